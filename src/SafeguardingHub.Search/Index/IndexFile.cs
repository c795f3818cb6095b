using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Search.Index;

/// <summary>What one transaction does to an index.</summary>
/// <param name="Written">The items that are written or replaced.</param>
/// <param name="Removed">The items that are no longer published.</param>
/// <param name="State">What the file then says of itself; null where that stays.</param>
internal sealed record IndexBatch(ImmutableArray<IndexedItem> Written, ImmutableArray<ContentItemId> Removed, IndexState? State);

/// <summary>
/// An open index file: one connection that writes, several that read. Each transaction makes a generation; committing it and
/// showing it is one moment for whoever borrows, so that a generation's memory and its connection always tell the same.
/// </summary>
internal sealed class IndexFile : IDisposable
{
    // Beyond this the log beside the file is written back into it.
    private const long LongWal = 16 * 1024 * 1024;

    // Each commit orders and writes what its documents have in common, their words above all; of fifty batches that is little more
    // than of one.
    private const int BatchesUnseen = 50;

    // Longer than a search may take.
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(6);

    private readonly IndexLayout layout;
    private readonly SqliteConnection writer;
    private readonly DocumentRows rows;
    private readonly ReadConnections readers;
    private bool isBehind;
    private int unseen;

    private IndexFile(string path, IndexLayout layout, SqliteConnection writer, ImmutableArray<IndexMemory> known)
    {
        (Path, this.layout, this.writer) = (path, layout, writer);
        State = IndexState.Read(writer);
        rows = new DocumentRows(writer);
        readers = new ReadConnections(path, new IndexGeneration(
            State.Position, rows.Count, State.IsComplete, known.IsDefault ? Guarded(() => layout.Memories.Select(memory => memory.Load(writer)).ToImmutableArray()) : known));
    }

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    /// <summary>What the file says of itself.</summary>
    public IndexState State { get; private set; }

    /// <summary>The newest generation that is shown.</summary>
    public IndexGeneration Generation => readers.Generation;

    /// <summary>How many documents are written, shown or not.</summary>
    public int Count => rows.Count;

    /// <summary>Opens a file that is there.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="layout">What it consists of.</param>
    /// <param name="known">What is in memory of it already, where it has only been moved.</param>
    /// <exception cref="SqliteException">It is damaged, is no index, has other tables (SQLITE_SCHEMA), or cannot be opened.</exception>
    public static IndexFile Open(string path, IndexLayout layout, ImmutableArray<IndexMemory> known = default)
    {
        var connection = IndexConnections.OpenWriter(path, SqliteOpenMode.ReadWrite);
        try
        {
            if (!layout.CanRead(IndexState.Read(connection).Fingerprint))
            {
                throw new SqliteException("The index has other tables.", SQLitePCL.raw.SQLITE_SCHEMA);
            }

            return new IndexFile(path, layout, connection, known);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Makes a new file, to be filled; what stood there is gone. It is not safe from a power cut until <see cref="Settle"/>.</summary>
    public static IndexFile Create(string path, IndexLayout layout, IndexState state)
    {
        IndexConnections.Delete(path);
        var connection = IndexConnections.OpenWriter(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            IndexConnections.Execute(connection, "BEGIN IMMEDIATE");
            foreach (var statement in layout.Schema)
            {
                IndexConnections.Execute(connection, statement);
            }

            state.Write(connection);
            IndexConnections.Execute(connection, "COMMIT");
            IndexConnections.BeginBulk(connection);
            foreach (var tables in layout.Tables)
            {
                tables.BeginBulk(connection);
            }

            return new IndexFile(path, layout, connection, known: default);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Lends what is shown now; null where the file is being closed.</summary>
    public IndexReading? Borrow() => readers.Borrow();

    /// <summary>Writes a batch in one transaction. Nothing of it stays where it fails.</summary>
    /// <param name="batch">What is to be done.</param>
    /// <param name="isShown">
    /// Whether searches see it at once; while a file is being filled, that is done now and then, for all until then. Several batches
    /// that nobody sees are one transaction, and go together where one of them fails.
    /// </param>
    /// <exception cref="SqliteException">The disk is full, the file locked or damaged.</exception>
    public void Write(IndexBatch batch, bool isShown = true)
    {
        // As statements rather than as an object: commands that are prepared once could not take part in it.
        if (unseen == 0)
        {
            IndexConnections.Execute(writer, "BEGIN IMMEDIATE");
        }

        try
        {
            var changed = new SortedSet<long>();
            foreach (var item in batch.Removed)
            {
                Remove(item, changed);
            }

            Write(batch.Written, changed);

            isBehind |= !isShown;
            if (!isShown && batch.State is null && ++unseen < BatchesUnseen)
            {
                return;
            }

            foreach (var tables in layout.Tables)
            {
                tables.BeforeCommit(writer, isShown);
            }

            batch.State?.Write(writer);
            var state = batch.State ?? State;
            if (isShown)
            {
                Show(state, [.. changed]);
            }
            else
            {
                Commit();
            }

            State = state;
            unseen = 0;
        }
        catch
        {
            GiveUp();
            throw;
        }

        if (new FileInfo(Path + "-wal") is { Exists: true, Length: > LongWal })
        {
            IndexConnections.Checkpoint(writer, "PASSIVE");
        }
    }

    /// <summary>Says to whoever searches that something may be missing or out of date.</summary>
    public void MarkIncomplete() => readers.Show(Generation with { IsComplete = false }, () => { });

    /// <summary>Reads through the connection that writes, which sees what is not shown yet. For the thread that writes.</summary>
    public T Read<T>(Func<SqliteConnection, T> read) => Guarded(() => read(writer));

    /// <summary>Orders what was filled in bulk, into the form that searches are fast in; a last batch that is shown follows.</summary>
    public void Order()
    {
        if (unseen > 0)
        {
            Write(new IndexBatch([], [], State), isShown: false);
        }

        IndexConnections.EndBulk(writer);
    }

    /// <summary>Ends the filling, and sees to it that the file is on the disk.</summary>
    public void Settle()
    {
        foreach (var tables in layout.Tables)
        {
            tables.EndBulk(writer);
        }

        IndexConnections.Checkpoint(writer, "TRUNCATE");
        IndexConnections.Flush(Path);
    }

    /// <summary>Lends nothing any more, waits until all that was lent is back, then closes the file; the log beside it goes with it.</summary>
    public async Task CloseAsync()
    {
        // A reader who takes longer has forgotten to give it back; he goes on reading a file that nobody else sees.
        await readers.DrainAsync().WaitAsync(LongestReading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Dispose();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        readers.Dispose();
        IndexConnections.Abandon(writer);
        writer.Dispose();
    }

    private void Remove(ContentItemId item, SortedSet<long> changed)
    {
        if (rows.Find(item) is { } number)
        {
            RemoveFromTables(number);
            rows.Remove(number);
            changed.Add(number);
        }
    }

    // One kind of tables after the other: what a full-text table gathers in memory stays near the processor meanwhile. In order of
    // number, since a full-text table writes out all that it has gathered when a row comes before the last one.
    private void Write(ImmutableArray<IndexedItem> items, SortedSet<long> changed)
    {
        var written = new SortedDictionary<long, IndexedItem>();
        foreach (var item in items)
        {
            if (rows.Find(item.Document.Item.Id) is { } number)
            {
                RemoveFromTables(number);
                rows.Clear(number);
            }
            else
            {
                number = rows.Take();
            }

            rows.Write(number, item);
            written[number] = item;
            changed.Add(number);
        }

        foreach (var tables in layout.Tables)
        {
            foreach (var (number, item) in written)
            {
                tables.Write(writer, number, item);
            }
        }
    }

    private void RemoveFromTables(long number)
    {
        foreach (var tables in layout.Tables)
        {
            tables.Remove(writer, number);
        }
    }

    private void Show(IndexState state, ImmutableArray<long> changed)
    {
        var memories = Guarded(() => isBehind
            ? [.. layout.Memories.Select(memory => memory.Load(writer))]
            : changed.IsEmpty ? Generation.Memories : [.. Generation.Memories.Select(memory => memory.Updated(writer, changed))]);
        var generation = new IndexGeneration(state.Position, rows.Count, state.IsComplete, memories);
        readers.Show(generation, Commit);
        isBehind = false;
    }

    // What stands in the file was written by this code: where it cannot be read, the file is to blame, though SQLite finds no fault.
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidCastException)
        {
            throw new SqliteException("The index holds what was not written to it.", SQLitePCL.raw.SQLITE_CORRUPT);
        }
    }

    private void Commit() => IndexConnections.Execute(writer, "COMMIT");

    private void GiveUp()
    {
        unseen = 0;
        try
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(writer.Handle) == 0)
            {
                IndexConnections.Execute(writer, "ROLLBACK");
            }

            rows.Recount();
        }
        catch (SqliteException)
        {
            // The file cannot be read at all; why the batch failed matters more.
        }
    }
}
