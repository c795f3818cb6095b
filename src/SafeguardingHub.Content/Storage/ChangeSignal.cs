namespace SafeguardingHub.Content.Storage;

/// <summary>
/// Wakes the one who follows the change log when this node has committed a change, and lets readers wait until it has been
/// followed: whoever publishes sees it on the very next request. Each follower with a pace of its own has one.
/// </summary>
public sealed class ChangeSignal : ICommitSignal, IDisposable
{
    // A reader who has waited this long gets what there is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim raised = new(0, 1);
    private readonly Lock sync = new();
    private TaskCompletionSource? unheard;
    private TaskCompletionSource? following;
    private volatile bool isLagging;

    /// <summary>Told at each commit as well, for those who follow the log at their own pace.</summary>
    public event Action? Raised;

    /// <inheritdoc />
    public void Raise()
    {
        Raised?.Invoke();
        lock (sync)
        {
            unheard ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Wake();
    }

    /// <summary>Wakes the one who follows, without anything that readers wait for.</summary>
    public void Wake()
    {
        try
        {
            raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // Raised already and not yet heard: one wake-up serves both.
        }
    }

    /// <summary>Waits for the next word, or for the time to look anyway.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => raised.WaitAsync(atMost, cancellationToken);

    /// <summary>Takes over what was raised so far; the answer is to be completed when it has been followed, or cannot be.</summary>
    public TaskCompletionSource? Take()
    {
        lock (sync)
        {
            var taken = unheard;
            following = taken ?? following;
            unheard = null;
            return taken;
        }
    }

    /// <summary>Tells that all has been followed; before what was taken is completed.</summary>
    public void CaughtUp() => isLagging = false;

    /// <summary>
    /// Waits, at most two seconds, until all that this node has committed before has been followed; costs nothing where that is so
    /// already.
    /// </summary>
    public ValueTask CaughtUpAsync(CancellationToken cancellationToken)
    {
        Task waiting;
        lock (sync)
        {
            waiting = (unheard ?? following)?.Task ?? Task.CompletedTask;
        }

        // Behind a large import one reader waits in vain, and not every one after him as well.
        return waiting.IsCompleted || isLagging ? ValueTask.CompletedTask : new ValueTask(BoundedAsync(waiting, cancellationToken));
    }

    /// <inheritdoc />
    public void Dispose() => raised.Dispose();

    private async Task BoundedAsync(Task waiting, CancellationToken cancellationToken)
    {
        try
        {
            await waiting.WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The database is slow or away, or there is much to follow: what was there before is better than nothing.
            isLagging = true;
        }
    }
}
