using System.Collections.Immutable;

namespace SafeguardingHub.Search.Querying;

/// <summary>What plain words match.</summary>
/// <param name="Query">What was read, corrected where that was needed.</param>
/// <param name="Matches">The documents and what is marked in them.</param>
/// <param name="OldNumbers">The former telephone number that was typed, by document.</param>
/// <param name="DidYouMean">What was searched for in place of what was typed, where that finds nothing; null otherwise.</param>
/// <param name="IsCut">Whether time was up before everything was looked at.</param>
internal sealed record WordMatches(
    QueryText Query, Matches Matches, ImmutableDictionary<int, string> OldNumbers, string? DidYouMean = null, bool IsCut = false);
