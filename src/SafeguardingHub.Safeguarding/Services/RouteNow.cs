using System.Collections.Immutable;
using NodaTime;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>Whether anybody on a route answers at a moment. Emergency services do not count.</summary>
public enum RouteGap
{
    /// <summary>At least one service is listed as open.</summary>
    None = 0,

    /// <summary>Every service is listed as closed.</summary>
    Gap = 1,

    /// <summary>No service is listed as open, and the hours of at least one are not known.</summary>
    Unknown = 2,
}

/// <summary>A service on a route, as it is asked about.</summary>
/// <param name="Id">Its content item id.</param>
/// <param name="Service">The service.</param>
/// <param name="When">When to use it, beyond what it says of itself, or null.</param>
public sealed record ServiceOnRoute(string Id, ServicePart Service, string? When = null)
{
    /// <summary>Its hours, read once for all moments.</summary>
    public OpeningHours Hours { get; } = OpeningHours.Of(Service);
}

/// <summary>A service on a route at a moment.</summary>
/// <param name="Entry">The service.</param>
/// <param name="Hours">What its hours say.</param>
public sealed record RouteServiceNow(ServiceOnRoute Entry, HoursNow Hours)
{
    /// <summary>Whether this is the emergency service.</summary>
    public bool IsEmergency => Entry.Service.IsEmergency == true;
}

/// <summary>Whom to call at a moment: every service of a route, in the order in which to try them.</summary>
public sealed record RouteNow
{
    /// <summary>The moment for which this was worked out.</summary>
    public required Instant ComputedAt { get; init; }

    /// <summary>
    /// All services: emergency first; open ones; those whose hours are not known; closed ones; last those with a number that is
    /// being checked. Within each the route's own order, but while nobody is listed as open the closed ones by their next opening.
    /// </summary>
    public required ImmutableArray<RouteServiceNow> Services { get; init; }

    /// <summary>Whether anybody answers.</summary>
    public required RouteGap Gap { get; init; }

    /// <summary>The first instant at which a service changes its state, and with it perhaps the order and the gap; null where none does.</summary>
    public Instant? Until { get; init; }

    /// <summary>The first instant at which words on this may have to change: <see cref="Until"/>, or midnight, which ends "today".</summary>
    public required Instant HoldsUntil { get; init; }

    /// <summary>The first opening of a service that is closed now; null where none is listed.</summary>
    public Instant? NextOpening { get; init; }

    /// <summary>Whom to call at a moment.</summary>
    /// <param name="route">The services in the route's order.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="holidays">The bank holidays.</param>
    public static RouteNow At(IReadOnlyList<ServiceOnRoute> route, Instant moment, BankHolidays holidays)
    {
        ImmutableArray<RouteServiceNow> services = [.. route.Select(entry => new RouteServiceNow(entry, entry.Hours.At(moment, holidays)))];
        var gap = GapOf(services);
        var until = Earliest(services.Select(service => service.Hours.Until));
        return new RouteNow
        {
            ComputedAt = moment,
            Services = [.. services.OrderBy(Rank).ThenBy(service => gap == RouteGap.None ? null : Opening(service))],
            Gap = gap,
            Until = until,
            HoldsUntil = Instant.Min(until ?? Instant.MaxValue, LondonTime.NextMidnight(moment)),
            NextOpening = Earliest(services.Select(service => service.Hours.NextOpening)),
        };
    }

    private static RouteGap GapOf(ImmutableArray<RouteServiceNow> services)
    {
        var others = services.Where(service => !service.IsEmergency).ToList();
        return others.Exists(service => service.Hours.State is OpenState.Open or OpenState.Always) ? RouteGap.None
            : others.Exists(service => service.Hours.State == OpenState.Unknown) ? RouteGap.Unknown
            : RouteGap.Gap;
    }

    private static int Rank(RouteServiceNow service) => service switch
    {
        { IsEmergency: true } => 0,
        _ when service.Entry.Service.IsInDoubt() => 4,
        { Hours.State: OpenState.Open or OpenState.Always } => 1,
        { Hours.State: OpenState.Unknown } => 2,
        _ => 3,
    };

    // Where no opening is listed, last.
    private static Instant? Opening(RouteServiceNow service) =>
        service.Hours.State == OpenState.Closed ? service.Hours.NextOpening ?? Instant.MaxValue : null;

    private static Instant? Earliest(IEnumerable<Instant?> instants)
    {
        Instant? earliest = null;
        foreach (var instant in instants)
        {
            earliest = instant is { } one && (earliest is not { } other || one < other) ? one : earliest;
        }

        return earliest;
    }
}
