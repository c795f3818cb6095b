using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace SafeguardingHub.Admin.Items;

/// <summary>Dates and times as people type them in three fields and one.</summary>
public static partial class ClockText
{
    /// <summary>The day, or null where the three texts are none.</summary>
    public static LocalDate? Day(string? day, string? month, string? year) =>
        int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d)
        && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
        && y is >= 2000 and <= 9000 && m is >= 1 and <= 12 && d >= 1 && d <= CalendarSystem.Iso.GetDaysInMonth(y, m)
            ? new LocalDate(y, m, d)
            : null;

    /// <summary>The time of "5pm", "5:30pm", "17:30", "17.30", "midday" or "midnight"; null for anything else.</summary>
    public static LocalTime? Time(string? text)
    {
        var typed = (text ?? "").Trim().ToLowerInvariant();
        if (typed is "midday" or "noon" or "midnight")
        {
            return typed == "midnight" ? LocalTime.Midnight : LocalTime.Noon;
        }

        if (Typed().Match(typed) is not { Success: true } match)
        {
            return null;
        }

        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value;
        if (minute > 59 || (half.Length > 0 ? hour is 0 or > 12 : hour > 23 || !match.Groups["minute"].Success))
        {
            return null;
        }

        return new LocalTime(half.Length == 0 ? hour : (hour % 12) + (half == "pm" ? 12 : 0), minute);
    }

    [GeneratedRegex("^(?<hour>[0-9]{1,2})(?:[:.](?<minute>[0-9]{2}))? ?(?<half>am|pm)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Typed();
}
