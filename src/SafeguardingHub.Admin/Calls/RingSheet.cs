using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Calls;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Calls;

/// <summary>What somebody has before them while they ring a service.</summary>
/// <param name="Sheet">The service and its calls.</param>
/// <param name="Now">The time now.</param>
public sealed record RingSheet(ContactSheet Sheet, Instant Now)
{
    /// <summary>The service.</summary>
    public ContactLine Line => Sheet.Line;

    /// <summary>The calls, the newest first.</summary>
    public IReadOnlyList<LoggedCall> Calls => Sheet.Calls;

    /// <summary>Its numbers.</summary>
    public IEnumerable<(TelephoneNumber Telephone, string? Label)> Numbers =>
        from number in Line.Part.Numbers
        let telephone = number.Telephone()
        where telephone is not null
        select (telephone.Value, string.IsNullOrWhiteSpace(number.Label) ? null : number.Label);

    /// <summary>Its numbers to choose from.</summary>
    public ImmutableArray<Choice> NumberChoices => [.. Numbers.DistinctBy(number => number.Telephone).Select(number => new Choice(number.Telephone.Digits, number.Telephone.Display, number.Label))];

    /// <summary>Its hours to choose from.</summary>
    public ImmutableArray<Choice> SlotChoices => [.. CallSlots.Of(Line.Part).Select(slot => new Choice(CallWords.Code(slot), CallWords.Of(slot)))];

    /// <summary>Which of its hours it is now; the first of them where it is none.</summary>
    public string SlotNow => CallSlots.Of(Line.Part) is var slots && CallSlots.At(Now, Sheet.Holidays) is var now && slots.Contains(now) ? CallWords.Code(now) : CallWords.Code(slots[0]);

    /// <summary>Whether it is listed as open now, in words.</summary>
    public string StateNow => StateWords.Of(OpeningHours.Of(Line.Part).At(Now, Sheet.Holidays), isConfirmed: false, new MomentWords(Now, isNow: true));
}
