using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace SafeguardingHub.Search.Querying;

/// <summary>
/// The documents that have all the words. Where the words stand decides first, BM25 between equals: on a hub of a hundred pages
/// BM25 is next to nothing for a word that half of them have, and on any hub a long attached file makes it small.
/// </summary>
internal static class AllWords
{
    // What each wider circle of columns adds; whoever has all words in the title has all of it.
    private static readonly ImmutableArray<(string Columns, double Worth)> Circles =
    [
        ("title names", 1.5),
        ("title names headings summary", 1.0),
        ("title names headings summary body", 0.5),
    ];

    /// <summary>The documents that an expression matches.</summary>
    public static ScoredDocuments Find(SqliteConnection connection, string expression, CancellationToken cancellationToken)
    {
        var (numbers, scores) = FtsRows.Read(connection, expression, cancellationToken);
        if (numbers.Count == 0)
        {
            return ScoredDocuments.None;
        }

        var best = Math.Max(scores.Max(), double.Epsilon);
        var sums = scores.ConvertAll(score => score / best);
        foreach (var (columns, worth) in Circles)
        {
            Add(sums, numbers, FtsRows.Numbers(connection, FtsText.In(columns, expression), cancellationToken), worth);
        }

        return new ScoredDocuments([.. numbers], [.. sums]);
    }

    // Both lists rise.
    private static void Add(List<double> sums, List<int> numbers, List<int> among, double worth)
    {
        var values = CollectionsMarshal.AsSpan(sums);
        var place = 0;
        foreach (var number in among)
        {
            while (place < numbers.Count && numbers[place] < number)
            {
                place++;
            }

            if (place < numbers.Count && numbers[place] == number)
            {
                values[place] += worth;
            }
        }
    }
}
