using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Index;

/// <summary>What was found where the index should be.</summary>
/// <param name="File">The file, open; null where none can serve.</param>
/// <param name="IsFollowed">Whether it can be brought up to date; if not, it only serves until another is built.</param>
/// <param name="Reason">Why it is to be built anew; null where it is not.</param>
/// <param name="IsChecked">Whether it has been looked through for damage.</param>
internal sealed record IndexOpening(IndexFile? File, bool IsFollowed, RebuildReason? Reason, bool IsChecked = true)
{
    // A damaged file of this size is noticed at once; a larger one is looked through beside the work.
    private const long QuicklyChecked = 16 * 1024 * 1024;

    /// <summary>Opens the index and judges it.</summary>
    /// <exception cref="SqliteException">It cannot be opened for now: locked, no rights, no disk.</exception>
    public static IndexOpening Of(IndexPlace place, IndexLayout layout, ChangeHead head)
    {
        if (!System.IO.File.Exists(place.Index))
        {
            return new IndexOpening(null, IsFollowed: false, RebuildReason.Missing);
        }

        IndexFile? file = null;
        try
        {
            file = IndexFile.Open(place.Index, layout);
            var isSmall = new FileInfo(place.Index).Length <= QuicklyChecked;
            if (isSmall && file.Read(IndexConnections.FindDamage) is not null)
            {
                file.Dispose();
                return new IndexOpening(null, IsFollowed: false, RebuildReason.Damaged);
            }

            var (isFollowed, reason) = Judge(file.State, layout, head);
            if (!isFollowed)
            {
                file.MarkIncomplete();
            }

            return new IndexOpening(file, isFollowed, reason, isSmall);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_ERROR)
        {
            file?.Dispose();
            return new IndexOpening(null, IsFollowed: false, RebuildReason.Damaged);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == SQLitePCL.raw.SQLITE_SCHEMA)
        {
            file?.Dispose();
            return new IndexOpening(null, IsFollowed: false, RebuildReason.OtherVersion);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>What is wrong with the file; null for nothing, and where that cannot be told.</summary>
    public static string? FindDamage(IndexPlace place)
    {
        try
        {
            using var connection = IndexConnections.OpenReader(place.Index);
            return IndexConnections.FindDamage(connection);
        }
        catch (SqliteException error)
        {
            return Querying.Damage.MayBe(error) ? error.Message : null;
        }
    }

    private static (bool IsFollowed, RebuildReason? Reason) Judge(IndexState state, IndexLayout layout, ChangeHead head) =>
        state.Epoch != head.Epoch ? (false, RebuildReason.OtherDatabase)
        : !state.IsComplete ? (false, RebuildReason.Missing)
        : state.Position > head.Number ? (false, RebuildReason.AheadOfLog)
        : state.Fingerprint != layout.Fingerprint ? (true, RebuildReason.OtherVersion)
        : (true, null);
}
