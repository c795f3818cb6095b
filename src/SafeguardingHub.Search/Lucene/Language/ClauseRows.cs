using System.Collections.Immutable;

namespace SafeguardingHub.Search.Lucene.Language;

/// <summary>
/// The clauses of one group as they are read. Clauses that AND or OR joins make a row; rows stand side by side.
/// </summary>
internal sealed class ClauseRows(bool allWords)
{
    private readonly List<List<(TokenKind Join, Occur? Occur, QueryNode Query)>> rows = [];

    /// <summary>Whether there is no clause yet.</summary>
    public bool IsEmpty => rows.Count == 0;

    /// <summary>Adds a clause.</summary>
    /// <param name="join"><see cref="TokenKind.And"/> or <see cref="TokenKind.Or"/> where it is joined to the one before.</param>
    /// <param name="occur">What a sign before it says; null for none.</param>
    /// <param name="query">The clause.</param>
    public void Add(TokenKind join, Occur? occur, QueryNode query)
    {
        if (join is not (TokenKind.And or TokenKind.Or))
        {
            rows.Add([]);
        }

        rows[^1].Add((join, occur, query));
    }

    /// <summary>The group; the clause itself where there is one alone that may fit.</summary>
    public QueryNode Query()
    {
        var clauses = rows.SelectMany(row => Clauses(row, rows.Count == 1)).ToImmutableArray();
        return Single(clauses) ?? new GroupNode(clauses);
    }

    private IEnumerable<Clause> Clauses(List<(TokenKind Join, Occur? Occur, QueryNode Query)> row, bool isAlone)
    {
        if (row.Count == 1)
        {
            return [new Clause(row[0].Occur ?? (allWords && !isAlone ? Occur.Must : Occur.Should), row[0].Query)];
        }

        if (row.Skip(1).All(clause => clause.Join == TokenKind.And))
        {
            return row.Select(clause => new Clause(clause.Occur ?? Occur.Must, clause.Query));
        }

        var parts = Alternatives(row).ToImmutableArray();
        return allWords && !isAlone ? [new Clause(Occur.Must, new GroupNode(parts))] : parts;
    }

    // The row split at each OR; what AND joins stays together.
    private static IEnumerable<Clause> Alternatives(List<(TokenKind Join, Occur? Occur, QueryNode Query)> row)
    {
        for (var begin = 0; begin < row.Count;)
        {
            var end = begin + 1;
            while (end < row.Count && row[end].Join == TokenKind.And)
            {
                end++;
            }

            yield return end == begin + 1
                ? new Clause(row[begin].Occur ?? Occur.Should, row[begin].Query)
                : new Clause(Occur.Should, new GroupNode([.. row[begin..end].Select(clause => new Clause(clause.Occur ?? Occur.Must, clause.Query))]));
            begin = end;
        }
    }

    private static QueryNode? Single(ImmutableArray<Clause> clauses) => clauses is [{ Occur: Occur.Should }] ? clauses[0].Query : null;
}
