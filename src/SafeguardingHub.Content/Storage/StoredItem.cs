using NodaTime;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>What the store holds of an item.</summary>
/// <param name="Id">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Section">The section that its newest version belongs to; null for none.</param>
/// <param name="Owner">Its owner's user id.</param>
/// <param name="Revision">Grows by one with each save; what an editor must have seen to save.</param>
/// <param name="Latest">The newest version; null for an item that was removed.</param>
/// <param name="Live">The version that the public sees; the same object as <paramref name="Latest"/> where it is that version; null for none.</param>
public sealed record StoredItem(
    ContentItemId Id, string ContentType, ContentItemId? Section, string? Owner, long Revision, StoredVersion? Latest, StoredVersion? Live)
{
    /// <summary>Its stage, and what is planned for it.</summary>
    public ItemStatus Status { get; init; } = ItemStatus.Plain;

    /// <summary>Whether its newest version is another than the one that the public sees.</summary>
    public bool HasDraft => Latest is not null && Latest.Item.VersionId != Live?.Item.VersionId;

    /// <summary>Where it stands.</summary>
    public ItemStanding Standing => Status.Standing(Latest is not null, Live is not null, HasDraft);
}

/// <summary>A stored version.</summary>
/// <param name="Item">The version with its flags.</param>
/// <param name="WasLive">Whether the public has ever seen it: then it is immutable.</param>
public sealed record StoredVersion(ContentItem Item, bool WasLive);

/// <summary>Who holds a path.</summary>
/// <param name="Path">The path as typed.</param>
/// <param name="Owner">The item that holds it, live or as a draft; null where it is only a redirect.</param>
/// <param name="IsLive">Whether the owner's live version stands there.</param>
/// <param name="IsDraft">Whether the owner's newest version stands there.</param>
/// <param name="RedirectTo">The item that this address once was; its readers are sent to that item's live path.</param>
public sealed record RouteEntry(ContentPath Path, ContentItemId? Owner, bool IsLive, bool IsDraft, ContentItemId? RedirectTo);

/// <summary>Who holds an alias.</summary>
/// <param name="Alias">The alias as typed; compared without regard to case.</param>
/// <param name="Owner">The item that holds it.</param>
/// <param name="IsLive">Whether the owner's live version carries it.</param>
public sealed record AliasEntry(string Alias, ContentItemId Owner, bool IsLive);

/// <summary>A section as the engine needs it to place items.</summary>
/// <param name="Id">The section item.</param>
/// <param name="Name">Its name.</param>
/// <param name="Prefix">The path below which its items live; the home path for shared ground, which has no prefix.</param>
public sealed record SectionEntry(ContentItemId Id, string Name, ContentPath Prefix)
{
    /// <summary>Since when it has ended: what it published stays readable, and nothing new comes into it; null while it goes on.</summary>
    public Instant? EndedAt { get; init; }
}

/// <summary>A live item that points to another.</summary>
/// <param name="Id">The item.</param>
/// <param name="DisplayText">Its name.</param>
/// <param name="IsRequired">Whether it cannot be shown without its target.</param>
public sealed record LiveUse(ContentItemId Id, string? DisplayText, bool IsRequired);
