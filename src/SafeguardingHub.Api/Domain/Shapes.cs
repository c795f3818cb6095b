using System.Collections.Immutable;

namespace SafeguardingHub.Api.Domain;

/// <summary>A service: whom to call, when, and how far that can be relied on.</summary>
internal sealed record ServiceShape
{
    public required string Id { get; init; }

    public required string? Name { get; init; }

    public required string Title { get; init; }

    public required string? Address { get; init; }

    public required string? Section { get; init; }

    public required bool InUse { get; init; }

    public required string? Summary { get; init; }

    public required bool IsEmergency { get; init; }

    public required IReadOnlyList<NumberShape> Numbers { get; init; }

    public required HoursShape Hours { get; init; }

    public required ChannelsShape Channels { get; init; }

    /// <summary>The day on which a named person rang the service and found it right; null while nobody has.</summary>
    public required string? Confirmed { get; init; }

    /// <summary>Whether a number is being checked, because it may be wrong or is not answered: call another service of the route first.</summary>
    public required bool InDoubt { get; init; }

    public required IReadOnlyList<string> FormerNames { get; init; }
}

internal sealed record NumberShape(string? Label, string Number, string Display, string Href);

/// <summary>Hours as data, and in words, one line for each rule.</summary>
internal sealed record HoursShape(
    string State, IReadOnlyList<WeekShape> Week, string? BankHolidays, IReadOnlyList<PeriodShape> OnBankHolidays, IReadOnlyList<DayShape> Exceptions, IReadOnlyList<string> Words);

internal sealed record WeekShape(ImmutableArray<string> Days, string? From, string? To);

internal sealed record PeriodShape(string? From, string? To);

internal sealed record DayShape(string? Date, IReadOnlyList<PeriodShape> Periods, string? Note);

/// <summary>Other ways to reach a service: yes, no or unknown.</summary>
internal sealed record ChannelsShape(string TextRelay, string Sms, string BritishSignLanguage, string OnlineForm, string Interpreter);

internal sealed record RouteShape(
    string Id, string Name, string Title, string? About, string? For, string? Address, bool InUse, IReadOnlyList<RouteServiceShape> Services, string Now);

internal sealed record RouteServiceShape(string Id, string? Name, string Title, string? When);

/// <summary>Whom to call at a moment.</summary>
internal sealed record RouteNowShape
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>The moment for which it was worked out, London's time with its offset.</summary>
    public required string ComputedAt { get; init; }

    /// <summary>Whether that moment is now, and not one that was asked for.</summary>
    public required bool IsNow { get; init; }

    public required bool InUse { get; init; }

    /// <summary>For whom the route answers, and what others do.</summary>
    public required string? For { get; init; }

    public required EmergencyShape? Emergency { get; init; }

    /// <summary>The services in the order in which to try them.</summary>
    public required IReadOnlyList<ServiceNowShape> Services { get; init; }

    /// <summary>True while no service is listed as open, "unknown" where nobody can tell.</summary>
    public required object Gap { get; init; }

    public required string? GapText { get; init; }

    /// <summary>The first instant at which any of this may be another; null where nothing changes.</summary>
    public required string? Until { get; init; }
}

internal sealed record EmergencyShape(string Title, IReadOnlyList<NumberShape> Numbers);

internal sealed record ServiceNowShape
{
    public required string Id { get; init; }

    public required string? Name { get; init; }

    public required string Title { get; init; }

    public required bool InUse { get; init; }

    public required IReadOnlyList<NumberShape> Numbers { get; init; }

    public required string? When { get; init; }

    /// <summary>As listed: open, closed or unknown.</summary>
    public required string State { get; init; }

    public required string StateText { get; init; }

    public required string? Until { get; init; }

    public required string? NextOpen { get; init; }

    public required ReasonShape? Reason { get; init; }

    public required string? Confirmed { get; init; }

    /// <summary>Whether a number is being checked; such services come last.</summary>
    public required bool InDoubt { get; init; }
}

internal sealed record ReasonShape(string Kind, string? Name);

/// <summary>Guidance with its editions, the newest first.</summary>
internal sealed record GuidanceShape
{
    public required string Id { get; init; }

    public required string? Name { get; init; }

    public required string Title { get; init; }

    public required string? Address { get; init; }

    public required string? Section { get; init; }

    public required bool InUse { get; init; }

    public required string? Issuer { get; init; }

    public required string? Summary { get; init; }

    public required bool IsStatutory { get; init; }

    public required IReadOnlyList<string> FormerNames { get; init; }

    /// <summary>The ids of the editions to use today: one as a rule, several where nothing tells them apart.</summary>
    public required IReadOnlyList<string> Current { get; init; }

    public required IReadOnlyList<EditionShape> Editions { get; init; }
}

internal sealed record EditionShape
{
    public required string Id { get; init; }

    public required string Label { get; init; }

    public required string Title { get; init; }

    public required string? Address { get; init; }

    public required string State { get; init; }

    public required DateShape Published { get; init; }

    public required DateShape InForce { get; init; }

    public required DateShape Withdrawn { get; init; }

    /// <summary>From when on it counts: the date in force, or what stands in for it.</summary>
    public required BeginShape Begins { get; init; }

    public required IReadOnlyList<string> ReplacedBy { get; init; }

    public required string? DatesNote { get; init; }

    public required string? Confirmed { get; init; }
}

/// <summary>A date as far as it is known: 2018-07-04, 2018-07, 2018, or null.</summary>
internal sealed record DateShape(string? Date, string Precision);

internal sealed record BeginShape(string? Date, string Precision, bool IsAssumed);

/// <summary>Which edition was, is or will be in force on a day.</summary>
internal sealed record InForceShape(string On, string? Edition, string Precision, bool IsAssumed, bool IsCertain);

internal sealed record GuidanceAnswer(GuidanceShape Guidance, InForceShape InForce);

/// <summary>A list of the hub's own.</summary>
internal sealed record ListShape<T>(IReadOnlyList<T> Items, string? Next = null);
