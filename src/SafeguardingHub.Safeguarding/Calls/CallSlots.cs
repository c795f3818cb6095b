using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Calls;

/// <summary>Which of a service's hours are rung, and which of them a moment belongs to.</summary>
public static class CallSlots
{
    // The edges of a service's hours are not rung for themselves: a night team that begins at 5pm is not a daytime service.
    private const int LeastMinutes = 120;
    private const int DayBegins = 8 * 60;
    private const int DayEnds = 18 * 60;

    private static readonly ImmutableArray<IsoDayOfWeek> Weekdays =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    /// <summary>The hours in which a service is listed as open; "any time" alone where nobody knows them.</summary>
    public static ImmutableArray<CallSlot> Of(ServicePart service)
    {
        var hours = OpeningHours.Of(service);
        if (hours.State == HoursState.Unknown)
        {
            return [CallSlot.AnyTime];
        }

        if (hours.State == HoursState.Always)
        {
            return [CallSlot.Daytime, CallSlot.Evening, CallSlot.Weekend, CallSlot.BankHoliday];
        }

        var listed = Minutes(hours).Where(slot => slot.Minutes > 0).ToList();
        var worthACall = listed.Where(slot => slot.Minutes >= LeastMinutes).ToList();
        return worthACall.Count > 0 ? [.. worthACall.Select(slot => slot.Slot)]
            : listed.Count > 0 ? [.. listed.Select(slot => slot.Slot)]
            : [CallSlot.AnyTime];
    }

    /// <summary>The hours to which a moment belongs.</summary>
    public static CallSlot At(Instant moment, BankHolidays holidays)
    {
        var local = moment.InZone(LondonTime.Zone).LocalDateTime;
        return holidays.NameOn(local.Date) is not null ? CallSlot.BankHoliday
            : local.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? CallSlot.Weekend
            : local.Hour is >= DayBegins / 60 and < DayEnds / 60 ? CallSlot.Daytime
            : CallSlot.Evening;
    }

    /// <summary>Why a call at a moment cannot have been in these hours; null where it can. A night is not divided to the minute.</summary>
    public static string? Fault(CallSlot slot, Instant moment, BankHolidays holidays)
    {
        var day = LondonTime.Day(moment);
        var isWeekend = day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
        return slot switch
        {
            CallSlot.BankHoliday when holidays.NameOn(day) is null => $"{MomentWords.Date(day)} was no bank holiday in England: choose other hours, or correct the date.",
            CallSlot.Weekend when !isWeekend => $"{MomentWords.Date(day)} was a {day.DayOfWeek}: choose other hours, or correct the date.",
            CallSlot.Daytime when isWeekend => $"{MomentWords.Date(day)} was a {day.DayOfWeek}, and daytime is from Monday to Friday: choose other hours, or correct the date.",
            _ => null,
        };
    }

    // The most that a single day of the kind is open.
    private static IEnumerable<(CallSlot Slot, int Minutes)> Minutes(OpeningHours hours)
    {
        yield return (CallSlot.Daytime, Weekdays.Max(day => hours.On(day).Sum(InTheDay)));
        yield return (CallSlot.Evening, Weekdays.Max(day => hours.On(day).Sum(span => Length(span) - InTheDay(span))));
        yield return (CallSlot.Weekend, Math.Max(hours.On(IsoDayOfWeek.Saturday).Sum(Length), hours.On(IsoDayOfWeek.Sunday).Sum(Length)));
        yield return (CallSlot.BankHoliday, hours.OnBankHolidays is { } own ? own.Sum(Length) : Weekdays.Max(day => hours.On(day).Sum(Length)));
    }

    private static int Length(DaySpan span) => span.To - span.From;

    // A period that ends on the next day may reach into that day's daytime.
    private static int InTheDay(DaySpan span) => Shared(span, DayBegins, DayEnds) + Shared(span, DayBegins + LondonTime.MinutesOfDay, DayEnds + LondonTime.MinutesOfDay);

    private static int Shared(DaySpan span, int from, int to) => Math.Max(0, Math.Min(span.To, to) - Math.Max(span.From, from));
}
