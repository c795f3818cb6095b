using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Safeguarding.Guidance;

/// <summary>An edition as the rules need it: its part, and what it is called.</summary>
/// <param name="Id">Its content item id.</param>
/// <param name="Name">Its name: "Working Together to Safeguard Children 2015".</param>
/// <param name="Part">Its dates and what it replaces.</param>
public sealed record Edition(string Id, string Name, EditionPart Part)
{
    /// <summary>What tells it from the others; its name where it has no label.</summary>
    public string Label => string.IsNullOrWhiteSpace(Part.Label) ? Name : Part.Label;

    /// <summary>When it was published.</summary>
    public UncertainDate Published => UncertainDate.Of(Part.Published);

    /// <summary>When it comes into force, as far as that is given.</summary>
    public UncertainDate InForce => UncertainDate.Of(Part.InForce);

    /// <summary>When it was withdrawn without a successor.</summary>
    public UncertainDate Withdrawn => UncertainDate.Of(Part.Withdrawn);
}

/// <summary>From when on an edition counts.</summary>
/// <param name="Date">The date in force; where it is not given the date published; where neither is, that of what it replaces.</param>
/// <param name="IsAssumed">Whether the date in force is not given, so that another date stands in for it.</param>
public sealed record EditionBegin(UncertainDate Date, bool IsAssumed);

/// <summary>Where an edition stands on a day.</summary>
public enum EditionState
{
    /// <summary>The one to use.</summary>
    Current = 0,

    /// <summary>It is published and comes into force later.</summary>
    NotYetInForce = 1,

    /// <summary>Another edition has taken its place.</summary>
    Superseded = 2,

    /// <summary>It was withdrawn, and nothing has taken its place.</summary>
    Withdrawn = 3,
}

/// <summary>An edition on a day.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Begin">From when on it counts.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ReplacedBy">
/// For a superseded edition the editions that took its place, one after the other, the last of them being the one that
/// nothing has replaced; empty for any other.
/// </param>
/// <param name="ByDatesAlone">Whether no edition says that it replaces this one, and only the later date of another tells.</param>
public sealed record EditionStanding(
    Edition Edition, EditionBegin Begin, EditionState State, IReadOnlyList<Edition> ReplacedBy, bool ByDatesAlone);

/// <summary>Which edition was in force on a day, and how far that can be told.</summary>
/// <param name="Edition">The edition; null where none of those held was.</param>
/// <param name="Precision">How far the date is known from which the answer follows.</param>
/// <param name="IsAssumed">Whether a date in force is not given and another stands in for it.</param>
/// <param name="IsCertain">Whether the answer would be the same whatever the unknown parts of the dates turn out to be.</param>
public sealed record InForceAnswer(Edition? Edition, DatePrecision Precision, bool IsAssumed, bool IsCertain);

/// <summary>What is wrong with a chain of editions.</summary>
public enum EditionFaultKind
{
    /// <summary>Editions replace each other in a loop.</summary>
    Loop,

    /// <summary>Two editions are in force and neither replaces the other.</summary>
    TwoCurrent,

    /// <summary>An edition is in force before what it replaces was published.</summary>
    TooEarly,

    /// <summary>An edition replaces an edition of other guidance.</summary>
    OtherGuidance,
}

/// <summary>A fault of a chain, in words that an editor can act on.</summary>
/// <param name="Kind">What sort of fault.</param>
/// <param name="Edition">The content item id of the edition at which to put it right.</param>
/// <param name="Message">What is wrong and how to put it right.</param>
public sealed record EditionFault(EditionFaultKind Kind, string Edition, string Message);
