using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Answers queries from the published tables, one query a method. Each order has an index that ends in the item's id.</summary>
internal sealed class PublishedQueries(HubContexts contexts) : IPublishedQueries
{
    public async Task<IReadOnlyList<QueriedItem>> PageAsync(PublishedQuery query, QueryPosition? after, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var page = await Ordered(Matching(context, query), query.Order, after, limit).ToListAsync(cancellationToken);
        return [.. page.Select(row => new QueriedItem(ItemRows.ItemOf(row), PositionOf(row, query.Order)))];
    }

    public async Task<IReadOnlyList<Change>> LiveChangesAsync(long number, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var rows = await context.ChangeLog
            .Where(row => row.Number > number && (row.Kind == ChangeKind.Published || row.Kind == ChangeKind.Withdrawn))
            .OrderBy(row => row.Number).Take(limit).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Change(row.Number, row.Kind, ItemRows.IdOf(row.ItemId)))];
    }

    private static IQueryable<PublishedRow> Matching(HubDbContext context, PublishedQuery query)
    {
        IQueryable<PublishedRow> rows = context.Published;
        if (query.Types is [var type])
        {
            // One value is an equality, which an index of type and order answers without sorting.
            rows = rows.Where(row => row.ContentType == type);
        }
        else if (!query.Types.IsEmpty)
        {
            var types = query.Types.ToArray();
            rows = rows.Where(row => types.Contains(row.ContentType));
        }

        if (query.Sections is [{ Value: var section }])
        {
            rows = rows.Where(row => row.Section == section);
        }
        else if (!query.Sections.IsEmpty)
        {
            var sections = query.Sections.Select(one => one.Value).ToArray();
            rows = rows.Where(row => row.Section != null && sections.Contains(row.Section));
        }

        if (query.ChangedSince is { } since)
        {
            rows = rows.Where(row => row.PublishedAt >= since);
        }

        if (query.Below is { IsHome: false } path)
        {
            // The paths below another are one stretch of the index: from its slash up to the character after a slash.
            var (at, from, to) = (path.Key, path.Key + "/", path.Key + "0");
            var below = context.Routes
                .Where(route => route.IsLive && (route.PathKey == at || (string.Compare(route.PathKey, from) > 0 && string.Compare(route.PathKey, to) < 0)))
                .Select(route => route.Owner);
            rows = rows.Where(row => below.Contains(row.ItemId));
        }

        foreach (var filter in query.Values.GroupBy(value => value.Key, StringComparer.Ordinal))
        {
            var (key, values) = (filter.Key, filter.Select(value => value.Value).ToArray());
            var holders = context.PublishedValues.Where(value => value.Key == key && values.Contains(value.Value)).Select(value => value.ItemId);
            rows = rows.Where(row => holders.Contains(row.ItemId));
        }

        return rows;
    }

    private static IQueryable<PublishedRow> Ordered(IQueryable<PublishedRow> rows, QueryOrder order, QueryPosition? after, int limit)
    {
        var id = after?.Item.Value;
        switch (order)
        {
            case QueryOrder.Title:
                if (after is not null)
                {
                    var name = after.Key ?? "";
                    rows = rows.Where(row => string.Compare(row.NameKey, name) >= 0 && (string.Compare(row.NameKey, name) > 0 || string.Compare(row.ItemId, id) > 0));
                }

                return rows.OrderBy(row => row.NameKey).ThenBy(row => row.ItemId).Take(limit);
            case QueryOrder.ChangedDescending:
                if (after is { At: { } at })
                {
                    rows = rows.Where(row => row.PublishedAt <= at && (row.PublishedAt < at || string.Compare(row.ItemId, id) < 0));
                }

                return rows.OrderByDescending(row => row.PublishedAt).ThenByDescending(row => row.ItemId).Take(limit);
            case QueryOrder.Id:
                return (id is null ? rows : rows.Where(row => string.Compare(row.ItemId, id) > 0)).OrderBy(row => row.ItemId).Take(limit);
            default:
                return ByDate(rows, order == QueryOrder.DateDescending, after, limit);
        }
    }

    // Dated and undated items are two stretches of the index, and the databases disagree on where nothing sorts: each stretch
    // is read by itself, and no more of it than a page.
    private static IQueryable<PublishedRow> ByDate(IQueryable<PublishedRow> rows, bool isDescending, QueryPosition? after, int limit)
    {
        var (dated, undated) = (rows.Where(row => row.SortOn != null), rows.Where(row => row.SortOn == null));
        if (after is not null)
        {
            var id = after.Item.Value;
            if (after.Date is not { } date)
            {
                undated = isDescending ? undated.Where(row => string.Compare(row.ItemId, id) < 0) : undated.Where(row => string.Compare(row.ItemId, id) > 0);
                return ById(undated, isDescending).Take(limit);
            }

            dated = isDescending
                ? dated.Where(row => row.SortOn <= date && (row.SortOn < date || string.Compare(row.ItemId, id) < 0))
                : dated.Where(row => row.SortOn >= date && (row.SortOn > date || string.Compare(row.ItemId, id) > 0));
        }

        dated = isDescending
            ? dated.OrderByDescending(row => row.SortOn).ThenByDescending(row => row.ItemId)
            : dated.OrderBy(row => row.SortOn).ThenBy(row => row.ItemId);
        var both = dated.Take(limit).Concat(ById(undated, isDescending).Take(limit));
        return (isDescending
            ? both.OrderBy(row => row.SortOn == null).ThenByDescending(row => row.SortOn).ThenByDescending(row => row.ItemId)
            : both.OrderBy(row => row.SortOn == null).ThenBy(row => row.SortOn).ThenBy(row => row.ItemId)).Take(limit);
    }

    private static IQueryable<PublishedRow> ById(IQueryable<PublishedRow> rows, bool isDescending) =>
        isDescending ? rows.OrderByDescending(row => row.ItemId) : rows.OrderBy(row => row.ItemId);

    private static QueryPosition PositionOf(PublishedRow row, QueryOrder order) => new(
        order switch
        {
            QueryOrder.Title => row.NameKey,
            QueryOrder.ChangedDescending => row.PublishedAt.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture),
            QueryOrder.Id => null,
            _ => row.SortOn is { } date ? LocalDatePattern.Iso.Format(date) : null,
        },
        ContentItemId.Parse(row.ItemId));
}
