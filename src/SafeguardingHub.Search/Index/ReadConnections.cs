using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Index;

/// <summary>The connections that read one file, and the generation that they are lent with.</summary>
internal sealed class ReadConnections(string path, IndexGeneration first) : IDisposable
{
    // More than this at once is a burst; those beyond are closed when they come back.
    private const int MostIdle = 16;

    private readonly Lock sync = new();
    private readonly Stack<SqliteConnection> idle = [];
    private IndexGeneration generation = first;
    private TaskCompletionSource? drained;
    private int lent;

    public IndexGeneration Generation
    {
        get
        {
            lock (sync)
            {
                return generation;
            }
        }
    }

    /// <summary>Lends a connection that from now on reads the newest generation; null once the file is being closed.</summary>
    public IndexReading? Borrow()
    {
        SqliteConnection? connection = null;
        lock (sync)
        {
            if (drained is not null)
            {
                return null;
            }

            lent++;
            idle.TryPop(out connection);
        }

        try
        {
            connection ??= IndexConnections.OpenReader(path);
            return Begin(connection);
        }
        catch
        {
            connection?.Dispose();
            Return();
            throw;
        }
    }

    /// <summary>Commits, and shows the generation that is then there, as one moment.</summary>
    public void Show(IndexGeneration next, Action commit)
    {
        lock (sync)
        {
            commit();
            generation = next;
        }
    }

    /// <summary>Lends nothing any more, and waits until all is back.</summary>
    public Task DrainAsync()
    {
        lock (sync)
        {
            drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (lent == 0)
            {
                drained.TrySetResult();
            }

            return drained.Task;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (sync)
        {
            drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            while (idle.TryPop(out var connection))
            {
                connection.Dispose();
            }
        }
    }

    // A transaction reads what there was at its first statement, not at BEGIN; the lock keeps a commit from coming between.
    private IndexReading Begin(SqliteConnection connection)
    {
        lock (sync)
        {
            CachedCommands.Run(connection, "BEGIN");
            CachedCommands.Run(connection, "SELECT one FROM state");
            return new IndexReading(generation, connection, GiveBack);
        }
    }

    private void GiveBack(SqliteConnection connection)
    {
        var isKept = false;
        try
        {
            CachedCommands.Run(connection, "ROLLBACK");
            lock (sync)
            {
                isKept = drained is null && idle.Count < MostIdle;
                if (isKept)
                {
                    idle.Push(connection);
                }
            }
        }
        catch (SqliteException)
        {
            // It cannot be used any more; the next reader opens another.
        }

        if (!isKept)
        {
            connection.Dispose();
        }

        Return();
    }

    private void Return()
    {
        lock (sync)
        {
            lent--;
            if (lent == 0)
            {
                drained?.TrySetResult();
            }
        }
    }
}
