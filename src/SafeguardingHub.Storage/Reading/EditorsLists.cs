using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>
/// The editors' lists: a page costs one query of one table. What somebody may see is a few reaches; each is read by itself along
/// the index of its section, and no more of it than a page, so that a small section in a large hub is as quick as a large one.
/// </summary>
internal static class EditorsLists
{
    private const char Between = '\n';

    public static async Task<EditorsPage> PageAsync(HubDbContext context, EditorsQuery query, CancellationToken cancellationToken)
    {
        var page = Reached(context, query.Reach, query.Section, query.Reader)
            .Select(rows => After(Matching(Named(context, WithFindings(context, rows, query), query), query), query))
            .Select(rows => Ordered(rows, query.Order).Take(query.Limit + 1))
            .Select(Lines)
            .ToList();
        if (page.Count == 0)
        {
            return new EditorsPage([], null);
        }

        // A single reach needs no second sorting; several may hold the same item, which a union tells once.
        var all = page.Count == 1 ? page[0] : Ordered(page.Aggregate((one, other) => one.Union(other)), query.Order).Take(query.Limit + 1);
        var found = await all.ToListAsync(cancellationToken);
        var shown = found.Take(query.Limit).ToList();
        return new EditorsPage([.. shown.Select(LineOf)], found.Count > query.Limit ? TextOf(shown[^1], query.Order) : null);
    }

    public static async Task<IReadOnlyList<ContentName>> NamesAsync(HubDbContext context, EditorsQuery query, CancellationToken cancellationToken)
    {
        var own = await PageAsync(context, query with { Order = ListOrder.Name, After = null }, cancellationToken);

        // By its public name, which may not yet be that of a draft that somebody else may not see.
        var live = context.Published;
        if (!query.Types.IsDefaultOrEmpty)
        {
            var types = query.Types.ToArray();
            live = live.Where(row => types.Contains(row.ContentType));
        }

        foreach (var word in NameWords.Of(query.Words))
        {
            var begins = "-" + word;
            live = live.Where(row => ("-" + row.NameKey).Contains(begins));
        }

        var others = await live.OrderBy(row => row.NameKey).ThenBy(row => row.ItemId).Take(query.Limit)
            .Select(row => new { row.ItemId, row.ContentType, row.DisplayText, row.Section }).ToListAsync(cancellationToken);
        return [.. own.Lines.Select(line => new ContentName(line.Id, line.ContentType, line.Name, line.Section, line.IsLive))
            .Concat(others.Select(row => new ContentName(
                ContentItemId.Parse(row.ItemId), row.ContentType, row.DisplayText ?? row.ItemId, ItemRows.IdOf(row.Section), IsLive: true)))
            .DistinctBy(name => name.Id)
            .OrderBy(name => NameWords.KeyOf(name.Name), StringComparer.Ordinal).ThenBy(name => name.Id.Value, StringComparer.Ordinal)
            .Take(query.Limit)];
    }

    /// <summary>The items of each reach by itself, each along the index of its section.</summary>
    public static IEnumerable<IQueryable<ItemRow>> Reached(HubDbContext context, ImmutableArray<Reach> reaches, ContentItemId? wanted, string? reader)
    {
        foreach (var reach in reaches.Where(reach => wanted is null || reach.Section is null || reach.Section == wanted))
        {
            var rows = context.Items;
            if ((wanted ?? reach.Section)?.Value is { } section)
            {
                rows = rows.Where(row => row.Section == section);
            }

            if (reach.ContentType is { } type)
            {
                rows = rows.Where(row => row.ContentType == type);
            }

            if (reach.IsOwnOnly)
            {
                var owner = reader ?? "";
                rows = rows.Where(row => row.Owner == owner && owner != "");
            }

            yield return rows;
        }
    }

    private static IQueryable<ItemRow> Matching(IQueryable<ItemRow> rows, EditorsQuery query)
    {
        rows = query.Filter switch
        {
            StandingFilter.Live => rows.Where(row => row.LiveVersionId != null),
            StandingFilter.Draft => rows.Where(row => row.Standing == ItemStanding.Draft),
            StandingFilter.Changed => rows.Where(row => row.Standing == ItemStanding.Changed),
            StandingFilter.Submitted => rows.Where(row => row.Standing == ItemStanding.Submitted),
            StandingFilter.Approved => rows.Where(row => row.Standing == ItemStanding.Approved),
            StandingFilter.Scheduled => rows.Where(row => row.PlannedAt != null),
            StandingFilter.SentBack => rows.Where(row => row.Standing == ItemStanding.SentBack),
            StandingFilter.Urgent => rows.Where(row => row.UrgentAt != null),
            StandingFilter.ToLookAt => rows.Where(row => row.Standing == ItemStanding.Submitted || row.UrgentAt != null),
            StandingFilter.Bin => rows.Where(row => row.Standing == ItemStanding.Bin),
            _ => rows.Where(row => row.Standing != ItemStanding.Bin && row.Standing != ItemStanding.Gone),
        };
        if (!query.Types.IsDefaultOrEmpty)
        {
            var types = query.Types.ToArray();
            rows = types is [var type] ? rows.Where(row => row.ContentType == type) : rows.Where(row => types.Contains(row.ContentType));
        }

        if (query.Owner is { } owner)
        {
            rows = rows.Where(row => row.Owner == owner);
        }

        if (query.TurnOf is { } turn)
        {
            rows = rows.Where(row => row.TurnOf == turn);
        }

        if (query.OverdueAt is { } overdue)
        {
            rows = rows.Where(row => row.ReviewDueAt != null && row.ReviewDueAt <= overdue);
        }

        return rows;
    }

    private static IQueryable<ItemRow> WithFindings(HubDbContext context, IQueryable<ItemRow> rows, EditorsQuery query)
    {
        if (query.WithFindings is not { } atLeast)
        {
            return rows;
        }

        var open = FindingsReading.Open(context, atLeast, query.Today).Select(row => row.ItemId);
        return rows.Where(row => open.Contains(row.Id));
    }

    // Looked for in the index of names, which is small, rather than in the rows one after the other in the order of the list.
    private static IQueryable<ItemRow> Named(HubDbContext context, IQueryable<ItemRow> rows, EditorsQuery query)
    {
        var words = NameWords.Of(query.Words).Select(word => "-" + word).ToList();
        if (words.Count == 0)
        {
            return rows;
        }

        var named = words.Aggregate(context.Items, (found, begins) => found.Where(row => ("-" + row.NameKey).Contains(begins))).Select(row => row.Id);
        return rows.Where(row => named.Contains(row.Id));
    }

    // The first half of each condition is what the index begins at; an "or" alone would have it read from the top.
    private static IQueryable<ItemRow> After(IQueryable<ItemRow> rows, EditorsQuery query)
    {
        var (key, id) = query.After is { } text ? Position(text) : ("", "");
        if (id.Length == 0)
        {
            return rows;
        }

        if (query.Order == ListOrder.Name)
        {
            return rows.Where(row => string.Compare(row.NameKey, key) >= 0 && (string.Compare(row.NameKey, key) > 0 || string.Compare(row.Id, id) > 0));
        }

        if (!long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            || ticks < 0 || ticks > Instant.MaxValue.ToUnixTimeTicks())
        {
            return rows;
        }

        var at = Instant.FromUnixTimeTicks(ticks);
        return rows.Where(row => row.ModifiedAt <= at && (row.ModifiedAt < at || string.Compare(row.Id, id) < 0));
    }

    private static IQueryable<ItemRow> Ordered(IQueryable<ItemRow> rows, ListOrder order) => order == ListOrder.Name
        ? rows.OrderBy(row => row.NameKey).ThenBy(row => row.Id)
        : rows.OrderByDescending(row => row.ModifiedAt).ThenByDescending(row => row.Id);

    private static IQueryable<Line> Ordered(IQueryable<Line> lines, ListOrder order) => order == ListOrder.Name
        ? lines.OrderBy(line => line.NameKey).ThenBy(line => line.Id)
        : lines.OrderByDescending(line => line.ModifiedAt).ThenByDescending(line => line.Id);

    private static IQueryable<Line> Lines(IQueryable<ItemRow> rows) => rows.Select(row => new Line
    {
        Id = row.Id, ContentType = row.ContentType, Name = row.Name, NameKey = row.NameKey, Section = row.Section, Owner = row.Owner,
        LiveVersionId = row.LiveVersionId, Standing = row.Standing, Revision = row.Revision, ModifiedAt = row.ModifiedAt, ModifiedBy = row.ModifiedBy,
        UrgentAt = row.UrgentAt, ReviewDueAt = row.ReviewDueAt, PlannedAt = row.PlannedAt, BinnedAt = row.BinnedAt,
    });

    private static EditorsLine LineOf(Line row) => new(
        ContentItemId.Parse(row.Id), row.ContentType, string.IsNullOrWhiteSpace(row.Name) ? row.Id : row.Name, ItemRows.IdOf(row.Section), row.Owner,
        row.LiveVersionId is not null, row.Standing, row.Revision, row.ModifiedAt, row.ModifiedBy)
    {
        IsUrgent = row.UrgentAt is not null,
        ReviewDueAt = row.ReviewDueAt,
        PlannedAt = row.PlannedAt,
        BinnedAt = row.BinnedAt,
    };

    private static string TextOf(Line line, ListOrder order)
    {
        var key = order == ListOrder.Name ? line.NameKey : line.ModifiedAt.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture);
        return System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{key}{Between}{line.Id}"));
    }

    // Whatever an address may hold: what is no position leads to the beginning.
    private static (string Key, string Id) Position(string text)
    {
        try
        {
            var both = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(text)).Split(Between);
            return both is [var key, var id] && !both.Any(part => part.Contains('\0', StringComparison.Ordinal)) ? (key, id) : ("", "");
        }
        catch (FormatException)
        {
            return ("", "");
        }
    }

    private sealed class Line
    {
        public required string Id { get; init; }

        public required string ContentType { get; init; }

        public string? Name { get; init; }

        public required string NameKey { get; init; }

        public string? Section { get; init; }

        public string? Owner { get; init; }

        public string? LiveVersionId { get; init; }

        public required ItemStanding Standing { get; init; }

        public required long Revision { get; init; }

        public required Instant ModifiedAt { get; init; }

        public string? ModifiedBy { get; init; }

        public Instant? UrgentAt { get; init; }

        public Instant? ReviewDueAt { get; init; }

        public Instant? PlannedAt { get; init; }

        public Instant? BinnedAt { get; init; }
    }
}
