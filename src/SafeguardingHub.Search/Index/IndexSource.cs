using System.Collections.Immutable;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Index;

/// <summary>Where the index gets its items from: published content, and nothing else.</summary>
internal sealed class IndexSource(IChangeLog log, IPublishedDocuments documents, IPublishedContent published, ISearchGround ground, DocumentTextBuilder builder)
{
    /// <summary>How many items are read and written at once: what is held in memory of a large hub.</summary>
    public const int ItemsAtATime = 200;

    public IChangeLog Log => log;

    public IPublishedContent Published => published;

    public Task<int> CountAsync(CancellationToken cancellationToken) => documents.CountAsync(cancellationToken);

    /// <summary>The shared ground, not older than that row of the log.</summary>
    public Task<PublicSnapshot> GroundAsync(long generation, CancellationToken cancellationToken) => ground.AtLeastAsync(generation, cancellationToken);

    /// <summary>The items of a batch, ready to be written; those that are not published are to be removed.</summary>
    public async Task<IndexBatch> FindAsync(IReadOnlyCollection<ContentItemId> ids, PublicSnapshot snapshot, CancellationToken cancellationToken)
    {
        var written = ImmutableArray.CreateBuilder<IndexedItem>();
        foreach (var chunk in ids.Chunk(ItemsAtATime))
        {
            written.AddRange(await builder.BuildAsync(await documents.FindAsync(chunk, cancellationToken), snapshot, cancellationToken));
        }

        var found = written.Select(item => item.Document.Item.Id).ToHashSet();
        return new IndexBatch(written.ToImmutable(), [.. ids.Where(id => !found.Contains(id))], State: null);
    }

    /// <summary>All items in order of id, in batches.</summary>
    public async IAsyncEnumerable<ImmutableArray<IndexedItem>> AllAsync(
        long generation, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ContentItemId? last = null;
        while (await documents.AfterAsync(last, ItemsAtATime, cancellationToken) is { Count: > 0 } batch)
        {
            yield return await builder.BuildAsync(batch, await ground.AtLeastAsync(generation, cancellationToken), cancellationToken);
            last = batch[^1].Item.Id;
        }
    }
}
