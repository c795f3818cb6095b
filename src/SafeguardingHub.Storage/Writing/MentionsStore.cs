using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>What items type in place of referring to it, in the database.</summary>
internal sealed class MentionsStore(HubContexts contexts) : IMentions
{
    public async Task<IReadOnlyList<ItemMention>> FindAsync(
        IReadOnlyCollection<string> numbers, ContentItemId named, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var (digits, key) = (numbers.ToArray(), named.Value);
        var found = await context.Mentions
            .Where(row => row.ItemId != key && ((row.Kind == MentionKind.Number && digits.Contains(row.Key)) || (row.Kind == MentionKind.Name && row.Key == key)))
            .Join(context.Items, row => row.ItemId, item => item.Id, (row, item) => new { row, item })
            .Where(pair => pair.item.Standing != ItemStanding.Bin && pair.item.Standing != ItemStanding.Gone)
            .OrderBy(pair => pair.item.NameKey).ThenBy(pair => pair.item.Id).ThenBy(pair => pair.row.Id)
            .Take(limit)
            .Select(pair => new
            {
                pair.row, pair.item.ContentType, pair.item.Name, pair.item.Section, pair.item.Owner,
                LiveName = context.Published.Where(live => live.ItemId == pair.item.Id).Select(live => live.DisplayText).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return [.. found.Select(pair => new ItemMention(
            new Mention(pair.row.Kind, pair.row.Key, pair.row.File) { IsOutOfDate = pair.row.IsOutOfDate },
            ContentItemId.Parse(pair.row.ItemId), pair.ContentType, pair.Name ?? pair.row.ItemId, ItemRows.IdOf(pair.Section), pair.Owner, pair.row.IsLive, pair.row.IsNewest)
        {
            LiveName = pair.LiveName,
        })];
    }

    public async Task<IReadOnlyList<string>> PointsToAsync(IReadOnlyCollection<ContentItemId> items, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var ids = items.Select(item => item.Value).ToArray();
        return await context.References.Where(row => ids.Contains(row.ItemId) && row.IsLive && (row.Kind == ReferenceKind.Item || row.Kind == ReferenceKind.Alias))
            .Select(row => row.Target).Distinct().ToListAsync(cancellationToken);
    }

    public async Task<ImmutableDictionary<ContentItemId, ImmutableArray<string>>> OutOfDateAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var rows = await context.Mentions.Where(row => row.IsOutOfDate && row.IsLive).Select(row => new { row.ItemId, row.Key }).Distinct().ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.ItemId, row => row.Key, StringComparer.Ordinal)
            .ToImmutableDictionary(same => ContentItemId.Parse(same.Key), same => same.Order(StringComparer.Ordinal).ToImmutableArray());
    }

    /// <summary>Keeps what was found in these items in place of what was kept of them before.</summary>
    /// <returns>The items of which readers are told something else from now on.</returns>
    public static async Task<IReadOnlyList<string>> NoteAsync(HubSession session, IReadOnlyCollection<CheckedItem> items, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.Item.Value).ToArray();
        var before = await session.Context.Mentions.Where(row => ids.Contains(row.ItemId)).ToListAsync(cancellationToken);
        var now = items.SelectMany(item => item.Versions.SelectMany(version => version.Mentions.Select(mention => (mention, version)))
            .GroupBy(pair => pair.mention)
            .Select(same => new MentionRow
            {
                ItemId = item.Item.Value, Kind = same.Key.Kind, Key = same.Key.Key, File = same.Key.File, IsOutOfDate = same.Key.IsOutOfDate,
                IsNewest = same.Any(pair => pair.version.IsNewest), IsLive = same.Any(pair => pair.version.IsLive),
            })).ToList();

        // A row is the same whatever number it was given.
        var (had, has) = (before.Select(row => row with { Id = 0 }).ToHashSet(), now.ToHashSet());
        var gone = before.Where(row => !has.Contains(row with { Id = 0 })).Select(row => row.Id).ToArray();
        if (gone.Length > 0)
        {
            await session.Context.Mentions.Where(row => gone.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        }

        await session.InsertAsync([.. now.Where(row => !had.Contains(row))], cancellationToken);
        return
        [
            .. ids.Where(id => !Told(had, id).SetEquals(Told(has, id))),
        ];
    }

    private static HashSet<string> Told(IEnumerable<MentionRow> rows, string item) =>
        rows.Where(row => row.ItemId == item && row.IsOutOfDate && row.IsLive).Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
}
