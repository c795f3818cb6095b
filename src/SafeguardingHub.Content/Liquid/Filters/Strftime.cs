using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace SafeguardingHub.Content.Liquid.Filters;

/// <summary>Formats moments with the marks of strftime as Ruby knows them, in English whatever the machine's language.</summary>
internal static class Strftime
{
    private const int MaxWidth = 40;

    public static string Format(ZonedDateTime moment, string format)
    {
        var result = new BoundedText();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || ReadMark(format, i) is not { } mark || Value(moment, mark) is not { } value)
            {
                result.Append(format[i]);
                continue;
            }

            result.Append(Shaped(value, mark));
            i = mark.End;
        }

        return result.ToString();
    }

    private static Mark? ReadMark(string format, int at)
    {
        var end = at + 1;
        while (end < format.Length && format[end] is '-' or '_' or '0' or '^' or '#')
        {
            end++;
        }

        var flags = format[(at + 1)..end];
        var widthAt = end;
        while (end < format.Length && char.IsAsciiDigit(format[end]))
        {
            end++;
        }

        var hasWidth = int.TryParse(format.AsSpan(widthAt, end - widthAt), CultureInfo.InvariantCulture, out var width);
        var colonsAt = end;
        while (end < format.Length && format[end] == ':')
        {
            end++;
        }

        return end < format.Length
            ? new Mark(flags, hasWidth ? Math.Min(width, MaxWidth) : null, end - colonsAt, format[end], end)
            : null;
    }

    private static (string Text, int Width, char Fill)? Value(ZonedDateTime moment, Mark mark) => mark.Letter switch
    {
        'a' => Words(Text(moment, "ddd")),
        'A' => Words(Text(moment, "dddd")),
        'b' or 'h' => Words(Text(moment, "MMM")),
        'B' => Words(Text(moment, "MMMM")),
        'c' => Words(Format(moment, "%a %b %e %H:%M:%S %Y")),
        'C' => Digits(moment.Year / 100, 2),
        'd' => Digits(moment.Day, 2),
        'D' or 'x' => Words(Format(moment, "%m/%d/%y")),
        'e' => Digits(moment.Day, 2, ' '),
        'F' => Words(Format(moment, "%Y-%m-%d")),
        'g' => Digits(WeekYear(moment) % 100, 2),
        'G' => Digits(WeekYear(moment), 4),
        'H' => Digits(moment.Hour, 2),
        'I' => Digits(moment.ClockHourOfHalfDay, 2),
        'j' => Digits(moment.DayOfYear, 3),
        'k' => Digits(moment.Hour, 2, ' '),
        'l' => Digits(moment.ClockHourOfHalfDay, 2, ' '),
        'L' => Digits(moment.Millisecond, 3),
        'm' => Digits(moment.Month, 2),
        'M' => Digits(moment.Minute, 2),
        'n' => Words("\n"),
        'N' => Words(Fraction(moment, mark.Width ?? 9)),
        'p' => Words(moment.Hour < 12 ? "AM" : "PM"),
        'P' => Words(moment.Hour < 12 ? "am" : "pm"),
        'r' => Words(Format(moment, "%I:%M:%S %p")),
        'R' => Words(Format(moment, "%H:%M")),
        's' => Digits(moment.ToInstant().ToUnixTimeSeconds(), 1),
        'S' => Digits(moment.Second, 2),
        't' => Words("\t"),
        'T' or 'X' => Words(Format(moment, "%H:%M:%S")),
        'u' => Digits((int)moment.DayOfWeek, 1),
        'U' => Digits((moment.DayOfYear + 6 - ((int)moment.DayOfWeek % 7)) / 7, 2),
        'v' => Words(Format(moment, "%e-%^b-%Y")),
        'V' => Digits(WeekYearRules.Iso.GetWeekOfWeekYear(moment.Date), 2),
        'w' => Digits((int)moment.DayOfWeek % 7, 1),
        'W' => Digits((moment.DayOfYear + 7 - (int)moment.DayOfWeek) / 7, 2),
        'y' => Digits(moment.Year % 100, 2),
        'Y' => Digits(moment.Year, 4),
        'z' => Words(Offset(moment.Offset, mark.Colons)),
        'Z' => Words(moment.GetZoneInterval().Name),
        '%' => Words("%"),
        _ => null,
    };

    private static string Shaped((string Text, int Width, char Fill) value, Mark mark)
    {
        var text = mark.Flags.Contains('^') ? value.Text.ToUpperInvariant() : value.Text;
        text = mark.Flags.Contains('#') ? SwapCase(text, mark.Letter) : text;
        var fill = mark.Flags.Contains('_') ? ' ' : mark.Flags.Contains('0') ? '0' : value.Fill;
        return mark.Flags.Contains('-') ? text : text.PadLeft(mark.Width ?? value.Width, fill);
    }

    // Ruby turns names into capitals and AM or PM into small letters.
    private static string SwapCase(string text, char letter) =>
        letter == 'p' ? new string([.. text.Select(char.ToLowerInvariant)]) : text.ToUpperInvariant();

    private static (string, int, char)? Words(string text) => (text, 0, ' ');

    private static (string, int, char)? Digits(long number, int width, char fill = '0') =>
        (number.ToString(CultureInfo.InvariantCulture), width, fill);

    private static string Text(ZonedDateTime moment, string format) => moment.ToString(format, CultureInfo.InvariantCulture);

    private static string Fraction(ZonedDateTime moment, int digits) =>
        moment.NanosecondOfSecond.ToString("D9", CultureInfo.InvariantCulture).PadRight(digits, '0')[..digits];

    private static int WeekYear(ZonedDateTime moment) => WeekYearRules.Iso.GetWeekYear(moment.Date);

    private static string Offset(Offset offset, int colons)
    {
        var size = TimeSpan.FromSeconds(Math.Abs(offset.Seconds));
        var format = colons switch { 0 => "hhmm", 1 => @"hh\:mm", _ => @"hh\:mm\:ss" };
        return (offset.Seconds < 0 ? "-" : "+") + size.ToString(format, CultureInfo.InvariantCulture);
    }

    private sealed record Mark(string Flags, int? Width, int Colons, char Letter, int End);
}
