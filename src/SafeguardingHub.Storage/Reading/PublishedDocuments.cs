using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Reads published items whole, two queries a method.</summary>
internal sealed class PublishedDocuments(HubContexts contexts) : IPublishedDocuments
{
    public async Task<IReadOnlyList<PublishedDocument>> FindAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var wanted = ids.Select(id => id.Value).ToArray();
        return await ReadAsync(context, context.Published.Where(row => wanted.Contains(row.ItemId)).OrderBy(row => row.ItemId), cancellationToken);
    }

    public async Task<IReadOnlyList<PublishedDocument>> AfterAsync(ContentItemId? after, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var last = after?.Value ?? "";
        return await ReadAsync(
            context, context.Published.Where(row => string.Compare(row.ItemId, last) > 0).OrderBy(row => row.ItemId).Take(limit), cancellationToken);
    }

    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await context.Published.CountAsync(cancellationToken);
    }

    // Values of an item that was published between the two queries are newer than the item: its log row comes after the position
    // that the reader began at, so it is read again.
    private static async Task<IReadOnlyList<PublishedDocument>> ReadAsync(HubDbContext context, IQueryable<PublishedRow> query, CancellationToken cancellationToken)
    {
        var rows = await query.ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.ItemId).ToArray();
        var values = ids.Length == 0 ? [] : await context.PublishedValues.Where(value => ids.Contains(value.ItemId)).ToListAsync(cancellationToken);
        var byItem = values.ToLookup(value => value.ItemId, StringComparer.Ordinal);
        return
        [
            .. rows.Select(row => new PublishedDocument(
                ItemRows.ItemOf(row),
                [.. byItem[row.ItemId].OrderBy(value => value.Key, StringComparer.Ordinal).ThenBy(value => value.Value, StringComparer.Ordinal)
                    .Select(value => new ProjectedValue(value.Key, value.Value, value.SortOn))])),
        ];
    }
}
