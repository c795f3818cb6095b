using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Media;

/// <summary>Reads the media library for somebody: what they may not see is answered as if it did not exist.</summary>
public sealed class ReadMedia(IMediaLibrary library)
{
    internal const int UsesShown = 200;

    /// <summary>A page of the library as far as the actor may see it. One query.</summary>
    public Task<MediaPage> ListAsync(Actor actor, MediaQuery query, CancellationToken cancellationToken) =>
        library.ListAsync(query with { Reach = MediaRights.SeenBy(actor) }, cancellationToken);

    /// <summary>The file, or null where it does not exist or is not for the actor. One query.</summary>
    public async Task<MediaLine?> FindAsync(Actor actor, string id, CancellationToken cancellationToken) =>
        await library.FindAsync(id, cancellationToken) is { } line && MediaRights.MaySee(actor, line.File, line.IsPublic) ? line : null;

    /// <summary>The files at these paths that the actor may see, keyed by the path in lower case. One query.</summary>
    public async Task<IReadOnlyDictionary<string, MediaLine>> FindByPathsAsync(Actor actor, IReadOnlyCollection<string> paths, CancellationToken cancellationToken) =>
        (await library.FindByPathsAsync(paths, cancellationToken)).Where(pair => MediaRights.MaySee(actor, pair.Value.File, pair.Value.IsPublic))
            .ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where a file that the actor may see is used. One query.</summary>
    public async Task<MediaUses> UsesAsync(Actor actor, MediaLine seen, CancellationToken cancellationToken) =>
        MediaUses.For(actor, await library.UsesAsync(seen.File.Id, UsesShown, cancellationToken));

    /// <summary>All bytes that a file had which the actor may see, the newest first. One query.</summary>
    public Task<IReadOnlyList<MediaVersion>> VersionsAsync(MediaLine seen, CancellationToken cancellationToken) => library.VersionsAsync(seen.File.Id, cancellationToken);

    /// <summary>What stands at a path below <c>/media/</c> where everybody may have it; null otherwise. One query.</summary>
    public async Task<MediaAtPath?> FindPublicAsync(string path, CancellationToken cancellationToken) =>
        await library.FindAtAsync(path, cancellationToken) is { IsPublic: true } found ? found : null;
}
