using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Content as editors have it.</summary>
internal sealed class EditorsContent(HubContexts contexts) : IEditorsContent
{
    public async Task<StoredItem?> FindAsync(ContentItemId id, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return (await StoredItems.FindAsync(context, [id], cancellationToken)).GetValueOrDefault(id);
    }

    public async Task<EditorsPage> ListAsync(EditorsQuery query, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var rows = Narrowed(context.Items.Where(row => row.LatestVersionId != null), query)
            .Join(context.Versions, item => item.LatestVersionId, version => version.VersionId, (item, version) => new { Item = item, Version = version });
        foreach (var word in query.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            rows = rows.Where(row => row.Version.DisplayText != null && row.Version.DisplayText.Contains(word));
        }

        if (query.After is { } after && long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks))
        {
            var before = Instant.FromUnixTimeTicks(ticks);
            rows = rows.Where(row => row.Version.ModifiedAt < before);
        }

        var lines = await rows.OrderByDescending(row => row.Version.ModifiedAt).ThenBy(row => row.Item.Id).Take(query.Limit + 1)
            .Select(row => new
            {
                row.Item.Id, row.Item.ContentType, row.Version.DisplayText, row.Item.Section, row.Item.Owner, row.Item.LiveVersionId, row.Item.LatestVersionId,
                row.Version.ModifiedAt, row.Version.Author,
            })
            .ToListAsync(cancellationToken);
        var shown = lines.Take(query.Limit)
            .Select(row => new EditorsLine(
                ContentItemId.Parse(row.Id), row.ContentType, row.DisplayText ?? row.Id, ItemRows.IdOf(row.Section), row.Owner,
                row.LiveVersionId is not null, row.LiveVersionId != row.LatestVersionId, row.ModifiedAt, row.Author))
            .ToImmutableArray();
        return new EditorsPage(shown, lines.Count > query.Limit ? shown[^1].ModifiedAt?.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture) : null);
    }

    private static IQueryable<ItemRow> Narrowed(IQueryable<ItemRow> rows, EditorsQuery query)
    {
        if (query.Sections is { } sections)
        {
            var ids = sections.Select(id => id.Value).ToArray();
            var own = query.Or;
            rows = rows.Where(row => ids.Contains(row.Section) || (own != null && row.Owner == own));
        }

        if (query.Section is { } section)
        {
            var id = section.Value;
            rows = rows.Where(row => row.Section == id);
        }

        if (!query.Types.IsDefaultOrEmpty)
        {
            var types = query.Types.ToArray();
            rows = rows.Where(row => types.Contains(row.ContentType));
        }

        return rows;
    }
}
