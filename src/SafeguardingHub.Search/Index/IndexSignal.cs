namespace SafeguardingHub.Search.Index;

/// <summary>Wakes the one who follows, and lets those wait who want to see what was changed before they asked.</summary>
internal sealed class IndexSignal : IDisposable
{
    // Who has waited this long gets what there is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim raised = new(0, 1);
    private readonly Lock sync = new();
    private TaskCompletionSource? unheard;
    private TaskCompletionSource? following;
    private volatile bool isLagging;

    /// <summary>Says that this node has committed a change.</summary>
    public void Raise()
    {
        lock (sync)
        {
            unheard ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Wake();
    }

    /// <summary>Wakes the one who follows, without anything to wait for.</summary>
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

    /// <summary>Takes over what was raised so far; to be completed when it has been followed, or cannot be.</summary>
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

    /// <summary>Tells that all has been followed.</summary>
    public void CaughtUp() => isLagging = false;

    /// <summary>Waits until all that was raised before has been followed; at most two seconds.</summary>
    public ValueTask WaitUntilFollowedAsync(CancellationToken cancellationToken)
    {
        Task waiting;
        lock (sync)
        {
            waiting = (unheard ?? following)?.Task ?? Task.CompletedTask;
        }

        // Behind a large import one reader waits in vain, and not every one after him as well.
        return waiting.IsCompleted || isLagging ? ValueTask.CompletedTask : new ValueTask(BoundedAsync(waiting, Patience, cancellationToken));
    }

    /// <inheritdoc />
    public void Dispose() => raised.Dispose();

    private async Task BoundedAsync(Task waiting, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            await waiting.WaitAsync(patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            isLagging = true;
        }
    }
}
