using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SafeguardingHub.Search.Text;

/// <summary>
/// In how many documents each word occurs. Gathered in memory during a transaction and written once before it commits: writing
/// each word of each document would cost more than indexing its text.
/// </summary>
internal sealed class WordCounts
{
    private const string Add = "INSERT INTO word (word, documents) VALUES ($1, $2) ON CONFLICT (word) DO UPDATE SET documents = documents + excluded.documents";

    private const string Clear = "DELETE FROM word WHERE documents <= 0 AND word = $1";

    private readonly ConditionalWeakTable<SqliteConnection, WordTally> byConnection = [];

    /// <summary>Counts the words of a document's columns out.</summary>
    public void CountOut(SqliteConnection connection, IEnumerable<string> columns) => Count(byConnection.GetValue(connection, Begin), columns, -1);

    /// <summary>Takes over what was counted elsewhere, of which nothing is left there.</summary>
    public void Count(SqliteConnection connection, WordTally counted)
    {
        if (!counted.IsEmpty)
        {
            byConnection.GetValue(connection, Begin).AddAll(counted);
            counted.Clear();
        }
    }

    /// <summary>Counts the words of a document's columns.</summary>
    public static void Count(WordTally tally, IEnumerable<string> columns, int change)
    {
        tally.NextDocument();
        foreach (var column in columns)
        {
            TextWords.ForEach(column, (tally, change), static (state, word) => state.tally.Add(word, state.change));
        }
    }

    /// <summary>Writes what was counted, in the table's own order, so that each of its pages is written once.</summary>
    public void Flush(SqliteConnection connection)
    {
        if (!byConnection.TryGetValue(connection, out var tally))
        {
            return;
        }

        var changes = tally.Take();
        var add = CachedStatements.Of(connection, Add);
        foreach (var (word, change) in changes)
        {
            add.Run(word, change);
        }

        var clear = CachedStatements.Of(connection, Clear);
        foreach (var (word, _) in changes.Where(change => change.Change < 0))
        {
            clear.Run(word);
        }
    }

    // What was counted in a transaction that is rolled back has not happened.
    private static WordTally Begin(SqliteConnection connection)
    {
        var tally = new WordTally();
        raw.sqlite3_rollback_hook(connection.Handle, static state => ((WordTally)state).Clear(), tally);
        return tally;
    }
}
