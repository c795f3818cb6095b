using Microsoft.Data.Sqlite;

namespace SafeguardingHub.Search.Index;

/// <summary>What an index file says of itself: one row, written in the transaction that it tells about.</summary>
/// <param name="Fingerprint">Of the code that made it; see <see cref="IndexLayout.Fingerprint"/>.</param>
/// <param name="Epoch">The database that it was made from.</param>
/// <param name="Position">The number of the last row of the change log that is in it.</param>
/// <param name="IsComplete">Whether it holds everything that was published at its position: false until it has been built to the end.</param>
/// <param name="IsStale">Whether definitions have changed since: what is in it is right but for what the change did, and it is to be built anew.</param>
internal sealed record IndexState(string Fingerprint, Guid Epoch, long Position, bool IsComplete, bool IsStale)
{
    /// <summary>Reads the row.</summary>
    /// <exception cref="SqliteException">There is none, or the file is no index.</exception>
    public static IndexState Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT fingerprint, epoch, position, complete, stale FROM state";
        using var row = command.ExecuteReader();
        return row.Read() && Guid.TryParse(row.GetString(1), out var epoch)
            ? new IndexState(row.GetString(0), epoch, row.GetInt64(2), row.GetBoolean(3), row.GetBoolean(4))
            : throw new SqliteException("The index does not say what it is.", SQLitePCL.raw.SQLITE_CORRUPT);
    }

    /// <summary>Writes the row.</summary>
    public void Write(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO state (one, fingerprint, epoch, position, complete, stale) VALUES (1, $fingerprint, $epoch, $position, $complete, $stale)
            ON CONFLICT (one) DO UPDATE SET fingerprint = $fingerprint, epoch = $epoch, position = $position, complete = $complete, stale = $stale
            """;
        command.Parameters.AddWithValue("$fingerprint", Fingerprint);
        command.Parameters.AddWithValue("$epoch", Epoch.ToString());
        command.Parameters.AddWithValue("$position", Position);
        command.Parameters.AddWithValue("$complete", IsComplete);
        command.Parameters.AddWithValue("$stale", IsStale);
        command.ExecuteNonQuery();
    }
}
