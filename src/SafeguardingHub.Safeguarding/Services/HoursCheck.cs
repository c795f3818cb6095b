using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>What can be wrong with hours, each fault with its place; and, where nothing is, what they mean in minutes.</summary>
internal static class HoursCheck
{
    private const string HowToWriteTimes = "write it as 08:30, in 24 hours";

    /// <summary>The hours with times, days and texts in the one form in which they are stored.</summary>
    public static ServiceHours Normalise(ServiceHours hours) => hours with
    {
        Week = [.. hours.Week.Select(period => period is null ? null! : period with
        {
            Days = [.. period.Days.Select(day => HoursText.Day(day)!)],
            From = HoursText.Time(period.From, isEnd: false),
            To = HoursText.Time(period.To, isEnd: true),
        })],
        OnBankHolidays = Normalise(hours.OnBankHolidays),
        Exceptions = [.. hours.Exceptions.Select(day => day is null ? null! : day with
        {
            Date = day.Date?.Trim(),
            Periods = Normalise(day.Periods),
            Note = PlainText.Normalise(day.Note)?.Trim(),
        })],
        AsStated = PlainText.Normalise(hours.AsStated),
    };

    /// <summary>The hours as text, to tell whether two are the same; what the source said of them is no part of it.</summary>
    public static string AsText(ServiceHours? hours) => PartJson.Write((hours ?? new ServiceHours()) with { AsStated = null }, source: null).GetRawText();

    /// <summary>Every fault of the hours; none where they can be relied on to mean something.</summary>
    public static IEnumerable<Reason> Faults(ServiceHours hours, string place)
    {
        if (!Enum.IsDefined(hours.State))
        {
            return [Reason.Invalid(place + ".State", $"'{(int)hours.State}' says nothing of the hours: use 0 for not known, 1 for weekly hours, 2 for always.")];
        }

        if (hours.State != HoursState.Weekly)
        {
            return hours.Week.IsEmpty && hours.OnBankHolidays.IsEmpty && hours.Exceptions.IsEmpty
                ? []
                : [Reason.Invalid(place + ".State", "Periods are given, and the hours are said to be " + (hours.State == HoursState.Always ? "always" : "not known") + ": choose weekly hours (1), or take the periods out.")];
        }

        return [.. WeekFaults(hours, place + ".Week"), .. BankHolidayFaults(hours, place), .. ExceptionFaults(hours, place + ".Exceptions"), .. Emptiness(hours, place)];
    }

    /// <summary>The periods of the week by day; of hours without faults.</summary>
    public static IEnumerable<(IsoDayOfWeek Day, DaySpan Span)> Week(ServiceHours hours) =>
        from period in hours.Week
        from day in period.Days
        select (HoursText.DayOfWeek(day)!.Value, Span(period.From, period.To)!.Value);

    /// <summary>The periods of one day; of hours without faults.</summary>
    public static IEnumerable<DaySpan> Spans(ImmutableArray<DayPeriod> periods) => periods.Select(period => Span(period.From, period.To)!.Value);

    private static ImmutableArray<DayPeriod> Normalise(ImmutableArray<DayPeriod> periods) =>
        [.. periods.Select(period => period is null ? null! : period with { From = HoursText.Time(period.From, isEnd: false), To = HoursText.Time(period.To, isEnd: true) })];

    private static DaySpan? Span(string? from, string? to) =>
        HoursText.TryTime(from, out var start) && start < LondonTime.MinutesOfDay && HoursText.TryTime(to, out var end)
            ? new DaySpan(start, end > start ? end : end + LondonTime.MinutesOfDay)
            : null;

    private static IEnumerable<Reason> WeekFaults(ServiceHours hours, string place)
    {
        var found = new List<Placed>();
        for (var index = 0; index < hours.Week.Length; index++)
        {
            var here = $"{place}[{index}]";
            if (hours.Week[index] is not { } period)
            {
                yield return Empty(here);
                continue;
            }

            if (period.Days.IsEmpty)
            {
                yield return Reason.Invalid(here + ".Days", "Name the days of the week on which the period starts.");
            }

            foreach (var fault in TimeFaults(period.From, period.To, here))
            {
                yield return fault;
            }

            for (var at = 0; at < period.Days.Length; at++)
            {
                if (HoursText.DayOfWeek(period.Days[at]) is not { } day)
                {
                    yield return Reason.Invalid($"{here}.Days[{at}]", $"'{period.Days[at]}' is not a day of the week: write Monday, Tuesday and so on.");
                }
                else if (period.Days.IndexOf(period.Days[at]) < at)
                {
                    yield return Reason.Invalid($"{here}.Days[{at}]", $"{day} is named twice: take one out.");
                }
                else if (Span(period.From, period.To) is { } span)
                {
                    found.Add(new Placed(here, day.ToString(), (((int)day - 1) * LondonTime.MinutesOfDay) + span.From, span, period.From!, period.To!));
                }
            }
        }

        foreach (var fault in Overlaps(found, isWeek: true))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Reason> BankHolidayFaults(ServiceHours hours, string place)
    {
        if (!Enum.IsDefined(hours.BankHolidays))
        {
            yield return Reason.Invalid(place + ".BankHolidays", $"'{(int)hours.BankHolidays}' is no rule for bank holidays: use 0 for as on its weekday, 1 for closed, 2 for as on Sunday, 3 for hours of their own.");
        }
        else if (hours.BankHolidays == BankHolidayRule.OwnHours && hours.OnBankHolidays.IsEmpty)
        {
            yield return Reason.Invalid(place + ".OnBankHolidays", "Give the hours of bank holidays, or choose that the service is closed on them (1).");
        }
        else if (hours.BankHolidays != BankHolidayRule.OwnHours && !hours.OnBankHolidays.IsEmpty)
        {
            yield return Reason.Invalid(place + ".OnBankHolidays", "Hours of bank holidays are given and not used: choose hours of their own (3), or take them out.");
        }

        foreach (var fault in DayFaults(hours.OnBankHolidays, "Bank holidays", place + ".OnBankHolidays"))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Reason> ExceptionFaults(ServiceHours hours, string place)
    {
        var days = new HashSet<LocalDate>();
        for (var index = 0; index < hours.Exceptions.Length; index++)
        {
            var here = $"{place}[{index}]";
            if (hours.Exceptions[index] is not { } exception)
            {
                yield return Empty(here);
                continue;
            }

            if (HoursText.Date(exception.Date) is not { } day)
            {
                yield return Reason.Invalid(here + ".Date", $"'{exception.Date}' is not a date: write it as 2026-12-24.");
            }
            else if (!days.Add(day))
            {
                yield return Reason.Invalid(here + ".Date", $"{exception.Date} has hours already: put all its periods into one entry.");
            }

            foreach (var fault in DayFaults(exception.Periods, exception.Date ?? "", here + ".Periods"))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<Reason> Emptiness(ServiceHours hours, string place) =>
        hours.Week.IsEmpty && hours.OnBankHolidays.IsEmpty && hours.Exceptions.All(day => day is { Periods.IsEmpty: true })
            ? [Reason.Invalid(place + ".Week", "Give at least one period, or say that the hours are not known (state 0).")]
            : [];

    private static IEnumerable<Reason> DayFaults(ImmutableArray<DayPeriod> periods, string day, string place)
    {
        var found = new List<Placed>();
        for (var index = 0; index < periods.Length; index++)
        {
            var here = $"{place}[{index}]";
            if (periods[index] is not { } period)
            {
                yield return Empty(here);
                continue;
            }

            foreach (var fault in TimeFaults(period.From, period.To, here))
            {
                yield return fault;
            }

            if (Span(period.From, period.To) is { } span)
            {
                found.Add(new Placed(here, day, span.From, span, period.From!, period.To!));
            }
        }

        foreach (var fault in Overlaps(found, isWeek: false))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Reason> TimeFaults(string? from, string? to, string place)
    {
        if (!HoursText.TryTime(from, out var start))
        {
            yield return Reason.Invalid(place + ".From", $"'{from}' is not a time of day: {HowToWriteTimes}.");
        }
        else if (start == LondonTime.MinutesOfDay)
        {
            yield return Reason.Invalid(place + ".From", "24:00 is the end of a day and starts no period: write 00:00, on the day after.");
        }

        if (!HoursText.TryTime(to, out _))
        {
            yield return Reason.Invalid(place + ".To", $"'{to}' is not a time of day: {HowToWriteTimes}; 24:00 is midnight at the end of the day.");
        }
    }

    // Two periods that overlap are nearly always one that was typed wrong. Sunday's may run into Monday's.
    private static IEnumerable<Reason> Overlaps(List<Placed> periods, bool isWeek)
    {
        const int WeekMinutes = 7 * LondonTime.MinutesOfDay;
        var inOrder = periods.OrderBy(period => period.Start).ToList();
        var pairs = inOrder.Zip(inOrder.Skip(1), (one, next) => (One: one, Next: next, NextStart: next.Start));
        if (isWeek && inOrder.Count > 1)
        {
            pairs = pairs.Append((inOrder[^1], inOrder[0], inOrder[0].Start + WeekMinutes));
        }

        return pairs.Where(pair => pair.One.Start + pair.One.Span.To - pair.One.Span.From > pair.NextStart)
            .Select(pair => Reason.Invalid(pair.Next.Place, $"{pair.Next.Name} overlaps {pair.One.Name}: make them one period, or mend the times."));
    }

    private static Reason Empty(string place) => Reason.Invalid(place, "The entry is empty: fill it in, or take it out.");

    private sealed record Placed(string Place, string Day, int Start, DaySpan Span, string From, string To)
    {
        public string Name => $"{Day} {From} to {To}" + (Span.To > LondonTime.MinutesOfDay ? " (the next day)" : "");
    }
}
