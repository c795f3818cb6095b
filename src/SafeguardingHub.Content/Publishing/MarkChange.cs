using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Publishing;

/// <summary>What a change of marks has to decide on.</summary>
/// <typeparam name="T">The part that holds the marks.</typeparam>
/// <param name="Item">The item, whose live version has the part.</param>
/// <param name="Live">The part as the public sees it.</param>
/// <param name="Unit">The transaction.</param>
public sealed record MarkGround<T>(StoredItem Item, T Live, IUnitOfWork Unit) where T : ContentPart
{
    /// <summary>Every reason against the change; one is enough for nothing to be written.</summary>
    public List<Reason> Reasons { get; } = [];
}

/// <summary>
/// A change of the marks that a part keeps (see <see cref="PartKind{T}.KeepsMarks"/>) and of no text. It becomes a live version of its
/// own at once, and is laid over a draft that is open as well, whose stage and approval stay: neither is lost. No fault of
/// the text keeps it from happening, and no revision is asked for: it adds to what others save, and takes nothing away.
/// </summary>
/// <typeparam name="T">The part that holds the marks.</typeparam>
public abstract class MarkChange<T> where T : ContentPart
{
    private const int Tries = 3;
    private readonly ContentEngine engine;

    /// <summary>A change in that engine.</summary>
    protected MarkChange(ContentEngine engine) => this.engine = engine;

    /// <summary>The time now.</summary>
    protected NodaTime.Instant Now => engine.Now;

    /// <summary>The part in a version that has none although its type may have it; null where there is then nothing to mark.</summary>
    protected virtual T? Missing => null;

    /// <summary>Makes the change. Needs PublishContent in the item's section.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">The item.</param>
    /// <param name="note">Why, for the audit; null for none.</param>
    /// <param name="decide">Writes beside the item what it likes, and tells what becomes of the part in the live version and in a draft; or adds reasons.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    protected async Task<Outcome<SavedContent>> LayAsync(
        Actor actor, ContentItemId id, string? note, Func<MarkGround<T>, CancellationToken, Task<Func<T, T>>> decide, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await TryAsync(actor, id, note, decide, cancellationToken);

            // Somebody saved the text at the same moment: nothing speaks against laying the mark over that.
            if (outcome.Succeeded || attempt == Tries || outcome.Reasons.All(reason => reason.Kind != ReasonKind.Stale))
            {
                return outcome;
            }
        }
    }

    /// <summary>What the audit is to keep where marks stay as they are.</summary>
    protected AuditEntry Audit(Actor actor, string? note) => AuditEntry.Of(actor, GetType().Name, engine.Now, note);

    private async Task<Outcome<SavedContent>> TryAsync(
        Actor actor, ContentItemId id, string? note, Func<MarkGround<T>, CancellationToken, Task<Func<T, T>>> decide, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, GetType().Name, note, cancellationToken);
        if ((await unit.FindAsync([id], cancellationToken)).GetValueOrDefault(id) is not { Live.Item: var live, Latest: { } latest } stored
            || PartOf(live, work) is not { } part)
        {
            return Outcome<SavedContent>.Refused(new Reason(ReasonKind.NotFound, "", "This is not live, so there is nothing to mark."));
        }

        if (!work.Demand(Permission.PublishContent, stored.ContentType, stored.Section, stored.Owner))
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var ground = new MarkGround<T>(stored, part, unit);
        var change = await decide(ground, cancellationToken);
        work.Reasons.AddRange(ground.Reasons);
        if (work.Reasons.Count > 0)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var marked = Laid(work, live, change);
        var saved = marked.Parts.SameAs(live.Parts) ? stored : Put(work, stored, latest, live, marked, change);
        return await work.CompleteAsync(() => new SavedContent(saved.Latest!.Item, saved.Revision), cancellationToken);
    }

    private StoredItem Put(ContentWork work, StoredItem stored, StoredVersion latest, ContentItem live, ContentItem marked, Func<T, T> change)
    {
        var shown = marked with { VersionId = ContentItemVersionId.New(), ModifiedAt = work.Now, PublishedAt = work.Now, Author = work.Actor.Name };

        // A draft that was once live itself is history, and stays as it is: it gets the marks when it is published.
        var hasDraft = latest.Item.VersionId != live.VersionId;
        var newest = !hasDraft ? shown : latest.WasLive ? latest.Item : Laid(work, latest.Item, change);
        return work.Put(stored, new ItemState(stored.Id, newest, shown)
        {
            Altered = hasDraft && !latest.WasLive ? [newest, shown] : [shown],
            Shown = work.Shown(work.Read(shown, stored.Section)),
            Section = stored.Section,
            DraftReferences = work.Read(newest, stored.Section).References,
            Status = stored.Status.LaidOver(live),
            KeepsPlans = true,
        });
    }

    private ContentItem Laid(ContentWork work, ContentItem item, Func<T, T> change) => PartOf(item, work) is { } part ? item.With(change(part)) : item;

    private T? PartOf(ContentItem item, ContentWork work)
    {
        var name = PartJson.NameOf<T>();
        return item.Parts.Find(name) is not null ? PartJson.FindReadable<T>(item.Parts)
            : work.Definitions.FindType(item.ContentType)?.FindPart(name) is not null ? Missing : null;
    }
}
