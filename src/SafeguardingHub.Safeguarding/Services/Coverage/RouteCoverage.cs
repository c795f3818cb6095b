using System.Collections.Immutable;
using NodaTime;

namespace SafeguardingHub.Safeguarding.Services.Coverage;

/// <summary>Whether anybody on a route answers in an interval. Emergency services do not count.</summary>
public enum CoverageState
{
    /// <summary>One service is listed as open.</summary>
    Covered = 0,

    /// <summary>Several services are listed as open at once.</summary>
    Overlap = 1,

    /// <summary>Every service is listed as closed.</summary>
    Gap = 2,

    /// <summary>No service is listed as open, and the hours of at least one are not known.</summary>
    Unknown = 3,
}

/// <summary>An interval of a day in which nothing changes.</summary>
/// <param name="From">The first minute of the day in London, 0 to 1439.</param>
/// <param name="To">The first minute after it, at most 1440.</param>
/// <param name="State">Whether anybody answers.</param>
/// <param name="Services">The content item ids of the services that are listed as open, in the route's order.</param>
public sealed record CoverageCell(int From, int To, CoverageState State, ImmutableArray<string> Services)
{
    /// <summary>The interval in words: <c>4:30pm to 5pm</c>.</summary>
    public string Words => (From, To) == (0, LondonTime.MinutesOfDay) ? "all day" : $"{MomentWords.TimeOfDay(From)} to {MomentWords.TimeOfDay(To)}";
}

/// <summary>An ordinary day of the week.</summary>
/// <param name="Day">The day.</param>
/// <param name="Cells">Its intervals in order, from midnight to midnight.</param>
public sealed record CoverageDay(IsoDayOfWeek Day, ImmutableArray<CoverageCell> Cells);

/// <summary>A date on which the hours of at least one service are not those of its weekday, or on which clocks change.</summary>
/// <param name="Date">The date in London.</param>
/// <param name="Why">The holiday's name, the note of an exception, or that clocks change.</param>
/// <param name="Cells">Its intervals in order, by the clock; what the clock shows twice is told once, as the worse of both.</param>
public sealed record SpecialDay(LocalDate Date, string Why, ImmutableArray<CoverageCell> Cells);

/// <summary>A stretch in which nobody on a route is listed as open.</summary>
/// <param name="Subject">When, in words that name it for good: <c>Fridays, 4:30pm to 5pm</c>.</param>
/// <param name="Cell">The interval.</param>
/// <param name="Day">The day of the week, for one that comes back every week; null for one of a date.</param>
/// <param name="Date">The date, for one of a date; null for one that comes back every week.</param>
public sealed record CoverageGap(string Subject, CoverageCell Cell, IsoDayOfWeek? Day, LocalDate? Date);

/// <summary>
/// A route's services laid over an ordinary week, and over each date of the next 400 days that is not ordinary: bank holidays,
/// exceptions, and both changes of the clocks. A gap of a date is told only where the ordinary week does not have it.
/// </summary>
public sealed class RouteCoverage
{
    /// <summary>How many days ahead are looked at.</summary>
    public const int Days = 400;

    private RouteCoverage(ImmutableArray<ServiceOnRoute> services, ImmutableArray<CoverageDay> week, ImmutableArray<SpecialDay> special)
    {
        Services = services;
        Week = week;
        Special = special;
        Gaps = [.. Weekly(week, CoverageState.Gap), .. OfDates(week, special)];
        UnknownServices = [.. services.Where(service => service.Hours.State == HoursState.Unknown)];
    }

    /// <summary>The services that count, in the route's order.</summary>
    public ImmutableArray<ServiceOnRoute> Services { get; }

    /// <summary>The ordinary week from Monday.</summary>
    public ImmutableArray<CoverageDay> Week { get; }

    /// <summary>The dates that are not ordinary, in order.</summary>
    public ImmutableArray<SpecialDay> Special { get; }

    /// <summary>Every gap: those of each week in order, then those of dates.</summary>
    public ImmutableArray<CoverageGap> Gaps { get; }

    /// <summary>The services whose hours are not known.</summary>
    public ImmutableArray<ServiceOnRoute> UnknownServices { get; }

    /// <summary>Intervals of the ordinary week in which several services are listed as open.</summary>
    public IEnumerable<CoverageGap> Overlaps => Weekly(Week, CoverageState.Overlap);

    /// <summary>Intervals of the ordinary week in which nobody can say whether anybody answers.</summary>
    public IEnumerable<CoverageGap> Unknown => Weekly(Week, CoverageState.Unknown);

    /// <summary>The coverage of a route.</summary>
    /// <param name="route">Its services in order; emergency services are left out.</param>
    /// <param name="today">The first day that is looked at.</param>
    /// <param name="holidays">The bank holidays.</param>
    public static RouteCoverage Of(IEnumerable<ServiceOnRoute> route, LocalDate today, BankHolidays holidays)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(holidays);
        ImmutableArray<ServiceOnRoute> services = [.. route.Where(service => service.Service.IsEmergency != true)];
        ImmutableArray<CoverageDay> week = [.. Enumerable.Range(1, 7).Select(day => Ordinary(services, (IsoDayOfWeek)day))];
        var special = Enumerable.Range(0, Days).Select(ahead => today.PlusDays(ahead))
            .Select(date => (Date: date, Why: WhyNotOrdinary(services, date, holidays)))
            .Where(day => day.Why is not null)
            .Select(day => new SpecialDay(day.Date, day.Why!, OnDate(services, day.Date, holidays)));
        return new RouteCoverage(services, week, [.. special]);
    }

    private static CoverageDay Ordinary(ImmutableArray<ServiceOnRoute> services, IsoDayOfWeek day)
    {
        var before = (IsoDayOfWeek)(((int)day + 5) % 7 + 1);
        return new CoverageDay(day, Cells(services, service => service.Hours.State != HoursState.Weekly
            ? []
            : service.Hours.On(before).Select(span => (span.From - LondonTime.MinutesOfDay, span.To - LondonTime.MinutesOfDay))
                .Concat(service.Hours.On(day).Select(span => (span.From, span.To)))));
    }

    // By instants, as a caller lives through it: what the clocks skip is nobody's gap, and what they show twice counts twice.
    private static ImmutableArray<CoverageCell> OnDate(ImmutableArray<ServiceOnRoute> services, LocalDate date, BankHolidays holidays)
    {
        var (start, end) = (LondonTime.Midnight(date), LondonTime.Midnight(date.PlusDays(1)));
        var minutes = (int)(end - start).TotalMinutes;
        var cells = Cells(
            services,
            service => service.Hours.State != HoursState.Weekly
                ? []
                : service.Hours.Stretches(start, end, holidays).Select(open => ((int)(open.Start - start).TotalMinutes, (int)(open.End - start).TotalMinutes)),
            minutes);
        return minutes == LondonTime.MinutesOfDay
            ? cells
            : [.. cells.Select(cell => cell with { From = Clock(start, cell.From, date), To = Clock(start, cell.To, date) }).Where(cell => cell.From < cell.To)];
    }

    private static int Clock(Instant start, int minute, LocalDate date)
    {
        var local = start.Plus(Duration.FromMinutes(minute)).InZone(LondonTime.Zone).LocalDateTime;
        return local.Date > date ? LondonTime.MinutesOfDay : (local.Hour * 60) + local.Minute;
    }

    private static ImmutableArray<CoverageCell> Cells(
        ImmutableArray<ServiceOnRoute> services, Func<ServiceOnRoute, IEnumerable<(int From, int To)>> periods, int minutes = LondonTime.MinutesOfDay)
    {
        var open = services.Select(service => (service.Id, service.Hours.State, Spans: service.Hours.State == HoursState.Always
            ? [(0, minutes)]
            : periods(service).Select(span => (From: Math.Max(span.From, 0), To: Math.Min(span.To, minutes))).Where(span => span.From < span.To).ToList())).ToList();
        var edges = open.SelectMany(service => service.Spans.SelectMany(span => new[] { span.Item1, span.Item2 })).Append(0).Append(minutes).Distinct().Order().ToList();
        var isUnknown = open.Exists(service => service.State == HoursState.Unknown);
        var cells = new List<CoverageCell>();
        foreach (var (from, to) in edges.Zip(edges.Skip(1)))
        {
            ImmutableArray<string> here = [.. open.Where(service => service.Spans.Exists(span => span.Item1 <= from && from < span.Item2)).Select(service => service.Id)];
            var state = here.Length switch
            {
                0 => isUnknown || open.Count == 0 ? CoverageState.Unknown : CoverageState.Gap,
                1 => CoverageState.Covered,
                _ => CoverageState.Overlap,
            };
            if (cells.Count > 0 && cells[^1] is var last && last.State == state && last.Services.SequenceEqual(here))
            {
                cells[^1] = last with { To = to };
            }
            else
            {
                cells.Add(new CoverageCell(from, to, state, here));
            }
        }

        return [.. cells];
    }

    // What began the evening before may run on into an ordinary day.
    private static string? WhyNotOrdinary(ImmutableArray<ServiceOnRoute> services, LocalDate date, BankHolidays holidays)
    {
        if ((LondonTime.Midnight(date.PlusDays(1)) - LondonTime.Midnight(date)).TotalHours is not 24 and var hours)
        {
            return hours < 24 ? "clocks go forward" : "clocks go back";
        }

        return new[] { date, date.PlusDays(-1) }
            .Select(day => services.Where(service => service.Hours.State == HoursState.Weekly).Select(service => service.Hours.On(day, holidays).Reason)
                .Where(reason => reason.Kind != HoursReasonKind.Weekly)
                .Select(reason => reason.Name ?? "hours of that date").Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } names
                ? string.Join(", ", names) + (day == date ? "" : " the day before")
                : null)
            .FirstOrDefault(why => why is not null);
    }

    private static IEnumerable<CoverageGap> Weekly(ImmutableArray<CoverageDay> week, CoverageState state) =>
        from day in week
        from cell in day.Cells
        where cell.State == state
        select new CoverageGap($"{day.Day}s, {cell.Words}", cell, day.Day, Date: null);

    private static IEnumerable<CoverageGap> OfDates(ImmutableArray<CoverageDay> week, ImmutableArray<SpecialDay> special) =>
        from day in special
        from cell in day.Cells
        where cell.State == CoverageState.Gap
        where !week[(int)day.Date.DayOfWeek - 1].Cells.Any(usual => usual.State == CoverageState.Gap && usual.From <= cell.From && cell.To <= usual.To)
        select new CoverageGap($"{day.Date.DayOfWeek} {MomentWords.Date(day.Date)} ({day.Why}), {cell.Words}", cell, Day: null, day.Date);
}
