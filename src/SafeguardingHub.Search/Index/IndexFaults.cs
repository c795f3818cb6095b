using System.Data.Common;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Querying;

namespace SafeguardingHub.Search.Index;

/// <summary>
/// What is told of an error to whoever asks how the hub is, who may be anybody: the kind of it, never a path or what a system
/// says in words of its own. The log has the rest.
/// </summary>
internal static class IndexFaults
{
    public const string OtherProgram = "another program is writing it";

    /// <summary>The kind of an error, in words.</summary>
    public static string Of(Exception error) => error switch
    {
        SqliteException sqlite when Damage.IsTold(sqlite) => "its file is damaged",
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL } => "the disk is full",
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_IOERR } or IOException => "the disk cannot be read or written",
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_NOMEM } or OutOfMemoryException => "there is not enough memory",
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED } or StoreBusyException => "the database is busy",
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM } or UnauthorizedAccessException
            => "the data folder cannot be used",
        DbException => "the database does not answer",
        TimeoutException => "what pages have in common was not read in time",
        _ => "the log says why",
    };
}
