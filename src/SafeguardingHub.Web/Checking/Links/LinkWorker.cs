using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Links;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Web.Configuration;

namespace SafeguardingHub.Web.Checking.Links;

/// <summary>
/// Follows the links to other sites, off every request and one after the other. Of several nodes one does it. Where an answer
/// changes what is known of an address, the pages that have it are checked again.
/// </summary>
internal sealed partial class LinkWorker(
    IOutsideLinks links, LinkAsker asker, RunChecks run, HubOptions options, TimeProvider time, ILogger<LinkWorker> logger) : BackgroundService
{
    private const int AtATime = 50;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);
    private static readonly Duration Turn = Duration.FromMinutes(10);
    private static readonly Duration Heard = Duration.FromHours(1);
    private static readonly Duration ProbeEvery = Duration.FromMinutes(10);
    private readonly string node = Guid.NewGuid().ToString("N");
    private Instant probedAt = Instant.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Links.Ask)
        {
            return;
        }

        await Task.Yield();
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            do
            {
                await TryAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    /// <summary>Asks for the addresses whose time has come, as far as it is this node's turn; how many were asked for.</summary>
    internal async Task<int> RoundAsync(CancellationToken cancellationToken)
    {
        var due = await links.DueAsync(time.Now(), AtATime, cancellationToken);

        // One address of each site, then the next of each: a site with many is left alone while others are asked.
        var inTurn = due.GroupBy(link => OutsideAddress.Of(link.Address)?.Host ?? "", StringComparer.Ordinal)
            .SelectMany(site => site.Select((link, index) => (link, index))).OrderBy(pair => pair.index).Select(pair => pair.link).ToList();
        var asked = 0;
        foreach (var link in inTurn)
        {
            if (!await links.TakeTurnAsync(node, time.Now(), time.Now() + Turn, cancellationToken))
            {
                return asked;
            }

            await AskAsync(link, cancellationToken);
            asked++;
        }

        return asked;
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await RoundAsync(cancellationToken) == AtATime)
            {
                // More are waiting than one round takes.
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            // Whatever it is: an end of this work would end the host.
            LogFailed(error);
        }
    }

    private async Task AskAsync(KnownLink before, CancellationToken cancellationToken)
    {
        var answer = await asker.AskAsync(before.Address, cancellationToken);
        if (answer.IsUnheard && !await HasWayOutAsync(before, cancellationToken))
        {
            answer = new LinkAnswer(LinkAnswerKind.NoWayOut);
        }

        var after = LinkJudgement.After(before, answer, time.Now(), Duration.FromDays(options.Links.EveryDays));
        await links.KeepAsync(after, cancellationToken);
        var today = LondonTime.Day(time.Now());
        if (before.On(today) with { CheckedAt = null } != after.On(today) with { CheckedAt = null })
        {
            await run.OfItemsAsync([.. await links.HoldersAsync(before.Key, cancellationToken)], cancellationToken);
        }
    }

    // Where nobody has answered for an hour, somebody who did answer is asked first: a hub without a way out would call every page gone.
    private async Task<bool> HasWayOutAsync(KnownLink silent, CancellationToken cancellationToken)
    {
        var since = time.Now() - Heard;
        if (asker.LastHeardAt < since || asker.LastHeardAt is null)
        {
            if (time.Now() - probedAt < ProbeEvery || await links.WorkingAsync(silent.Key, cancellationToken) is not { } probe)
            {
                return false;
            }

            probedAt = time.Now();
            await asker.AskAsync(probe.Address, cancellationToken);
        }

        return asker.LastHeardAt >= since;
    }

    [LoggerMessage(60, LogLevel.Warning, "Links to other sites could not be followed; it is tried again.", EventName = "LinksFailed")]
    private partial void LogFailed(Exception error);
}
