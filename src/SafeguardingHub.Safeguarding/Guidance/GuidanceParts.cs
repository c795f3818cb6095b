using System.Collections.Immutable;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Guidance;

/// <summary>
/// A guidance document through all its editions. Its own address always shows which edition is current; the editions are
/// items of their own, each with its address.
/// </summary>
public sealed record GuidancePart : ContentPart
{
    /// <summary>Who issues it, in words: <c>HM Government</c>, <c>Department for Education</c>.</summary>
    public string? Issuer { get; init; }

    /// <summary>What it is and for whom: one or two sentences of plain text.</summary>
    public string? Summary { get; init; }

    /// <summary>Whether the law requires those it addresses to follow it.</summary>
    public bool IsStatutory { get; init; }

    /// <summary>Other names that people may search for.</summary>
    public ImmutableArray<string> FormerNames { get; init; } = [];
}

/// <summary>
/// One edition of a guidance document. Which edition is current follows from the dates and from what replaces what, never
/// from where it was filed.
/// </summary>
public sealed record EditionPart : ContentPart
{
    /// <summary>The guidance: the content item id of an item with a <see cref="GuidancePart"/>.</summary>
    public string? Guidance { get; init; }

    /// <summary>What tells this edition from the others: <c>2015</c>.</summary>
    public string? Label { get; init; }

    /// <summary>When it was published: <c>2018-07-04</c>, <c>2015-03</c>, <c>2018</c>, or empty where it is not known.</summary>
    public string? Published { get; init; }

    /// <summary>When it comes into force, likewise.</summary>
    public string? InForce { get; init; }

    /// <summary>When it was withdrawn without a successor, likewise; empty where it was not.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>The editions that this one replaces: content item ids.</summary>
    public ImmutableArray<string> Replaces { get; init; } = [];

    /// <summary>What is to be said of the dates: plain text, or empty.</summary>
    public string? DatesNote { get; init; }

    /// <summary>Who confirmed, and when, that this is the edition in force; null while nobody has.</summary>
    public Services.Confirmation? Confirmation { get; init; }
}
