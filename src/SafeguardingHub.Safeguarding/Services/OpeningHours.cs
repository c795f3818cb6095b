using System.Collections.Immutable;
using NodaTime;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>
/// A service's hours, read once and then asked for moments. A period belongs to the day on which it starts and that day's
/// rule governs all of it; periods that touch, across midnight too, are one stretch. Hours that cannot be read are unknown:
/// half of them would be a claim that nobody has made.
/// </summary>
public sealed class OpeningHours
{
    private static readonly HoursNow NotKnown = new() { State = OpenState.Unknown };
    private static readonly HoursNow AtAllHours = new() { State = OpenState.Always };
    private readonly ImmutableDictionary<IsoDayOfWeek, DayRule> week;
    private readonly ImmutableDictionary<LocalDate, DayRule> exceptions;
    private readonly ImmutableArray<DaySpan>? onBankHolidays;

    private OpeningHours(
        HoursState state,
        ImmutableDictionary<IsoDayOfWeek, DayRule> week,
        ImmutableArray<DaySpan>? onBankHolidays,
        ImmutableDictionary<LocalDate, DayRule> exceptions) =>
        (State, this.week, this.onBankHolidays, this.exceptions) = (state, week, onBankHolidays, exceptions);

    /// <summary>How far ahead a change of state is looked for; what does not change within it is said not to.</summary>
    public static Period Horizon { get; } = Period.FromDays(400);

    /// <summary>How much is known of the hours; unknown also where what is stored cannot be read.</summary>
    public HoursState State { get; }

    /// <summary>Whether a bank holiday has hours other than those of its weekday.</summary>
    internal bool DiffersOnBankHolidays => onBankHolidays is not null;

    /// <summary>The hours of a service; the emergency service answers at all hours.</summary>
    public static OpeningHours Of(ServicePart service) =>
        service.IsEmergency == true ? OfState(HoursState.Always) : Of(service.Hours);

    /// <summary>The hours as stored.</summary>
    public static OpeningHours Of(ServiceHours? hours)
    {
        if (hours is not { State: HoursState.Weekly } || HoursCheck.Faults(hours, "").Any())
        {
            return OfState(hours?.State == HoursState.Always ? HoursState.Always : HoursState.Unknown);
        }

        var byDay = HoursCheck.Week(hours).ToLookup(period => period.Day, period => period.Span);
        var week = Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)
            .ToImmutableDictionary(day => day, day => DayRule.Of(byDay[day], HoursReason.Weekly));
        return new OpeningHours(
            HoursState.Weekly,
            week,
            hours.BankHolidays switch
            {
                BankHolidayRule.SameAsWeekday => null,
                BankHolidayRule.Closed => [],
                BankHolidayRule.AsSunday => week[IsoDayOfWeek.Sunday].Spans,
                _ => DayRule.Of(HoursCheck.Spans(hours.OnBankHolidays), HoursReason.Weekly).Spans,
            },
            hours.Exceptions.ToImmutableDictionary(
                day => HoursText.Date(day.Date)!.Value,
                day => DayRule.Of(HoursCheck.Spans(day.Periods), new HoursReason(HoursReasonKind.Exception, string.IsNullOrWhiteSpace(day.Note) ? null : day.Note))));
    }

    /// <summary>What the hours say at a moment.</summary>
    public HoursNow At(Instant moment, BankHolidays holidays)
    {
        if (State != HoursState.Weekly)
        {
            return State == HoursState.Always ? AtAllHours : NotKnown;
        }

        var today = LondonTime.Day(moment);
        OpenStretch? open = null;
        foreach (var stretch in Periods(today.PlusDays(-1), today + Horizon, holidays))
        {
            if (open is { } so)
            {
                if (stretch.Start > so.End)
                {
                    break;
                }

                open = so with { End = Instant.Max(so.End, stretch.End) };
            }
            else if (stretch.Start > moment)
            {
                return Closed(today, stretch.Start, holidays);
            }
            else if (stretch.End > moment)
            {
                open = stretch;
            }
        }

        return open is { } found ? Open(today, found, holidays) : Closed(today, nextOpening: null, holidays);
    }

    /// <summary>The stretches in which the service is listed as open, cut to an interval of time; none where its hours are not weekly.</summary>
    public IEnumerable<OpenStretch> Stretches(Instant start, Instant end, BankHolidays holidays)
    {
        OpenStretch? current = null;
        foreach (var next in Periods(LondonTime.Day(start).PlusDays(-1), LondonTime.Day(end), holidays))
        {
            var cut = next with { Start = Instant.Max(next.Start, start), End = Instant.Min(next.End, end) };
            if (cut.Start >= cut.End)
            {
                continue;
            }

            if (current is { } before && cut.Start <= before.End)
            {
                current = before with { End = Instant.Max(before.End, cut.End) };
                continue;
            }

            if (current is { } done)
            {
                yield return done;
            }

            current = cut;
        }

        if (current is { } last)
        {
            yield return last;
        }
    }

    /// <summary>The rule of a day: an exception wins over a bank holiday, that over the day of the week.</summary>
    internal DayRule On(LocalDate day, BankHolidays holidays) =>
        exceptions.GetValueOrDefault(day)
        ?? (onBankHolidays is { } own && holidays.NameOn(day) is { } name ? new DayRule(own, new HoursReason(HoursReasonKind.BankHoliday, name)) : week[day.DayOfWeek]);

    /// <summary>The periods of a day of the week.</summary>
    internal ImmutableArray<DaySpan> On(IsoDayOfWeek day) => week[day].Spans;

    /// <summary>The periods of a bank holiday; null where it is like its weekday.</summary>
    internal ImmutableArray<DaySpan>? OnBankHolidays => onBankHolidays;

    /// <summary>The exceptions from a day on, in order.</summary>
    internal IEnumerable<(LocalDate Day, DayRule Rule)> ExceptionsFrom(LocalDate day) =>
        exceptions.Where(pair => pair.Key >= day).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value));

    private static OpeningHours OfState(HoursState state) =>
        new(state, ImmutableDictionary<IsoDayOfWeek, DayRule>.Empty, null, ImmutableDictionary<LocalDate, DayRule>.Empty);

    // In order of their starts: each day's are, and a day's come before the next day's.
    private IEnumerable<OpenStretch> Periods(LocalDate first, LocalDate last, BankHolidays holidays)
    {
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            var rule = On(day, holidays);
            foreach (var span in rule.Spans)
            {
                // A period that the clocks skip altogether has no time in it.
                var (start, end) = (LondonTime.At(day, span.From), LondonTime.At(day, span.To));
                if (start < end)
                {
                    yield return new OpenStretch(start, end, rule.Reason);
                }
            }
        }
    }

    private HoursNow Open(LocalDate today, OpenStretch stretch, BankHolidays holidays)
    {
        var until = LondonTime.Day(stretch.End) <= today + Horizon ? stretch.End : (Instant?)null;
        return new HoursNow { State = OpenState.Open, Until = until, Reason = stretch.Reason, MayDifferOnBankHolidays = MayDiffer(today, until, holidays) };
    }

    private HoursNow Closed(LocalDate today, Instant? nextOpening, BankHolidays holidays) => new()
    {
        State = OpenState.Closed,
        Until = nextOpening,
        NextOpening = nextOpening,
        Reason = On(today, holidays).Reason,
        MayDifferOnBankHolidays = MayDiffer(today, nextOpening, holidays),
    };

    // New bank holidays fall on weekdays, and old ones that are moved leave one.
    private bool MayDiffer(LocalDate today, Instant? until, BankHolidays holidays) =>
        DiffersOnBankHolidays && (IsUnsure(today, holidays) || (until is { } at && IsUnsure(LondonTime.Day(at), holidays)));

    private bool IsUnsure(LocalDate day, BankHolidays holidays) =>
        !(day <= holidays.KnownUntil) && day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !exceptions.ContainsKey(day);
}
