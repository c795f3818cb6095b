using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Calls;

/// <summary>How often numbers are rung.</summary>
/// <param name="EveryDays">After how many days the next call is due.</param>
public sealed record CallRules(int EveryDays)
{
    /// <summary>How long before it is due a call is announced, in days.</summary>
    public const int SoonDays = 14;

    /// <summary>After how many days overdue the section's owners are asked.</summary>
    public const int OwnersAfterDays = 7;

    /// <summary>After how many days overdue the administrators are asked.</summary>
    public const int AdministratorsAfterDays = 21;
}

/// <summary>How much a service needs somebody to ring it, the most pressing first.</summary>
public enum ContactNeed
{
    /// <summary>A number is being checked: the public is told so.</summary>
    InDoubt,

    /// <summary>Readers have reported a number, and nobody has looked.</summary>
    Reported,

    /// <summary>A call is due.</summary>
    Due,

    /// <summary>A call falls due within days.</summary>
    DueSoon,

    /// <summary>Nothing to do.</summary>
    Fine,
}

/// <summary>Who is to act on a call that is due.</summary>
public enum CallTurn
{
    /// <summary>Whoever owns the service's page.</summary>
    Owner,

    /// <summary>Those who run the section.</summary>
    SectionOwners,

    /// <summary>The hub's administrators.</summary>
    Administrators,
}

/// <summary>A number in one of the service's hours.</summary>
/// <param name="Number">The number.</param>
/// <param name="Slot">The hours.</param>
/// <param name="LastGood">When it last reached the right team then; null for never.</param>
/// <param name="DueOn">From which day on it is to be rung; never rung is due today, or on the next bank holiday.</param>
public sealed record SlotStanding(TelephoneNumber Number, CallSlot Slot, LocalDate? LastGood, LocalDate DueOn);

/// <summary>Where the calls to a service stand on a day.</summary>
/// <param name="Slots">Each number in each of the hours.</param>
/// <param name="Doubts">What is in doubt.</param>
/// <param name="Today">The day.</param>
public sealed record ContactStanding(ImmutableArray<SlotStanding> Slots, ImmutableArray<NumberDoubt> Doubts, LocalDate Today)
{
    /// <summary>The first day on which a call is due; null where there is no number to ring.</summary>
    public LocalDate? DueOn => Slots.IsEmpty ? null : Slots.Min(slot => slot.DueOn);

    /// <summary>For how many days a call has been due, 0 on the day itself; negative before.</summary>
    public int DaysOverdue => DueOn is { } due ? Period.DaysBetween(due, Today) : int.MinValue;

    /// <summary>How much it needs a call, apart from what readers report.</summary>
    public ContactNeed Need => !Doubts.IsEmpty ? ContactNeed.InDoubt
        : DaysOverdue >= 0 ? ContactNeed.Due
        : DaysOverdue >= -CallRules.SoonDays ? ContactNeed.DueSoon
        : ContactNeed.Fine;

    /// <summary>Who is to act; null where nothing is due.</summary>
    public CallTurn? Turn => !Doubts.IsEmpty && DaysOverdue < 0 ? CallTurn.Owner
        : DaysOverdue switch
        {
            < 0 => null,
            < CallRules.OwnersAfterDays => CallTurn.Owner,
            < CallRules.AdministratorsAfterDays => CallTurn.SectionOwners,
            _ => CallTurn.Administrators,
        };

    /// <summary>The slots that are due, the longest first.</summary>
    public IEnumerable<SlotStanding> Due => Slots.Where(slot => slot.DueOn <= Today).OrderBy(slot => slot.DueOn);

    /// <summary>Where a service stands on a day. Nobody rings 999 to see whether it answers.</summary>
    public static ContactStanding Of(ServicePart part, LocalDate today, BankHolidays holidays, CallRules rules)
    {
        if (part.IsEmergency == true)
        {
            return new ContactStanding([], [], today);
        }

        var calls = CallMarks.Marked(part, part.Calls).Calls;
        ImmutableArray<CallSlot> slots = CallSlots.Of(part);
        var numbers = part.Numbers.Select(number => number.Telephone()).OfType<TelephoneNumber>().Distinct();
        return new ContactStanding(
            [
                .. from number in numbers
                   from slot in slots
                   let code = CallWords.Code(slot)
                   let last = calls?.Good.Where(call => call.Number == number.Digits && call.Slot == code).Max(call => call.Day())
                   select new SlotStanding(number, slot, last, FirstDay(slot, last?.PlusDays(rules.EveryDays) ?? today, holidays)),
            ],
            calls?.Doubts ?? [],
            today);
    }

    // On a bank holiday it can be rung only when there is one.
    private static LocalDate FirstDay(CallSlot slot, LocalDate day, BankHolidays holidays) => slot != CallSlot.BankHoliday
        ? day
        : holidays.In(day.Year).Concat(holidays.In(day.Year + 1)).Select(holiday => holiday.Day).FirstOrDefault(holiday => holiday >= day) is var next && next >= day
            ? next
            : day;
}
