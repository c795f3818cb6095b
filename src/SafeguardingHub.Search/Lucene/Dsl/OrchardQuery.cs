using System.Collections.Immutable;
using SafeguardingHub.Search.Lucene.Language;

namespace SafeguardingHub.Search.Lucene.Dsl;

/// <summary>A query in Orchard Core's JSON, read.</summary>
/// <param name="Query">What to find.</param>
/// <param name="Sorts">The order; empty for the best first.</param>
/// <param name="From">How many to pass over.</param>
/// <param name="Size">How many to give.</param>
internal sealed record OrchardQuery(QueryNode Query, ImmutableArray<SortKey> Sorts, int From, int Size);

/// <summary>How the values of a field are compared.</summary>
internal enum SortKind
{
    /// <summary>As they are: numbers by their size, texts character by character.</summary>
    Value = 0,

    /// <summary>As numbers; what is none counts as 0.</summary>
    Number = 1,

    /// <summary>By the score, the best first unless it is turned round.</summary>
    Score = 2,

    /// <summary>By the order of indexing.</summary>
    Document = 3,
}

/// <summary>A field to sort by.</summary>
/// <param name="Field">The field; empty where none is needed.</param>
/// <param name="Kind">How it is compared.</param>
/// <param name="IsDescending">Whether the greatest comes first.</param>
internal sealed record SortKey(string Field, SortKind Kind, bool IsDescending);
