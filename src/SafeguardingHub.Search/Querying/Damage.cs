using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SafeguardingHub.Search.Querying;

/// <summary>Errors by which SQLite tells that a file is not what it wrote, or cannot be read.</summary>
internal static class Damage
{
    /// <summary>Whether an error says that the file is damaged.</summary>
    public static bool IsTold(SqliteException exception) => exception.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>Whether an error says that the file is damaged, or that the disk did not give what stands in it: that may pass, or stay.</summary>
    public static bool MayBe(SqliteException exception) => IsTold(exception) || exception.SqliteErrorCode == raw.SQLITE_IOERR;
}
