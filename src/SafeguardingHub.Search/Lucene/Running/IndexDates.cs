using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SafeguardingHub.Search.Lucene.Running;

/// <summary>
/// Days and moments as people write them, in the index's form. A day is the whole of it, so that "up to 1 December" has that day
/// in it. What is written as the index writes it (<c>20240814093000</c>, or its beginning) is left alone: it compares as text.
/// </summary>
internal sealed class IndexDates(TimeProvider time)
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>The first and the last second of what a text names; null where it names no day and no moment.</summary>
    public (string First, string Last)? Find(string text)
    {
        var today = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(Zone).Date;
        var day = text switch
        {
            "today" => today,
            "yesterday" => today.PlusDays(-1),
            "tomorrow" => today.PlusDays(1),
            _ => LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : (LocalDate?)null,
        };
        if (day is { } whole)
        {
            return (Day(whole) + "000000", Day(whole) + "235959");
        }

        if (YearMonthPattern.Iso.Parse(text) is { Success: true, Value: var month })
        {
            return (Day(month.OnDayOfMonth(1)) + "000000", Day(month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth)) + "235959");
        }

        return Moment(text) is { } moment ? (Tables.FieldValues.Moment(moment), Tables.FieldValues.Moment(moment)) : null;
    }

    private Instant? Moment(string text) => text == "now" ? Instant.FromDateTimeOffset(time.GetUtcNow())
        : text.Length > 10 && text[4] == '-' && text[10] is 'T' or ' '
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? Instant.FromDateTimeOffset(moment)
        : null;

    private static string Day(LocalDate day) => day.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
}
