using System.Threading.Channels;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Checking;

/// <summary>What a run over everything is doing, for people who wait for it.</summary>
/// <param name="IsRunning">Whether it goes on.</param>
/// <param name="Done">How many items it has checked.</param>
internal sealed record CheckRunState(bool IsRunning, int Done);

/// <summary>
/// Keeps what checks find up to date, off every request: items that change are checked again; everything is where the ground
/// changes, such as a service's number, and at the beginning of each day. Several nodes may do the same work; none spoils another's.
/// </summary>
internal sealed partial class CheckWorker(RunChecks run, HubOptions options, TimeProvider time, ILogger<CheckWorker> logger) : BackgroundService, INodeFollower, ICheckRun
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);
    private readonly Channel<Work> waiting = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    private volatile CheckRunState state = new(false, 0);

    /// <inheritdoc />
    public bool IsRunning => state.IsRunning;

    /// <inheritdoc />
    public int Done => state.Done;

    /// <inheritdoc />
    public void Begin() => Put(new Work([], Everything: true));

    public Task RebuildAsync(CancellationToken cancellationToken)
    {
        Put(new Work([], Everything: false));
        return Task.CompletedTask;
    }

    public Task FollowAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var items = changes.Select(change => change.Item).OfType<ContentItemId>().Distinct().ToList();
        Put(new Work(items, Everything: changes.Any(change => change.Kind == ChangeKind.Definitions)));
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Checks.Background)
        {
            return;
        }

        // The host's start has better to do than this.
        await Task.Yield();
        string? mark = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var work = await NextAsync(stoppingToken);
                var ground = (await run.GroundAsync(stoppingToken)).Mark;
                if (work.Everything || work.IsLook || ground != mark)
                {
                    await AllAsync(work.Everything, stoppingToken);
                    mark = ground;
                }
                else
                {
                    await run.OfItemsAsync(work.Items, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                LogFailed(error);
                mark = null;
                await Task.Delay(TimeSpan.FromSeconds(30), time, CancellationToken.None).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task AllAsync(bool everything, CancellationToken cancellationToken)
    {
        state = new CheckRunState(true, 0);
        try
        {
            await run.AllAsync(section: null, everything, progress => state = new CheckRunState(true, progress.Done), cancellationToken);
        }
        finally
        {
            state = state with { IsRunning = false };
        }
    }

    // Where nothing works it off it would gather for as long as the host runs.
    private void Put(Work work)
    {
        if (options.Checks.Background)
        {
            waiting.Writer.TryWrite(work);
        }
    }

    // All that has gathered is one piece of work; now and then there is a look at the day even if nothing has.
    private async Task<Work> NextAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Look);
        try
        {
            await waiting.Reader.WaitToReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Work([], Everything: false) { IsLook = true };
        }

        var items = new HashSet<ContentItemId>();
        var everything = false;
        while (waiting.Reader.TryRead(out var work))
        {
            items.UnionWith(work.Items);
            everything |= work.Everything;
        }

        return new Work([.. items], everything);
    }

    [LoggerMessage(1, LogLevel.Warning, "Content could not be checked; it is tried again.", EventName = "ChecksFailed")]
    private partial void LogFailed(Exception error);

    private sealed record Work(IReadOnlyCollection<ContentItemId> Items, bool Everything)
    {
        /// <summary>Whether nothing has happened for a while: files that were being read may have been by now.</summary>
        public bool IsLook { get; init; }
    }
}
