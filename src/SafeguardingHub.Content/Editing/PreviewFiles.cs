using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Editing;

/// <summary>
/// The files that a link to a draft opens: those that the page refers to as the link shows it at this moment, and no others. A
/// file that the public cannot have is opened by nothing else without an account.
/// </summary>
public sealed class PreviewFiles(PreviewLinks links, PreviewDraft drafts, ReadMedia media, IHubReader reader, ContentEngine engine)
{
    private const int LongestPath = 1024;

    /// <summary>
    /// The files that a page refers to, as far as the actor may see them, by each path below <c>/media/</c> at which the page may
    /// have them: the one that it names and the one where the file is now. Paths are compared without regard to case. One query.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, MediaFile>> OfPageAsync(Actor actor, PublishedItem page, CancellationToken cancellationToken)
    {
        var reading = ContentReading.Of(page, await reader.DefinitionsAsync(cancellationToken), engine.Kinds);
        var named = CollectReferences.References(reading).Where(reference => reference.Kind == ReferenceKind.Media)
            .Select(reference => reference.Target).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var files = new Dictionary<string, MediaFile>(StringComparer.OrdinalIgnoreCase);
        if (named.Count > 0)
        {
            foreach (var (path, line) in await media.FindByPathsAsync(actor, named, cancellationToken))
            {
                files[path] = line.File;
                files[line.File.Path] = line.File;
            }
        }

        return files;
    }

    /// <summary>
    /// The file at a path where the link works, the page that it shows refers to that file, and whoever made the link may see
    /// the file; null otherwise, whichever of these it is.
    /// </summary>
    public async Task<MediaFile?> FindAsync(string secret, string path, CancellationToken cancellationToken)
    {
        if (path.Length is 0 or > LongestPath || await links.FollowAsync(secret, cancellationToken) is not { Draft: { } draft })
        {
            return null;
        }

        // Asked as the page itself is: where that is not shown, nor are its files.
        var page = await drafts.ExecuteAsync(draft.Maker, draft.Item, cancellationToken);
        return page.Succeeded ? (await OfPageAsync(draft.Maker, page.Value, cancellationToken)).GetValueOrDefault(path) : null;
    }
}
