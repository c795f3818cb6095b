using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace SafeguardingHub.Search.Index;

/// <summary>The index as it stands after one of its transactions.</summary>
/// <param name="Position">The number of the last row of the change log that is in it.</param>
/// <param name="Documents">How many documents it holds.</param>
/// <param name="IsComplete">Whether it holds everything that was published at its position: false while the first one is being built.</param>
/// <param name="Memories">What is kept in memory of it.</param>
internal sealed record IndexGeneration(long Position, int Documents, bool IsComplete, ImmutableArray<IndexMemory> Memories)
{
    /// <summary>The memory of that kind.</summary>
    /// <exception cref="InvalidOperationException">The index's layout has none of that kind.</exception>
    public T Memory<T>() where T : IndexMemory => Memories.OfType<T>().First();
}

/// <summary>
/// A generation lent to a search, with a connection that reads exactly what that generation holds, however long it is kept.
/// Dispose it soon: a rebuilt file takes its place only when nobody reads the old one.
/// </summary>
internal sealed class IndexReading(IndexGeneration generation, SqliteConnection connection, Action<SqliteConnection> giveBack) : IDisposable
{
    private Action<SqliteConnection>? giveBack = giveBack;

    /// <summary>What is read.</summary>
    public IndexGeneration Generation { get; } = generation;

    /// <summary>Reads the file, inside a read transaction. For one thread at a time; it cannot write.</summary>
    public SqliteConnection Connection { get; } = connection;

    /// <inheritdoc cref="IndexGeneration.Memory{T}"/>
    public T Memory<T>() where T : IndexMemory => Generation.Memory<T>();

    /// <summary>Gives the connection back.</summary>
    public void Dispose() => Interlocked.Exchange(ref giveBack, null)?.Invoke(Connection);
}

/// <summary>Where searches get the index from.</summary>
internal interface IIndexReadings
{
    /// <summary>
    /// The index as it stands now. Where there is none yet, an empty one that says that it is not complete; it never fails for
    /// want of a file.
    /// </summary>
    ValueTask<IndexReading> BorrowAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Waits, at most two seconds, until all that this node has published can be found; costs nothing where that is so already.
    /// </summary>
    ValueTask CaughtUpAsync(CancellationToken cancellationToken);

    /// <summary>Tells that the file that a reading came from cannot be read.</summary>
    /// <param name="isCertain">Whether it is damaged, so that it is built anew; otherwise it is looked through first.</param>
    void ReportDamage(bool isCertain);
}
