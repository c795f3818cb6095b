using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Content as editors have it.</summary>
internal sealed class EditorsContent(HubContexts contexts) : IEditorsContent
{
    private const int ChangesShown = 300;

    public async Task<StoredItem?> FindAsync(ContentItemId id, CancellationToken cancellationToken) =>
        (await FindManyAsync([id], cancellationToken)).GetValueOrDefault(id);

    public async Task<IReadOnlyDictionary<ContentItemId, StoredItem>> FindManyAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await StoredItems.FindAsync(context, ids, cancellationToken);
    }

    public async Task<EditorsPage> ListAsync(EditorsQuery query, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await EditorsLists.PageAsync(context, query, cancellationToken);
    }

    public async Task<IReadOnlyList<ContentName>> NamesAsync(EditorsQuery query, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await EditorsLists.NamesAsync(context, query, cancellationToken);
    }

    public async Task<IReadOnlyList<SectionEntry>> SectionsAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var rows = await context.Sections.OrderBy(row => row.Name).ThenBy(row => row.ItemId).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.Entry())];
    }

    public async Task<ItemHistory> HistoryAsync(ContentItemId id, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var key = id.Value;
        var versions = await context.Versions.Where(row => row.ItemId == key).OrderByDescending(row => row.Number)
            .Select(row => new { row.VersionId, row.Number, row.DisplayText, row.ModifiedAt, row.Author, row.Latest, row.Published })
            .ToListAsync(cancellationToken);
        var audit = await context.Audit.Where(row => row.ItemId == key).OrderByDescending(row => row.Number).Take(ChangesShown).ToListAsync(cancellationToken);
        var live = await context.LivePeriods.Where(row => row.ItemId == key).OrderByDescending(row => row.Id).ToListAsync(cancellationToken);
        return new ItemHistory(
            [.. versions.Select(row => new VersionLine(
                ContentItemVersionId.Parse(row.VersionId), row.Number, row.DisplayText, row.ModifiedAt, row.Author, row.Latest, row.Published))],
            [.. audit.Select(row => new AuditedChange(
                ItemRows.EntryOf(row),
                id,
                row.VersionId is { } version ? ContentItemVersionId.Parse(version) : null))],
            [.. live.Select(row => new LivePeriod(id, ContentItemVersionId.Parse(row.VersionId), row.From, row.To))]);
    }

    public async Task<StoredVersion?> FindVersionAsync(ContentItemVersionId id, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return (await StoredItems.FindVersionsAsync(context, [id], cancellationToken)).GetValueOrDefault(id);
    }

    public async Task<IReadOnlyList<Remark>> RemarksAsync(ContentItemId id, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var key = id.Value;
        var rows = await context.Remarks.Where(row => row.ItemId == key).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Remark(id, ContentItemVersionId.Parse(row.VersionId), new Mark(row.ActorKind, row.ActorId, row.ActorName, row.At, row.Text)))];
    }

    public async Task<IReadOnlyList<ItemUse>> UsesAsync(ContentItemId id, IReadOnlyCollection<string> aliases, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var (key, names) = (id.Value, aliases.Select(alias => alias.ToLowerInvariant()).ToArray());
        var uses = await context.References
            .Where(row => row.ItemId != key && ((row.Kind == ReferenceKind.Item && row.Target == key) || (row.Kind == ReferenceKind.Alias && names.Contains(row.Target))))
            .GroupBy(row => row.ItemId)
            .Select(group => new { Item = group.Key, Live = group.Max(row => row.IsLive ? 1 : 0), Required = group.Max(row => row.IsRequired ? 1 : 0) })
            .Join(context.Items, use => use.Item, row => row.Id, (use, row) => new { use, row })
            .Where(pair => pair.row.Standing != ItemStanding.Bin && pair.row.Standing != ItemStanding.Gone)
            .OrderBy(pair => pair.row.NameKey).ThenBy(pair => pair.row.Id)
            .Take(limit)
            .Select(pair => new
            {
                pair.use, pair.row.ContentType, pair.row.Name, pair.row.Section, pair.row.Owner,
                LiveName = context.Published.Where(live => live.ItemId == pair.row.Id).Select(live => live.DisplayText).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return [.. uses.Select(found => new ItemUse(
            ContentItemId.Parse(found.use.Item), found.ContentType, found.Name ?? found.use.Item, ItemRows.IdOf(found.Section), found.Owner,
            found.use.Live == 1, found.use.Required == 1) { LiveName = found.LiveName })];
    }

    public async Task<IReadOnlyList<ContentItemId>> PlansDueAsync(Instant now, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var ids = await context.Items.Where(row => row.PlannedAt != null && row.PlannedAt <= now)
            .OrderBy(row => row.PlannedAt).ThenBy(row => row.Id).Take(limit).Select(row => row.Id).ToListAsync(cancellationToken);
        return [.. ids.Select(ContentItemId.Parse)];
    }
}
