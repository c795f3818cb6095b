using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Sections;

/// <summary>What the changes of sections as wholes have in common: who may make them, and how an item is written that only goes along.</summary>
internal sealed class SectionChange
{
    private readonly IReadOnlyList<SectionEntry> sections;

    private SectionChange(ContentWork work, IReadOnlyList<SectionEntry> sections, ReservedPaths reserved) => (Work, this.sections, Reserved) = (work, sections, reserved);

    public ContentWork Work { get; }

    /// <summary>The addresses of the application.</summary>
    public ReservedPaths Reserved { get; }

    public bool IsRefused => Work.Reasons.Count > 0;

    /// <summary>All sections, those that have ended included.</summary>
    public IReadOnlyList<SectionEntry> Sections => sections;

    /// <summary>Begins the change; whoever may not make it is refused.</summary>
    public static async Task<SectionChange> InAsync(
        ContentEngine engine, IUnitOfWork unit, Actor actor, string action, string? note, CancellationToken cancellationToken)
    {
        var change = new SectionChange(await ContentWork.InAsync(engine, unit, actor, action, note, cancellationToken), await unit.SectionsAsync(cancellationToken), engine.Pipeline.Reserved);

        // A section is never one person's alone to give away: who changes it as a whole runs the hub.
        if (!MayChange(actor))
        {
            change.Refuse(ReasonKind.NotPermitted, "", "Sections are added, renamed, ended and merged by who runs the hub. Ask an administrator.");
        }

        return change;
    }

    public static bool MayChange(Actor actor) =>
        Rights.AllowsEverywhere(actor, Permission.ManageSettings) && Rights.AllowsEverywhere(actor, Permission.PublishContent);

    public void Refuse(ReasonKind kind, string place, string message) => Work.Reasons.Add(new Reason(kind, place, message));

    /// <summary>Keeps everybody from putting anything into the section, and from giving roles, until the change is made.</summary>
    public async Task HoldAsync(ContentItemId section, CancellationToken cancellationToken)
    {
        await Work.Unit.Sections.HoldAsync(section, cancellationToken);
        await Work.Unit.Accounts.HoldAsync(cancellationToken);
    }

    /// <summary>The section as stored, where it goes on; otherwise null and the reason. Others are kept from changing it meanwhile.</summary>
    public async Task<(SectionEntry Entry, StoredItem Item)?> FindAsync(ContentItemId id, string place, CancellationToken cancellationToken)
    {
        await Work.Unit.HoldAsync([id], cancellationToken);
        var entry = sections.FirstOrDefault(section => section.Id == id);
        if (entry is null || (await Work.Unit.FindAsync([id], cancellationToken)).GetValueOrDefault(id) is not { Latest: not null } item)
        {
            Refuse(ReasonKind.NotFound, place, "There is no such section.");
            return null;
        }

        // As it stands now that it is held: somebody may have ended it, or merged it, since the sections were read.
        if (ItemState.SectionOf(item.Latest.Item) is not { EndedAt: null })
        {
            Refuse(ReasonKind.InUse, place, $"{entry.Name} has ended already.");
            return null;
        }

        return (entry, item);
    }

    /// <summary>Refuses where what was typed to confirm is not the section's name.</summary>
    public void Confirmed(SectionEntry section, string? typed)
    {
        if (!string.Equals(typed?.Trim(), section.Name, StringComparison.OrdinalIgnoreCase))
        {
            Refuse(ReasonKind.Invalid, "Confirmation", $"Type the section's name, {section.Name}, to confirm.");
        }
    }

    /// <summary>
    /// Writes an item of which only belongings change: whatever is wrong with its text was wrong before, and its stage, its plans
    /// and who agreed to it stay. Versions that were once live stay as they are, and others take their places.
    /// </summary>
    /// <param name="stored">The item.</param>
    /// <param name="section">The section that it belongs to from now on.</param>
    /// <param name="change">What changes in each of its versions.</param>
    /// <param name="settled">What becomes of its stage and plans; null for nothing.</param>
    public StoredItem Lay(StoredItem stored, ContentItemId? section, Func<ContentItem, ContentItem> change, Func<ItemStatus, ItemStatus>? settled = null)
    {
        var latest = stored.Latest!;
        var live = stored.Live?.Item;
        var isLive = live?.VersionId == latest.Item.VersionId;
        var newLive = live is null ? null : Laid(stored.Live!, change);
        var newest = isLive ? newLive! : Laid(latest, change);
        var status = settled is null ? stored.Status : settled(stored.Status);
        return Work.Put(stored, new ItemState(stored.Id, newest, newLive)
        {
            Altered = [.. new[] { (Old: latest.Item, New: newest), (Old: live, New: newLive) }
                .Where(pair => pair.New is not null && !ReferenceEquals(pair.New, pair.Old)).Select(pair => pair.New!).DistinctBy(version => version.VersionId)],
            Shown = newLive is null ? null : Work.Shown(Work.Read(newLive, section)),
            Section = section,
            DraftReferences = status.Binned is null ? Work.Read(newest, section).References : [],
            Status = status.LaidOver(live),
            KeepsPlans = true,
        });
    }

    private ContentItem Laid(StoredVersion version, Func<ContentItem, ContentItem> change)
    {
        var changed = change(version.Item);
        return changed.Parts.SameAs(version.Item.Parts) && changed.DisplayText == version.Item.DisplayText ? version.Item
            : !version.WasLive ? changed
            : changed with { VersionId = ContentItemVersionId.New(), ModifiedAt = Work.Now, Author = Work.Actor.Name };
    }

    /// <summary>Notes, once for the whole change, what it came to.</summary>
    public void Note(string action, ContentItemId about, ContentItemId section, string words) =>
        Work.Unit.Note(AuditEntry.Of(Work.Actor, action, Work.Now, words), new AuditSubject { Item = about, Section = section });

    /// <summary>Notes in the history of everybody who has a role in the section what becomes of it.</summary>
    public void NoteGrants(string action, IEnumerable<SectionGrant> grants, string words)
    {
        foreach (var grant in grants)
        {
            Work.Unit.Accounts.Note(AuditEntry.Of(Work.Actor, action, Work.Now, $"{grant.Role}, {words}"), grant.Subject, changesRights: true);
        }
    }

    /// <summary>Says of the organisation that another took over from it, where it is another and nobody has said so.</summary>
    public async Task SucceedAsync(StoredItem from, StoredItem into, CancellationToken cancellationToken)
    {
        if (OrganisationOf(from) is not { } old || OrganisationOf(into) is not { } successor || old == successor
            || (await Work.Unit.FindAsync([old], cancellationToken)).GetValueOrDefault(old) is not { Latest: not null } stored)
        {
            return;
        }

        Lay(stored, stored.Section, item => PartJson.FindReadable<OrganisationPart>(item.Parts) is { } part && !part.Successors.Contains(successor.Value)
            ? item.With(part with { Successors = part.Successors.Add(successor.Value) })
            : item);
    }

    private static ContentItemId? OrganisationOf(StoredItem section) =>
        ContentItemId.TryParse(PartJson.FindReadable<SectionProfilePart>((section.Live ?? section.Latest)!.Item.Parts)?.Organisation, out var id) ? id : null;

    public async Task<Outcome<T>> CompleteAsync<T>(Func<T> result, CancellationToken cancellationToken) where T : class
    {
        var outcome = await Work.CompleteAsync(result, cancellationToken);
        return outcome.Succeeded || outcome.Reasons.All(reason => reason.Kind != ReasonKind.Stale)
            ? outcome
            : Outcome<T>.Refused(Busy);
    }

    /// <summary>Somebody saved something meanwhile.</summary>
    public static Reason Busy { get; } = new(ReasonKind.Stale, "", "Somebody saved something in this section meanwhile. Nothing was changed; try again.");
}

/// <summary>What a change of a section hands back.</summary>
/// <param name="Section">The section.</param>
/// <param name="Name">Its name.</param>
/// <param name="Items">How many items were changed.</param>
/// <param name="Redirects">How many addresses that the public knew lead elsewhere now.</param>
public sealed record ChangedSection(ContentItemId Section, string Name, int Items, int Redirects);
