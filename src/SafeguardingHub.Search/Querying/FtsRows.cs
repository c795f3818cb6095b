using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Querying;

/// <summary>Reads what FTS5 matches: numbers of documents, rising, and how well each fits.</summary>
internal static class FtsRows
{
    // Title far above names, names above headings and summary, those above running text; files last, for a file of a hundred
    // pages has every word.
    private const string Scored = "SELECT rowid, -bm25(text, 12.0, 8.0, 5.0, 4.0, 1.0, 0.3) FROM text WHERE text MATCH $1";

    private const string Plain = "SELECT rowid FROM text WHERE text MATCH $1";

    /// <summary>The documents that an expression matches with their BM25, higher is better.</summary>
    public static (List<int> Numbers, List<double> Scores) Read(SqliteConnection connection, string expression, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (numbers, scores) = (new List<int>(), new List<double>());
        using var rows = CachedCommands.Of(connection, Scored, expression).ExecuteReader();
        while (rows.Read())
        {
            numbers.Add(rows.GetInt32(0));
            scores.Add(rows.GetDouble(1));
        }

        return (numbers, scores);
    }

    /// <summary>The documents that an expression matches.</summary>
    public static List<int> Numbers(SqliteConnection connection, string expression, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var numbers = new List<int>();
        using var rows = CachedCommands.Of(connection, Plain, expression).ExecuteReader();
        while (rows.Read())
        {
            numbers.Add(rows.GetInt32(0));
        }

        return numbers;
    }
}
