using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Configuration;

namespace SafeguardingHub.Web.Following;

/// <summary>
/// Works out live items anew after their definitions have changed, off every request and for all nodes together: one of them acts,
/// and what it breaks off is begun again. What comes out as it was is not written, so nothing is done twice that could be seen.
/// </summary>
internal sealed partial class ProjectionWorker(
    ProjectAgain project, ITypeContent content, IFollowerPositions positions, ChangeSignal signal, HubOptions options, TimeProvider time, ILogger<ProjectionWorker> logger)
    : BackgroundService, IProjectionRun
{
    /// <summary>The follower's name.</summary>
    public const string Name = "projections";

    // Another node that changed definitions, or died over its work, is noticed this late.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    // Several changes in a row, as somebody makes them who sets up a type, are often one piece of work.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly Duration Lease = Duration.FromMinutes(15);
    private readonly string node = Guid.NewGuid().ToString("N");
    private readonly SemaphoreSlim raised = new(0, 1);
    private volatile ProjectionProgress? now;

    /// <inheritdoc />
    public ProjectionProgress? Now => now;

    /// <summary>Works out what has changed since the position that all nodes share; null where nothing has, or another node is at it.</summary>
    internal async Task<ProjectionProgress?> CatchUpAsync(CancellationToken cancellationToken)
    {
        if (IsNone(await content.ChangedAsync(await positions.FindAsync(Name, cancellationToken), cancellationToken)))
        {
            return null;
        }

        var at = time.Now();
        if (await positions.TakeAsync(Name, node, at, at + Lease, cancellationToken) is not { } position)
        {
            return null;
        }

        var changed = await content.ChangedAsync(position, cancellationToken);
        try
        {
            var done = IsNone(changed) ? null : await project.ExecuteAsync(changed, progress => now = progress, cancellationToken);
            await positions.MoveAsync(Name, node, changed.Position, CancellationToken.None);
            return done;
        }
        catch
        {
            // Whoever looks next begins again, and need not wait for the lease to end.
            await positions.MoveAsync(Name, node, position, CancellationToken.None);
            throw;
        }
        finally
        {
            now = null;
        }
    }

    public override void Dispose()
    {
        raised.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Definitions.Background)
        {
            return;
        }

        await Task.Yield();
        signal.Raised += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await CatchUpAsync(stoppingToken);
                    await raised.WaitAsync(Look, stoppingToken);
                    await Task.Delay(Pause, time, stoppingToken);
                }
                catch (Exception error) when (error is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
                {
                    LogFailed(error);
                    await Task.Delay(Look, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            signal.Raised -= Wake;
        }
    }

    private static bool IsNone(ChangedDefinitions changed) => changed.Types.IsEmpty && changed.Parts.IsEmpty;

    private void Wake()
    {
        try
        {
            raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // Woken already.
        }
        catch (ObjectDisposedException)
        {
            // The host stops.
        }
    }

    [LoggerMessage(71, LogLevel.Warning, "Live items could not be worked out anew after a change of definitions; it is tried again.", EventName = "ProjectionFailed")]
    private partial void LogFailed(Exception error);
}
