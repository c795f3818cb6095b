using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SafeguardingHub.Search.Index;

/// <summary>Compares two index files item by item; numbers may differ, what stands under them may not.</summary>
internal static class IndexComparison
{
    private static readonly (string Name, string Query)[] Own =
    [
        ("version", "SELECT number, version FROM document"),
        ("words", "SELECT number, digest FROM document"),
        ("title, alias, address or section", "SELECT number, type, title, alias, path, section FROM document"),
        ("what its words depend on", "SELECT number, key FROM depends"),
    ];

    /// <summary>The differences, a line each.</summary>
    /// <param name="index">The index that is looked at.</param>
    /// <param name="expected">One that is known to be right.</param>
    /// <param name="layout">What both consist of.</param>
    /// <param name="most">How many differences are enough.</param>
    public static IReadOnlyList<string> Find(SqliteConnection index, SqliteConnection expected, IndexLayout layout, int most)
    {
        var differences = new List<string>();
        var (here, there) = (Items(index), Items(expected));
        var (present, wanted) = (here.Values.ToHashSet(StringComparer.Ordinal), there.Values.ToHashSet(StringComparer.Ordinal));
        differences.AddRange(wanted.Except(present).Order(StringComparer.Ordinal).Select(item => $"{item}: is published and not in the index."));
        differences.AddRange(present.Except(wanted).Order(StringComparer.Ordinal).Select(item => $"{item}: is in the index and not published."));
        present.IntersectWith(wanted);
        var queries = Own.Concat(layout.Tables.SelectMany(tables => tables.Contents.Select(query => (Name: $"rows of {tables.GetType().Name}", Query: query))));
        foreach (var (name, query) in queries.TakeWhile(_ => differences.Count < most))
        {
            var (left, right) = (Sums(index, query, here), Sums(expected, query, there));
            differences.AddRange(left.Keys.Union(right.Keys)
                .Where(item => (present.Contains(item) || IsNoDocument(item)) && left.GetValueOrDefault(item) != right.GetValueOrDefault(item))
                .Order(StringComparer.Ordinal).Select(item => IsNoDocument(item) ? $"{item}, which is no document: another {name}." : $"{item}: another {name}."));
        }

        return [.. differences.Take(most)];
    }

    // Rows that are of no document, such as counts over all of them, are compared under their number.
    private static bool IsNoDocument(string item) => item.StartsWith('#');

    private static Dictionary<long, string> Items(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, item FROM document";
        using var row = command.ExecuteReader();
        var items = new Dictionary<long, string>();
        while (row.Read())
        {
            items[row.GetInt64(0)] = row.GetString(1);
        }

        return items;
    }

    // For each item a sum over its rows, so that neither the order of rows nor their number costs memory.
    private static Dictionary<string, (long Rows, ulong Sum)> Sums(SqliteConnection connection, string query, Dictionary<long, string> items)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Queries of the index itself.
        command.CommandText = query;
#pragma warning restore CA2100
        using var row = command.ExecuteReader();
        var sums = new Dictionary<string, (long Rows, ulong Sum)>(StringComparer.Ordinal);
        while (row.Read())
        {
            var item = items.GetValueOrDefault(row.GetInt64(0)) ?? string.Create(CultureInfo.InvariantCulture, $"#{row.GetInt64(0)}");
            var (rows, sum) = sums.GetValueOrDefault(item);
            sums[item] = (rows + 1, unchecked(sum + Hash(row)));
        }

        return sums;
    }

    private static ulong Hash(SqliteDataReader row)
    {
        var hash = 14695981039346656037UL;
        for (var column = 1; column < row.FieldCount; column++)
        {
            var text = row.IsDBNull(column) ? "\0" : row.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture)!;
            foreach (var character in text)
            {
                hash = unchecked((hash ^ character) * 1099511628211UL);
            }

            hash = unchecked((hash ^ 0xFFFF) * 1099511628211UL);
        }

        return hash;
    }
}
