using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Items with their newest and their live version: two queries however many are asked for.</summary>
internal static class StoredItems
{
    public static async Task<IReadOnlyDictionary<ContentItemId, StoredItem>> FindAsync(
        HubDbContext context, IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<ContentItemId, StoredItem>();
        }

        var wanted = ids.Select(id => id.Value).ToArray();
        var items = await context.Items.Where(row => wanted.Contains(row.Id)).ToListAsync(cancellationToken);
        var versions = items.Count == 0
            ? []
            : await context.Versions.Where(row => wanted.Contains(row.ItemId) && (row.Latest || row.Published)).ToListAsync(cancellationToken);
        var byItem = versions.ToLookup(row => row.ItemId, StringComparer.Ordinal);
        return items.Select(item => ItemOf(item, byItem[item.Id])).ToDictionary(item => item.Id);
    }

    public static async Task<IReadOnlyDictionary<ContentItemVersionId, StoredVersion>> FindVersionsAsync(
        HubDbContext context, IReadOnlyCollection<ContentItemVersionId> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Select(id => id.Value).ToArray();
        var rows = await context.Versions.Where(row => wanted.Contains(row.VersionId)).ToListAsync(cancellationToken);
        return rows.Select(VersionOf).ToDictionary(version => version.Item.VersionId);
    }

    private static StoredItem ItemOf(ItemRow item, IEnumerable<VersionRow> rows)
    {
        var versions = rows.Select(VersionOf).ToList();
        return new StoredItem(
            ContentItemId.Parse(item.Id),
            item.ContentType,
            ItemRows.IdOf(item.Section),
            item.Owner,
            item.Revision,
            versions.Find(version => version.Item.Latest),
            versions.Find(version => version.Item.Published))
        {
            Status = StatusText.Read(item.Status),
        };
    }

    private static StoredVersion VersionOf(VersionRow row) => new(ItemRows.ItemOf(row), row.WasLive);
}
