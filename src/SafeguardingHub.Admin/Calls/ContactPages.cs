using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Safeguarding.Calls;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Calls;

/// <summary>The screens of contact keepers.</summary>
public static class ContactPages
{
    /// <summary>The type for which the hub's roles name their permissions: who may publish nothing else may still keep contacts.</summary>
    public const string ServiceType = "Service";

    /// <summary>The list.</summary>
    public const string Address = "/admin/calls";

    /// <summary>The screen of a service.</summary>
    public static string Of(ContentItemId service) => $"{Address}/{Uri.EscapeDataString(service.Value)}";

    /// <summary>The choices of what came of a call.</summary>
    public static ImmutableArray<Choice> Outcomes { get; } = [.. Enum.GetValues<CallOutcome>().Select(outcome => new Choice(CallWords.Code(outcome), CallWords.Of(outcome)))];

    /// <summary>The choices of why a number may be wrong.</summary>
    public static ImmutableArray<Choice> Reasons { get; } = [.. Enum.GetValues<DoubtReason>().Select(reason => new Choice(CallWords.Code(reason), CallWords.Of(reason)))];
}

/// <summary>How the screens say where calls stand.</summary>
public static class ContactWords
{
    /// <summary>The heading above services with that need.</summary>
    public static string Heading(ContactNeed need) => need switch
    {
        ContactNeed.InDoubt => "Being checked",
        ContactNeed.Reported => "Reported by readers",
        ContactNeed.Due => "To ring now",
        ContactNeed.DueSoon => "To ring soon",
        _ => "Nothing to do",
    };

    /// <summary>What the heading means.</summary>
    public static string Meaning(ContactNeed need) => need switch
    {
        ContactNeed.InDoubt => "Readers are told that the number may be wrong, and to call 999 or another service first. A call that reaches the right team ends this.",
        ContactNeed.Reported => "Readers say that something is wrong. Nothing has changed on the page. Ring the number, or put it in doubt.",
        ContactNeed.Due => "A call is due for at least one number.",
        ContactNeed.DueSoon => "A call falls due within two weeks.",
        _ => "Every number was rung not long ago.",
    };

    /// <summary>The class of the tag with the same words as the heading.</summary>
    public static string TagClass(ContactNeed need) => "nhsuk-tag nhsuk-tag--" + need switch
    {
        ContactNeed.InDoubt => "red",
        ContactNeed.Reported => "orange",
        ContactNeed.Due => "yellow",
        ContactNeed.DueSoon => "blue",
        _ => "green",
    };

    /// <summary>When a call is due, and whose turn it is.</summary>
    public static string Due(ContactStanding standing)
    {
        if (standing.DueOn is not { } due)
        {
            return "There is no number to ring.";
        }

        var when = standing.Slots.All(slot => slot.LastGood is null) ? "Nobody has rung it yet."
            : standing.DaysOverdue switch
            {
                < 0 => $"The next call is due on {MomentWords.Date(due)}.",
                0 => "A call is due today.",
                1 => "A call has been due for a day.",
                var days => $"A call has been due for {days} days.",
            };
        return standing.Turn is { } turn ? $"{when} {Turn(turn)}" : when;
    }

    /// <summary>Which calls are due: "01905 822 666: daytime, weekend".</summary>
    public static IEnumerable<string> DueCalls(ContactStanding standing) =>
        standing.Due.GroupBy(slot => slot.Number).Select(slots => $"{slots.Key.Display}: {string.Join(", ", slots.Select(slot => Inside(CallWords.Of(slot.Slot))))}");

    /// <summary>What readers say of a number, in the words of the form that they answered.</summary>
    public static string Report(string choice) => choice switch
    {
        "not-answered" => "Not answered",
        "wrong-team" => "Wrong team or person",
        "no-such-number" => "Number does not exist",
        "wrong-hours" => "Hours are wrong",
        _ => choice,
    };

    /// <summary>Digits as people read them.</summary>
    public static string Number(string digits) => TelephoneNumber.TryParse(digits, out var number, out _) ? number.Display : digits;

    /// <summary>A day.</summary>
    public static string Day(LocalDate day) => MomentWords.Date(day);

    private static string Turn(CallTurn turn) => turn switch
    {
        CallTurn.Owner => "It is the turn of whoever owns its page.",
        CallTurn.SectionOwners => "It is the turn of those who run the section.",
        _ => "It is the turn of the administrators.",
    };

    private static string Inside(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
