using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Changes;

/// <summary>
/// What an item is to be after a change: its newest and its live version. All that must be written follows from the
/// difference to what is stored, worked out here once for every change.
/// </summary>
/// <param name="Id">The item.</param>
/// <param name="Latest">The newest version; null where the item is removed.</param>
/// <param name="Live">The live version; null for none. The same version as <paramref name="Latest"/> where that is live.</param>
internal sealed record ItemState(ContentItemId Id, ContentItem? Latest, ContentItem? Live)
{
    /// <summary>Versions to insert or replace: made or altered by the change.</summary>
    public ImmutableArray<ContentItem> Altered { get; init; } = [];

    /// <summary>Drafts to remove for good.</summary>
    public ImmutableArray<ContentItemVersionId> Removed { get; init; } = [];

    /// <summary>What the public is to see, where that changes.</summary>
    public LiveContext? Shown { get; init; }

    /// <summary>The section that the newest version belongs to.</summary>
    public ContentItemId? Section { get; init; }

    /// <summary>The section that the live version belongs to, where that is another version than the newest.</summary>
    public ContentItemId? ShownSection { get; init; }

    /// <summary>The references of the newest version.</summary>
    public ImmutableArray<ContentReference> DraftReferences { get; init; } = [];

    /// <summary>When time alone will change the newest or the live version.</summary>
    public ImmutableArray<DueMoment> DueMoments { get; init; } = [];

    /// <summary>
    /// The stage and plans after the change; null where they follow from the change itself: another newest text begins as a
    /// plain draft, the same text stays where it was.
    /// </summary>
    public ItemStatus? Status { get; init; }

    /// <summary>Whether the plans, and the parts that say them, stay as they are: the change lays something over the item and is no wish of an editor's.</summary>
    public bool KeepsPlans { get; init; }

    /// <summary>Where readers go who know an address of the item, where it is withdrawn for another; null for nowhere else.</summary>
    public ContentItemId? LeadsTo { get; init; }

    /// <summary>Whether nothing of the item is to be left but its audit.</summary>
    public bool IsErased { get; init; }

    /// <summary>What to write so that <paramref name="before"/> becomes this.</summary>
    public ItemWrite Write(StoredItem? before, AuditEntry audit, Instant now)
    {
        var some = Latest ?? before?.Latest?.Item ?? before?.Live?.Item ?? Altered[0];
        var oldPath = PathOf(before?.Live?.Item);
        var newPath = PathOf(Live);
        var status = StatusAfter(before);

        // What is in the bin holds no address against others.
        var held = status.Binned is null ? Latest : null;
        return new ItemWrite
        {
            Id = Id,
            ContentType = some.ContentType,
            Section = Latest is null ? before?.Section : Section,
            LeadsTo = LeadsTo,
            Owner = some.Owner,
            CreatedAt = some.CreatedAt ?? now,
            SeenRevision = before?.Revision,
            Revision = (before?.Revision ?? 0) + 1,
            Versions = [.. Altered.Select(Flagged)],
            Flags = [.. Stored(before).Where(IsLeftAlone).Select(Flags)],
            Removed = Removed,
            Live = LiveChange(before, now),
            DraftPath = PathOf(held),
            LivePath = newPath,
            NewRedirects = oldPath is { } old && (newPath is { } path ? !old.Equals(path) : LeadsTo is not null) ? [old] : [],
            DraftAlias = AliasOf(held),
            LiveAlias = AliasOf(Live),
            DraftReferences = DraftReferences,
            DueMoments = DueMoments,
            SectionEntry = SectionOf(Latest),
            Status = status,
            IsErased = IsErased,
            About = Latest?.VersionId,
            Audit = audit,
            At = now,
        };
    }

    /// <summary>The item as stored once the write is done.</summary>
    public StoredItem After(StoredItem? before, ItemWrite write) => new(
        Id, write.ContentType, write.Section, write.Owner, write.Revision,
        Latest is null ? null : new StoredVersion(Flagged(Latest), WasLive(before, Latest)),
        Live is null ? null : new StoredVersion(Flagged(Live), WasLive: true)) { Status = write.Status };

    /// <summary>The section that an item is, or null where it is none.</summary>
    public static SectionEntry? SectionOf(ContentItem? item) =>
        !IsSection(item) ? null
            : new SectionEntry(item!.Id, item.DisplayText ?? item.Id.Value, PathOf(item) ?? ContentPath.Home)
            {
                EndedAt = PartJson.FindReadable<SectionProfilePart>(item.Parts)?.Ended(),
            };

    /// <summary>Whether items may belong to the item: it is a section, and has not been merged into another.</summary>
    public static bool IsSection(ContentItem? item) =>
        item?.Parts.Find(nameof(SectionProfilePart)) is not null && PartJson.FindReadable<SectionProfilePart>(item.Parts)?.IsMerged != true;

    /// <summary>Where an item stands; null for nowhere.</summary>
    public static ContentPath? PathOf(ContentItem? item) => item?.Part<AutoroutePart>()?.Place();

    /// <summary>The item's alias; null for none.</summary>
    public static string? AliasOf(ContentItem? item) => item?.Part<AliasPart>()?.Alias is { Length: > 0 } alias ? alias : null;

    /// <summary>The status once the change is made.</summary>
    public ItemStatus StatusAfter(StoredItem? before) =>
        Status
        ?? (before is null ? ItemStatus.Plain
            : Latest?.VersionId == before.Latest?.Item.VersionId && Altered.All(version => version.VersionId != Latest?.VersionId) ? before.Status
            : before.Status.AfterSave());

    private LiveWrite LiveChange(StoredItem? before, Instant now)
    {
        if (Live is null)
        {
            return before?.Live is null ? LiveWrite.Unchanged : LiveWrite.Withdrawn;
        }

        if (Shown is not { } shown)
        {
            return LiveWrite.Unchanged;
        }

        var item = new PublishedItem
        {
            Id = Id,
            VersionId = Live.VersionId,
            ContentType = Live.ContentType,
            DisplayText = Live.DisplayText,
            Section = Live.VersionId == Latest?.VersionId ? Section : ShownSection ?? Section,
            Path = PathOf(Live),
            Alias = AliasOf(Live),
            PublishedAt = Live.PublishedAt ?? now,
            ModifiedAt = Live.ModifiedAt ?? now,
            CreatedAt = Live.CreatedAt ?? now,
            Parts = Live.Parts,
            Bodies = shown.Bodies.ToImmutable(),
        };
        return LiveWrite.Show(item, [.. shown.Values.Distinct()], [.. shown.References.Select(reference => reference.Reference)]);
    }

    private static IEnumerable<ContentItem> Stored(StoredItem? before) =>
        new[] { before?.Latest?.Item, before?.Live?.Item }.OfType<ContentItem>().DistinctBy(version => version.VersionId);

    private bool IsLeftAlone(ContentItem stored) =>
        Altered.All(version => version.VersionId != stored.VersionId)
        && !Removed.Contains(stored.VersionId)
        && Flagged(stored) is var after && (after.Latest != stored.Latest || after.Published != stored.Published);

    private VersionFlags Flags(ContentItem version)
    {
        var after = Flagged(version);
        return new VersionFlags(version.VersionId, after.Latest, after.Published);
    }

    private ContentItem Flagged(ContentItem version) => version with
    {
        Latest = version.VersionId == Latest?.VersionId,
        Published = version.VersionId == Live?.VersionId,
    };

    // A version that the public sees now, or that was stored as once live, is immutable from now on.
    private bool WasLive(StoredItem? before, ContentItem version) =>
        version.VersionId == Live?.VersionId
        || version.VersionId == before?.Live?.Item.VersionId
        || (version.VersionId == before?.Latest?.Item.VersionId && before.Latest.WasLive);
}
