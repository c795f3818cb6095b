using System.Collections.Immutable;
using System.Threading.Channels;

namespace SafeguardingHub.Search.Index;

/// <summary>How far a build is.</summary>
/// <param name="Done">Items written.</param>
/// <param name="Total">Items published when it began.</param>
public sealed record IndexProgress(int Done, int Total);

/// <summary>
/// Builds an index in a new file: items are read, and all that is written of them is made, on one thread while another writes. What changes
/// meanwhile is followed afterwards, from the position that the log had at the beginning.
/// </summary>
internal sealed class IndexBuild(IndexSource source, IndexLayout layout, string path)
{
    private volatile IndexProgress progress = new(0, 0);

    /// <summary>How far it is.</summary>
    public IndexProgress Progress => progress;

    /// <summary>The file while it is being filled.</summary>
    public IndexFile? File { get; private set; }

    /// <summary>Builds the file. Where it fails, what was begun is closed and left to be overwritten.</summary>
    /// <param name="isShown">Told, with the file, when searches may see the first of it; null where another file serves them meanwhile.</param>
    /// <param name="progressed">Told how far it is; null where nobody asks.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public async Task<IndexFile> RunAsync(Action<IndexFile>? isShown, IProgress<IndexProgress>? progressed, CancellationToken cancellationToken)
    {
        var head = await source.Log.HeadAsync(cancellationToken);
        var generation = await source.Log.LastPublicAsync(cancellationToken);
        Tell(new IndexProgress(0, await source.CountAsync(cancellationToken)), progressed);
        var state = new IndexState(layout.Fingerprint, head.Epoch, head.Number, IsComplete: false, IsStale: false);
        var file = IndexFile.Create(path, layout, state);
        try
        {
            File = file;
            isShown?.Invoke(file);
            await FillAsync(file, head.Epoch, generation, isShown is not null, progressed, cancellationToken);
            file.Order();
            file.Write(new IndexBatch([], [], state with { IsComplete = true }));
            file.Settle();
            return file;
        }
        catch
        {
            await file.CloseAsync();
            throw;
        }
    }

    private async Task FillAsync(IndexFile file, Guid epoch, long generation, bool isShown, IProgress<IndexProgress>? progressed, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<ImmutableArray<IndexedItem>>(2);
        var reading = Task.Run(() => ReadAsync(epoch, generation, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            var next = 1;
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
            {
                // Shown whenever it has doubled: making the memory anew each time would cost more the larger it is.
                var isDue = isShown && file.Count + batch.Length >= next;
                file.Write(new IndexBatch(batch, [], State: null), isDue);
                next = isDue ? file.Count * 2 : next;
                Tell(progress with { Done = file.Count }, progressed);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading;
    }

    private async Task ReadAsync(Guid epoch, long generation, ChannelWriter<ImmutableArray<IndexedItem>> batches, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var batch in source.AllAsync(epoch, generation, cancellationToken))
            {
                await batches.WriteAsync(layout.Prepare(batch), cancellationToken);
            }

            batches.Complete();
        }
        catch (Exception error)
        {
            batches.Complete(error);
            throw;
        }
    }

    private void Tell(IndexProgress now, IProgress<IndexProgress>? progressed)
    {
        progress = now;
        progressed?.Report(now);
    }
}
