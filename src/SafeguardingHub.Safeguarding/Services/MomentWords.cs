using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>
/// Times and days in the words of the NHS style, as seen from a moment: "8:30am on Monday", "midnight tonight". Where the
/// moment is not now, no word says that it is: "that day" stands for today.
/// </summary>
/// <param name="moment">The moment from which is looked.</param>
/// <param name="isNow">Whether it is now, or one that a reader asked for.</param>
public sealed class MomentWords(Instant moment, bool isNow = true)
{
    private const int NearDays = 6;
    private static readonly LocalDatePattern InFull = LocalDatePattern.Create("d MMMM yyyy", CultureInfo.InvariantCulture);
    private readonly LocalDate today = LondonTime.Day(moment);

    /// <summary>Whether the moment is now.</summary>
    public bool IsNow => isNow;

    /// <summary>The moment itself: "4:45pm on Friday 12 February 2027".</summary>
    public string AsAt
    {
        get
        {
            var local = moment.InZone(LondonTime.Zone);
            var minute = MinuteOf(local.LocalDateTime);
            var time = minute == 0 ? "midnight at the start of" : TimeOfDay(minute) + " on";
            return $"{time} {local.DayOfWeek} {Date(local.Date)}{Which(local)}";
        }
    }

    /// <summary>A day in full: "12 February 2027".</summary>
    public static string Date(LocalDate day) => InFull.Format(day);

    /// <summary>A time of day: "8:30am", "5pm", "midday", "midnight".</summary>
    /// <param name="minute">Minutes from midnight; those past 1440 are the next day's.</param>
    public static string TimeOfDay(int minute)
    {
        var (hour, past) = (minute / 60 % 24, minute % 60);
        return (hour, past) switch
        {
            (0, 0) => "midnight",
            (12, 0) => "midday",
            _ => string.Create(CultureInfo.InvariantCulture, $"{(hour % 12 == 0 ? 12 : hour % 12)}{(past == 0 ? "" : $":{past:00}")}{(hour < 12 ? "am" : "pm")}"),
        };
    }

    /// <summary>A time that ends something: "5pm today", "8:30am on Monday", "midnight at the end of Sunday".</summary>
    public string Until(Instant end) => Words(end, isEnd: true);

    /// <summary>A time at which something opens: "8:30am tomorrow", "midnight at the start of Saturday".</summary>
    public string Opening(Instant start) => Words(start, isEnd: false);

    private string Words(Instant at, bool isEnd)
    {
        var local = at.InZone(LondonTime.Zone).LocalDateTime;
        var minute = MinuteOf(local);
        if (minute > 0)
        {
            return $"{TimeOfDay(minute)} {Day(local.Date, "on ")}";
        }

        // "Midnight on Friday" has two meanings, so it is said on which side of the day it is.
        var before = local.Date.PlusDays(-1);
        return before == today ? isNow ? "midnight tonight" : "midnight at the end of that day"
            : isEnd ? $"midnight at the end of {Day(before, "")}"
            : $"midnight at the start of {Day(local.Date, "")}";
    }

    private string Day(LocalDate day, string on) => Period.DaysBetween(today, day) switch
    {
        0 => isNow ? "today" : "that day",
        1 => isNow ? "tomorrow" : "the day after",
        > 1 and <= NearDays => on + day.DayOfWeek,
        _ => $"{on}{day.DayOfWeek} {Date(day)}",
    };

    private static int MinuteOf(LocalDateTime local) => (local.Hour * 60) + local.Minute;

    // One hour a year has each of its times twice.
    private static string Which(ZonedDateTime local) =>
        LondonTime.Zone.MapLocal(local.LocalDateTime).Count < 2 ? ""
        : local.Offset == Offset.Zero ? ", after the clocks go back"
        : ", before the clocks go back";
}
