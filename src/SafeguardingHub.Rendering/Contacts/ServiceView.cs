namespace SafeguardingHub.Rendering.Contacts;

/// <summary>A service that people may call, as every block, list and page shows it.</summary>
public sealed record ServiceView
{
    /// <summary>The service's name today.</summary>
    public required string Name { get; init; }

    /// <summary>The path of the service's own page; null where it has none, such as 999.</summary>
    public string? Address { get; init; }

    /// <summary>For whom and for what, in a sentence, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>The numbers, first to try first. Never hidden, whatever the hour.</summary>
    public required IReadOnlyList<NumberView> Numbers { get; init; }

    /// <summary>
    /// The opening hours in words, one line for each rule; empty where nobody has given them, which is then said; null where
    /// the hub does not hold hours for the service, and says nothing of them.
    /// </summary>
    public IReadOnlyList<string>? Hours { get; init; }

    /// <summary>Whether a named person has rung the service and recorded it.</summary>
    public required ConfirmationView Confirmation { get; init; }

    /// <summary>Whom to call first while a number of this service is being checked; null while none is. It stands before the numbers.</summary>
    public DoubtView? Doubt { get; init; }

    /// <summary>Names that people may still know the service by.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>Numbers that people may still have and must not call, as text: "01905 768 999", "Textphone: 01905 768 998".</summary>
    public IReadOnlyList<string> FormerNumbers { get; init; } = [];

    /// <summary>Other ways to reach the service, in words: "Text relay: 18001 01905 822 666", "Text messages: not known".</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>The page on which a reader says that a number is wrong or was not answered; null where that makes no sense (999).</summary>
    public string? ReportAddress { get; init; }

    /// <summary>
    /// Whether this is the emergency service (999). Nobody rings it to check that it answers, and it has no hours: it
    /// shows neither line.
    /// </summary>
    public bool IsEmergency { get; init; }
}

/// <summary>A telephone number.</summary>
/// <param name="Label">What tells it from the service's other numbers ("Textphone"), or null where there is one.</param>
/// <param name="Display">The number in groups, as it is written: "01905 822 666".</param>
/// <param name="TelHref">The number as a link: <c>tel:</c> and digits, with a leading + at most.</param>
public sealed record NumberView(string? Label, string Display, string TelHref)
{
    /// <summary>
    /// Whether <see cref="TelHref"/> is a link that a telephone can dial. Where it is not, the number is shown as text:
    /// a number that can be read is better than a page that fails, or a link that dials another.
    /// </summary>
    public bool IsDiallable =>
        TelHref.StartsWith("tel:", StringComparison.Ordinal)
        && TelHref.AsSpan(4).TrimStart('+') is { Length: > 2 } digits
        && !digits.ContainsAnyExceptInRange('0', '9')
        && TelHref.Length - 4 - digits.Length <= 1;
}

/// <summary>What is said before the numbers of a service of which one may be wrong or is not answered.</summary>
/// <param name="Emergency">The emergency number.</param>
/// <param name="Others">Who else answers on the same routes, first to try first; empty where nobody does.</param>
public sealed record DoubtView(NumberView Emergency, IReadOnlyList<OtherNumberView> Others);

/// <summary>A service to try instead.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its first number.</param>
public sealed record OtherNumberView(string Name, NumberView Number);

/// <summary>How far a service's numbers and hours can be relied on.</summary>
/// <param name="IsConfirmed">Whether a named person has rung the service and recorded the date.</param>
/// <param name="Text">What the reader is told, beside every number.</param>
public sealed record ConfirmationView(bool IsConfirmed, string Text)
{
    /// <summary>Nobody has rung: what is shown comes from the old web pages.</summary>
    public static ConfirmationView NotConfirmed { get; } = new(false, "Not confirmed: taken from web pages of 2013 to 2018");

    /// <summary>A number may be wrong or is not answered.</summary>
    public static ConfirmationView BeingChecked { get; } = new(false, "Being checked: the number may be wrong or not answered");

    /// <summary>Confirmed on that day.</summary>
    /// <param name="day">The day in full: "27 January 2026".</param>
    public static ConfirmationView On(string day) => new(true, $"Number checked on {day}");
}
