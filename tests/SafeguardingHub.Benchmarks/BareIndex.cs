using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SafeguardingHub.Benchmarks;

/// <summary>
/// The floor of the search: FTS5 alone, in a file of its own, with the same table and the same rows as the hub's index, and the
/// plainest statements that answer the same question.
/// </summary>
internal sealed class BareIndex : IDisposable
{
    private const int RowsAtATime = 1_000;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand find;
    private readonly SqliteCommand suggest;

    /// <summary>Opens a file that <see cref="Fill"/> has filled.</summary>
    public BareIndex(string file)
    {
        connection = Open(file, SqliteOpenMode.ReadOnly);
        Run(connection, "PRAGMA cache_size = -8192");
        find = Prepared("SELECT rowid, rank, snippet(text, -1, '<', '>', '…', 32), title FROM text WHERE text MATCH $1 ORDER BY rank LIMIT 20", "");
        suggest = Prepared("SELECT name FROM suggestion WHERE folded >= $1 AND folded < $1 || char(0x10ffff) ORDER BY folded LIMIT 8", "");
    }

    /// <summary>Fills a new file with the rows of the hub's index; the answer is what the table of words alone took.</summary>
    public static (TimeSpan Time, TimeSpan Processor) Fill(string hubIndex, string file)
    {
        File.Delete(file);
        using var from = Open(hubIndex, SqliteOpenMode.ReadOnly);
        using var to = Open(file, SqliteOpenMode.ReadWriteCreate);
        Run(to, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536");
        Run(to, Text(from, "SELECT sql FROM sqlite_master WHERE name = 'text'"));
        Run(to, "INSERT INTO text (text, rank) VALUES ('rank', 'bm25(10.0, 8.0, 4.0, 4.0, 1.0, 1.0)')");
        var time = Words(from, to);
        Run(to, "CREATE TABLE suggestion (folded TEXT NOT NULL, name TEXT NOT NULL)");
        Names(from, to);
        Run(to, "CREATE INDEX suggestion_folded ON suggestion (folded, name); INSERT INTO text (text) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE)");
        return time;
    }

    /// <summary>How many documents hold a word, of those that are given: at most twenty.</summary>
    public int Find(string word) => Count(find, word);

    /// <summary>How many names begin with that, of those that are given: at most eight.</summary>
    public int Suggest(string typed) => Count(suggest, typed);

    /// <inheritdoc />
    public void Dispose()
    {
        find.Dispose();
        suggest.Dispose();
        connection.Dispose();
    }

    private static (TimeSpan Time, TimeSpan Processor) Words(SqliteConnection from, SqliteConnection to)
    {
        using var select = from.CreateCommand();
        select.CommandText = "SELECT rowid, title, names, headings, summary, body, files FROM text";
        using var insert = to.CreateCommand();
        insert.CommandText = "INSERT INTO text (rowid, title, names, headings, summary, body, files) VALUES ($0, $1, $2, $3, $4, $5, $6)";
        for (var column = 0; column < 7; column++)
        {
            insert.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${column}"), 0);
        }

        insert.Prepare();
        using var rows = select.ExecuteReader();
        var batch = new List<object[]>(RowsAtATime);
        var watch = new Stopwatch();
        var processor = TimeSpan.Zero;
        var more = true;
        while (more)
        {
            // Read before the clock runs: what is measured is FTS5.
            batch.Clear();
            while (batch.Count < RowsAtATime && (more = rows.Read()))
            {
                var row = new object[7];
                rows.GetValues(row);
                batch.Add(row);
            }

            var before = Environment.CpuUsage.TotalTime;
            watch.Start();
            Run(to, "BEGIN");
            foreach (var row in batch)
            {
                for (var column = 0; column < row.Length; column++)
                {
                    insert.Parameters[column].Value = row[column];
                }

                insert.ExecuteNonQuery();
            }

            Run(to, "COMMIT");
            watch.Stop();
            processor += Environment.CpuUsage.TotalTime - before;
        }

        return (watch.Elapsed, processor);
    }

    private static void Names(SqliteConnection from, SqliteConnection to)
    {
        using var select = from.CreateCommand();
        select.CommandText = "SELECT folded, coalesce(text, title) FROM suggestion JOIN entry ON entry.number = row / 64";
        using var insert = to.CreateCommand();
        insert.CommandText = "INSERT INTO suggestion (folded, name) VALUES ($1, $2)";
        insert.Parameters.AddWithValue("$1", "");
        insert.Parameters.AddWithValue("$2", "");
        Run(to, "BEGIN");
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            insert.Parameters[0].Value = rows.GetString(0);
            insert.Parameters[1].Value = rows.GetString(1);
            insert.ExecuteNonQuery();
        }

        Run(to, "COMMIT");
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private SqliteCommand Prepared(string statement, string parameter)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements of this class.
        command.CommandText = statement;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$1", parameter);
        command.Prepare();
        return command;
    }

    private static int Count(SqliteCommand command, string parameter)
    {
        command.Parameters[0].Value = parameter;
        using var rows = command.ExecuteReader();
        var values = new object[rows.FieldCount];
        var count = 0;
        for (; rows.Read(); count++)
        {
            rows.GetValues(values);
        }

        return count;
    }

    private static string Text(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements of this class.
        command.CommandText = query;
#pragma warning restore CA2100
        return (string)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection connection, string statements)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements of this class, and the table of the hub's own index.
        command.CommandText = statements;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
