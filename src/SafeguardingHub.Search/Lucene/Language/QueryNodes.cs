using System.Collections.Immutable;

namespace SafeguardingHub.Search.Lucene.Language;

/// <summary>
/// A query as a tree: what Lucene's syntax, its simple form and Orchard Core's JSON are all read into. A field that is null
/// is the default field of whoever runs the query.
/// </summary>
internal abstract record QueryNode;

/// <summary>Every document.</summary>
internal sealed record EverythingNode : QueryNode;

/// <summary>No document: a query without words.</summary>
internal sealed record NothingNode : QueryNode;

/// <summary>A word, or several that stand for one: <c>self-neglect</c>. Analysed as the field's text was.</summary>
internal sealed record TermNode(string? Field, string Text) : QueryNode;

/// <summary>Words in that order, or with <paramref name="Slop"/> moves in all between them.</summary>
internal sealed record PhraseNode(string? Field, string Text, int Slop) : QueryNode;

/// <summary>
/// Words that a pattern fits: <c>*</c> for any characters, <c>?</c> for one; a backslash takes the meaning from what follows it.
/// </summary>
/// <param name="Field">The field.</param>
/// <param name="Pattern">The pattern.</param>
/// <param name="IsVerbatim">Whether its letters count as they are; otherwise they are read as text is, in lower case.</param>
internal sealed record WildcardNode(string? Field, string Pattern, bool IsVerbatim = false) : QueryNode;

/// <summary>Words that differ in a few letters.</summary>
/// <param name="Field">The field.</param>
/// <param name="Text">The word.</param>
/// <param name="Edits">How many letters may be added, left out, changed or swapped with their neighbour: 0 to 2.</param>
/// <param name="PrefixLength">How many letters at the beginning must be the same.</param>
internal sealed record FuzzyNode(string? Field, string Text, int Edits, int PrefixLength = 0) : QueryNode
{
    /// <summary>The most edits that there are.</summary>
    public const int MostEdits = 2;
}

/// <summary>Words that a regular expression fits from beginning to end.</summary>
internal sealed record RegexpNode(string? Field, string Pattern) : QueryNode;

/// <summary>An end of a range.</summary>
/// <param name="Text">The value as it was written.</param>
/// <param name="IsIncluded">Whether the value itself is in the range.</param>
/// <param name="IsNumber">Whether it was written as a number, not as text; only JSON tells them apart.</param>
internal sealed record RangeEnd(string Text, bool IsIncluded, bool IsNumber = false);

/// <summary>Values between two ends; null is an open end.</summary>
internal sealed record RangeNode(string? Field, RangeEnd? Lower, RangeEnd? Upper) : QueryNode
{
    /// <summary>Whether a word stands between the ends, compared letter by letter.</summary>
    public bool Holds(string word) =>
        (Lower is null || string.CompareOrdinal(word, Lower.Text) is var low && (Lower.IsIncluded ? low >= 0 : low > 0))
        && (Upper is null || string.CompareOrdinal(word, Upper.Text) is var high && (Upper.IsIncluded ? high <= 0 : high < 0));
}

/// <summary>A value as it is, not analysed: one of several.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">The values; any of them fits.</param>
internal sealed record ExactNode(string Field, ImmutableArray<ExactValue> Values) : QueryNode
{
    /// <inheritdoc />
    public bool Equals(ExactNode? other) => other is not null && Field == other.Field && Values.SequenceEqual(other.Values);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Field, Values.Length);
}

/// <summary>A value of <see cref="ExactNode"/>.</summary>
/// <param name="Text">The value as text.</param>
/// <param name="Number">The same as a number, where it was written as one.</param>
internal readonly record struct ExactValue(string Text, double? Number = null);

/// <summary>Running text that is analysed into words, any or all of which must occur.</summary>
/// <param name="Field">The field.</param>
/// <param name="Text">The text.</param>
/// <param name="AllWords">Whether all words must occur.</param>
/// <param name="EverythingWithoutWords">Whether a text of which no word is left finds everything rather than nothing.</param>
internal sealed record MatchNode(string? Field, string Text, bool AllWords, bool EverythingWithoutWords = false) : QueryNode;

/// <summary>How a clause counts in its group.</summary>
internal enum Occur
{
    /// <summary>It may fit; the more fit, the better.</summary>
    Should = 0,

    /// <summary>It must fit.</summary>
    Must = 1,

    /// <summary>It must not fit.</summary>
    MustNot = 2,

    /// <summary>It must fit, and does not count towards the score.</summary>
    Filter = 3,
}

/// <summary>A clause of a group.</summary>
internal sealed record Clause(Occur Occur, QueryNode Query);

/// <summary>Clauses together.</summary>
/// <param name="Clauses">The clauses in the order in which they were written.</param>
/// <param name="AtLeast">
/// How many of those that may fit must; null for one where no other clause must fit, and otherwise none.
/// </param>
internal sealed record GroupNode(ImmutableArray<Clause> Clauses, int? AtLeast = null) : QueryNode
{
    /// <inheritdoc />
    public bool Equals(GroupNode? other) => other is not null && AtLeast == other.AtLeast && Clauses.SequenceEqual(other.Clauses);

    /// <inheritdoc />
    public override int GetHashCode() => Clauses.Aggregate(AtLeast ?? -1, HashCode.Combine);
}

/// <summary>A query whose score is multiplied.</summary>
internal sealed record BoostNode(QueryNode Query, double Boost) : QueryNode;
