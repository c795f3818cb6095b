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
                    signal.CaughtUp();
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
