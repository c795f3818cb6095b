using System.Globalization;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>A time of day as somebody typed it.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Minute">Minutes from midnight.</param>
/// <param name="InStyle">The same time as the NHS writes it: <c>8:30am</c>, <c>5pm</c>, <c>midday</c>.</param>
/// <param name="Typed">The characters as typed.</param>
public readonly record struct TypedTime(int Start, int Length, int Minute, string InStyle, string Typed)
{
    /// <summary>Where it ends in the text.</summary>
    public int End => Start + Length;

    /// <summary>Whether it is typed as the NHS writes times.</summary>
    public bool IsInStyle => string.Equals(Typed, InStyle, StringComparison.Ordinal) || (InStyle is "midday" or "midnight" && string.Equals(Typed, InStyle, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Finds times of day in text. Numbers that may be something else, such as 4:30 without am or pm, are left alone.</summary>
public static partial class TypedTimes
{
    private const int HalfDay = 12 * 60;

    /// <summary>The times in a text, in order.</summary>
    public static IEnumerable<TypedTime> In(string text)
    {
        foreach (Match match in Time().Matches(text))
        {
            if (Read(match) is { } minute)
            {
                yield return new TypedTime(match.Index, match.Length, minute, Words(minute), match.Value);
            }
        }
    }

    /// <summary>A time as the NHS writes it.</summary>
    /// <param name="minute">Minutes from midnight, below 1440.</param>
    public static string Words(int minute)
    {
        var (hour, past) = (minute / 60, minute % 60);
        return minute == 0 ? "midnight"
            : minute == HalfDay ? "midday"
            : string.Create(CultureInfo.InvariantCulture, $"{(hour % 12 == 0 ? 12 : hour % 12)}{(past == 0 ? "" : $":{past:00}")}{(hour < 12 ? "am" : "pm")}");
    }

    private static int? Read(Match match)
    {
        if (match.Groups["word"].Value is { Length: > 0 } word)
        {
            return word[0] is 'n' or 'N' || word.EndsWith("day", StringComparison.OrdinalIgnoreCase) || word.EndsWith("noon", StringComparison.OrdinalIgnoreCase) ? HalfDay : 0;
        }

        var past = match.Groups["past"].Success ? int.Parse(match.Groups["past"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (match.Groups["hour24"].Success)
        {
            // A clock of 24 hours only where it can be nothing else.
            var hour24 = int.Parse(match.Groups["hour24"].ValueSpan, CultureInfo.InvariantCulture);
            return hour24 < 24 && past < 60 ? (hour24 * 60) + past : null;
        }

        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        return hour is 0 or > 12 || past > 59 ? null : ((hour % 12) * 60) + past + (match.Groups["half"].Value[0] is 'p' or 'P' ? HalfDay : 0);
    }

    [GeneratedRegex(
        @"(?<![\w:.£$€/])(?<!(?<![ap]m|[0-9][:.][0-9]{2})-)(?:(?<hour>[0-9]{1,2})(?:[.:](?<past>[0-9]{2}))? ?(?<half>[ap])(?:m\b|\.m\.)|(?<hour24>0[0-9]|1[3-9]|2[0-3]):(?<past>[0-5][0-9])(?![0-9:])(?: ?(?:hours|hrs)\b)?|(?<word>(?:12 ?)?noon|(?:12 ?)?mid-?day|(?:12 ?)?midnight)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
