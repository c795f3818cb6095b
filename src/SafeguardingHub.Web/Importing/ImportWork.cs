using System.Threading.Channels;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Safeguarding.Publications.Import;

namespace SafeguardingHub.Web.Importing;

/// <summary>
/// Runs imports one after another, and throws bundles away that have waited for a day. What waits when the host stops is not
/// run by itself afterwards: the page says that it was interrupted, and offers to go on.
/// </summary>
internal sealed partial class ImportWork(
    RunImport run, BundleFiles bundles, IWaitingBundles waiting, IActors actors, TimeProvider time, ILogger<ImportWork> logger) : BackgroundService, IImportQueue
{
    private readonly Channel<(Actor Actor, ImportBundle Bundle)> queue = Channel.CreateUnbounded<(Actor, ImportBundle)>(new UnboundedChannelOptions { SingleReader = true });

    public async Task AddAsync(Actor actor, ImportBundle bundle, CancellationToken cancellationToken)
    {
        if (await bundles.ProgressAsync(bundle, cancellationToken) is { } progress && progress.IsGoingOn(time.Now()))
        {
            return;
        }

        await bundles.KeepAsync(bundle, new ImportProgress(ImportStage.Waiting, time.Now(), 0, []), cancellationToken);
        await queue.Writer.WriteAsync((actor, bundle), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What the host does until here is done before any of this begins.
        await Task.Yield();
        try
        {
            await Task.WhenAll(ImportAsync(stoppingToken), SweepAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task ImportAsync(CancellationToken cancellationToken)
    {
        await foreach (var (actor, bundle) in queue.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                // Rights may have been taken away since the button was pressed.
                var now = await actors.FindAsync(actor.Kind, actor.Id, cancellationToken) ?? actor with { Grants = [] };
                await run.ExecuteAsync(now, bundle, cancellationToken);
            }
            catch (Exception error) when (error is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
            {
                LogFailed(error);
                await EndAsync(bundle, cancellationToken);
            }
        }
    }

    private async Task EndAsync(ImportBundle bundle, CancellationToken cancellationToken)
    {
        try
        {
            if (await bundles.ProgressAsync(bundle, cancellationToken) is { } progress)
            {
                await bundles.KeepAsync(bundle, progress with { Stage = ImportStage.Ended }, cancellationToken);
            }
        }
        catch (IOException error)
        {
            LogFailed(error);
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        do
        {
            try
            {
                waiting.Sweep(time.Now() - ImportBundle.Life);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                LogNotSwept(error);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    [LoggerMessage(70, LogLevel.Error, "An import ended early. What it made so far stays; it can be run again.", EventName = "ImportFailed")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(71, LogLevel.Warning, "Files that waited to be imported could not be thrown away; it is tried again in an hour.", EventName = "ImportsNotSwept")]
    private partial void LogNotSwept(Exception error);
}
