using Microsoft.Data.Sqlite;

namespace SafeguardingHub.Search.Querying;

/// <summary>Errors by which SQLite tells that a file is not what it wrote.</summary>
internal static class Damage
{
    private const int Corrupt = 11;

    private const int NotADatabase = 26;

    /// <summary>Whether an error is one of them.</summary>
    public static bool IsTold(SqliteException exception) => exception.SqliteErrorCode is Corrupt or NotADatabase;
}
