using Microsoft.AspNetCore.OutputCaching;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Web.Following;

/// <summary>
/// The public generation of this node: the shared ground in memory, replaced as a whole after each change that the public
/// sees. Its number is part of every cache key, so emptying the cache only frees memory.
/// </summary>
internal sealed class PublicGround(SnapshotReader reader, IOutputCacheStore cache) : INodeFollower
{
    /// <summary>The tag of all cached public pages.</summary>
    public const string CacheTag = "public";

    private volatile PublicSnapshot? current;

    /// <summary>The shared ground now.</summary>
    /// <exception cref="InvalidOperationException">The host has not read it yet.</exception>
    public PublicSnapshot Current => current ?? throw new InvalidOperationException("The shared ground is read before the host starts.");

    /// <summary>Whether the shared ground has been read.</summary>
    public bool IsReady => current is not null;

    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        current = await reader.ReadAsync(cancellationToken);
        await cache.EvictByTagAsync(CacheTag, cancellationToken);
    }

    public Task FollowAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
        changes.Any(change => change.IsPublic) ? RebuildAsync(cancellationToken) : Task.CompletedTask;
}
