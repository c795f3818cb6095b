using System.Collections.Immutable;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>
/// Whom to call about one kind of worry: services in the order in which to try them. The route's name is the item's title
/// (<c>Worried about a child</c>), its alias the name in addresses (<c>child</c>).
/// </summary>
public sealed record RoutePart : ContentPart
{
    /// <summary>Whom the worry is about, as the middle of a sentence: <c>a child</c>.</summary>
    public string? About { get; init; }

    /// <summary>For whom the route answers, and what others do: <c>For people in Worcestershire; elsewhere, contact that area's council.</c></summary>
    public string? ForWhom { get; init; }

    /// <summary>The services in order; emergency services come first whatever their place.</summary>
    public ImmutableArray<RouteService> Services { get; init; } = [];

    /// <summary>
    /// What is said while no service answers and none has unknown hours: plain text that the route's owners approve.
    /// <c>{{ route.next_opening }}</c> stands for the time and day at which the next service opens.
    /// </summary>
    public string? GapText { get; init; }

    /// <summary>What is said while no service is listed as open and the hours of at least one are not known; plain text.</summary>
    public string? UnknownText { get; init; }

    /// <summary>What to do where it is not urgent, by audience, in order; empty where nothing is known.</summary>
    public ImmutableArray<RouteAudience> Audiences { get; init; } = [];

    /// <summary>The page about this worry, to which blocks elsewhere lead: a content item id, or empty.</summary>
    public string? Page { get; init; }
}

/// <summary>A service on a route.</summary>
public sealed record RouteService
{
    /// <summary>The service's content item id.</summary>
    public string? Service { get; init; }

    /// <summary>When to use it, beyond what the service says of itself; plain text, or empty.</summary>
    public string? When { get; init; }
}

/// <summary>What people of one audience do besides calling.</summary>
public sealed record RouteAudience
{
    /// <summary>Who they are: <c>School staff</c>.</summary>
    public string? Name { get; init; }

    /// <summary>What they do, in a sentence of plain text.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// Whom that covers, as terms of the taxonomy of audiences that <see cref="RoutePartSettings"/> names: a page that names one of
    /// them, and whose route has nothing for it, sends somebody away with a number and no next step.
    /// </summary>
    public ImmutableArray<string> For { get; init; } = [];

    /// <summary>The page of the hub that says more: a content item id, or empty.</summary>
    public string? Page { get; init; }
}

/// <summary>The settings of a route as attached to its type.</summary>
public sealed record RoutePartSettings
{
    /// <summary>The content item id of the taxonomy whose terms <see cref="RouteAudience.For"/> names; empty for none.</summary>
    public string? AudienceTaxonomy { get; init; }
}

/// <summary>A block that shows whom to call now on one or several routes; composers lift it to the head of the page.</summary>
public sealed record WhoToCallPart : ContentPart
{
    /// <summary>The routes' content item ids, first to show first.</summary>
    public ImmutableArray<string> Routes { get; init; } = [];
}

/// <summary>
/// England's bank holidays where they differ from what the hub works out. One item of the hub holds it, on shared ground.
/// </summary>
public sealed record BankHolidaysPart : ContentPart
{
    /// <summary>The last day up to which somebody has compared the holidays with the official list, <c>yyyy-MM-dd</c>; empty while nobody has.</summary>
    public string? KnownUntil { get; init; }

    /// <summary>Days that are, or are not, bank holidays against the rules.</summary>
    public ImmutableArray<BankHolidayCorrection> Corrections { get; init; } = [];
}

/// <summary>A day on which the rules are wrong.</summary>
public sealed record BankHolidayCorrection
{
    /// <summary>The day, <c>yyyy-MM-dd</c>.</summary>
    public string? Date { get; init; }

    /// <summary>The holiday's name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the day is a bank holiday.</summary>
    public bool IsHoliday { get; init; }
}

/// <summary>
/// A web service of a partner: a portal, a form. Its name is the item's title. The sources name most of them without an
/// address, so an address that is not known is a value like any other.
/// </summary>
public sealed record OnlineServicePart : ContentPart
{
    /// <summary>What it is for, and who may use it, in plain text.</summary>
    public string? Summary { get; init; }

    /// <summary>Its address, absolute; empty while it is not known.</summary>
    public string? Address { get; init; }

    /// <summary>Whether it asks people to sign in.</summary>
    public Known SignIn { get; init; }

    /// <summary>Names that people may still know it by.</summary>
    public ImmutableArray<string> FormerNames { get; init; } = [];

    /// <summary>What it must not be used for, in plain text, or empty.</summary>
    public string? NotFor { get; init; }

    /// <summary>Who opened the address and found the right service behind it, and when; null while nobody has.</summary>
    public Confirmation? Confirmation { get; init; }
}
