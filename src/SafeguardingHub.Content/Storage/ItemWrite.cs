using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// All that one change writes of one item, said in full, so that a store can neither forget a part of it nor decide
/// anything by itself.
/// </summary>
public sealed record ItemWrite
{
    /// <summary>The item.</summary>
    public required ContentItemId Id { get; init; }

    /// <summary>The item's type.</summary>
    public required string ContentType { get; init; }

    /// <summary>The section of the newest version.</summary>
    public required ContentItemId? Section { get; init; }

    /// <summary>The owner's user id.</summary>
    public string? Owner { get; init; }

    /// <summary>When the item was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>The revision that the store must hold now; null for an item that must not exist yet.</summary>
    public required long? SeenRevision { get; init; }

    /// <summary>The revision after this write.</summary>
    public required long Revision { get; init; }

    /// <summary>
    /// Versions to insert, or to replace where the version id exists and was never live. Flags of versions that are not
    /// listed are cleared where a listed version takes them.
    /// </summary>
    public ImmutableArray<ContentItem> Versions { get; init; } = [];

    /// <summary>Flags to set on stored versions that are otherwise left as they are.</summary>
    public ImmutableArray<VersionFlags> Flags { get; init; } = [];

    /// <summary>Versions to remove: drafts that were discarded and never live.</summary>
    public ImmutableArray<ContentItemVersionId> Removed { get; init; } = [];

    /// <summary>What to do with what the public sees.</summary>
    public required LiveWrite Live { get; init; }

    /// <summary>The path of the newest version; null for none.</summary>
    public required ContentPath? DraftPath { get; init; }

    /// <summary>The path of the live version; null for none.</summary>
    public required ContentPath? LivePath { get; init; }

    /// <summary>Paths that the public knew and that from now on lead to the item's live path.</summary>
    public ImmutableArray<ContentPath> NewRedirects { get; init; } = [];

    /// <summary>
    /// The item to which <see cref="NewRedirects"/> lead, and all that led to this item before; null for this item itself.
    /// </summary>
    public ContentItemId? LeadsTo { get; init; }

    /// <summary>The alias of the newest version; null for none.</summary>
    public string? DraftAlias { get; init; }

    /// <summary>The alias of the live version; null for none.</summary>
    public string? LiveAlias { get; init; }

    /// <summary>What the newest version points to.</summary>
    public ImmutableArray<ContentReference> DraftReferences { get; init; } = [];

    /// <summary>The due moments of the newest version, and of the live one where it differs; they replace all that were stored.</summary>
    public ImmutableArray<DueMoment> DueMoments { get; init; } = [];

    /// <summary>The item's stage and plans after the write; they replace what was stored.</summary>
    public ItemStatus Status { get; init; } = ItemStatus.Plain;

    /// <summary>Whether all versions of the item go for good, those that were live included; nothing but its audit stays.</summary>
    public bool IsErased { get; init; }

    /// <summary>Set where the item is a section: its name and prefix for placing items.</summary>
    public SectionEntry? SectionEntry { get; init; }

    /// <summary>The version that the change is about where it writes none: the newest.</summary>
    public ContentItemVersionId? About { get; init; }

    /// <summary>What the audit keeps.</summary>
    public required AuditEntry Audit { get; init; }

    /// <summary>When the change is made.</summary>
    public required Instant At { get; init; }
}

/// <summary>Flags of a stored version.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="Latest">Whether it is the newest.</param>
/// <param name="Published">Whether it is live.</param>
public sealed record VersionFlags(ContentItemVersionId VersionId, bool Latest, bool Published);

/// <summary>What a change does to what the public sees.</summary>
public abstract record LiveWrite
{
    private LiveWrite()
    {
    }

    /// <summary>Nothing: the change is to a draft.</summary>
    public static LiveWrite Unchanged { get; } = new Keep();

    /// <summary>The public sees the item no longer.</summary>
    public static LiveWrite Withdrawn { get; } = new Withdraw();

    /// <summary>The public sees this from now on.</summary>
    public static LiveWrite Show(PublishedItem item, ImmutableArray<ProjectedValue> values, ImmutableArray<ContentReference> references) =>
        new Publish(item, values, references);

    /// <summary>Nothing changes for the public.</summary>
    public sealed record Keep : LiveWrite;

    /// <summary>The published row, its values and live references go; the live period ends.</summary>
    public sealed record Withdraw : LiveWrite;

    /// <summary>The published row, values and live references are replaced; a live period begins.</summary>
    /// <param name="Item">The published row.</param>
    /// <param name="Values">What lists filter and sort by.</param>
    /// <param name="References">What the live version points to.</param>
    public sealed record Publish(PublishedItem Item, ImmutableArray<ProjectedValue> Values, ImmutableArray<ContentReference> References) : LiveWrite;
}

/// <summary>What the public sees of an item: a row of a table in which drafts do not exist.</summary>
public sealed record PublishedItem : IPartHolder
{
    /// <summary>The item.</summary>
    public required ContentItemId Id { get; init; }

    /// <summary>The live version.</summary>
    public required ContentItemVersionId VersionId { get; init; }

    /// <summary>The content type.</summary>
    public required string ContentType { get; init; }

    /// <summary>The name that lists show.</summary>
    public string? DisplayText { get; init; }

    /// <summary>The section; null for none.</summary>
    public ContentItemId? Section { get; init; }

    /// <summary>The live path; null for an item without a page of its own.</summary>
    public ContentPath? Path { get; init; }

    /// <summary>The live alias; null for none.</summary>
    public string? Alias { get; init; }

    /// <summary>When this version became live.</summary>
    public required Instant PublishedAt { get; init; }

    /// <summary>When this version was last saved.</summary>
    public required Instant ModifiedAt { get; init; }

    /// <summary>When the item was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>The parts by name.</summary>
    public required PartMap Parts { get; init; }

    /// <summary>The compiled bodies by their place in the item, for example <c>FlowPart.Widgets[0].HtmlBodyPart.Html</c>.</summary>
    public ImmutableDictionary<string, CompiledBody> Bodies { get; init; } = ImmutableDictionary<string, CompiledBody>.Empty;
}

/// <summary>What the audit keeps of a change: who, what, and why; never the content itself.</summary>
/// <param name="ActorKind">What sort of actor.</param>
/// <param name="ActorId">The actor's id.</param>
/// <param name="ActorName">The actor's name at that time.</param>
/// <param name="Action">The change, for example <c>PublishContent</c>.</param>
/// <param name="At">When.</param>
/// <param name="Note">Why, in the actor's words; null for none.</param>
public sealed record AuditEntry(Access.ActorKind ActorKind, string ActorId, string ActorName, string Action, Instant At, string? Note = null)
{
    /// <summary>An entry for that actor.</summary>
    public static AuditEntry Of(Access.Actor actor, string action, Instant at, string? note = null) =>
        new(actor.Kind, actor.Id, actor.Name, action, at, note);
}
