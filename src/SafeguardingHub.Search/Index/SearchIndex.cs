using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SafeguardingHub.Search.Extraction;

namespace SafeguardingHub.Search.Index;

/// <summary>
/// The life of the index on this node: it is opened or built, follows what is published, is built anew where it cannot be
/// trusted, and is lent to searches meanwhile. Nothing waits for it but searches, and those not for long; what goes wrong is
/// said once and tried again.
/// </summary>
public sealed partial class SearchIndex : IIndexReadings, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly IndexSource source;
    private readonly IndexLayout layout;
    private readonly IndexPlace place;
    private readonly IndexFollower follower;
    private readonly IFileTexts files;
    private readonly TimeProvider time;
    private readonly ILogger<SearchIndex> logger;
    private readonly IndexSignal signal = new();
    private readonly IndexShelf shelf;
    private readonly ConcurrentDictionary<string, bool> read = new(StringComparer.Ordinal);
    private volatile string? fault;
    private volatile bool isDamageReported;
    private volatile IndexBuild? building;

    // Of the one who runs it alone.
    private FileStream? held;
    private IndexFile? current;
    private bool isFollowed;
    private RebuildReason? wanted;
    private Task<IndexFile>? build;
    private Task<string?>? check;
    private TimeSpan rest;
    private DateTimeOffset restsUntil;

    internal SearchIndex(IndexSource source, IndexLayout layout, IndexPlace place, IFileTexts files, TimeProvider time, ILogger<SearchIndex> logger)
    {
        (this.source, this.layout, this.place, this.files, this.time, this.logger) = (source, layout, place, files, time, logger);
        follower = new IndexFollower(source);
        shelf = new IndexShelf(layout, ReportDamage);
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
        await signal.WaitUntilFollowedAsync(cancellationToken);
    }

    /// <summary>Says that the file that searches read is damaged.</summary>
    public void ReportDamage()
    {
        isDamageReported = true;
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
            held ??= place.TryLock();
            if (held is null)
            {
                Fail("another program is writing it", error: null);
                return;
            }

            await WorkAsync(cancellationToken);
            signal.CaughtUp();
            if (fault is not null)
            {
                LogRecovered();
            }

            fault = null;
            rest = TimeSpan.Zero;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            if (error is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB })
            {
                Want(RebuildReason.Damaged);
            }

            Fail(KindOf(error), error);
        }
        finally
        {
            // Also where it failed: nobody waits for what may never come.
            heard?.TrySetResult();
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        if (current is null && build is null && wanted is null)
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

        if (wanted is { } reason && build is null && time.GetUtcNow() >= restsUntil)
        {
            Begin(reason, cancellationToken);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
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

        check = opened.IsChecked ? null : Task.Run(() => IndexOpening.FindDamage(place), CancellationToken.None);
        shelf.Put(current);
        if (isFollowed)
        {
            await follower.FollowAwaitedAsync(current, cancellationToken);
        }
    }

    // What others have said since the last step.
    private void Notice()
    {
        if (check is { IsCompletedSuccessfully: true, Result: not null } || isDamageReported)
        {
            current?.MarkIncomplete();
            Want(RebuildReason.Damaged);
        }

        check = check is { IsCompleted: true } ? null : check;
        isDamageReported = false;
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

        var hashes = read.Keys.ToList();
        if (hashes.Count > 0)
        {
            await follower.FollowReadAsync(file, hashes, cancellationToken);
            hashes.ForEach(hash => read.TryRemove(hash, out _));
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
            rest = rest == TimeSpan.Zero ? TimeSpan.FromSeconds(1) : TimeSpan.FromTicks(Math.Min(rest.Ticks * 2, LongestRest.Ticks));
            restsUntil = time.GetUtcNow() + rest;
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
        LogBuilt(current.Count, current.State.Position);
        await follower.FollowAwaitedAsync(current, cancellationToken);
    }

    private void Want(RebuildReason reason) => wanted = wanted is null or RebuildReason.Definitions or RebuildReason.Asked ? reason : wanted;

    // Told to whoever asks how the hub is, so nothing of the machine: paths and messages are for the log.
    private static string KindOf(Exception error) => error switch
    {
        DbException => "a database does not answer",
        UnauthorizedAccessException => "a file may not be written",
        IOException => "a file or folder cannot be used",
        _ => "a fault of its own",
    };

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

    private sealed class Answering(IndexPlace place) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => place.Answer(value);
    }
}
