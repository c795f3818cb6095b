namespace SafeguardingHub.Safeguarding.Calls;

/// <summary>In which of a service's hours a number is rung: at each it may be another team that answers.</summary>
public enum CallSlot
{
    /// <summary>The hours are not known.</summary>
    AnyTime,

    /// <summary>Monday to Friday, 8am to 6pm.</summary>
    Daytime,

    /// <summary>Monday to Friday, at other times.</summary>
    Evening,

    /// <summary>Saturday and Sunday.</summary>
    Weekend,

    /// <summary>A bank holiday in England.</summary>
    BankHoliday,
}

/// <summary>What came of a call.</summary>
public enum CallOutcome
{
    /// <summary>The team that the hub names answered.</summary>
    RightTeam,

    /// <summary>Somebody else answered.</summary>
    WrongTeam,

    /// <summary>Nobody answered.</summary>
    NotAnswered,

    /// <summary>There is no such number.</summary>
    NoSuchNumber,
}

/// <summary>Why a keeper puts a number in doubt without a call of their own.</summary>
public enum DoubtReason
{
    /// <summary>Somebody was told that nobody answers.</summary>
    NotAnswered,

    /// <summary>It leads to another team.</summary>
    WrongTeam,

    /// <summary>There is no such number.</summary>
    NoSuchNumber,

    /// <summary>The service has said that it changes or has changed.</summary>
    Changed,
}

/// <summary>
/// The words for slots, outcomes and reasons: as they are stored, which never changes, and as people read them.
/// </summary>
public static class CallWords
{
    /// <summary>What stands as outcome where a number was marked without a call.</summary>
    public const string Marked = "marked";

    private static readonly (CallSlot Slot, string Code, string Words)[] Slots =
    [
        (CallSlot.AnyTime, "any", "Any time"), (CallSlot.Daytime, "daytime", "Daytime"), (CallSlot.Evening, "evening", "Evening or night"),
        (CallSlot.Weekend, "weekend", "Weekend"), (CallSlot.BankHoliday, "bank-holiday", "Bank holiday"),
    ];

    private static readonly (CallOutcome Outcome, string Code, string Words)[] Outcomes =
    [
        (CallOutcome.RightTeam, "right-team", "The right team answered"), (CallOutcome.WrongTeam, "wrong-team", "Another team or person answered"),
        (CallOutcome.NotAnswered, "not-answered", "Nobody answered"), (CallOutcome.NoSuchNumber, "no-such-number", "The number does not exist"),
    ];

    private static readonly (DoubtReason Reason, string Code, string Words)[] Reasons =
    [
        (DoubtReason.NotAnswered, "told-not-answered", "People say that nobody answers"), (DoubtReason.WrongTeam, "told-wrong-team", "People say that it reaches another team"),
        (DoubtReason.NoSuchNumber, "told-no-such-number", "The number does not exist"), (DoubtReason.Changed, "told-changed", "The service says that it has changed"),
    ];

    /// <summary>As it is stored.</summary>
    public static string Code(CallSlot slot) => Array.Find(Slots, entry => entry.Slot == slot).Code;

    /// <inheritdoc cref="Code(CallSlot)"/>
    public static string Code(CallOutcome outcome) => Array.Find(Outcomes, entry => entry.Outcome == outcome).Code;

    /// <inheritdoc cref="Code(CallSlot)"/>
    public static string Code(DoubtReason reason) => Array.Find(Reasons, entry => entry.Reason == reason).Code;

    /// <summary>As people read it.</summary>
    public static string Of(CallSlot slot) => Array.Find(Slots, entry => entry.Slot == slot).Words;

    /// <inheritdoc cref="Of(CallSlot)"/>
    public static string Of(CallOutcome outcome) => Array.Find(Outcomes, entry => entry.Outcome == outcome).Words;

    /// <inheritdoc cref="Of(CallSlot)"/>
    public static string Of(DoubtReason reason) => Array.Find(Reasons, entry => entry.Reason == reason).Words;

    /// <summary>The slot that is stored so; null for none.</summary>
    public static CallSlot? Slot(string? code) => Array.Find(Slots, entry => entry.Code == code) is { Code: not null } found ? found.Slot : null;

    /// <summary>The outcome that is stored so; null for none.</summary>
    public static CallOutcome? Outcome(string? code) => Array.Find(Outcomes, entry => entry.Code == code) is { Code: not null } found ? found.Outcome : null;

    /// <summary>The reason that is stored so; null for none.</summary>
    public static DoubtReason? Reason(string? code) => Array.Find(Reasons, entry => entry.Code == code) is { Code: not null } found ? found.Reason : null;

    /// <summary>What a code of an outcome or a reason says to people; the code itself where nobody knows it.</summary>
    public static string Words(string? code) =>
        Outcome(code) is { } outcome ? Of(outcome) : Reason(code) is { } reason ? Of(reason) : code ?? "";
}
