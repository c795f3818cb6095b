using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Reading;

/// <summary>The media library as editors have it.</summary>
internal sealed class MediaLibrary(HubContexts contexts) : IMediaLibrary
{
    public async Task<MediaPage> ListAsync(MediaQuery query, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await MediaReading.PageAsync(context, query, cancellationToken);
    }

    public async Task<MediaLine?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await MediaReading.FindAsync(context, id, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, MediaLine>> FindByPathsAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await MediaReading.ByPathsAsync(context, paths, cancellationToken);
    }

    public async Task<IReadOnlyList<ItemUse>> UsesAsync(string id, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await MediaReading.UsesAsync(context, id, limit, cancellationToken);
    }

    public async Task<IReadOnlyList<MediaVersion>> VersionsAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await context.MediaVersions.Where(row => row.FileId == id).OrderByDescending(row => row.Number)
            .Select(row => new MediaVersion(row.Number, row.Sha256, row.Length, row.ContentType, row.At, row.ActorName)).ToListAsync(cancellationToken);
    }

    public async Task<MediaAtPath?> FindAtAsync(string path, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await MediaReading.AtAsync(context, path, cancellationToken);
    }
}
