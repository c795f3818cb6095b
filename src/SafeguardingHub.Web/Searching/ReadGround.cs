using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search;

namespace SafeguardingHub.Web.Searching;

/// <summary>The shared ground where no server keeps it: read when it is asked for, and anew when a newer one is.</summary>
internal sealed class ReadGround(SnapshotReader reader, IChangeLog log) : IIndexGround, IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    private PublicSnapshot? now;
    private Guid of;

    public async Task<PublicSnapshot> AtLeastAsync(Guid epoch, long generation, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (now is null || of != epoch || now.Generation < generation)
            {
                of = (await log.HeadAsync(cancellationToken)).Epoch;
                now = await reader.ReadAsync(cancellationToken);
            }

            return now;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
