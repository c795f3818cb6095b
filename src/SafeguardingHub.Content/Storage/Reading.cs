using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// Published content: all that public pages, feeds and the anonymous API read. Drafts are not in the tables behind it.
/// Each method is one query.
/// </summary>
public interface IPublishedContent
{
    /// <summary>What stands at a path: a live item, or a redirect; null for neither.</summary>
    Task<PublicRoute?> FindRouteAsync(ContentPath path, CancellationToken cancellationToken);

    /// <summary>Whether readers were shown a page at a path at which nothing stands now, or were led from it to one that is gone.</summary>
    Task<bool> WasLiveAsync(ContentPath path, CancellationToken cancellationToken);

    /// <summary>The published item, or null.</summary>
    Task<PublishedItem?> FindAsync(ContentItemId id, CancellationToken cancellationToken);

    /// <summary>The published items among these, in no particular order.</summary>
    Task<IReadOnlyList<PublishedItem>> FindManyAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken);

    /// <summary>
    /// All that a page links to: the names and paths of the published items among these ids and aliases, and the media files
    /// at these paths below <c>/media/</c>, compared without regard to case; missing ones are left out.
    /// </summary>
    Task<LinkedContent> FindLinksAsync(
        IReadOnlyCollection<ContentItemId> ids, IReadOnlyCollection<string> aliases, IReadOnlyCollection<string> media, CancellationToken cancellationToken);

    /// <summary>All published items of these types, in order of id: for the small shared ground that every page may need.</summary>
    Task<IReadOnlyList<PublishedItem>> OfTypesAsync(IReadOnlyCollection<string> contentTypes, CancellationToken cancellationToken);

    /// <summary>The names and paths of all published items of these types, in order of id: for pages to find one's way by.</summary>
    Task<IReadOnlyList<PublishedLink>> LinksOfTypesAsync(IReadOnlyCollection<string> contentTypes, CancellationToken cancellationToken);
}

/// <summary>Published items with all that was projected of them, for whoever keeps a copy of his own, such as the search index.</summary>
public interface IPublishedDocuments
{
    /// <summary>The published items among these, in order of id. Two queries.</summary>
    Task<IReadOnlyList<PublishedDocument>> FindAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken);

    /// <summary>At most <paramref name="limit"/> published items in order of id, after <paramref name="after"/>. Two queries.</summary>
    Task<IReadOnlyList<PublishedDocument>> AfterAsync(ContentItemId? after, int limit, CancellationToken cancellationToken);

    /// <summary>How many published items there are.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken);
}

/// <summary>A published item and what was projected of it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Values">What lists filter and sort it by.</param>
public sealed record PublishedDocument(PublishedItem Item, ImmutableArray<ProjectedValue> Values);

/// <summary>What stands at a public path.</summary>
/// <param name="Item">The live item that stands there, or that a redirect leads to.</param>
/// <param name="RedirectTo">Where readers are sent, permanently; null where the item itself stands at the path.</param>
/// <param name="Live">The item itself where it stands at the path, so that a page costs no second query; null for a redirect.</param>
public sealed record PublicRoute(ContentItemId Item, ContentPath? RedirectTo, PublishedItem? Live = null);

/// <summary>A published item as a link needs it.</summary>
/// <param name="Id">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="DisplayText">Its name.</param>
/// <param name="Path">Its path; null for an item without a page.</param>
/// <param name="Alias">Its alias; null for none.</param>
/// <param name="Section">Its section; null for none.</param>
public sealed record PublishedLink(
    ContentItemId Id, string ContentType, string? DisplayText, ContentPath? Path, string? Alias, ContentItemId? Section = null);

/// <summary>What a page links to, loaded.</summary>
/// <param name="Items">The published items.</param>
/// <param name="Media">The media files.</param>
public sealed record LinkedContent(IReadOnlyList<PublishedLink> Items, IReadOnlyList<MediaFile> Media);

/// <summary>The change log, for those who follow it.</summary>
public interface IChangeLog
{
    /// <summary>The database's epoch, which a restore replaces, and the number of the newest log row.</summary>
    Task<ChangeHead> HeadAsync(CancellationToken cancellationToken);

    /// <summary>At most <paramref name="limit"/> rows after that number, in order.</summary>
    Task<IReadOnlyList<Change>> AfterAsync(long number, int limit, CancellationToken cancellationToken);

    /// <summary>The earliest due moment that has not been told yet, or null for none.</summary>
    Task<Instant?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>The number of the last row that changed what the public sees, or 0.</summary>
    Task<long> LastPublicAsync(CancellationToken cancellationToken);
}

/// <summary>Where the change log stands.</summary>
/// <param name="Epoch">Another value after each restore: positions of another epoch mean nothing.</param>
/// <param name="Number">The number of the newest row; 0 for none.</param>
public sealed record ChangeHead(Guid Epoch, long Number);

/// <summary>What a log row says has changed. A follower reads the current state; the row only says where to look.</summary>
public enum ChangeKind
{
    /// <summary>An item's draft was saved, discarded or moved; the public sees no difference.</summary>
    Draft = 0,

    /// <summary>An item became live, or a live item was replaced.</summary>
    Published = 1,

    /// <summary>A live item was withdrawn.</summary>
    Withdrawn = 2,

    /// <summary>Definitions changed.</summary>
    Definitions = 3,

    /// <summary>Site settings changed.</summary>
    Settings = 4,

    /// <summary>Roles or grants changed.</summary>
    Roles = 5,

    /// <summary>Media files changed.</summary>
    Media = 6,

    /// <summary>A due moment came: time alone changed an item.</summary>
    Due = 7,

    /// <summary>Redirects from old addresses changed.</summary>
    Redirects = 8,

    /// <summary>What lists and pages know of a live item was worked out anew, after definitions had changed; its text is the same.</summary>
    Projected = 9,
}

/// <summary>A row of the change log.</summary>
/// <param name="Number">Its number: without gaps, never visible after a higher one.</param>
/// <param name="Kind">What changed.</param>
/// <param name="Item">The item, where the change is of one.</param>
public sealed record Change(long Number, ChangeKind Kind, ContentItemId? Item)
{
    /// <summary>Whether the public sees a difference; roles say what it may ask the API for.</summary>
    public bool IsPublic => Kind is ChangeKind.Published or ChangeKind.Withdrawn or ChangeKind.Definitions or ChangeKind.Settings or ChangeKind.Roles or ChangeKind.Media or ChangeKind.Due or ChangeKind.Redirects or ChangeKind.Projected;
}

/// <summary>Whole-hub reading for export and for administration; callers check rights before they use it.</summary>
public interface IHubReader
{
    /// <summary>The definitions in force.</summary>
    Task<DefinitionSet> DefinitionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The newest version of every item and, where it differs, the live one before it: in order of creation, then of id;
    /// streamed, so that a large hub does not have to fit into memory.
    /// </summary>
    IAsyncEnumerable<ContentItem> CurrentVersionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The newest version of every item that is not in the bin and, where it differs, the live one before it, with what decides who
    /// may see it; in the same order, streamed.
    /// </summary>
    IAsyncEnumerable<StandingVersion> StandingVersionsAsync(CancellationToken cancellationToken);

    /// <summary>All versions of an item, oldest first.</summary>
    Task<IReadOnlyList<ContentItem>> HistoryAsync(ContentItemId id, CancellationToken cancellationToken);

    /// <summary>The roles, by name.</summary>
    Task<IReadOnlyList<Role>> RolesAsync(CancellationToken cancellationToken);

    /// <summary>The site settings by section.</summary>
    Task<IReadOnlyDictionary<string, JsonElement>> SettingsAsync(CancellationToken cancellationToken);

    /// <summary>The media files, by path.</summary>
    Task<IReadOnlyList<MediaFile>> MediaAsync(CancellationToken cancellationToken);

    /// <summary>The newest audit entries with the item that each is about, newest first.</summary>
    Task<IReadOnlyList<AuditedChange>> AuditAsync(int limit, CancellationToken cancellationToken);

    /// <summary>The periods in which versions of an item were live, oldest first.</summary>
    Task<IReadOnlyList<LivePeriod>> LivePeriodsAsync(ContentItemId id, CancellationToken cancellationToken);

    /// <summary>How many items there are: 0 tells an empty hub.</summary>
    Task<int> CountItemsAsync(CancellationToken cancellationToken);
}

/// <summary>A version with what decides who may see it.</summary>
/// <param name="Item">The version.</param>
/// <param name="Section">The section that its item belongs to; null for none.</param>
/// <param name="Owner">The id of its item's owner.</param>
public sealed record StandingVersion(ContentItem Item, ContentItemId? Section, string? Owner);

/// <summary>An audit entry and what it is about.</summary>
/// <param name="Entry">Who did what, when and why.</param>
/// <param name="Item">The item; null for definitions, roles, settings and media.</param>
/// <param name="Version">The version; null where none.</param>
/// <param name="Account">The id of the person; null where it is about nobody's account.</param>
public sealed record AuditedChange(AuditEntry Entry, ContentItemId? Item, ContentItemVersionId? Version, string? Account = null);

/// <summary>A period in which one version of an item was live; append-only.</summary>
/// <param name="Item">The item.</param>
/// <param name="Version">The version.</param>
/// <param name="From">When it became live.</param>
/// <param name="To">When it was replaced or withdrawn; null while it is live.</param>
public sealed record LivePeriod(ContentItemId Item, ContentItemVersionId Version, Instant From, Instant? To);

/// <summary>The bytes of media files, addressed by their SHA-256 and never changed once written.</summary>
public interface IMediaStore
{
    /// <summary>Keeps the bytes and tells their hash and number; bytes that are there already are not written again.</summary>
    Task<(string Sha256, long Length)> KeepAsync(Stream content, CancellationToken cancellationToken);

    /// <summary>Opens the bytes for reading, or null where the store does not hold them.</summary>
    Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken);
}
