using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Lucene.Tables;

/// <summary>
/// A table of texts, each with a number, of which what is known is remembered, so that most are written without asking SQLite.
/// Texts are never taken out again: what nothing uses any more goes when the index is rebuilt.
/// </summary>
internal sealed class Numbered(string table)
{
    // A rebuilt index of a large hub has some hundred thousand words.
    private const int MostKnown = 500_000;
    private readonly Dictionary<string, long> known = new(StringComparer.Ordinal);
    private SqliteConnection? connection;
    private long last;

    /// <summary>The statement that makes the table.</summary>
    public string Schema => $"CREATE TABLE {table} (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT";

    /// <summary>
    /// Makes sure that what is remembered is what the file holds. Called before each document: another connection is another
    /// file, and a transaction that was rolled back has taken its texts with it, which shows in the highest number.
    /// </summary>
    public void Begin(SqliteConnection now)
    {
        var highest = (long)CachedCommands.Of(now, $"SELECT coalesce(max(id), 0) FROM {table}").ExecuteScalar()!;
        if (!ReferenceEquals(connection, now) || highest != last || known.Count > MostKnown)
        {
            known.Clear();
        }

        (connection, last) = (now, highest);
    }

    /// <summary>Sees to it that a text is in the table.</summary>
    public void Note(ReadOnlySpan<char> text)
    {
        if (!known.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(text))
        {
            Number(text.ToString());
        }
    }

    /// <summary>The number of a text, which is written where it is new.</summary>
    public long Number(string text)
    {
        if (known.TryGetValue(text, out var number))
        {
            return number;
        }

        if (CachedCommands.Of(connection!, $"SELECT id FROM {table} WHERE text = $1", text).ExecuteScalar() is long found)
        {
            number = found;
        }
        else
        {
            number = ++last;
            CachedCommands.Run(connection!, $"INSERT INTO {table} (id, text) VALUES ($1, $2)", number, text);
        }

        known.Add(text, number);
        return number;
    }
}
