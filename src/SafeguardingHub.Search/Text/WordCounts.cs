using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SafeguardingHub.Search.Text;

/// <summary>
/// In how many documents each word occurs. Gathered in memory during a transaction and written once before it commits: writing
/// each word of each document would cost more than indexing its text.
/// </summary>
internal sealed class WordCounts
{
    private const string Add = "INSERT INTO word (word, documents) VALUES (?1, ?2) ON CONFLICT (word) DO UPDATE SET documents = documents + excluded.documents";

    private const string Clear = "DELETE FROM word WHERE documents <= 0 AND word = ?1";

    private readonly ConditionalWeakTable<SqliteConnection, Gathered> byConnection = [];

    /// <summary>Counts the words of a document's columns in or out.</summary>
    public void Count(SqliteConnection connection, IEnumerable<string> columns, int change)
    {
        var gathered = byConnection.GetValue(connection, Begin);
        gathered.Document++;
        foreach (var column in columns)
        {
            TextWords.ForEach(column, (gathered, change), static (state, word) => state.gathered.Count(word, state.change));
        }
    }

    /// <summary>Writes what was counted.</summary>
    public void Flush(SqliteConnection connection)
    {
        if (!byConnection.TryGetValue(connection, out var gathered) || gathered.Changes.Count == 0)
        {
            return;
        }

        // In the table's own order, so that each of its pages is written once; and past the provider's commands, whose cost for
        // each of a hundred thousand words is above that of SQLite itself.
        var changes = gathered.Changes.Where(change => change.Value.Change != 0).Select(change => (Word: change.Key, change.Value.Change)).ToArray();
        Array.Sort(changes, static (one, other) => string.CompareOrdinal(one.Word, other.Word));
        Run(connection, Add, changes);
        Run(connection, Clear, [.. changes.Where(change => change.Change < 0)]);
        gathered.Changes.Clear();
    }

    private static void Run(SqliteConnection connection, string sql, (string Word, int Change)[] changes)
    {
        if (changes.Length == 0)
        {
            return;
        }

        var handle = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(handle, sql, out var statement), handle);
        using (statement)
        {
            Span<byte> utf8 = stackalloc byte[4 * TextWords.Longest];
            var hasCount = raw.sqlite3_bind_parameter_count(statement) > 1;
            foreach (var (word, change) in changes)
            {
                _ = raw.sqlite3_bind_text(statement, 1, (ReadOnlySpan<byte>)utf8[..Encoding.UTF8.GetBytes(word, utf8)]);
                _ = hasCount ? raw.sqlite3_bind_int(statement, 2, change) : 0;
                var result = raw.sqlite3_step(statement);
                _ = raw.sqlite3_reset(statement);
                if (result != raw.SQLITE_DONE)
                {
                    SqliteException.ThrowExceptionForRC(result, handle);
                }
            }
        }
    }

    // What was counted in a transaction that is rolled back has not happened.
    private static Gathered Begin(SqliteConnection connection)
    {
        var gathered = new Gathered();
        raw.sqlite3_rollback_hook(connection.Handle, static state => ((Gathered)state).Changes.Clear(), gathered);
        return gathered;
    }

    // Each word once a transaction, with the document that it was last counted for: no set of words for each document.
    private sealed class Gathered
    {
        public Dictionary<string, (int Change, int Document)> Changes { get; } = new(StringComparer.Ordinal);

        public int Document { get; set; }

        public void Count(ReadOnlySpan<char> word, int change)
        {
            ref var counted = ref CollectionsMarshal.GetValueRefOrAddDefault(Changes.GetAlternateLookup<ReadOnlySpan<char>>(), word, out _);
            if (counted.Document != Document)
            {
                counted = (counted.Change + change, Document);
            }
        }
    }
}
