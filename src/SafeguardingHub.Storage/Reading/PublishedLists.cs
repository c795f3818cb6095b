using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Reads lists of the published tables, one query a method.</summary>
internal sealed class PublishedLists(HubContexts contexts) : IPublishedLists
{
    public async Task<IReadOnlyList<ListEntry>> PageAsync(ListQuery query, ListPosition? after, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var values = ValuesOf(context, query);
        foreach (var filter in query.Filters)
        {
            var holders = HoldersOf(context, filter);
            values = values.Where(row => holders.Contains(row.ItemId));
        }

        var entries = Named(values.Join(context.Published, row => row.ItemId, item => item.ItemId, (row, item) => new Pair { Value = row, Item = item }), query);
        var page = await WithDate(entries, after, limit).Concat(WithoutDate(entries, after, limit))
            .OrderBy(entry => entry.SortOn == null).ThenByDescending(entry => entry.SortOn).ThenByDescending(entry => entry.ItemId)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return [.. page.Select(EntryOf)];
    }

    public async Task<ListCounts> CountAsync(ListQuery query, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var (listKey, listValue, wanted) = (query.Key, query.Value, keys.ToArray());
        var values = ValuesOf(context, query);
        if (!query.Words.IsEmpty)
        {
            values = Named(values.Join(context.Published, row => row.ItemId, item => item.ItemId, (row, item) => new Pair { Value = row, Item = item }), query)
                .Select(pair => pair.Value);
        }

        var members = values.Select(row => row.ItemId);
        var facets = context.PublishedValues
            .Where(value => (wanted.Contains(value.Key) || (value.Key == listKey && value.Value == listValue)) && members.Contains(value.ItemId));
        foreach (var filter in query.Filters)
        {
            // What else of the same key could be chosen instead is counted too.
            var (key, holders) = (filter.Key, HoldersOf(context, filter));
            facets = facets.Where(value => value.Key == key || holders.Contains(value.ItemId));
        }

        var counts = await facets.GroupBy(value => new { value.Key, value.Value })
            .Select(group => new { group.Key.Key, group.Key.Value, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return new ListCounts(
            counts.Find(count => count.Key == listKey && count.Value == listValue)?.Count ?? 0,
            counts.Where(count => wanted.Contains(count.Key)).ToImmutableDictionary(count => new ListFilter(count.Key, count.Value), count => count.Count));
    }

    public async Task<IReadOnlyList<ListEntry>> LatestAsync(ContentItemId? section, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var items = context.Published.Where(item => item.Path != null);
        if (section?.Value is { } only)
        {
            items = items.Where(item => item.Section == only);
        }

        var latest = await items.OrderByDescending(item => item.PublishedAt).ThenByDescending(item => item.ItemId).Take(limit)
            .Select(item => new Entry
            {
                ItemId = item.ItemId, ContentType = item.ContentType, DisplayText = item.DisplayText, Section = item.Section, Path = item.Path,
                SortOn = null, PublishedAt = item.PublishedAt, ModifiedAt = item.ModifiedAt, Parts = item.Parts,
            })
            .ToListAsync(cancellationToken);
        return [.. latest.Select(EntryOf)];
    }

    public async Task<IReadOnlyList<PublicAddress>> AddressesAsync(
        IReadOnlyCollection<ContentItemId> sections, bool withoutSection, ContentItemId? after, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var wanted = sections.Select(section => section.Value).ToArray();
        var start = after?.Value ?? "";
        var rows = await context.Published
            .Where(item => string.Compare(item.ItemId, start) > 0 && item.Path != null && (item.Section == null ? withoutSection : wanted.Contains(item.Section)))
            .OrderBy(item => item.ItemId).Take(limit)
            .Select(item => new { item.ItemId, item.Path, item.Section, item.PublishedAt })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new PublicAddress(ContentItemId.Parse(row.ItemId), ContentPath.Parse(row.Path!), ItemRows.IdOf(row.Section), row.PublishedAt))];
    }

    private static IQueryable<PublishedValueRow> ValuesOf(HubDbContext context, ListQuery query)
    {
        var (key, value) = (query.Key, query.Value);

        // Few items have no page, and an index knows them: counting need not look at each item.
        var withoutPage = context.Published.Where(item => item.Path == null).Select(item => item.ItemId);
        return context.PublishedValues.Where(row => row.Key == key && row.Value == value && !withoutPage.Contains(row.ItemId));
    }

    // As a set, which the databases build once; asked entry by entry, a rare value costs a look-up for each entry of the list.
    private static IQueryable<string> HoldersOf(HubDbContext context, ListFilter filter)
    {
        var (key, value) = (filter.Key, filter.Value);
        return context.PublishedValues.Where(row => row.Key == key && row.Value == value).Select(row => row.ItemId);
    }

    private static IQueryable<Pair> Named(IQueryable<Pair> pairs, ListQuery query) =>
        query.Words.Aggregate(pairs, (named, word) => named.Where(pair => pair.Item.NameKey.Contains(word)));

    // Dated and undated entries are two stretches of the index, and the databases disagree on where nothing sorts: each
    // stretch is read by itself, and no more of it than a page.
    private static IQueryable<Entry> WithDate(IQueryable<Pair> pairs, ListPosition? after, int limit)
    {
        pairs = pairs.Where(pair => pair.Value.SortOn != null);
        if (after is { SortOn: { } date, Item.Value: var id })
        {
            // The first half is what the index begins at; an "or" alone would have it read from the top.
            pairs = pairs.Where(pair => pair.Value.SortOn <= date && (pair.Value.SortOn < date || string.Compare(pair.Value.ItemId, id) < 0));
        }
        else if (after is not null)
        {
            pairs = pairs.Where(pair => false);
        }

        return Entries(pairs.OrderByDescending(pair => pair.Value.SortOn).ThenByDescending(pair => pair.Value.ItemId).Take(limit));
    }

    private static IQueryable<Entry> WithoutDate(IQueryable<Pair> pairs, ListPosition? after, int limit)
    {
        pairs = pairs.Where(pair => pair.Value.SortOn == null);
        if (after is { SortOn: null, Item.Value: var id })
        {
            pairs = pairs.Where(pair => string.Compare(pair.Value.ItemId, id) < 0);
        }

        return Entries(pairs.OrderByDescending(pair => pair.Value.ItemId).Take(limit));
    }

    private static IQueryable<Entry> Entries(IQueryable<Pair> pairs) => pairs.Select(pair => new Entry
    {
        ItemId = pair.Item.ItemId, ContentType = pair.Item.ContentType, DisplayText = pair.Item.DisplayText, Section = pair.Item.Section, Path = pair.Item.Path,
        SortOn = pair.Value.SortOn, PublishedAt = pair.Item.PublishedAt, ModifiedAt = pair.Item.ModifiedAt, Parts = pair.Item.Parts,
    });

    private static ListEntry EntryOf(Entry row) => new()
    {
        Id = ContentItemId.Parse(row.ItemId),
        ContentType = row.ContentType,
        DisplayText = row.DisplayText,
        Section = ItemRows.IdOf(row.Section),
        Path = ContentPath.Parse(row.Path!),
        SortOn = row.SortOn,
        PublishedAt = row.PublishedAt,
        ModifiedAt = row.ModifiedAt,
        Parts = ContentItemJson.ReadParts(row.Parts),
    };

    private sealed class Pair
    {
        public required PublishedValueRow Value { get; init; }

        public required PublishedRow Item { get; init; }
    }

    private sealed class Entry
    {
        public required string ItemId { get; init; }

        public required string ContentType { get; init; }

        public string? DisplayText { get; init; }

        public string? Section { get; init; }

        public string? Path { get; init; }

        public LocalDate? SortOn { get; init; }

        public required Instant PublishedAt { get; init; }

        public required Instant ModifiedAt { get; init; }

        public required string Parts { get; init; }
    }
}
