using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
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
        var rows = query.Order is QueryOrder.Date or QueryOrder.DateDescending
            ? ByDate(Dated(context, query), query.Order == QueryOrder.DateDescending, after, limit)
            : Ordered(Matching(context, query, All(context)).Select(candidate => candidate.Item), query.Order, after, limit);
        var page = await rows.ToListAsync(cancellationToken);
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

    private static IQueryable<Candidate> All(HubDbContext context) =>
        context.Published.Select(item => new Candidate { Id = item.ItemId, SortOn = item.SortOn, Item = item });

    // The index of values is in the order of dates, so that a page of one value is read off it, however many items have the value.
    private static IQueryable<Candidate> Dated(HubDbContext context, PublishedQuery query)
    {
        if (query.Values.GroupBy(value => value.Key, StringComparer.Ordinal).FirstOrDefault(same => same.Distinct().Count() == 1)?.First() is not { } walked)
        {
            return Matching(context, query, All(context));
        }

        // A cross join and not an inner one, because SQLite keeps to its order: it has no statistics, and might begin at the items.
        var (key, value) = (walked.Key, walked.Value);
        var candidates = context.PublishedValues.Where(row => row.Key == key && row.Value == value)
            .SelectMany(row => context.Published, (row, item) => new { Row = row, Item = item })
            .Where(pair => pair.Item.ItemId == pair.Row.ItemId)
            .Select(pair => new Candidate { Id = pair.Row.ItemId, SortOn = pair.Row.ItemSortOn, Item = pair.Item });
        return Matching(context, query with { Values = [.. query.Values.Where(other => other.Key != key)] }, candidates);
    }

    private static IQueryable<Candidate> Matching(HubDbContext context, PublishedQuery query, IQueryable<Candidate> rows)
    {
        if (query.Types is [var type])
        {
            // One value is an equality, which an index of type and order answers without sorting.
            rows = rows.Where(row => row.Item.ContentType == type);
        }
        else if (!query.Types.IsEmpty)
        {
            var types = query.Types.ToArray();
            rows = rows.Where(row => types.Contains(row.Item.ContentType));
        }

        if (query.Sections is [{ Value: var section }])
        {
            rows = rows.Where(row => row.Item.Section == section);
        }
        else if (!query.Sections.IsEmpty)
        {
            var sections = query.Sections.Select(one => one.Value).ToArray();
            rows = rows.Where(row => row.Item.Section != null && sections.Contains(row.Item.Section));
        }

        if (query.ChangedSince is { } since)
        {
            rows = rows.Where(row => row.Item.PublishedAt >= since);
        }

        if (query.Below is { IsHome: false } path)
        {
            // The paths below another are one stretch of the index: from its slash up to the character after a slash.
            var (at, from, to) = (path.Key, path.Key + "/", path.Key + "0");
            var below = context.Routes
                .Where(route => route.IsLive && (route.PathKey == at || (string.Compare(route.PathKey, from) > 0 && string.Compare(route.PathKey, to) < 0)))
                .Select(route => route.Owner);
            rows = rows.Where(row => below.Contains(row.Id));
        }

        // Asked of each item on the way: a value that most items have would be a long list to make first, and the page is full soon.
        foreach (var filter in query.Values.GroupBy(value => value.Key, StringComparer.Ordinal))
        {
            var (key, values) = (filter.Key, filter.Select(value => value.Value).Distinct().ToArray());
            if (values is [var only])
            {
                rows = rows.Where(row => context.PublishedValues.Any(value => value.ItemId == row.Id && value.Key == key && value.Value == only));
            }
            else
            {
                rows = rows.Where(row => context.PublishedValues.Any(value => value.ItemId == row.Id && value.Key == key && values.Contains(value.Value)));
            }
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
                throw new ArgumentOutOfRangeException(nameof(order), order, "Orders by date are read in two stretches.");
        }
    }

    // Dated and undated items are two stretches of the index, and the databases disagree on where nothing sorts: each stretch
    // is read by itself, and no more of it than a page.
    private static IQueryable<PublishedRow> ByDate(IQueryable<Candidate> candidates, bool isDescending, QueryPosition? after, int limit)
    {
        var (dated, undated) = (candidates.Where(row => row.SortOn != null), candidates.Where(row => row.SortOn == null));
        if (after is not null)
        {
            var id = after.Item.Value;
            if (after.Date is not { } date)
            {
                undated = isDescending ? undated.Where(row => string.Compare(row.Id, id) < 0) : undated.Where(row => string.Compare(row.Id, id) > 0);
                return ById(undated, isDescending, limit);
            }

            dated = isDescending
                ? dated.Where(row => row.SortOn <= date && (row.SortOn < date || string.Compare(row.Id, id) < 0))
                : dated.Where(row => row.SortOn >= date && (row.SortOn > date || string.Compare(row.Id, id) > 0));
        }

        dated = isDescending
            ? dated.OrderByDescending(row => row.SortOn).ThenByDescending(row => row.Id)
            : dated.OrderBy(row => row.SortOn).ThenBy(row => row.Id);
        var both = dated.Take(limit).Select(row => row.Item).Concat(ById(undated, isDescending, limit));
        return (isDescending
            ? both.OrderBy(row => row.SortOn == null).ThenByDescending(row => row.SortOn).ThenByDescending(row => row.ItemId)
            : both.OrderBy(row => row.SortOn == null).ThenBy(row => row.SortOn).ThenBy(row => row.ItemId)).Take(limit);
    }

    private static IQueryable<PublishedRow> ById(IQueryable<Candidate> rows, bool isDescending, int limit) =>
        (isDescending ? rows.OrderByDescending(row => row.Id) : rows.OrderBy(row => row.Id)).Take(limit).Select(row => row.Item);

    private static QueryPosition PositionOf(PublishedRow row, QueryOrder order) => new(
        order switch
        {
            QueryOrder.Title => row.NameKey,
            QueryOrder.ChangedDescending => row.PublishedAt.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture),
            QueryOrder.Id => null,
            _ => row.SortOn is { } date ? LocalDatePattern.Iso.Format(date) : null,
        },
        ContentItemId.Parse(row.ItemId));

    // An item that may be in the answer, and by what it is ordered there, read from the table that is walked.
    private sealed class Candidate
    {
        public required string Id { get; init; }

        public required LocalDate? SortOn { get; init; }

        public required PublishedRow Item { get; init; }
    }
}
