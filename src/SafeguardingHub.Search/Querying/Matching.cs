using System.Collections.Immutable;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Search.Querying;

/// <summary>The documents that a query matches, by number in rising order, each with its score; higher is better.</summary>
/// <param name="Numbers">The documents' numbers in the index, rising, each once.</param>
/// <param name="Scores">The score of each.</param>
internal sealed record ScoredDocuments(ImmutableArray<int> Numbers, ImmutableArray<double> Scores)
{
    /// <summary>No document.</summary>
    public static ScoredDocuments None { get; } = new([], []);
}

/// <summary>What a query matches.</summary>
/// <param name="Documents">The documents.</param>
/// <param name="Marking">The FTS5 expression whose matches results mark in titles and texts; null for none.</param>
/// <param name="Fault">What is wrong with the query; nothing then matches.</param>
internal sealed record Matches(ScoredDocuments Documents, string? Marking, SearchFault? Fault = null);
