using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// Content as editors have it, drafts included. It checks nobody's rights: pages ask <see cref="Editing.ReadDrafts"/>, which does.
/// </summary>
public interface IEditorsContent
{
    /// <summary>The item with its newest and its live version, or null. Two queries.</summary>
    Task<StoredItem?> FindAsync(ContentItemId id, CancellationToken cancellationToken);

    /// <summary>The items among these, each with its newest and its live version. Two queries.</summary>
    Task<IReadOnlyDictionary<ContentItemId, StoredItem>> FindManyAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken);

    /// <summary>A page of the list; one query.</summary>
    Task<EditorsPage> ListAsync(EditorsQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Names for pickers, in order of name: the newest names of what <see cref="EditorsQuery.Reach"/> reaches, and the public
    /// names of what is live elsewhere. Two queries.
    /// </summary>
    Task<IReadOnlyList<ContentName>> NamesAsync(EditorsQuery query, CancellationToken cancellationToken);

    /// <summary>The sections, by name; one query.</summary>
    Task<IReadOnlyList<SectionEntry>> SectionsAsync(CancellationToken cancellationToken);

    /// <summary>All that was done to an item, newest first: its versions, its audit and when what was live. Three queries.</summary>
    Task<ItemHistory> HistoryAsync(ContentItemId id, CancellationToken cancellationToken);

    /// <summary>The version, whatever its state, or null; one query.</summary>
    Task<StoredVersion?> FindVersionAsync(ContentItemVersionId id, CancellationToken cancellationToken);

    /// <summary>What editors said about an item, oldest first; one query.</summary>
    Task<IReadOnlyList<Remark>> RemarksAsync(ContentItemId id, CancellationToken cancellationToken);

    /// <summary>
    /// The newest versions and the live ones that point to an item, by its id or one of its aliases, in order of name; at most
    /// <paramref name="limit"/>. One query.
    /// </summary>
    Task<IReadOnlyList<ItemUse>> UsesAsync(ContentItemId id, IReadOnlyCollection<string> aliases, int limit, CancellationToken cancellationToken);

    /// <summary>Items with a plan whose moment has come, the earliest first; at most <paramref name="limit"/>. One query.</summary>
    Task<IReadOnlyList<ContentItemId>> PlansDueAsync(Instant now, int limit, CancellationToken cancellationToken);
}

/// <summary>Which items a list holds.</summary>
public enum StandingFilter
{
    /// <summary>All but those in the bin.</summary>
    Any,

    /// <summary>What the public sees in some version.</summary>
    Live,

    /// <summary>What the public has no version of.</summary>
    Draft,

    /// <summary>Live, with a newer draft.</summary>
    Changed,

    /// <summary>Waiting for approval.</summary>
    Submitted,

    /// <summary>Approved and not yet published.</summary>
    Approved,

    /// <summary>With a moment planned for publishing or withdrawing.</summary>
    Scheduled,

    /// <summary>Given back with a reason.</summary>
    SentBack,

    /// <summary>Published without a second person, and not looked at since.</summary>
    Urgent,

    /// <summary>In the bin.</summary>
    Bin,

    /// <summary>What somebody who may publish has to look at: waiting for approval, or published urgently.</summary>
    ToLookAt,
}

/// <summary>In which order a list stands.</summary>
public enum ListOrder
{
    /// <summary>What was saved last first.</summary>
    Changed,

    /// <summary>By name, from a to z.</summary>
    Name,
}

/// <summary>What a list of content is to hold.</summary>
public sealed record EditorsQuery
{
    /// <summary>What may be listed; see <see cref="Rights.ReachOf(Actor, string)"/>. Empty for nothing.</summary>
    public ImmutableArray<Reach> Reach { get; init; } = [];

    /// <summary>Whose own content reaches that are for owners mean.</summary>
    public string? Reader { get; init; }

    /// <summary>Only of this section; null for no matter which.</summary>
    public ContentItemId? Section { get; init; }

    /// <summary>Only of these types; empty for all.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>Only these; see the filter.</summary>
    public StandingFilter Filter { get; init; }

    /// <summary>Only what that user owns; null for no matter whose.</summary>
    public string? Owner { get; init; }

    /// <summary>Only what waits for that user to act; null for no matter what.</summary>
    public string? TurnOf { get; init; }

    /// <summary>Only what was due for review by that moment; null for no matter what.</summary>
    public Instant? OverdueAt { get; init; }

    /// <summary>Only what has open findings of that weight or more on <see cref="Today"/>; null for no matter what.</summary>
    public Severity? WithFindings { get; init; }

    /// <summary>The day in London, for <see cref="WithFindings"/>.</summary>
    public LocalDate Today { get; init; }

    /// <summary>Only with all these words in the name, each the beginning of a word in it; empty for no matter which.</summary>
    public string Words { get; init; } = "";

    /// <summary>In which order.</summary>
    public ListOrder Order { get; init; }

    /// <summary>Where to go on: what <see cref="EditorsPage.Next"/> said; null for the beginning, and for what it never said.</summary>
    public string? After { get; init; }

    /// <summary>How many lines at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>A page of a list of content.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">Where the next page begins; null for the last.</param>
public sealed record EditorsPage(ImmutableArray<EditorsLine> Lines, string? Next);

/// <summary>An item in a list, by its newest version.</summary>
/// <param name="Id">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Section">Its section; null for none.</param>
/// <param name="Owner">Its owner's user id.</param>
/// <param name="IsLive">Whether the public sees it.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="ModifiedAt">When its newest version was last saved.</param>
/// <param name="ModifiedBy">The name of who saved it.</param>
public sealed record EditorsLine(
    ContentItemId Id, string ContentType, string Name, ContentItemId? Section, string? Owner, bool IsLive, ItemStanding Standing, long Revision,
    Instant ModifiedAt, string? ModifiedBy)
{
    /// <summary>Whether it was published without a second person, and nobody has looked at it since.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>When its review fell or falls due; null for never.</summary>
    public Instant? ReviewDueAt { get; init; }

    /// <summary>The next moment that is planned for it; null for none.</summary>
    public Instant? PlannedAt { get; init; }

    /// <summary>Since when it is in the bin; null where it is not.</summary>
    public Instant? BinnedAt { get; init; }
}

/// <summary>An item as a picker shows it.</summary>
/// <param name="Id">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Section">Its section; null for none.</param>
/// <param name="IsLive">Whether the public sees it.</param>
public sealed record ContentName(ContentItemId Id, string ContentType, string Name, ContentItemId? Section, bool IsLive);

/// <summary>A version in an item's history.</summary>
/// <param name="Id">The version.</param>
/// <param name="Number">Its number within the item, counted from 1.</param>
/// <param name="Name">The item's name in it.</param>
/// <param name="SavedAt">When it was last saved.</param>
/// <param name="SavedBy">The name of who saved it last.</param>
/// <param name="IsNewest">Whether it is the newest.</param>
/// <param name="IsLive">Whether the public sees it.</param>
public sealed record VersionLine(ContentItemVersionId Id, int Number, string? Name, Instant? SavedAt, string? SavedBy, bool IsNewest, bool IsLive);

/// <summary>All that was done to an item.</summary>
/// <param name="Versions">Its versions, newest first.</param>
/// <param name="Changes">What the audit says of it, newest first; at most some hundreds.</param>
/// <param name="Live">When which version was live, newest first.</param>
public sealed record ItemHistory(ImmutableArray<VersionLine> Versions, ImmutableArray<AuditedChange> Changes, ImmutableArray<LivePeriod> Live);

/// <summary>An item that points to another.</summary>
/// <param name="Id">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Name">The name of its newest version; its id where it has none.</param>
/// <param name="Section">Its section.</param>
/// <param name="Owner">Its owner's user id.</param>
/// <param name="IsLive">Whether its live version does; otherwise only its newest one.</param>
/// <param name="IsRequired">Whether it cannot be shown without.</param>
public sealed record ItemUse(ContentItemId Id, string ContentType, string Name, ContentItemId? Section, string? Owner, bool IsLive, bool IsRequired)
{
    /// <summary>The name that readers know; null where the item is not live.</summary>
    public string? LiveName { get; init; }

    /// <summary>Whether who asks may open the item: see <see cref="SeenBy"/>.</summary>
    public bool MayBeOpened { get; init; } = true;

    /// <summary>It as somebody sees it: by the name that readers know where they may not see its drafts; null where they see nothing of it.</summary>
    public ItemUse? SeenBy(Actor actor) =>
        Rights.Allows(actor, new Demand(Permission.PreviewContent, ContentType), Section, Owner) ? this
        : IsLive ? this with { Name = LiveName ?? Id.Value, MayBeOpened = false }
        : null;
}
