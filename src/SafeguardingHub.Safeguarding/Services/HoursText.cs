using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>Times, days and dates as people write them in hours, and the one form in which each is stored.</summary>
public static class HoursText
{
    private static readonly IsoDayOfWeek[] Days =
    [
        IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday,
    ];

    /// <summary>Reads a stored time: <c>HH:mm</c> or <c>24:00</c>, as minutes from midnight.</summary>
    public static bool TryTime(string? text, out int minute)
    {
        minute = 0;
        if (text is not { Length: 5 } || text[2] != ':' || !TryNumber(text.AsSpan(0, 2), out var hour) || !TryNumber(text.AsSpan(3, 2), out var past))
        {
            return false;
        }

        minute = (hour * 60) + past;
        return past < 60 && minute <= LondonTime.MinutesOfDay;
    }

    /// <summary>
    /// A time as it is stored, from any usual spelling: <c>8:30</c>, <c>8.30am</c>, <c>5 pm</c>, <c>midday</c>. What is no
    /// time stays as it is, for validation to name.
    /// </summary>
    /// <param name="text">The spelling.</param>
    /// <param name="isEnd">Whether it ends a period: its midnight is then the one at the end of the day.</param>
    public static string? Time(string? text, bool isEnd)
    {
        var clean = PlainText.Normalise(text)?.Trim();
        if (string.IsNullOrEmpty(clean) || TryTime(clean, out _))
        {
            return clean;
        }

        var word = clean.Replace(" ", "", StringComparison.Ordinal).Replace('.', ':').ToLowerInvariant();
        if (word is "midday" or "noon" or "12noon" or "midnight" or "12midnight")
        {
            return word.EndsWith("midnight", StringComparison.Ordinal) ? isEnd ? "24:00" : "00:00" : "12:00";
        }

        var isMorning = word.EndsWith("am", StringComparison.Ordinal);
        var isTwelve = isMorning || word.EndsWith("pm", StringComparison.Ordinal);
        var parts = (isTwelve ? word[..^2] : word).Split(':');
        var past = 0;
        if (parts.Length > 2 || (parts.Length == 1 && !isTwelve) || !TryNumber(parts[0], out var hour)
            || (parts.Length == 2 && (parts[1].Length != 2 || !TryNumber(parts[1], out past))) || (isTwelve && hour is 0 or > 12))
        {
            return clean;
        }

        hour = !isTwelve ? hour : (hour % 12) + (isMorning ? 0 : 12);
        var stored = string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{past:00}");
        return TryTime(stored, out _) ? stored : clean;
    }

    /// <summary>The day of the week by its English name, or null.</summary>
    public static IsoDayOfWeek? DayOfWeek(string? name) =>
        Array.Find(Days, day => string.Equals(day.ToString(), name, StringComparison.Ordinal)) is var found and not IsoDayOfWeek.None ? found : null;

    /// <summary>A day of the week as it is stored, from its name or its first three letters or more, in any case.</summary>
    public static string? Day(string? text)
    {
        var clean = PlainText.Normalise(text)?.Trim().TrimEnd('.');
        var found = clean is { Length: >= 3 }
            ? Array.Find(Days, day => $"{day}".StartsWith(clean, StringComparison.OrdinalIgnoreCase) || $"{day}s".Equals(clean, StringComparison.OrdinalIgnoreCase))
            : IsoDayOfWeek.None;
        return found == IsoDayOfWeek.None ? clean : found.ToString();
    }

    /// <summary>The date, or null where the text is none.</summary>
    public static LocalDate? Date(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true } parsed ? parsed.Value : null;

    private static bool TryNumber(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text.Length is 1 or 2 && !text.ContainsAnyExceptInRange('0', '9') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
