using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Web.Following;

/// <summary>
/// Time as a source of change: every few seconds, due moments that have come are turned into rows of the change log, where
/// every node's followers meet them, and what people planned for this moment is done. Several nodes may run this clock; a moment
/// told twice changes nothing more, and a plan is carried out once, by whoever is first. What fell due while nobody ran is done at the start.
/// </summary>
internal sealed partial class DueClock(
    IHubStore store, IChangeLog log, IEditorsContent content, CarryOutPlan carryOut, TimeProvider time, ILogger<DueClock> logger) : BackgroundService
{
    private const int AtATime = 500;
    private const int PlansAtATime = 50;
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

                await CarryOutAsync(stoppingToken);
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

    /// <summary>Does what people planned for now or before, in order. One plan that fails keeps no other from being carried out.</summary>
    internal async Task CarryOutAsync(CancellationToken cancellationToken)
    {
        foreach (var item in await content.PlansDueAsync(time.Now(), PlansAtATime, cancellationToken))
        {
            try
            {
                await carryOut.ExecuteAsync(item, cancellationToken);
            }
            catch (Exception error) when (error is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
            {
                LogPlanFailed(item.Value, error);
            }
        }
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

    [LoggerMessage(3, LogLevel.Warning, "What was planned for item {Item} could not be done; it is tried again.", EventName = "PlanFailed")]
    private partial void LogPlanFailed(string item, Exception error);
}
