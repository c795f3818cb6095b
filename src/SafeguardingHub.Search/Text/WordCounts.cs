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
    private readonly ConditionalWeakTable<SqliteConnection, Gathered> byConnection = [];

    /// <summary>Counts the words of a document's columns in or out.</summary>
    public void Count(SqliteConnection connection, IEnumerable<string> columns, int change)
    {
        var gathered = byConnection.GetValue(connection, Begin);
        gathered.Document.Clear();
        foreach (var column in columns)
        {
            TextWords.AddTo(gathered.Document, column);
        }

        foreach (var word in gathered.Document)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(gathered.Changes, word, out _) += change;
        }
    }

    /// <summary>Writes what was counted.</summary>
    public void Flush(SqliteConnection connection)
    {
        if (!byConnection.TryGetValue(connection, out var gathered) || gathered.Changes.Count == 0)
        {
            return;
        }

        // In the table's own order, so that each of its pages is written once.
        foreach (var (word, change) in gathered.Changes.Where(change => change.Value != 0).OrderBy(change => change.Key, StringComparer.Ordinal))
        {
            CachedCommands.Run(
                connection, "INSERT INTO word (word, documents) VALUES ($1, $2) ON CONFLICT (word) DO UPDATE SET documents = documents + excluded.documents", word, change);
            if (change < 0)
            {
                CachedCommands.Run(connection, "DELETE FROM word WHERE word = $1 AND documents <= 0", word);
            }
        }

        gathered.Changes.Clear();
    }

    // What was counted in a transaction that is rolled back has not happened.
    private static Gathered Begin(SqliteConnection connection)
    {
        var gathered = new Gathered();
        raw.sqlite3_rollback_hook(connection.Handle, static state => ((Gathered)state).Changes.Clear(), gathered);
        return gathered;
    }

    private sealed class Gathered
    {
        public HashSet<string> Document { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, int> Changes { get; } = new(StringComparer.Ordinal);
    }
}
