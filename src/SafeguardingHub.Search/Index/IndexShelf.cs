using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Querying;

namespace SafeguardingHub.Search.Index;

/// <summary>Where the file lies that searches borrow, and the moment in which another takes its place.</summary>
internal sealed class IndexShelf(IndexLayout layout, Action<bool> reportDamage)
{
    // How long the first searches after a start wait for an index that is being built.
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(2);
    private readonly Lock sync = new();
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task patience = Task.CompletedTask;
    private IndexFile? shown;
    private TaskCompletionSource? replacing;

    /// <summary>The newest generation; null where there is no index.</summary>
    public IndexGeneration? Generation
    {
        get
        {
            lock (sync)
            {
                return shown?.Generation;
            }
        }
    }

    /// <summary>From now on an index is to be expected.</summary>
    public void Begin() => patience = Task.Delay(FirstPatience);

    /// <summary>Waits for the first complete index, for the first two seconds only.</summary>
    public async ValueTask FirstAsync(CancellationToken cancellationToken)
    {
        if (!first.Task.IsCompleted && !patience.IsCompleted)
        {
            await Task.WhenAny(first.Task, patience).WaitAsync(cancellationToken);
        }
    }

    /// <summary>Shows a file.</summary>
    public void Put(IndexFile file)
    {
        lock (sync)
        {
            shown = file;
        }

        if (file.Generation.IsComplete)
        {
            first.TrySetResult();
        }
    }

    /// <summary>Shows no file, or an earlier one, in place of one that could not be built.</summary>
    public void Forget(IndexFile? file)
    {
        lock (sync)
        {
            shown = file;
        }
    }

    /// <summary>Lends the file that is shown; while one takes the place of another, that is waited for: it takes a moment.</summary>
    public async ValueTask<IndexReading> BorrowAsync(CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            IndexFile? file;
            Task? wait;
            lock (sync)
            {
                (file, wait) = (shown, replacing?.Task);
            }

            if (wait is not null)
            {
                await wait.WaitAsync(cancellationToken);
                continue;
            }

            if (file is null)
            {
                break;
            }

            try
            {
                if (file.Borrow() is { } reading)
                {
                    return reading;
                }
            }
            catch (SqliteException error)
            {
                // What else keeps a connection from being opened, such as too many open files, passes.
                var isGone = !File.Exists(file.Path);
                if (isGone || Damage.MayBe(error))
                {
                    reportDamage(isGone || Damage.IsTold(error));
                }

                break;
            }

            // Being closed: what takes its place is about to be shown.
            await Task.Delay(5, cancellationToken);
        }

        return EmptyIndex.Borrow(layout);
    }

    /// <summary>
    /// Closes the old file and moves the new one to its place, one step of the file system: whatever happens, there is one of the
    /// two under the name, or none where the old one was not to be trusted.
    /// </summary>
    public async Task<IndexFile> ReplaceAsync(IndexFile? old, IndexFile built, string path, ImmutableArray<IndexMemory> memories)
    {
        // Searches go to the new one while those of the old one end; only its move is waited for.
        Put(built);
        await (old?.CloseAsync() ?? Task.CompletedTask);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (sync)
        {
            (shown, replacing) = (null, done);
        }

        try
        {
            await built.CloseAsync();
            if (File.Exists(built.Path + "-wal"))
            {
                // Somebody still reads the new one, so that not all of it is in the file that would be moved.
                throw new IOException("The new index could not be closed.");
            }

            // A log is left beside the old one only where it was not closed in order. Beside the new one it would be taken for its own,
            // and without it the old one may be broken: better none at all for a moment.
            if (File.Exists(path + "-wal"))
            {
                IndexConnections.Delete(path);
            }

            File.Move(built.Path, path, overwrite: true);
            var file = IndexFile.Open(path, layout, memories);
            Put(file);
            return file;
        }
        finally
        {
            lock (sync)
            {
                replacing = null;
            }

            done.SetResult();
        }
    }
}
