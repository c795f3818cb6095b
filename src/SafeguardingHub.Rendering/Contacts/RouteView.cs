using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Contacts;

/// <summary>Whether a service answers at the moment that the page was made for.</summary>
public enum ServiceState
{
    /// <summary>Nobody has given its hours: neither open nor closed.</summary>
    Unknown,

    /// <summary>Listed as open.</summary>
    Open,

    /// <summary>Listed as closed.</summary>
    Closed,

    /// <summary>The emergency service: always answers, and says nothing of hours.</summary>
    Always,
}

/// <summary>A service on a route, at a moment.</summary>
/// <param name="Service">The service: all its numbers, and its hours in words.</param>
/// <param name="State">Whether it answers.</param>
/// <param name="StateText">
/// The same in words that stand alone: "Listed as open until 5pm today", "Closed now. Listed to open at 8:30am on Monday",
/// "Opening hours not given"; empty for the emergency service.
/// </param>
/// <param name="When">When to use it, beyond what it says of itself, or null.</param>
public sealed record ServiceNowView(ServiceView Service, ServiceState State, string StateText, string? When = null);

/// <summary>What is to be said first while nobody is listed as open.</summary>
/// <param name="Heading">"No team is listed as open right now", or that it is not known.</param>
/// <param name="Text">The words that the route's owners approved.</param>
public sealed record GapView(string Heading, string Text);

/// <summary>Whom to call now about one kind of worry.</summary>
public sealed record RouteView
{
    /// <summary>The route's name in addresses: "child".</summary>
    public required string Name { get; init; }

    /// <summary>The heading: "Worried about a child".</summary>
    public required string Heading { get; init; }

    /// <summary>For whom the route answers: "For people in Worcestershire; elsewhere, contact that area's council."</summary>
    public string? ForWhom { get; init; }

    /// <summary>The emergency service, which comes first; null where the route has none.</summary>
    public ServiceNowView? Emergency { get; init; }

    /// <summary>The other services, in the order in which to try them at this moment. None is ever left out.</summary>
    public required IReadOnlyList<ServiceNowView> Services { get; init; }

    /// <summary>What is to be said while nobody is listed as open; null while somebody is.</summary>
    public GapView? Gap { get; init; }

    /// <summary>What people of each audience do besides calling.</summary>
    public IReadOnlyList<RouteAudienceView> Audiences { get; init; } = [];

    /// <summary>The page about this worry; null where there is none or the reader is on it.</summary>
    public LinkView? Page { get; init; }

    /// <summary>The address of the block for other sites: "/embed/route/child".</summary>
    public required string EmbedAddress { get; init; }
}

/// <summary>What people of one audience do besides calling.</summary>
/// <param name="Name">"School staff".</param>
/// <param name="Text">What they do.</param>
/// <param name="Page">The page that says more, or null.</param>
public sealed record RouteAudienceView(string Name, string Text, LinkView? Page);

/// <summary>Whom to call now, at the head of a page: one route on a page about a worry, all of them on a front page.</summary>
public sealed record WhoToCallView
{
    /// <summary>The routes, first to show first.</summary>
    public required IReadOnlyList<RouteView> Routes { get; init; }

    /// <summary>The moment it was worked out for, in words: "4:45pm on Friday 12 February 2027".</summary>
    public required string AsAt { get; init; }

    /// <summary>Set where the reader asked for another moment than now.</summary>
    public NotNowView? NotNow { get; init; }

    /// <summary>Whether the page is about this one worry, so that the route is shown whole; a front page shows each route in brief.</summary>
    public bool IsWhole => Routes.Count == 1;
}

/// <summary>That what is shown is not for now.</summary>
/// <param name="Heading">"Not now: this shows 4:45pm on Friday 12 February 2027".</param>
/// <param name="Now">The link back to now.</param>
public sealed record NotNowView(string Heading, LinkView Now);
