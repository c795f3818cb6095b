using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>
/// Which reviews are due. Days are compared as the text in which they are projected: one form, so that the order of text is that of
/// days, along the index of projected values.
/// </summary>
internal sealed class ReviewLog(HubContexts contexts) : IReviewLog
{
    private const char Between = '\n';

    public async Task<ReviewPage> ListAsync(ReviewQuery query, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var found = query.Filter == ReviewFilter.NoDay ? Undated(context, query) : Dated(context, query).Where(line => line.Filter == query.Filter);
        if (query.ContentType is { } type)
        {
            found = found.Where(line => line.Item.ContentType == type);
        }

        if (Position(query.After) is var (day, item))
        {
            found = found.Where(line => string.Compare(line.Day, day) > 0 || (line.Day == day && string.Compare(line.Item.ItemId, item) > 0));
        }

        // Whoever put a review off is looked up for the few lines of the page.
        var reviews = context.Reviews.Where(row => row.IsPutOff);
        var rows = await found.OrderBy(line => line.Day).ThenBy(line => line.Item.ItemId).Take(query.Limit + 1)
            .Select(line => new
            {
                line.Day, line.PutOff, line.Item.ItemId, line.Item.ContentType, line.Item.DisplayText, line.Item.Section,
                By = line.PutOff == null ? null : reviews.Where(row => row.ItemId == line.Item.ItemId).OrderByDescending(row => row.Id).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return new ReviewPage(
            [
                .. rows.Take(query.Limit).Select(row => new ReviewLine(ContentItemId.Parse(row.ItemId), row.ContentType, row.DisplayText ?? row.ItemId, ItemRows.IdOf(row.Section))
                {
                    Due = Day(row.Day), PutOffUntil = Day(row.PutOff), PutOffBy = row.By?.By(),
                }),
            ],
            rows.Count > query.Limit ? TextOf(rows[query.Limit - 1].Day, rows[query.Limit - 1].ItemId) : null);
    }

    public async Task<IReadOnlyList<ReviewCount>> CountAsync(ReviewQuery query, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var counts = await Dated(context, query).Select(line => new { line.Filter, line.Item.ContentType })
            .Concat(Undated(context, query).Select(line => new { line.Filter, line.Item.ContentType }))
            .GroupBy(line => line).Select(same => new { same.Key.Filter, same.Key.ContentType, Count = same.Count() })
            .ToListAsync(cancellationToken);
        return [.. counts.OrderBy(count => count.Filter).ThenByDescending(count => count.Count).ThenBy(count => count.ContentType, StringComparer.Ordinal)
            .Select(count => new ReviewCount(count.Filter, count.ContentType, count.Count))];
    }

    public async Task<IReadOnlyList<LoggedReview>> OfAsync(ContentItemId item, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var id = item.Value;
        var rows = await context.Reviews.Where(row => row.ItemId == id).OrderByDescending(row => row.Id).Take(limit).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.Review())];
    }

    // Beyond the last day of interest stand all that were reviewed in good time: the index stops before them.
    private static IQueryable<Line> Dated(HubDbContext context, ReviewQuery query)
    {
        var today = LocalDatePattern.Iso.Format(query.Today);
        var last = LocalDatePattern.Iso.Format(query.Today.PlusDays(query.SoonDays));
        var items = Items(context, query);
        var due = context.PublishedValues.Where(row => row.Key == IReviewLog.DueKey && string.Compare(row.Value, last) <= 0);
        var putOff = context.PublishedValues.Where(row => row.Key == IReviewLog.PutOffKey && string.Compare(row.Value, today) >= 0);
        return
            from value in due
            where items.Contains(value.ItemId)
            join item in context.Published on value.ItemId equals item.ItemId
            join off in putOff on value.ItemId equals off.ItemId into offs
            from off in offs.DefaultIfEmpty()
            select new Line
            {
                Day = value.Value,
                PutOff = off == null ? null : off.Value,
                Item = item,
                Filter = off != null ? ReviewFilter.PutOff : string.Compare(value.Value, today) < 0 ? ReviewFilter.Overdue : ReviewFilter.Soon,
            };
    }

    private static IQueryable<Line> Undated(HubDbContext context, ReviewQuery query)
    {
        var items = Items(context, query);
        var types = query.Types.ToArray();
        var due = context.PublishedValues.Where(row => row.Key == IReviewLog.DueKey).Select(row => row.ItemId);
        return context.Published.Where(item => types.Contains(item.ContentType) && items.Contains(item.ItemId) && !due.Contains(item.ItemId))
            .Select(item => new Line { Day = "", PutOff = null, Item = item, Filter = ReviewFilter.NoDay });
    }

    private static IQueryable<string> Items(HubDbContext context, ReviewQuery query)
    {
        var reached = EditorsLists.Reached(context, query.Reach, query.Section, query.Reader).Select(rows => rows.Select(row => row.Id)).ToList();
        return reached.Count == 0 ? context.Items.Where(row => false).Select(row => row.Id) : reached.Aggregate((one, other) => one.Union(other));
    }

    private static LocalDate? Day(string? text) => text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : null;

    private static string TextOf(string day, string item) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{day}{Between}{item}"));

    // Whatever an address may hold: what is no position leads to the beginning.
    private static (string Day, string Item)? Position(string? text)
    {
        try
        {
            var all = text is null ? [] : Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(text)).Split(Between);
            return all is [var day, var item] && !all.Any(part => part.Contains('\0', StringComparison.Ordinal)) ? (day, item) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private sealed class Line
    {
        public required string Day { get; init; }

        public required string? PutOff { get; init; }

        public required PublishedRow Item { get; init; }

        public required ReviewFilter Filter { get; init; }
    }
}
