using System.Collections.Immutable;
using NodaTime;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>
/// Hours in words, one line for each rule: "Monday to Thursday: 8:30am to 5pm". Hours that are stored to midnight and from
/// midnight on, because a period belongs to its day, are read as one night where that is true on every day and after every
/// day that they can follow; else they are read as stored.
/// </summary>
public static class HoursWords
{
    private const string BankHolidayGroup = "bank holidays";
    private const int Midnight = LondonTime.MinutesOfDay;

    /// <summary>The lines; none where the hours are not known.</summary>
    /// <param name="hours">The hours.</param>
    /// <param name="today">The day from which on exceptions are still to come; null leaves exceptions out.</param>
    public static IReadOnlyList<string> Lines(OpeningHours hours, LocalDate? today)
    {
        if (hours.State != HoursState.Weekly)
        {
            return hours.State == HoursState.Always ? ["All day, every day"] : [];
        }

        List<(LocalDate Day, DayRule Rule)> exceptions = today is { } from ? [.. hours.ExceptionsFrom(from)] : [];
        var days = Enumerable.Range(1, 7).Select(day => hours.On((IsoDayOfWeek)day)).ToImmutableArray();
        ImmutableArray<ImmutableArray<DaySpan>> special = [.. exceptions.Select(exception => exception.Rule.Spans), .. hours.OnBankHolidays is { } own ? [own] : Array.Empty<ImmutableArray<DaySpan>>()];
        var morning = Nights.MorningEnd(days, special);
        var spoken = days.Select(day => Describe(day, morning)).ToList();
        var onBankHolidays = hours.OnBankHolidays is { IsEmpty: false } spans ? Describe(spans, morning) : null;

        var lines = new List<string>();
        foreach (var group in spoken.Select((words, index) => (Words: words, Index: index)).Where(day => day.Words.Length > 0).GroupBy(day => day.Words))
        {
            var names = Names([.. group.Select(day => day.Index)]);
            lines.Add($"{Join(group.Key == onBankHolidays ? [.. names, BankHolidayGroup] : names)}: {group.Key}");
        }

        if (onBankHolidays is { Length: > 0 } && !spoken.Contains(onBankHolidays))
        {
            lines.Add($"Bank holidays: {onBankHolidays}");
        }

        // A night that began the day before belongs to that day, and goes on: "closed" would be untrue.
        var runsOver = days.Concat(special).Any(day => day.Any(span => span.To > Midnight));
        lines.AddRange(hours.OnBankHolidays switch
        {
            null => ["Same hours on bank holidays"],
            _ when onBankHolidays is null or "" => [runsOver || morning is not null ? "Does not open on bank holidays" : "Closed on bank holidays"],
            _ => Array.Empty<string>(),
        });
        lines.AddRange(exceptions.Select(exception => Exception(exception.Day, exception.Rule, runsOver)));
        return lines;
    }

    private static string Exception(LocalDate day, DayRule rule, bool runsOver)
    {
        var words = rule.Spans.IsEmpty ? runsOver ? "does not open" : "closed" : Describe(rule.Spans, morning: null);
        return $"{day.DayOfWeek} {MomentWords.Date(day)}: {words}" + (rule.Reason.Name is { } note ? $" ({note.TrimEnd('.')})" : "");
    }

    // With a morning that all nights run into, what runs to midnight runs on to its end, and the mornings are said already.
    private static string Describe(ImmutableArray<DaySpan> spans, int? morning)
    {
        var nights = morning is not { } end
            ? spans
            : [.. spans.Where(span => span != new DaySpan(0, end)).Select(span => span.To == Midnight ? span with { To = Midnight + end } : span)];
        return Join([.. nights.Select(Describe)]);
    }

    private static string Describe(DaySpan span) => span switch
    {
        { From: 0, To: Midnight } => "all day",
        { From: 0, To: > Midnight } => $"all day, until {MomentWords.TimeOfDay(span.To)} the next day",
        { To: > Midnight } => $"{MomentWords.TimeOfDay(span.From)} to {MomentWords.TimeOfDay(span.To)} the next day",
        _ => $"{MomentWords.TimeOfDay(span.From)} to {MomentWords.TimeOfDay(span.To)}",
    };

    // Three days and more in a row are a range; two are two.
    private static List<string> Names(List<int> days)
    {
        var names = new List<string>();
        for (var at = 0; at < days.Count;)
        {
            var last = at;
            while (last + 1 < days.Count && days[last + 1] == days[last] + 1)
            {
                last++;
            }

            var isRange = last - at >= 2;
            names.Add(isRange ? $"{Name(days[at])} to {Name(days[last])}" : Name(days[at]));
            at = isRange ? last + 1 : at + 1;
        }

        return names;
    }

    private static string Name(int index) => ((IsoDayOfWeek)(index + 1)).ToString();

    private static string Join(List<string> words) =>
        words.Count < 2 ? string.Concat(words) : string.Join(", ", words.Take(words.Count - 1)) + " and " + words[^1];

    /// <summary>Whether stored evenings and mornings may be read as nights.</summary>
    private static class Nights
    {
        /// <summary>
        /// The minute at which every night ends, or null where they cannot be read as nights: not all end alike, or a day
        /// may follow another in such a way that an evening has no morning, or a morning no evening. A bank holiday or an
        /// exception may stand before and after any day.
        /// </summary>
        public static int? MorningEnd(ImmutableArray<ImmutableArray<DaySpan>> week, ImmutableArray<ImmutableArray<DaySpan>> special)
        {
            var ends = week.Concat(special).Select(Morning).OfType<int>().Distinct().ToList();
            if (ends is not [var end])
            {
                return null;
            }

            var following = week.Select((day, index) => (Day: day, Next: week[(index + 1) % 7]))
                .Concat(from one in week from other in special select (Day: one, Next: other))
                .Concat(from one in special from other in week.Concat(special) select (Day: one, Next: other));
            return following.All(pair => RunsToMidnight(pair.Day) ? GoesOn(pair.Next) : Morning(pair.Next) is null) ? end : null;
        }

        private static int? Morning(ImmutableArray<DaySpan> day) => day is [{ From: 0, To: < Midnight } first, ..] ? first.To : null;

        private static bool RunsToMidnight(ImmutableArray<DaySpan> day) => day is [.., { To: Midnight }];

        private static bool GoesOn(ImmutableArray<DaySpan> day) => day is [{ From: 0, To: <= Midnight }, ..];
    }
}
