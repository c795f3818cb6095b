using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Index;

/// <summary>Where the index gets its items from: published content, and nothing else.</summary>
internal sealed class IndexSource(IChangeLog log, IPublishedDocuments documents, IPublishedContent published, IIndexGround ground, DocumentTextBuilder builder)
{
    /// <summary>The most items that are read and written at once.</summary>
    public const int ItemsAtATime = 200;

    // The texts of files are loaded for so many items together, before anybody knows how long they are.
    private const int ItemsWithFiles = 10;

    /// <summary>
    /// How many characters end a batch that has fewer items: what is held in memory of a hub whose items have long files. A batch
    /// is longer by what a few items more have.
    /// </summary>
    public long CharactersAtATime { get; init; } = 20_000_000;

    public IChangeLog Log => log;

    public IPublishedContent Published => published;

    public Task<int> CountAsync(CancellationToken cancellationToken) => documents.CountAsync(cancellationToken);

    /// <summary>What other items may depend on of these, as they are published now, besides their ids: aliases, and terms of taxonomies.</summary>
    public async Task<List<string>> KeysAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        foreach (var chunk in ids.Chunk(ItemsAtATime))
        {
            foreach (var (item, _) in await documents.FindAsync(chunk, cancellationToken))
            {
                keys.AddRange(item.Alias is { } alias ? [$"alias:{alias.ToLowerInvariant()}"] : []);
                keys.AddRange(PartJson.FindReadable<TaxonomyPart>(item.Parts)?.Terms.Select(term => DocumentTextWriter.Term + term.Id?.Value) ?? []);
            }
        }

        return keys;
    }

    /// <summary>The items, ready to be written in batches; those that are not published are to be removed.</summary>
    /// <param name="ids">The items.</param>
    /// <param name="epoch">The database that the file was made from.</param>
    /// <param name="generation">The shared ground is not older than that row of the log.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public async IAsyncEnumerable<IndexBatch> FindAsync(
        IReadOnlyCollection<ContentItemId> ids, Guid epoch, long generation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in ids.Chunk(ItemsAtATime))
        {
            var snapshot = await ground.AtLeastAsync(epoch, generation, cancellationToken);
            var found = await documents.FindAsync(chunk, cancellationToken);
            var removed = chunk.Except(found.Select(document => document.Item.Id)).ToImmutableArray();
            if (!removed.IsEmpty)
            {
                yield return new IndexBatch([], removed, State: null);
            }

            await foreach (var items in BuildAsync(found, snapshot, cancellationToken))
            {
                yield return new IndexBatch(items, [], State: null);
            }
        }
    }

    /// <summary>All items in order of id, in batches.</summary>
    public async IAsyncEnumerable<ImmutableArray<IndexedItem>> AllAsync(Guid epoch, long generation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ContentItemId? last = null;
        while (await documents.AfterAsync(last, ItemsAtATime, cancellationToken) is { Count: > 0 } found)
        {
            await foreach (var items in BuildAsync(found, await ground.AtLeastAsync(epoch, generation, cancellationToken), cancellationToken))
            {
                yield return items;
            }

            last = found[^1].Item.Id;
        }
    }

    private async IAsyncEnumerable<ImmutableArray<IndexedItem>> BuildAsync(
        IReadOnlyList<PublishedDocument> found, PublicSnapshot snapshot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = ImmutableArray.CreateBuilder<IndexedItem>();
        var characters = 0L;
        foreach (var few in found.Chunk(ItemsWithFiles))
        {
            var items = await builder.BuildAsync(few, snapshot, cancellationToken);
            batch.AddRange(items);
            characters += items.Sum(item => (long)item.Text.Body.Length + item.Text.Files.Sum(file => file.Pages.Sum(page => (long)page.Length)));
            if (characters >= CharactersAtATime)
            {
                yield return batch.ToImmutable();
                batch.Clear();
                characters = 0;
            }
        }

        if (batch.Count > 0)
        {
            yield return batch.ToImmutable();
        }
    }
}
