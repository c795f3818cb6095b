using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Lucene.Tables;

/// <summary>
/// A table of texts, each with a number, of which what is known is remembered, so that most are written without asking SQLite.
/// Texts are never taken out again: what nothing uses any more goes when the index is rebuilt.
/// </summary>
/// <remarks>
/// What is remembered belongs to a connection: while a new file is filled on one thread, another goes on writing the old one, in
/// which the same text has another number.
/// </remarks>
internal sealed class Numbered(string table)
{
    // A rebuilt index of a large hub has some hundred thousand words.
    private const int MostKnown = 500_000;
    private readonly ConditionalWeakTable<SqliteConnection, Remembered> byConnection = [];

    /// <summary>The statement that makes the table.</summary>
    public string Schema => $"CREATE TABLE {table} (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT";

    /// <summary>
    /// The texts of a file, for writing one document: asked for before each, since a transaction that was rolled back has taken its
    /// texts with it.
    /// </summary>
    public Remembered Of(SqliteConnection connection)
    {
        var remembered = byConnection.GetValue(connection, known => new Remembered(table, known));
        remembered.Begin();
        return remembered;
    }

    /// <summary>The texts of one file, for one thread at a time.</summary>
    internal sealed class Remembered(string table, SqliteConnection connection)
    {
        private readonly Dictionary<string, long> known = new(StringComparer.Ordinal);
        private readonly string highestText = $"SELECT max(id) FROM {table}";
        private long last;

        /// <summary>Forgets what the file does not hold: its highest number is then another than the one given last.</summary>
        public void Begin()
        {
            var highest = CachedStatements.Of(connection, highestText).Number() ?? 0;
            if (highest != last || known.Count > MostKnown)
            {
                known.Clear();
            }

            last = highest;
        }

        /// <summary>Sees to it that each word of a text is in the table, the words being what stands between blanks.</summary>
        public void NoteEach(string text)
        {
            var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var word in text.AsSpan().Split(' '))
            {
                if (!lookup.ContainsKey(text.AsSpan(word)))
                {
                    Number(text[word]);
                }
            }
        }

        /// <summary>The number of a text, which is written where it is new.</summary>
        public long Number(string text)
        {
            if (known.TryGetValue(text, out var number))
            {
                return number;
            }

            if (CachedStatements.Of(connection, $"SELECT id FROM {table} WHERE text = $1").Number(text) is { } found)
            {
                number = found;
            }
            else
            {
                number = last + 1;
                CachedCommands.Run(connection, $"INSERT INTO {table} (id, text) VALUES ($1, $2)", number, text);
                last = number;
            }

            known.Add(text, number);
            return number;
        }
    }
}
