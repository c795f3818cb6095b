using NodaTime;
using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>How one kind of part is shown: the twin of its <see cref="PartKind"/>.</summary>
public abstract class PartDisplay
{
    private protected PartDisplay()
    {
    }

    /// <summary>The part's record.</summary>
    public abstract Type PartType { get; }

    /// <summary>Notes the items that the part links to and that are not on the shared ground, so that a page loads all its links at once.</summary>
    public abstract void Gather(ContentPart part, PageLinks links);

    /// <summary>The blocks that show the part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="place">Its JSON path from the item's root: compiled bodies are found by it.</param>
    /// <param name="page">What surrounds it.</param>
    public abstract IEnumerable<BlockView> Show(ContentPart part, string place, PageContext page);
}

/// <summary>A display for one kind of part.</summary>
/// <typeparam name="T">The part's record.</typeparam>
public abstract class PartDisplay<T> : PartDisplay where T : ContentPart
{
    /// <inheritdoc />
    public sealed override Type PartType => typeof(T);

    /// <summary>Notes the items that the part links to.</summary>
    protected virtual void Gather(T part, PageLinks links)
    {
    }

    /// <summary>The blocks that show the part.</summary>
    protected abstract IEnumerable<BlockView> Show(T part, string place, PageContext page);

    /// <inheritdoc />
    public sealed override void Gather(ContentPart part, PageLinks links) => Gather((T)part, links);

    /// <inheritdoc />
    public sealed override IEnumerable<BlockView> Show(ContentPart part, string place, PageContext page) => Show((T)part, place, page);
}

/// <summary>The items that a page links to: gathered first, loaded in one query, then asked for.</summary>
public sealed class PageLinks(PublicSnapshot snapshot, Instant now)
{
    private readonly HashSet<ContentItemId> ids = [];
    private readonly HashSet<string> aliases = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ContentItemId, PublishedLink> byId = [];
    private readonly Dictionary<string, PublishedLink> byAlias = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<ContentItemId> whole = [];
    private readonly Dictionary<ContentItemId, PublishedItem> byWhole = [];
    private readonly HashSet<string> media = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, MediaFile> byMedia = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The ids to load.</summary>
    public IReadOnlyCollection<ContentItemId> Ids => ids;

    /// <summary>The aliases to load.</summary>
    public IReadOnlyCollection<string> Aliases => aliases;

    /// <summary>The paths of the media files to load.</summary>
    public IReadOnlyCollection<string> Media => media;

    /// <summary>The ids of items to load with all that they hold.</summary>
    public IReadOnlyCollection<ContentItemId> Whole => whole;

    /// <summary>Whether there are names and paths to load.</summary>
    public bool AreWanted => ids.Count > 0 || aliases.Count > 0 || media.Count > 0;

    /// <summary>The midnight at which a link would be marked otherwise; null while only changes of content matter.</summary>
    public Instant? HoldsUntil { get; private set; }

    /// <summary>The shared ground: links to it, and to the pages to find one's way by, need no loading.</summary>
    public PublicSnapshot Snapshot => snapshot;

    /// <summary>Notes a link by id.</summary>
    public void Want(string? id)
    {
        if (!ContentItemId.TryParse(id, out var parsed) || snapshot.Find(parsed) is not null)
        {
            return;
        }

        if (snapshot.FindPage(parsed) is { } page)
        {
            Take(page);
        }
        else
        {
            ids.Add(parsed);
        }
    }

    /// <summary>Notes an item of which the page shows more than its name.</summary>
    public void WantWhole(string? id)
    {
        if (ContentItemId.TryParse(id, out var parsed) && snapshot.Find(parsed) is null)
        {
            whole.Add(parsed);
        }
    }

    /// <summary>Notes a link by alias.</summary>
    public void WantAlias(string alias)
    {
        if (snapshot.FindByAlias(alias) is not null)
        {
            return;
        }

        if (snapshot.FindPageByAlias(alias) is { } page)
        {
            Take(page);
        }
        else
        {
            aliases.Add(alias);
        }
    }

    /// <summary>Notes a file of the media library by its path below <c>/media/</c>.</summary>
    public void WantMedia(string? path)
    {
        if (!string.IsNullOrWhiteSpace(path))
        {
            media.Add(path);
        }
    }

    /// <summary>Takes what was loaded.</summary>
    public void Add(LinkedContent found)
    {
        ArgumentNullException.ThrowIfNull(found);
        foreach (var file in found.Media)
        {
            byMedia[file.Path] = file;
        }

        foreach (var link in found.Items)
        {
            Take(link);
        }
    }

    /// <summary>Takes what was loaded whole.</summary>
    public void Add(IReadOnlyList<PublishedItem> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        foreach (var item in found)
        {
            byWhole[item.Id] = item;
            Take(new PublishedLink(item.Id, item.ContentType, item.DisplayText, item.Path, item.Alias, item.Section));
        }
    }

    /// <summary>The item of that id, of the shared ground or loaded whole; null where it is not live.</summary>
    public PublishedItem? FindWhole(string? id) =>
        ContentItemId.TryParse(id, out var parsed) ? snapshot.Find(parsed) ?? byWhole.GetValueOrDefault(parsed) : null;

    /// <summary>
    /// The link to the item of that id, or null where it is not live or has no page. Where it leads to an edition of guidance
    /// that is not the one to use, its words say so.
    /// </summary>
    public LinkView? Find(string? id, string? text) =>
        !ContentItemId.TryParse(id, out var parsed) ? null
        : snapshot.Find(parsed) is { } shared ? Marked(Link(shared.Path, text ?? shared.DisplayText), parsed)
        : byId.TryGetValue(parsed, out var link) ? Link(link.Path, text ?? link.DisplayText)
        : null;

    /// <summary>The link to the item of that alias, or null where it is not live or has no page; see <see cref="MarkOf"/>.</summary>
    public LinkView? FindByAlias(string alias, string? text) =>
        snapshot.FindByAlias(alias) is { } shared ? Link(shared.Path, text ?? shared.DisplayText)
        : byAlias.TryGetValue(alias, out var link) ? Link(link.Path, text ?? link.DisplayText)
        : null;

    /// <summary>The words that follow a link to the item of that alias in a sentence: "(superseded)"; null for none.</summary>
    public string? MarkOf(string alias) => snapshot.FindByAlias(alias) is { } shared ? Mark(shared.Id) : null;

    /// <summary>The same for a link to the page at that path, given as <see cref="ContentPath.Key"/> has it.</summary>
    public string? MarkOfPath(string path) => EditionStates.AtPath(snapshot, path) is { } edition ? Mark(edition) : null;

    /// <summary>The media file at a path, or null where the library has none there.</summary>
    public MediaFile? FindMedia(string? path) => path is null ? null : byMedia.GetValueOrDefault(path);

    private void Take(PublishedLink link)
    {
        byId[link.Id] = link;
        if (link.Alias is { } alias)
        {
            byAlias[alias] = link;
        }
    }

    private LinkView? Marked(LinkView? link, ContentItemId id) =>
        link is not null && Mark(id) is { } mark ? link with { Text = $"{link.Text} {mark}" } : link;

    private string? Mark(ContentItemId id)
    {
        if (EditionStates.ChainWith(snapshot, id) is not { } chain)
        {
            return null;
        }

        var today = LondonTime.Day(now);
        if (chain.ChangesAfter(today) is { } day)
        {
            var at = LondonTime.Midnight(day);
            HoldsUntil = HoldsUntil is { } earlier && earlier < at ? earlier : at;
        }

        return EditionStates.Mark(EditionStates.Of(snapshot, id, today));
    }

    private static LinkView? Link(ContentPath? path, string? text) =>
        path is { } place ? new LinkView(string.IsNullOrWhiteSpace(text) ? place.Address : text, place.Address) : null;
}

/// <summary>What surrounds a part on a page that is being composed.</summary>
public sealed class PageContext
{
    /// <summary>The page's item.</summary>
    public required PublishedItem Item { get; init; }

    /// <summary>The shared ground.</summary>
    public required PublicSnapshot Snapshot { get; init; }

    /// <summary>The section around the page.</summary>
    public required SectionView Section { get; init; }

    /// <summary>The items that the page links to, loaded.</summary>
    public required PageLinks Links { get; init; }

    /// <summary>The moment for which the page is composed.</summary>
    public required Instant Now { get; init; }

    /// <summary>Another moment than now that the reader asked about; null for none.</summary>
    public Instant? Asked { get; init; }

    /// <summary>The moment that answers on the page are for: the one asked about, or now.</summary>
    public ReadAt ReadAt => ReadAt.Of(Now, Asked);

    /// <summary>Whether the page answers for a moment: it shows a route or a service with its state.</summary>
    public bool IsOfMoment { get; private set; }

    /// <summary>Says that the page answers for a moment, to the minute.</summary>
    public void AnswersForAMoment()
    {
        IsOfMoment = true;
        Expires(ReadAt.HoldsUntil(Now));
    }

    /// <summary>What parts say of the page as a whole.</summary>
    public PageHead Head { get; } = new();

    /// <summary>The instant at which the page must be composed anew; null while only changes of content matter.</summary>
    public Instant? ValidUntil { get; private set; }

    /// <summary>Says that something on the page holds no longer than that.</summary>
    public void Expires(Instant at) => ValidUntil = ValidUntil is { } earlier && earlier < at ? earlier : at;

    /// <summary>Says that something on the page holds until that day begins in London; a day that has begun, like none, says nothing.</summary>
    public void ExpiresOn(LocalDate? day)
    {
        if (day is { } begins && LondonTime.Midnight(begins) is var at && at > Now)
        {
            Expires(at);
        }
    }

    /// <summary>The compiled body at a place, as pieces to write.</summary>
    public BodyView Body(string place) =>
        Item.Bodies.TryGetValue(place, out var body) ? BodyComposer.Compose(body, this) : BodyView.Empty;

    /// <summary>The compiled body at a place, for gathering.</summary>
    public static CompiledBody? BodyOf(PublishedItem item, string place) => item.Bodies.GetValueOrDefault(place);
}
