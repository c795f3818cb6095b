using Microsoft.Data.Sqlite;

namespace SafeguardingHub.Search.Index;

/// <summary>How connections to an index file are opened and set.</summary>
internal static class IndexConnections
{
    /// <summary>Opens the connection that writes.</summary>
    public static SqliteConnection OpenWriter(string path, SqliteOpenMode mode)
    {
        var connection = Open(path, mode);
        try
        {
            // A power cut may lose the last transactions, rows and position together; they are then followed again.
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that can only read.</summary>
    public static SqliteConnection OpenReader(string path)
    {
        // Without memory mapping: a file that somebody truncates would end the process rather than a query.
        var connection = Open(path, SqliteOpenMode.ReadOnly);
        try
        {
            Execute(connection, "PRAGMA query_only = 1; PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Makes a file fast to fill: it is thrown away if that is broken off, so nothing is flushed meanwhile.</summary>
    public static void BeginBulk(SqliteConnection connection)
    {
        Execute(connection, "PRAGMA synchronous = OFF; PRAGMA cache_size = -32768");

        // Pieces of full-text tables are merged once, at the end, rather than over and over.
        ForEachFullText(connection, "INSERT INTO {0} ({0}, rank) VALUES ('automerge', 0)", "INSERT INTO {0} ({0}, rank) VALUES ('crisismerge', 1000)");
    }

    /// <summary>Brings a filled file into the form that searches are fast in, and makes it safe again.</summary>
    public static void EndBulk(SqliteConnection connection)
    {
        ForEachFullText(
            connection, "INSERT INTO {0} ({0}) VALUES ('optimize')", "INSERT INTO {0} ({0}, rank) VALUES ('automerge', 4)", "INSERT INTO {0} ({0}, rank) VALUES ('crisismerge', 16)");
        Execute(connection, "PRAGMA optimize; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384");
    }

    /// <summary>What SQLite finds wrong with a file; null for nothing.</summary>
    public static string? FindDamage(SqliteConnection connection) => FindDamage(connection, isThorough: false);

    /// <summary>The same; looked at thoroughly, indexes and full-text tables are compared with what they were made from.</summary>
    public static string? FindDamage(SqliteConnection connection, bool isThorough)
    {
        using var command = connection.CreateCommand();
        command.CommandText = isThorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)";
        return command.ExecuteScalar() is string found && found != "ok" ? found : null;
    }

    /// <summary>Writes the log back into the file, as far as readers let it.</summary>
    public static void Checkpoint(SqliteConnection connection, string mode)
    {
#pragma warning disable CA2100 // One of SQLite's own words.
        Execute(connection, $"PRAGMA wal_checkpoint({mode})");
#pragma warning restore CA2100
    }

    /// <summary>Waits until the file is on the disk.</summary>
    public static void Flush(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Deletes a file with what SQLite keeps beside it.</summary>
    public static void Delete(string path)
    {
        foreach (var file in new[] { path, path + "-wal", path + "-shm", path + "-journal" })
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs statements that answer nothing.</summary>
    public static void Execute(SqliteConnection connection, string statements)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of the index itself: nothing that anybody typed comes here.
        command.CommandText = statements;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Takes back what was begun and not committed. SQLite would do so at the end of the connection's last statement, when the provider
    /// has forgotten whom to tell of it: that ends the process.
    /// </summary>
    public static void Abandon(SqliteConnection connection)
    {
        if (connection.Handle is { } handle && SQLitePCL.raw.sqlite3_get_autocommit(handle) == 0)
        {
            _ = SQLitePCL.raw.sqlite3_exec(handle, "ROLLBACK");
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        // Not pooled: a pool would hold files open that are to be replaced.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ConnectionString);
        try
        {
            connection.Open();

            // The provider's commands wait by themselves; statements that pass it by do not.
            _ = SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, connection.DefaultTimeout * 1000);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void ForEachFullText(SqliteConnection connection, params ReadOnlySpan<string> statements)
    {
        var names = new List<string>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5(%'";
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                names.Add(row.GetString(0));
            }
        }

        foreach (var name in names)
        {
            foreach (var statement in statements)
            {
                Execute(connection, string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, name));
            }
        }
    }
}
