using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Web.Following;

/// <summary>Follows the change log on this node; keeps nothing that it could not rebuild.</summary>
internal interface INodeFollower
{
    /// <summary>Begins anew from the present state: at start, and when the database is no longer the one that was followed.</summary>
    Task RebuildAsync(CancellationToken cancellationToken);

    /// <summary>Takes note of changes, in order.</summary>
    Task FollowAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken);
}

/// <summary>
/// Wakes the watcher of the log when this node itself has committed a change, and lets readers of this node wait until the
/// watcher has followed it: whoever publishes sees the new page on the very next request.
/// </summary>
internal sealed class ChangeSignal : ICommitSignal, IDisposable
{
    // A reader who has waited this long gets the page as it was.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim raised = new(0, 1);
    private readonly Lock sync = new();
    private TaskCompletionSource? unheard;
    private TaskCompletionSource? following;

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

        try
        {
            raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // Raised already and not yet heard: one wake-up serves both.
        }
    }

    public void Dispose() => raised.Dispose();

    /// <summary>Waits for the next word, or for the time to look anyway.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => raised.WaitAsync(atMost, cancellationToken);

    /// <summary>Takes over what was raised so far; the answer is to be completed when the log has been followed, or cannot be.</summary>
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

    /// <summary>Waits until all that this node has committed has been followed; costs nothing where that is so already.</summary>
    public ValueTask CaughtUpAsync(CancellationToken cancellationToken)
    {
        Task waiting;
        lock (sync)
        {
            waiting = (unheard ?? following)?.Task ?? Task.CompletedTask;
        }

        return waiting.IsCompleted ? ValueTask.CompletedTask : new ValueTask(BoundedAsync(waiting, cancellationToken));
    }

    private static async Task BoundedAsync(Task waiting, CancellationToken cancellationToken)
    {
        try
        {
            await waiting.WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The database is slow or away: an older page is better than none.
        }
    }
}

/// <summary>
/// Watches the head of the change log, every half second and whenever this node commits, and tells the followers of each
/// new row. A database that does not answer is asked again; what pages are in memory go on being served.
/// </summary>
internal sealed partial class ChangeWatcher(
    IChangeLog log, IReadOnlyList<INodeFollower> followers, ChangeSignal signal, ILogger<ChangeWatcher> logger) : BackgroundService
{
    private const int RowsAtATime = 1000;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private ChangeHead? seen;

    /// <summary>Builds the followers before the host answers.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        seen = await BeginAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isFailing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(Interval, stoppingToken);
                var heard = signal.Take();
                try
                {
                    await CatchUpAsync(stoppingToken);
                    isFailing = false;
                }
                finally
                {
                    // Also where it failed: nobody waits for a database that does not answer.
                    heard?.TrySetResult();
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                if (!isFailing)
                {
                    LogUnreachable(error);
                }

                isFailing = true;
            }
        }
    }

    // The head is read first: what is committed meanwhile is followed again rather than missed.
    private async Task<ChangeHead> BeginAsync(CancellationToken cancellationToken)
    {
        var head = await log.HeadAsync(cancellationToken);
        foreach (var follower in followers)
        {
            await follower.RebuildAsync(cancellationToken);
        }

        return head;
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var head = await log.HeadAsync(cancellationToken);
        if (seen!.Epoch != head.Epoch || seen.Number > head.Number)
        {
            // A backup was restored: numbers of before mean nothing.
            seen = await BeginAsync(cancellationToken);
            return;
        }

        var position = seen.Number;
        while (position < head.Number)
        {
            var rows = await log.AfterAsync(position, RowsAtATime, cancellationToken);
            if (rows.Count == 0)
            {
                break;
            }

            foreach (var follower in followers)
            {
                await follower.FollowAsync(rows, cancellationToken);
            }

            position = rows[^1].Number;
            seen = head with { Number = position };
        }

        seen = head with { Number = position };
    }

    [LoggerMessage(1, LogLevel.Warning, "The change log cannot be read; pages in memory go on being served.", EventName = "ChangeLogUnreachable")]
    private partial void LogUnreachable(Exception error);
}
