using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Web.Following;

/// <summary>
/// Time as a source of change: every few seconds, due moments that have come are turned into rows of the change log, where
/// every node's followers meet them. Several nodes may run this clock; a moment told twice changes nothing more.
/// </summary>
internal sealed partial class DueClock(IHubStore store, IChangeLog log, TimeProvider time, ILogger<DueClock> logger) : BackgroundService
{
    private const int AtATime = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var isFailing = false;
        do
        {
            try
            {
                while (await RaiseAsync(stoppingToken))
                {
                    // More have come than one change takes: on with the next at once.
                }

                isFailing = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // Whatever it is: an end of this clock would end the host, and with it the pages that are in memory.
                if (!isFailing)
                {
                    LogFailed(error);
                }

                isFailing = true;
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    // Almost always nothing is due: one small query says so without troubling the writers.
    private async Task<bool> RaiseAsync(CancellationToken cancellationToken)
    {
        var now = time.Now();
        if (await log.NextDueAsync(cancellationToken) is not { } next || next > now)
        {
            return false;
        }

        await using var unit = await store.BeginAsync(cancellationToken);
        var raised = await unit.RaiseDueAsync(now, AtATime, cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return raised > 0;
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(2, LogLevel.Warning, "Due moments could not be told; they are tried again.", EventName = "DueMomentsFailed")]
    private partial void LogFailed(Exception error);
}
