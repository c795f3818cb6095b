using System.Collections.Immutable;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>How much is known of a service's hours.</summary>
public enum HoursState
{
    /// <summary>Nobody has given the hours: the service is neither open nor closed.</summary>
    Unknown = 0,

    /// <summary>The hours are those of <see cref="ServiceHours.Week"/>, of bank holidays and of exceptions.</summary>
    Weekly = 1,

    /// <summary>The service answers at every hour of every day.</summary>
    Always = 2,
}

/// <summary>What governs a bank holiday in England.</summary>
public enum BankHolidayRule
{
    /// <summary>The day of the week it falls on, as on any other day.</summary>
    SameAsWeekday = 0,

    /// <summary>The service does not answer.</summary>
    Closed = 1,

    /// <summary>The hours of Sunday.</summary>
    AsSunday = 2,

    /// <summary>The hours of <see cref="ServiceHours.OnBankHolidays"/>.</summary>
    OwnHours = 3,
}

/// <summary>
/// When a service answers, in London's local time. Intervals are half open: the first minute counts, the last does not. A
/// period belongs to the day on which it starts, and that day's rule governs all of it.
/// </summary>
public sealed record ServiceHours
{
    /// <summary>How much is known.</summary>
    public HoursState State { get; init; }

    /// <summary>The periods of an ordinary week.</summary>
    public ImmutableArray<WeeklyPeriod> Week { get; init; } = [];

    /// <summary>What governs a bank holiday.</summary>
    public BankHolidayRule BankHolidays { get; init; }

    /// <summary>The periods of a bank holiday, where the rule is <see cref="BankHolidayRule.OwnHours"/>.</summary>
    public ImmutableArray<DayPeriod> OnBankHolidays { get; init; } = [];

    /// <summary>Days that are unlike their weekday and unlike a bank holiday; they win over both.</summary>
    public ImmutableArray<DatedHours> Exceptions { get; init; } = [];

    /// <summary>The hours as their source words them, where that is worth keeping; plain text, for editors.</summary>
    public string? AsStated { get; init; }
}

/// <summary>A period on certain days of the week.</summary>
public sealed record WeeklyPeriod
{
    /// <summary>The days by their English names: <c>Monday</c>, …</summary>
    public ImmutableArray<string> Days { get; init; } = [];

    /// <summary>The first minute, <c>HH:mm</c>.</summary>
    public string? From { get; init; }

    /// <summary>The first minute after the period, <c>HH:mm</c> or <c>24:00</c>; not after <see cref="From"/> means on the next day.</summary>
    public string? To { get; init; }
}

/// <summary>A period of one day.</summary>
public sealed record DayPeriod
{
    /// <inheritdoc cref="WeeklyPeriod.From"/>
    public string? From { get; init; }

    /// <inheritdoc cref="WeeklyPeriod.To"/>
    public string? To { get; init; }
}

/// <summary>The hours of one date.</summary>
public sealed record DatedHours
{
    /// <summary>The day, <c>yyyy-MM-dd</c>.</summary>
    public string? Date { get; init; }

    /// <summary>The periods; none where the service does not answer that day.</summary>
    public ImmutableArray<DayPeriod> Periods { get; init; } = [];

    /// <summary>Why, in words for the public: <c>Staff training day</c>.</summary>
    public string? Note { get; init; }
}
