using System.Collections.Immutable;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Searching;

/// <summary>
/// Words by which the search knows that somebody may be in need: it then says whom to call before it says what it found.
/// A word may end in <c>*</c>, which stands for any ending: <c>hurt*</c>; words one after the other are a phrase.
/// </summary>
public sealed record NeedWordsPart : ContentPart
{
    /// <summary>The words and phrases of need.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>
    /// Words that say whom the worry is about, for each route. They do not tell of need by themselves; beside words of need
    /// they say which route is shown first or alone, and without any of them all are shown.
    /// </summary>
    public ImmutableArray<RouteWords> About { get; init; } = [];
}

/// <summary>Words that say whom a worry is about.</summary>
public sealed record RouteWords
{
    /// <summary>The route's alias: <c>child</c>.</summary>
    public string? Route { get; init; }

    /// <summary>Words and phrases that put the route first and hide no other, as they may be about who does the harm: <c>adult*</c>.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Words and phrases that leave no doubt, so that the route is shown alone unless others speak of another: <c>adult at risk</c>.</summary>
    public ImmutableArray<string> Alone { get; init; } = [];
}

/// <summary>Words and phrases that mean the same to a reader, so that the search finds what any of them would.</summary>
public sealed record SynonymsPart : ContentPart
{
    /// <summary>The groups.</summary>
    public ImmutableArray<SynonymGroup> Groups { get; init; } = [];
}

/// <summary>Words and phrases of one meaning.</summary>
public sealed record SynonymGroup
{
    /// <summary>The words and phrases; at least two where none leads to them.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>
    /// Words and phrases that mean something else or less, and whose searchers are helped by what the group finds: they find it, and
    /// are not found by it.
    /// </summary>
    public ImmutableArray<string> Leading { get; init; } = [];
}
