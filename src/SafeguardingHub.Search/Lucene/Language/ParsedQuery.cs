using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Search.Lucene.Language;

/// <summary>What came of reading a query.</summary>
/// <param name="Query">The tree; <see cref="NothingNode"/> where there is a fault.</param>
/// <param name="Fault">What is wrong and where; null where nothing is.</param>
internal sealed record ParsedQuery(QueryNode Query, SearchFault? Fault);
