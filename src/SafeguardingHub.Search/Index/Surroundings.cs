using System.Collections.Concurrent;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;

namespace SafeguardingHub.Search.Index;

/// <summary>
/// What the items of a batch refer to: what is on the shared ground is read from it, everything else is loaded for the whole
/// batch at once.
/// </summary>
internal sealed class Surroundings(PublicSnapshot ground, ContentKinds kinds, ConcurrentDictionary<ContentItemId, ItemContent> ofGround)
{
    private readonly Dictionary<ContentItemId, ItemContent> items = [];
    private readonly Dictionary<ContentItemId, PublishedLink> linksById = [];
    private readonly Dictionary<string, PublishedLink> linksByAlias = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MediaFile> media = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExtractedText?> texts = new(StringComparer.Ordinal);

    public PublicSnapshot Ground => ground;

    /// <summary>The item that is referred to, whole; null where none is published, or where only its name was asked for.</summary>
    public ItemContent? Find(ReferenceKind kind, string target)
    {
        if (OnGround(kind, target) is { } item)
        {
            return ofGround.GetOrAdd(item.Id, static (_, state) => ItemContent.Of(state.item, state.Definitions, state.kinds), (item, ground.Definitions, kinds));
        }

        return IdOf(kind, target) is { } id ? items.GetValueOrDefault(id) : null;
    }

    /// <summary>The name of the item that is referred to, and its id; null where none is published.</summary>
    public PublishedLink? FindLink(ReferenceKind kind, string target)
    {
        if (OnGround(kind, target) is { } item)
        {
            return new PublishedLink(item.Id, item.ContentType, item.DisplayText, item.Path, item.Alias, item.Section);
        }

        return kind == ReferenceKind.Alias
            ? ground.FindPageByAlias(target) ?? linksByAlias.GetValueOrDefault(target.ToLowerInvariant())
            : ContentItemId.TryParse(target, out var id) ? ground.FindPage(id) ?? linksById.GetValueOrDefault(id) : null;
    }

    /// <summary>The file at a path of the media library, and its text as far as it has been read.</summary>
    public (MediaFile File, ExtractedText? Text)? FindFile(string path) =>
        media.TryGetValue(path.ToLowerInvariant(), out var file) ? (file, texts.GetValueOrDefault(file.Sha256)) : null;

    /// <summary>Loads what is not at hand of all that is wanted; two queries, fewer where nothing is missing.</summary>
    public async Task LoadAsync(Wanted wanted, IPublishedContent published, IFileTexts files, CancellationToken cancellationToken)
    {
        var missing = wanted.Embeds.Concat(wanted.Links).Where(target => FindLink(target.Kind, target.Target) is null).ToHashSet();
        var aliases = missing.Where(target => target.Kind == ReferenceKind.Alias).Select(target => target.Target.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var ids = missing.Where(target => target.Kind == ReferenceKind.Item && ContentItemId.TryParse(target.Target, out _))
            .Select(target => ContentItemId.Parse(target.Target)).ToHashSet();
        var paths = wanted.Media.Select(path => path.ToLowerInvariant()).Where(path => !media.ContainsKey(path)).ToHashSet(StringComparer.Ordinal);
        if (aliases.Count + ids.Count + paths.Count > 0)
        {
            var found = await published.FindLinksAsync(ids, aliases, paths, cancellationToken);
            foreach (var link in found.Items)
            {
                linksById[link.Id] = link;
                if (link.Alias is { } alias)
                {
                    linksByAlias[alias.ToLowerInvariant()] = link;
                }
            }

            foreach (var file in found.Media)
            {
                media[file.Path.ToLowerInvariant()] = file;
                if (!texts.ContainsKey(file.Sha256))
                {
                    texts[file.Sha256] = await files.FindAsync(file, cancellationToken);
                }
            }
        }

        var whole = wanted.Embeds.Where(target => OnGround(target.Kind, target.Target) is null)
            .Select(target => IdOf(target.Kind, target.Target)).OfType<ContentItemId>().Where(id => !items.ContainsKey(id)).ToHashSet();
        if (whole.Count > 0)
        {
            foreach (var item in await published.FindManyAsync(whole, cancellationToken))
            {
                items[item.Id] = ItemContent.Of(item, ground.Definitions, kinds);
            }
        }
    }

    private PublishedItem? OnGround(ReferenceKind kind, string target) => kind == ReferenceKind.Alias ? ground.FindByAlias(target) : ground.Find(target);

    private ContentItemId? IdOf(ReferenceKind kind, string target) => FindLink(kind, target)?.Id;
}

/// <summary>Something that is referred to.</summary>
/// <param name="Kind">What <paramref name="Target"/> is.</param>
/// <param name="Target">The id or alias.</param>
internal readonly record struct WantedItem(ReferenceKind Kind, string Target);

/// <summary>What a batch of items refers to.</summary>
internal sealed class Wanted
{
    /// <summary>Items whose text is wanted.</summary>
    public HashSet<WantedItem> Embeds { get; } = [];

    /// <summary>Items whose name is wanted.</summary>
    public HashSet<WantedItem> Links { get; } = [];

    /// <summary>Paths of files.</summary>
    public HashSet<string> Media { get; } = new(StringComparer.Ordinal);
}
