using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Web.Configuration;

namespace SafeguardingHub.Web.Following;

/// <summary>Once a day, deletes what has been kept for as long as it may be. Several nodes may do so: there is nothing to delete twice.</summary>
internal sealed partial class Retention(
    IFeedbackStore feedback, IAccounts accounts, IEditorsDesk desk, EmptyBin bin, IMediaSweep media, IOutsideLinks links, IOutbox outbox, IRedirects redirects, HubOptions options, BinLimits binLimits, TimeProvider time, ILogger<Retention> logger) : BackgroundService
{
    private static readonly Duration FormsLast = Duration.FromDays(30);
    private static readonly Duration LooseLinksLast = Duration.FromDays(30);

    // What is overdue for longer than this is told of anew.
    private static readonly Duration ToldLast = Duration.FromDays(400);

    // Longer than any upload or import takes from keeping bytes to naming them.
    private static readonly Duration UnnamedBytesLast = Duration.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), time);
        try
        {
            do
            {
                await ForgetAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    /// <summary>Deletes what is due.</summary>
    internal async Task ForgetAsync(CancellationToken cancellationToken)
    {
        try
        {
            var oldest = LondonTime.Day(time.Now()).PlusMonths(-options.FeedbackMonths);
            await feedback.ForgetBeforeAsync(oldest, cancellationToken);
            await accounts.ForgetSignInsAsync(time.Now() - Duration.FromDays(options.SignInMonths * 365 / 12), cancellationToken);
            await desk.ForgetBeforeAsync(time.Now() - FormsLast, cancellationToken);
            await bin.ExecuteAsync(Actor.System("retention"), time.Now() - Duration.FromDays(binLimits.Days), cancellationToken);
            await links.ForgetAsync(time.Now(), time.Now() - LooseLinksLast, cancellationToken);
            await redirects.ForgetUnmatchedAsync(LondonTime.Day(time.Now()).PlusDays(-AskedInVain.Days), cancellationToken);
            await outbox.ForgetToldBeforeAsync(time.Now() - ToldLast, cancellationToken);
            await media.SweepAsync(time.Now() - UnnamedBytesLast, cancellationToken);
        }
        catch (Exception error) when (error is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            // Whatever it is: an end of this work would end the host.
            LogFailed(error);
        }
    }

    [LoggerMessage(40, LogLevel.Warning, "What has been kept for long enough could not be deleted; it is tried again tomorrow.", EventName = "RetentionFailed")]
    private partial void LogFailed(Exception error);
}
