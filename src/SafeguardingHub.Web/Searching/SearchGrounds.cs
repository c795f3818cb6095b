using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Search;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Searching;

/// <summary>The shared ground that the server's pages are made with.</summary>
internal sealed class LiveGround(PublicGround ground) : ISearchGround
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);

    public async Task<PublicSnapshot> AtLeastAsync(long generation, CancellationToken cancellationToken)
    {
        // The watcher of the log was woken by the same change: this is a matter of milliseconds, unless the database is away.
        for (var wait = ShortestWait; !ground.IsReady || ground.Current.Generation < generation; wait = wait < LongestWait ? wait * 2 : LongestWait)
        {
            await Task.Delay(wait, cancellationToken);
        }

        return ground.Current;
    }
}

/// <summary>The shared ground where no server keeps it: read when it is asked for, and anew when a newer one is.</summary>
internal sealed class ReadGround(SnapshotReader reader) : ISearchGround, IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    private PublicSnapshot? now;

    public async Task<PublicSnapshot> AtLeastAsync(long generation, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            return now is not null && now.Generation >= generation ? now : now = await reader.ReadAsync(cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
