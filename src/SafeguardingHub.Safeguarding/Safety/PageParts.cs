using System.Collections.Immutable;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;

namespace SafeguardingHub.Safeguarding.Safety;

/// <summary>On a page that a person at risk may be reading: an exit is offered, and nothing of it stays in the browser.</summary>
public sealed record AtRiskPart : ContentPart
{
    /// <summary>Whether a person at risk may be reading.</summary>
    public bool MayBeAtRisk { get; init; }
}

/// <summary>The pages to see besides this one, those of the hub and those of others apart.</summary>
public sealed record SeeAlsoPart : ContentPart
{
    /// <summary>Pages of the hub: content item ids.</summary>
    public ImmutableArray<string> Inside { get; init; } = [];

    /// <summary>Pages of others, each with words that say what it is.</summary>
    public ImmutableArray<QuickLink> Outside { get; init; } = [];
}
