using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Search;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Searching;

/// <summary>The shared ground that the server's pages are made with.</summary>
internal sealed class LiveGround(PublicGround ground, TimeProvider time) : IIndexGround
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<PublicSnapshot> AtLeastAsync(Guid epoch, long generation, CancellationToken cancellationToken)
    {
        // The watcher of the log was woken by the same change: this is a matter of milliseconds, unless the database is away.
        var began = time.GetTimestamp();
        for (var wait = ShortestWait; ; wait = wait < LongestWait ? wait * 2 : LongestWait)
        {
            if (ground.Find(epoch) is { } snapshot && snapshot.Generation >= generation)
            {
                return snapshot;
            }

            if (time.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException("The shared ground was not read in time.");
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }
}
