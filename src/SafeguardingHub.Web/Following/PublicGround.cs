using Microsoft.AspNetCore.OutputCaching;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Web.Following;

/// <summary>
/// The public generation of this node: the shared ground in memory, replaced as a whole after each change that the public
/// sees. Its number is part of every cache key, so emptying the cache only frees memory.
/// </summary>
internal sealed class PublicGround(SnapshotReader reader, IChangeLog log, IOutputCacheStore cache, TimeProvider time) : INodeFollower
{
    /// <summary>The tag of all cached public pages.</summary>
    public const string CacheTag = "public";

    private volatile Ground? now;

    /// <summary>The shared ground now.</summary>
    /// <exception cref="InvalidOperationException">The host has not read it yet.</exception>
    public PublicSnapshot Current => now?.Snapshot ?? throw new InvalidOperationException("The shared ground is read before the host starts.");

    /// <summary>Whether the shared ground has been read.</summary>
    public bool IsReady => now is not null;

    /// <summary>The shared ground now, if it was read of that database; null otherwise, such as in the moment after a restore.</summary>
    public PublicSnapshot? Find(Guid epoch) => now is { } ground && ground.Epoch == epoch ? ground.Snapshot : null;

    /// <summary>
    /// When what the public sees last changed as this node knows it: never earlier than the change itself, and never in the
    /// same second as the change before, since HTTP tells times by the second.
    /// </summary>
    public Instant ChangedAt => now?.ReadAt ?? throw new InvalidOperationException("The shared ground is read before the host starts.");

    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        var epoch = (await log.HeadAsync(cancellationToken)).Epoch;
        var snapshot = await reader.ReadAsync(cancellationToken);
        var at = time.Now();
        now = new Ground(epoch, snapshot, now is { ReadAt: var before } ? Instant.Max(at, before + Duration.FromSeconds(1)) : at);
        await cache.EvictByTagAsync(CacheTag, cancellationToken);
    }

    public Task FollowAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
        changes.Any(change => change.IsPublic) ? RebuildAsync(cancellationToken) : Task.CompletedTask;

    private sealed record Ground(Guid Epoch, PublicSnapshot Snapshot, Instant ReadAt);
}
