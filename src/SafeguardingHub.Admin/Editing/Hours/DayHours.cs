using SafeguardingHub.Admin.Editing.Questions;
using System.Collections.Immutable;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Editing.Hours;

/// <summary>A period in minutes from the midnight at which its day begins; an end past 1440 is on the next day.</summary>
/// <param name="From">The first minute.</param>
/// <param name="To">The first minute after it.</param>
internal readonly record struct Span(int From, int To)
{
    /// <summary>The minutes of a day.</summary>
    public const int Day = 24 * 60;

    /// <summary>Whether it runs on into the next day.</summary>
    public bool IsNight => To > Day;
}

/// <summary>The hours of one day as editors write them: "8:30am to 5pm", "closed", "24 hours", "5pm to 8:30am the next day".</summary>
internal static class DayHours
{
    /// <summary>The word for a day without periods.</summary>
    public const string Closed = "closed";

    private const string AllDay = "24 hours";
    private static readonly string[] AllDayWords = [AllDay, "all day", "24 hrs", "24h", "open 24 hours"];
    private static readonly string[] ClosedWords = [Closed, "none", "not open"];

    /// <summary>The periods in words.</summary>
    public static string Words(IReadOnlyCollection<Span> spans) => spans.Count == 0 ? Closed : string.Join(" and ", spans.Select(Words));

    /// <summary>The periods of a text; null where it cannot be understood.</summary>
    public static ImmutableArray<Span>? Read(string text)
    {
        var plain = text.Trim().TrimEnd('.').ToLowerInvariant().Replace('–', '-').Replace('—', '-')
            .Replace("the next day", "", StringComparison.Ordinal).Replace("next day", "", StringComparison.Ordinal).Trim();
        if (ClosedWords.Contains(plain))
        {
            return [];
        }

        var spans = ImmutableArray.CreateBuilder<Span>();
        foreach (var piece in plain.Replace(" and ", ",", StringComparison.Ordinal).Replace(" until ", ", until ", StringComparison.Ordinal).Split([',', ';', '&', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (AllDayWords.Contains(piece))
            {
                spans.Add(new Span(0, Span.Day));
            }
            else if (piece.StartsWith("until ", StringComparison.Ordinal) && spans.Count > 0 && spans[^1] == new Span(0, Span.Day) && ClockText.Minute(piece[6..]) is { } end)
            {
                spans[^1] = new Span(0, Span.Day + end);
            }
            else if (Period(piece) is { } span)
            {
                spans.Add(span);
            }
            else
            {
                return null;
            }
        }

        return spans.Count == 0 ? null : spans.ToImmutable();
    }

    private static Span? Period(string piece)
    {
        var ends = piece.Replace(" to ", "-", StringComparison.Ordinal).Split('-', StringSplitOptions.TrimEntries);
        return ends is [var first, var last] && ClockText.Minute(first) is { } from and < Span.Day && ClockText.Minute(last, isEnd: true) is { } to
            ? new Span(from, to > from ? to : to + Span.Day)
            : null;
    }

    private static string Words(Span span) => span switch
    {
        { From: 0, To: Span.Day } => AllDay,
        { From: 0, IsNight: true } => $"{AllDay} until {MomentWords.TimeOfDay(span.To)} the next day",
        { IsNight: true } => $"{MomentWords.TimeOfDay(span.From)} to {MomentWords.TimeOfDay(span.To)} the next day",
        _ => $"{MomentWords.TimeOfDay(span.From)} to {MomentWords.TimeOfDay(span.To)}",
    };
}
