using Microsoft.Data.Sqlite;

namespace SafeguardingHub.Search.Index;

/// <summary>How a rebuild from the command line ended.</summary>
public enum RebuildOutcome
{
    /// <summary>This program has built the index.</summary>
    Built = 0,

    /// <summary>The server has built it, as it was asked to.</summary>
    BuiltByServer = 1,

    /// <summary>It was broken off here, when the server had begun already: the server goes on.</summary>
    LeftToServer = 2,
}

/// <summary>What the command line does with the index: builds it anew, and compares it with what is published.</summary>
public sealed class IndexUpkeep
{
    private const int MostDifferences = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly IndexSource source;
    private readonly IndexLayout layout;
    private readonly IndexPlace place;

    internal IndexUpkeep(IndexSource source, IndexLayout layout, IndexPlace place) => (this.source, this.layout, this.place) = (source, layout, place);

    /// <summary>
    /// Builds the index anew. Beside a server, which writes the file, it is the server that does it: it is asked to, and watched
    /// until it is done. Should it end meanwhile, this program goes on in its place.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was broken off, and no server builds it either.</exception>
    public async Task<RebuildOutcome> RebuildAsync(IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var isAsked = false;
        try
        {
            while (true)
            {
                await using (var held = place.TryLock())
                {
                    if (held is not null)
                    {
                        await BuildAsync(progress, cancellationToken);
                        return RebuildOutcome.Built;
                    }
                }

                if (!isAsked)
                {
                    place.Ask();
                    isAsked = true;
                }

                if (place.Progress() is { } told)
                {
                    progress?.Report(told);
                }

                await Task.Delay(Interval, cancellationToken);
                if (!place.IsAsked)
                {
                    return RebuildOutcome.BuiltByServer;
                }
            }
        }
        catch (OperationCanceledException) when (isAsked)
        {
            await using var held = place.TryLock();
            if (held is null && place.Progress() is not null)
            {
                return RebuildOutcome.LeftToServer;
            }

            place.Done();
            throw;
        }
    }

    /// <summary>
    /// Compares the index with one that is built for the purpose: every document, what it depends on, and the rows of every
    /// table. Works beside a server, which is given a moment to follow what has just been published.
    /// </summary>
    /// <returns>The differences, a line each, at most a hundred; none where the two agree.</returns>
    public async Task<IReadOnlyList<string>> VerifyAsync(IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        if (!File.Exists(place.Index))
        {
            return ["There is no index: start the server, or run 'index rebuild'."];
        }

        using var own = place.NewFresh();
        IndexFile? fresh = null;
        try
        {
            fresh = await new IndexBuild(source, layout, own.Path).RunAsync(isShown: null, progress, cancellationToken);
            return await CompareAsync(fresh, cancellationToken);
        }
        catch (SqliteException error) when (fresh is not null)
        {
            return [$"The index cannot be read: {error.Message}"];
        }
        finally
        {
            await (fresh?.CloseAsync() ?? Task.CompletedTask);
        }
    }

    private async Task BuildAsync(IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var built = await new IndexBuild(source, layout, place.New).RunAsync(isShown: null, progress, cancellationToken);
        var shelf = new IndexShelf(layout, _ => { });
        try
        {
            await new IndexFollower(source).FollowAsync(built, cancellationToken);
        }
        catch
        {
            await built.CloseAsync();
            throw;
        }

        var placed = await shelf.ReplaceAsync(old: null, built, place.Index, built.Generation.Memories);
        await placed.CloseAsync();
        place.Done();
    }

    private async Task<IReadOnlyList<string>> CompareAsync(IndexFile fresh, CancellationToken cancellationToken)
    {
        var follower = new IndexFollower(source);
        for (var tries = 0; ; tries++)
        {
            // What is published while the two are compared is followed by both, and the two are then compared again.
            await follower.FollowAsync(fresh, cancellationToken);
            using var connection = IndexConnections.OpenReader(place.Index);
            IndexConnections.Execute(connection, "BEGIN; SELECT one FROM state");
            var state = IndexState.Read(connection);
            if (!layout.CanRead(state.Fingerprint))
            {
                return ["The index was made by another version of the hub: it is built anew when the server starts."];
            }

            if (state.Epoch != fresh.State.Epoch)
            {
                return ["The index was made from another database, or from before a restore: it is built anew when the server starts."];
            }

            if (IndexConnections.FindDamage(connection, isThorough: true) is { } damage)
            {
                return [$"The file is damaged: {damage}"];
            }

            var differences = fresh.Read(other => IndexComparison.Find(connection, other, layout, MostDifferences));
            var isBehind = state.Position != fresh.State.Position;
            if (!isBehind || tries >= 50)
            {
                return isBehind ? [$"The index stands at change {state.Position}, the hub at {fresh.State.Position}.", .. differences] : differences;
            }

            await Task.Delay(Interval, cancellationToken);
        }
    }
}
