using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Stored content by its types. Items inside others are found by the text of their type in the others' JSON, as the hub writes it.</summary>
internal sealed class TypeContent(HubContexts contexts) : ITypeContent
{
    public async Task<IReadOnlyList<TypeCount>> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var counts = await context.Items.Where(row => row.LatestVersionId != null || row.LiveVersionId != null).GroupBy(row => row.ContentType)
            .Select(same => new { Type = same.Key, Items = same.Count(), Live = same.Sum(row => row.LiveVersionId == null ? 0 : 1) })
            .ToListAsync(cancellationToken);
        return [.. counts.OrderBy(count => count.Type, StringComparer.Ordinal).Select(count => new TypeCount(count.Type, count.Items, count.Live))];
    }

    public async Task<int> CountAsync(IReadOnlyCollection<string> types, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await Stored(context, types).CountAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<StoredItem>> AfterAsync(IReadOnlyCollection<string> types, ContentItemId? after, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var last = after?.Value ?? "";
        var ids = await Stored(context, types).Where(id => string.Compare(id, last) > 0).OrderBy(id => id).Take(limit).ToListAsync(cancellationToken);
        var found = await StoredItems.FindAsync(context, [.. ids.Select(ContentItemId.Parse)], cancellationToken);
        return [.. ids.Select(id => found.GetValueOrDefault(ContentItemId.Parse(id))).OfType<StoredItem>()];
    }

    public async Task<int> CountLiveAsync(IReadOnlyCollection<string> types, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await Live(context, types).CountAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ProjectedItem>> LiveAfterAsync(IReadOnlyCollection<string> types, ContentItemId? after, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var last = after?.Value ?? "";
        var wanted = Live(context, types).Where(id => string.Compare(id, last) > 0).OrderBy(id => id).Take(limit);
        var rows = await context.Published.Where(row => wanted.Contains(row.ItemId)).OrderBy(row => row.ItemId).ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.ItemId).ToArray();
        var values = (await context.PublishedValues.Where(value => ids.Contains(value.ItemId)).ToListAsync(cancellationToken)).ToLookup(value => value.ItemId, StringComparer.Ordinal);
        var references = (await context.References.Where(row => row.IsLive && ids.Contains(row.ItemId)).ToListAsync(cancellationToken)).ToLookup(row => row.ItemId, StringComparer.Ordinal);
        return
        [
            .. rows.Select(row => new ProjectedItem(
                ItemRows.ItemOf(row),
                [.. values[row.ItemId].Select(value => new ProjectedValue(value.Key, value.Value, value.SortOn))],
                [.. references[row.ItemId].Select(reference => new ContentReference(reference.Kind, reference.Target, reference.Place, reference.IsRequired))])),
        ];
    }

    public async Task<ChangedDefinitions> ChangedAsync(long position, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var rows = await context.Definitions.Where(row => row.Id > position).Select(row => new { row.Id, row.Kind, row.Name }).ToListAsync(cancellationToken);
        return new ChangedDefinitions(
            rows.Count == 0 ? position : rows.Max(row => row.Id),
            [.. rows.Where(row => row.Kind == DefinitionKind.Type).Select(row => row.Name).Distinct(StringComparer.Ordinal)],
            [.. rows.Where(row => row.Kind == DefinitionKind.Part).Select(row => row.Name).Distinct(StringComparer.Ordinal)]);
    }

    // One condition a row, along the index of ids: a page of a hundred items looks at no more than it must, however many there are.
    private static IQueryable<string> Stored(HubDbContext context, IReadOnlyCollection<string> types)
    {
        var (names, mention) = (types.ToArray(), Mention(types));
        return context.Versions.Where(row => (row.Latest || row.Published) && (names.Contains(row.ContentType) || row.Parts.Contains(mention)))
            .Select(row => row.ItemId).Distinct();
    }

    private static IQueryable<string> Live(HubDbContext context, IReadOnlyCollection<string> types)
    {
        var (names, mention) = (types.ToArray(), Mention(types));
        return context.Published.Where(row => names.Contains(row.ContentType) || row.Parts.Contains(mention)).Select(row => row.ItemId);
    }

    // Of several types whatever holds other items is taken: too many items are looked at then, and none is missed.
    private static string Mention(IReadOnlyCollection<string> types) => types.Count == 1 ? $"\"ContentType\":\"{types.First()}\"" : "\"ContentType\":\"";
}
