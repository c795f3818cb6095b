using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace SafeguardingHub.Search.Index;

/// <summary>
/// Something that searches keep in memory of the index file, such as which documents have which topic. Immutable: what a search
/// has borrowed stays as it is. A new one is made inside the transaction that changes the file and becomes visible in the same
/// moment as the transaction, so that what is in memory and what a borrowed connection reads always agree.
/// </summary>
internal abstract class IndexMemory
{
    /// <summary>All of a file that has just been opened or built. Takes nothing over from this object.</summary>
    public abstract IndexMemory Load(SqliteConnection connection);

    /// <summary>This memory after a change.</summary>
    /// <param name="connection">Reads the file as it will be once the change is committed. Not to be kept.</param>
    /// <param name="changed">
    /// The numbers of documents that were written, replaced or removed, rising, each once; the table <c>document</c> says which of
    /// them are there now. A number that was freed may by now be another item's.
    /// </param>
    public abstract IndexMemory Updated(SqliteConnection connection, ImmutableArray<long> changed);
}
