using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Media;

/// <summary>Removes bytes that nothing names: files of this node, and with PostgreSQL the rows that nodes share.</summary>
internal sealed class MediaSweep(HubContexts contexts, FileMediaStore files) : IMediaSweep
{
    private const int AtATime = 400;

    public async Task<int> SweepAsync(Instant before, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();

        // With SQLite there are no rows. Whoever keeps the same bytes again meanwhile moves their day, and the row stays.
        var removed = await context.MediaBlobs
            .Where(blob => blob.KeptAt < before
                && !context.MediaFiles.Any(file => file.Sha256 == blob.Sha256) && !context.MediaVersions.Any(version => version.Sha256 == blob.Sha256))
            .ExecuteDeleteAsync(cancellationToken);
        var swept = 0;
        foreach (var hashes in files.KeptBefore(before).Chunk(AtATime))
        {
            var named = await context.MediaFiles.Where(file => hashes.Contains(file.Sha256)).Select(file => file.Sha256)
                .Union(context.MediaVersions.Where(version => hashes.Contains(version.Sha256)).Select(version => version.Sha256))
                .ToListAsync(cancellationToken);
            swept += hashes.Except(named, StringComparer.Ordinal).Count(hash => files.Remove(hash, before));
        }

        return Math.Max(removed, swept);
    }
}
