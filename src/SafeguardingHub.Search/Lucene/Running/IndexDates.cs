using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Search.Lucene.Tables;

namespace SafeguardingHub.Search.Lucene.Running;

/// <summary>
/// Days and moments as people write them. A day is the whole of it, so that "up to 1 December" has that day in it. What is written
/// as the index writes it (<c>20240814093000</c>, or its beginning) is left alone: it compares as text.
/// </summary>
internal sealed class IndexDates(TimeProvider time)
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>
    /// The first and the last second of what a text names, in the index's form; null where it names no day and no moment. Years
    /// before the first are none: what the index writes has four digits for each.
    /// </summary>
    public (string First, string Last)? Find(string text) =>
        WholeDays(text) is { } days ? (FieldValues.Moment(days.First, LocalTime.Midnight), FieldValues.Moment(days.Last, new LocalTime(23, 59, 59)))
        : Moment(text) is { } moment ? (FieldValues.Moment(moment), FieldValues.Moment(moment))
        : null;

    /// <summary>The first and the last day of what a text names; that of a moment is its day in UTC. Null as in <see cref="Find"/>.</summary>
    public (LocalDate First, LocalDate Last)? Days(string text) =>
        WholeDays(text) is { } days ? days
        : Moment(text)?.InUtc().Date is { } day ? (day, day)
        : null;

    private (LocalDate First, LocalDate Last)? WholeDays(string text)
    {
        var today = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(Zone).Date;
        var day = text switch
        {
            "today" => today,
            "yesterday" => today.PlusDays(-1),
            "tomorrow" => today.PlusDays(1),
            _ => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: > 0 } parsed } ? parsed : (LocalDate?)null,
        };
        return day is { } whole ? (whole, whole)
            : YearMonthPattern.Iso.Parse(text) is { Success: true, Value: { Year: > 0 } month } ? (month.OnDayOfMonth(1), month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth))
            : null;
    }

    private Instant? Moment(string text) => text == "now" ? Instant.FromDateTimeOffset(time.GetUtcNow())
        : text.Length > 10 && text[4] == '-' && text[10] is 'T' or ' '
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? Instant.FromDateTimeOffset(moment)
        : null;
}
