using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;
using SafeguardingHub.Search.Querying;

namespace SafeguardingHub.Search.Index;

/// <summary>
/// The life of the index on this node: it is opened or built, follows what is published, is built anew where it cannot be
/// trusted, and is lent to searches meanwhile. Nothing waits for it but searches, and those not for long; what goes wrong is
/// said once and tried again.
/// </summary>
public sealed partial class SearchIndex : IIndexReadings, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(10);

    private readonly IndexSource source;
    private readonly IndexLayout layout;
    private readonly IndexPlace place;
    private readonly IndexFollower follower;
    private readonly IFileTexts files;
    private readonly TimeProvider time;
    private readonly ILogger<SearchIndex> logger;
    private readonly ChangeSignal signal = new();
    private readonly IndexShelf shelf;
    private readonly IndexDamage damage;
    private readonly IndexRest rest;
    private readonly IndexRest buildRest;
    private readonly ConcurrentDictionary<string, bool> read = new(StringComparer.Ordinal);
    private volatile string? fault;
    private volatile IndexBuild? building;

    // Of the one who runs it alone.
    private FileStream? held;
    private IndexFile? current;
    private bool isFollowed;
    private RebuildReason? wanted;
    private Task<IndexFile>? build;
    private bool isLost;
    private bool isOfBuild;
    private DateTimeOffset asksAt;

    internal SearchIndex(IndexSource source, IndexLayout layout, IndexPlace place, IFileTexts files, TimeProvider time, ILogger<SearchIndex> logger)
    {
        (this.source, this.layout, this.place, this.files, this.time, this.logger) = (source, layout, place, files, time, logger);
        (rest, buildRest) = (new IndexRest(time), new IndexRest(time));
        follower = new IndexFollower(source);
        damage = new IndexDamage(place);
        shelf = new IndexShelf(layout, ((IIndexReadings)this).ReportDamage);
        files.Read += OnRead;
    }

    /// <summary>How the index stands.</summary>
    public IndexStatus Status
    {
        get
        {
            var generation = shelf.Generation;
            var activity = fault is not null ? IndexActivity.Failing : building is not null ? IndexActivity.Building : generation is null ? IndexActivity.Starting : IndexActivity.Following;
            return new IndexStatus(activity, generation?.Documents ?? 0, generation?.IsComplete == true, generation?.Position ?? 0, building?.Progress, fault);
        }
    }

    /// <summary>Says that this node has committed a change, so that it is followed at once.</summary>
    public void Raise() => signal.Raise();

    /// <summary>Follows and builds until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        shelf.Begin();
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await StepAsync(cancellationToken);
                await signal.WaitAsync(Interval, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop.
        }
        catch (Exception error)
        {
            Fail(IndexFaults.Of(error), error);
            throw;
        }
        finally
        {
            await CloseAsync();
        }
    }

    /// <inheritdoc />
    async ValueTask<IndexReading> IIndexReadings.BorrowAsync(CancellationToken cancellationToken) => await shelf.BorrowAsync(cancellationToken);

    /// <summary>Waits, within bounds, until all that this node has published can be found.</summary>
    public async ValueTask CaughtUpAsync(CancellationToken cancellationToken)
    {
        await shelf.FirstAsync(cancellationToken);
        await signal.CaughtUpAsync(cancellationToken);
    }

    /// <inheritdoc />
    void IIndexReadings.ReportDamage(bool isCertain)
    {
        damage.Report(isCertain);
        signal.Wake();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        files.Read -= OnRead;
        signal.Dispose();
    }

    private void OnRead(string hash)
    {
        read[hash] = true;
        signal.Wake();
    }

    private async Task StepAsync(CancellationToken cancellationToken)
    {
        var heard = signal.Take();
        try
        {
            if (rest.IsOn)
            {
                return;
            }

            held ??= place.TryHold();
            if (held is null)
            {
                Fail(IndexFaults.OtherProgram, error: null);
                return;
            }

            await WorkAsync(cancellationToken);
            signal.CaughtUp();
            rest.End();
            Recover();
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            if (error is SqliteException sqlite && Damage.IsTold(sqlite))
            {
                Want(RebuildReason.Damaged);
            }

            if (!isOfBuild)
            {
                rest.Failed();
            }

            isOfBuild = false;
            Fail(IndexFaults.Of(error), error);
        }
        finally
        {
            // Also where it failed: nobody waits for what may never come.
            heard?.TrySetResult();
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        // Where the new file could not take the place of the old one, that is still there, unless it was at fault itself.
        if (current is null && build is null && (wanted is null || (isLost && wanted is not RebuildReason.Damaged && File.Exists(place.Index))))
        {
            await OpenAsync(cancellationToken);
        }

        Notice();
        if (build is { IsCompleted: true })
        {
            await FinishAsync(cancellationToken);
        }

        if (current is not null && isFollowed && wanted is not RebuildReason.Damaged)
        {
            await FollowAsync(current, cancellationToken);
        }

        if (wanted is { } reason && build is null && !buildRest.IsOn)
        {
            Begin(reason, cancellationToken);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        isLost = false;
        var opened = IndexOpening.Of(place, layout, await source.Log.HeadAsync(cancellationToken));
        (current, isFollowed) = (opened.File, opened.IsFollowed);
        if (opened.Reason is { } reason)
        {
            Want(reason);
        }

        if (current is null)
        {
            return;
        }

        if (!opened.IsChecked)
        {
            damage.LookThrough();
        }

        shelf.Put(current);
        asksAt = time.GetUtcNow();
    }

    // What others have said since the last step.
    private void Notice()
    {
        if (damage.IsFound(isTrusted: current is not null && wanted is null))
        {
            current?.MarkIncomplete();
            Want(RebuildReason.Damaged);
        }

        if (place.IsAsked)
        {
            Want(RebuildReason.Asked);
        }

        if (current is not null && !File.Exists(place.Index))
        {
            Want(RebuildReason.Missing);
        }
    }

    private async Task FollowAsync(IndexFile file, CancellationToken cancellationToken)
    {
        if (await follower.FollowAsync(file, cancellationToken) is { } reason)
        {
            Want(reason);
            if (reason != RebuildReason.Definitions)
            {
                isFollowed = false;
                file.MarkIncomplete();
                return;
            }
        }

        // Whoever is told again meanwhile counts again: what is followed may be what was read before.
        var hashes = read.Keys.Where(hash => read.TryRemove(hash, out _)).ToList();
        try
        {
            if (hashes.Count > 0)
            {
                await follower.FollowReadAsync(file, hashes, cancellationToken);
            }
        }
        catch
        {
            hashes.ForEach(hash => read[hash] = true);
            throw;
        }

        // Whoever reads the files may have forgotten what he was asked for: the queue is full, or the disk was.
        if (time.GetUtcNow() is var now && now >= asksAt)
        {
            await follower.FollowAwaitedAsync(file, cancellationToken);
            asksAt = now + AskAgain;
        }
    }

    private void Begin(RebuildReason reason, CancellationToken cancellationToken)
    {
        LogBuilding(reason);
        var begun = new IndexBuild(source, layout, place.New);
        building = begun;
        build = Task.Run(() => begun.RunAsync(current is null ? shelf.Put : null, new Answering(place), cancellationToken), CancellationToken.None);
        _ = build.ContinueWith(_ => signal.Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        var done = build!;
        build = null;
        try
        {
            await SwapAsync(await done, cancellationToken);
        }
        catch
        {
            shelf.Forget(current);
            isLost = current is null;
            isOfBuild = true;
            buildRest.Failed();
            throw;
        }
        finally
        {
            building = null;
        }
    }

    private async Task SwapAsync(IndexFile built, CancellationToken cancellationToken)
    {
        RebuildReason? again;
        try
        {
            again = await follower.FollowAsync(built, cancellationToken);
            if (again is not (null or RebuildReason.Definitions))
            {
                shelf.Forget(current);
                await built.CloseAsync();
                wanted = again;
                return;
            }
        }
        catch
        {
            shelf.Forget(current);
            await built.CloseAsync();
            throw;
        }

        var memories = built.Generation.Memories;
        var old = current;
        current = null;
        current = await shelf.ReplaceAsync(old, built, place.Index, memories);
        (isFollowed, wanted) = (true, again);
        place.Done();
        asksAt = time.GetUtcNow();
        buildRest.End();
        LogBuilt(current.Count, current.State.Position);
    }

    private void Want(RebuildReason reason) => wanted = wanted is null or RebuildReason.Definitions or RebuildReason.Asked ? reason : wanted;

    private void Recover()
    {
        // What is followed while nothing can be built is not all that there is to do.
        if (fault is not null && !buildRest.IsFailing)
        {
            LogRecovered();
            fault = null;
        }
    }

    private void Fail(string reason, Exception? error)
    {
        if (fault is null)
        {
            LogFailed(reason, error);
        }

        fault = reason;
    }

    private async Task CloseAsync()
    {
        if (build is not null)
        {
            await ((Task)build).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (build.IsCompletedSuccessfully)
            {
                await (await build).CloseAsync();
            }
        }

        shelf.Forget(null);
        if (current is not null)
        {
            await current.CloseAsync();
            current = null;
        }

        if (held is not null)
        {
            await held.DisposeAsync();
            held = null;
        }
    }

    [LoggerMessage(41, LogLevel.Information, "The search index is being built ({Reason}).", EventName = "IndexBuilding")]
    private partial void LogBuilding(RebuildReason reason);

    [LoggerMessage(42, LogLevel.Information, "The search index is built: {Documents} items, as of change {Position}.", EventName = "IndexBuilt")]
    private partial void LogBuilt(int documents, long position);

    [LoggerMessage(43, LogLevel.Warning, "The search index cannot go on ({Reason}); it is tried again, and publishing goes on without it.", EventName = "IndexFailed")]
    private partial void LogFailed(string reason, Exception? error);

    [LoggerMessage(44, LogLevel.Information, "The search index goes on.", EventName = "IndexRecovered")]
    private partial void LogRecovered();
}
