using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Index;

/// <summary>Why an index is built anew.</summary>
internal enum RebuildReason
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It was made by another version of the hub.</summary>
    OtherVersion,

    /// <summary>It was made from another database, or from one that has been restored.</summary>
    OtherDatabase,

    /// <summary>It holds what the database does not: a restore without a new epoch.</summary>
    AheadOfLog,

    /// <summary>The log no longer holds all that has changed since.</summary>
    LogTrimmed,

    /// <summary>The file is damaged.</summary>
    Damaged,

    /// <summary>Definitions have changed.</summary>
    Definitions,

    /// <summary>Somebody asked for it.</summary>
    Asked,
}

/// <summary>
/// Brings an index file up to the head of the change log. A row only says where to look: what is written is what is published
/// now, with a shared ground that is at least as new, so a row that is followed twice changes nothing more.
/// </summary>
internal sealed class IndexFollower(IndexSource source)
{
    private const int RowsAtATime = 500;

    /// <summary>Follows the log to where its head is at the beginning; tells why the file must be built anew where that is so.</summary>
    public async Task<RebuildReason?> FollowAsync(IndexFile file, CancellationToken cancellationToken)
    {
        var head = await source.Log.HeadAsync(cancellationToken);
        if (file.State.Epoch != head.Epoch)
        {
            return RebuildReason.OtherDatabase;
        }

        if (file.State.Position > head.Number)
        {
            return RebuildReason.AheadOfLog;
        }

        while (file.State.Position < head.Number)
        {
            var rows = await source.Log.AfterAsync(file.State.Position, RowsAtATime, cancellationToken);
            if (rows.Count == 0 || rows[0].Number != file.State.Position + 1)
            {
                return RebuildReason.LogTrimmed;
            }

            await FollowAsync(file, rows, cancellationToken);
        }

        return file.State.IsStale ? RebuildReason.Definitions : null;
    }

    /// <summary>Writes again the items with these files.</summary>
    public async Task FollowReadAsync(IndexFile file, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken) =>
        await RewriteAsync(file, file.Read(connection => Dependents.On(connection, hashes.Select(hash => DocumentTextWriter.Awaited + hash))), 0, null, cancellationToken);

    /// <summary>Writes again the items whose files had not been read when they were written; what still has not is asked for again.</summary>
    public Task FollowAwaitedAsync(IndexFile file, CancellationToken cancellationToken) =>
        RewriteAsync(file, file.Read(Dependents.Awaiting), 0, null, cancellationToken);

    private async Task FollowAsync(IndexFile file, IReadOnlyList<Change> rows, CancellationToken cancellationToken)
    {
        var state = file.State with
        {
            Position = rows[^1].Number,
            IsStale = file.State.IsStale || rows.Any(row => row.Kind == ChangeKind.Definitions),
        };
        if (rows.LastOrDefault(row => row.IsPublic) is not { } last)
        {
            file.Write(new IndexBatch([], [], state));
            return;
        }

        var items = rows.Where(row => row.Kind is ChangeKind.Published or ChangeKind.Withdrawn or ChangeKind.Due or ChangeKind.Projected).Select(row => row.Item).OfType<ContentItemId>().ToHashSet();
        var keys = await source.KeysAsync(items, cancellationToken);
        var dependents = file.Read(connection => Dependents.On(
            connection,
            items.Select(item => $"id:{item.Value}").Concat(Dependents.FormerAliases(connection, items).Select(alias => $"alias:{alias}")).Concat(keys)));
        if (rows.Any(row => row.Kind == ChangeKind.Media))
        {
            dependents.UnionWith(await Dependents.OnChangedMediaAsync(file, source.Published, cancellationToken));
        }

        // Those that depend on the items first, in as many transactions as it takes: the position moves with the last one, so what
        // is broken off is done again, and the former aliases are still known then.
        dependents.ExceptWith(items);
        await RewriteAsync(file, dependents, last.Number, null, cancellationToken);
        await RewriteAsync(file, items, last.Number, state, cancellationToken);
    }

    // The state goes with the last batch, so that one change is one transaction.
    private async Task RewriteAsync(IndexFile file, HashSet<ContentItemId> items, long generation, IndexState? state, CancellationToken cancellationToken)
    {
        IndexBatch? last = null;
        await foreach (var batch in source.FindAsync(items, file.State.Epoch, generation, cancellationToken))
        {
            if (last is not null)
            {
                file.Write(last);
            }

            last = batch;
        }

        if (last is not null || state is not null)
        {
            file.Write((last ?? new IndexBatch([], [], State: null)) with { State = state });
        }
    }
}
