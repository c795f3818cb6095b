using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>What readers answered about live pages: sums by page, worked out by the database.</summary>
internal sealed class PageFeedbackReading(HubContexts contexts) : IPageFeedback
{
    public async Task<IReadOnlyList<PageFeedback>> ListAsync(FeedbackQuery query, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var lines = Lines(context, query, query.Section);
        if (query.Item?.Value is { } only)
        {
            lines = lines.Where(line => line.Item.ItemId == only);
        }

        if (query.State is { } state)
        {
            lines = lines.Where(line => line.State == state);
        }

        var rows = await lines.OrderByDescending(line => line.No).ThenBy(line => line.Yes).ThenBy(line => line.Item.ItemId).Take(query.Limit)
            .Select(line => new { line.Item.ItemId, line.Item.DisplayText, line.Item.Path, line.Item.Section, line.Yes, line.No, line.Unseen, line.State, line.Mark })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new PageFeedback(ContentItemId.Parse(row.ItemId), row.DisplayText ?? row.ItemId, ItemRows.PathOf(row.Path), ItemRows.IdOf(row.Section))
            {
                Helpful = row.Yes, Unhelpful = row.No, Unseen = row.Unseen, State = row.State, By = row.Mark?.By(),
            }),
        ];
    }

    public async Task<IReadOnlyList<SectionFeedback>> SectionsAsync(FeedbackQuery query, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var rows = await Lines(context, query, section: null).GroupBy(line => line.Item.Section)
            .Select(same => new { Section = same.Key, Yes = same.Sum(line => line.Yes), No = same.Sum(line => line.No), Waiting = same.Sum(line => line.Unseen > 0 ? 1 : 0) })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(row => row.No).ThenBy(row => row.Section, StringComparer.Ordinal).Select(row => new SectionFeedback(ItemRows.IdOf(row.Section), row.Yes, row.No, row.Waiting))];
    }

    public async Task<IReadOnlyList<KeyValuePair<string, int>>> ReasonsAsync(ContentItemId item, LocalDate since, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var key = item.Value;
        var rows = await context.FeedbackCounts.Where(row => row.Form == IPageFeedback.WhyForm && row.Subject == key && row.Day >= since)
            .GroupBy(row => row.Choice).Select(same => new { Choice = same.Key, Count = same.Sum(row => row.Count) }).ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(row => row.Count).ThenBy(row => row.Choice, StringComparer.Ordinal).Select(row => KeyValuePair.Create(row.Choice, row.Count))];
    }

    // What nobody has looked at waits however old it is; the sums are of the period.
    private static IQueryable<Line> Lines(HubDbContext context, FeedbackQuery query, ContentItemId? section)
    {
        var reached = EditorsLists.Reached(context, query.Reach, section, query.Reader).Select(rows => rows.Select(row => row.Id)).ToList();
        var items = reached.Count == 0 ? context.Items.Where(row => false).Select(row => row.Id) : reached.Aggregate((one, other) => one.Union(other));
        var since = query.Since;
        var sums = context.FeedbackCounts.Where(row => row.Form == IPageFeedback.Form && items.Contains(row.Subject)).GroupBy(row => row.Subject).Select(same => new
        {
            Subject = same.Key,
            Yes = same.Sum(row => row.Choice == "yes" && row.Day >= since ? row.Count : 0),
            No = same.Sum(row => row.Choice == "no" && row.Day >= since ? row.Count : 0),
            Unseen = same.Sum(row => row.Choice == "no" ? row.Count - row.Looked : 0),
        });
        return
            from sum in sums
            where sum.Yes + sum.No + sum.Unseen > 0
            join item in context.Published on sum.Subject equals item.ItemId
            join mark in context.FeedbackStates on sum.Subject equals mark.ItemId into marks
            from mark in marks.DefaultIfEmpty()
            select new Line
            {
                Item = item, Yes = sum.Yes, No = sum.No, Unseen = sum.Unseen, Mark = mark,
                State = sum.Unseen > 0 ? FeedbackState.New : mark == null ? FeedbackState.Done : mark.State,
            };
    }

    private sealed class Line
    {
        public required PublishedRow Item { get; init; }

        public required int Yes { get; init; }

        public required int No { get; init; }

        public required int Unseen { get; init; }

        public required FeedbackStateRow? Mark { get; init; }

        public required FeedbackState State { get; init; }
    }
}
