using System.Collections.Immutable;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Glossary;

/// <summary>An entry of the glossary: the item's title is the term, such as <c>LSCB</c>.</summary>
public sealed record GlossaryEntryPart : ContentPart
{
    /// <summary>What the short form stands for; empty where nobody has said, which the page then says.</summary>
    public string? Expansion { get; init; }

    /// <summary>What it means, in plain text, or empty.</summary>
    public string? Meaning { get; init; }

    /// <summary>Other terms that lead here: <c>WSCB</c>, <c>board</c>.</summary>
    public ImmutableArray<string> SeeAlso { get; init; } = [];
}
