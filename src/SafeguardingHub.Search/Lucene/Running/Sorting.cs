using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Lucene.Dsl;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Lucene.Running;

/// <summary>Puts what was found into the order that was asked for. What is equal in it stays in the order of indexing.</summary>
internal static class Sorting
{
    /// <summary>The numbers of a page.</summary>
    public static IReadOnlyList<int> Page(Found found, OrchardQuery query, SqliteConnection connection, CancellationToken cancellationToken)
    {
        if (query.Size == 0 || query.From >= found.Count)
        {
            return [];
        }

        var sorts = query.Sorts.IsEmpty ? [new SortKey("", SortKind.Score, IsDescending: true)] : query.Sorts;
        var ranks = sorts.Select(sort => Ranks(found, sort, connection, cancellationToken)).ToArray();
        var places = Enumerable.Range(0, found.Count).ToArray();
        Array.Sort(places, (one, other) =>
        {
            foreach (var rank in ranks)
            {
                if (rank[one].CompareTo(rank[other]) is var order and not 0)
                {
                    return order;
                }
            }

            return one.CompareTo(other);
        });
        return [.. places.Skip(query.From).Take(query.Size).Select(place => found.Numbers[place])];
    }

    // The lower, the earlier.
    private static double[] Ranks(Found found, SortKey sort, SqliteConnection connection, CancellationToken cancellationToken)
    {
        var ranks = sort.Kind switch
        {
            SortKind.Score => [.. Enumerable.Range(0, found.Count).Select(found.Score)],
            SortKind.Document => [.. found.Numbers.Select(number => (double)number)],
            SortKind.Number => ByValue(found, sort, connection, missing: 0, (value, _) => value is double number ? number : 0, cancellationToken),
            // Values come in their order, and what has none comes before them all, as in Lucene.
            _ => ByValue(found, sort, connection, missing: -1, (_, rank) => rank, cancellationToken),
        };
        return sort.IsDescending ? Array.ConvertAll(ranks, rank => -rank) : ranks;
    }

    private static double[] ByValue(Found found, SortKey sort, SqliteConnection connection, double missing, Func<object, int, double> rankOf, CancellationToken cancellationToken)
    {
        var ranks = new double[found.Count];
        Array.Fill(ranks, missing);
        if (new IndexNames(connection).Values(sort.Field) is not { } key)
        {
            return ranks;
        }

        var seen = new bool[found.Count];
        var (last, rank, count) = ((object?)null, -1, 0);
        using var rows = CachedCommands.Of(connection, "SELECT value, number FROM lucene_value WHERE key = $1 ORDER BY value", key).ExecuteReader();
        while (rows.Read())
        {
            if (++count % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            // Not boxed into its own kind: a whole number and one with decimals are compared with each other.
            var value = rows.GetValue(0) is long whole ? (double)whole : rows.GetValue(0);
            (last, rank) = value.Equals(last) ? (last, rank) : (value, rank + 1);
            var place = Array.BinarySearch(found.Numbers, rows.GetInt32(1));

            // Of several values the first in the order counts.
            if (place >= 0 && (!seen[place] || sort.IsDescending))
            {
                (ranks[place], seen[place]) = (rankOf(value, rank), true);
            }
        }

        return ranks;
    }
}
