using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Publishing;

/// <summary>What to publish, and what to say about it.</summary>
/// <param name="Id">The item.</param>
/// <param name="SeenRevision">The revision that the editor saw.</param>
public sealed record PublishRequest(ContentItemId Id, long SeenRevision)
{
    /// <summary>Why, for the audit; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>What readers are told has changed, as plain text; needed where a page that is live changes by more than <see cref="IsMinor"/> says.</summary>
    public string? PublicNote { get; init; }

    /// <summary>Whether the change is one that readers need not be told of: a spelling, a comma.</summary>
    public bool IsMinor { get; init; }

    /// <summary>
    /// Why it cannot wait for a second person, where the section asks for one; null to wait. What is published so stays marked
    /// until somebody else has looked at it.
    /// </summary>
    public string? UrgentReason { get; init; }
}

/// <summary>
/// Makes the newest version live: bodies are compiled, what the page cannot do without must be live, the address that
/// the public knew becomes a permanent redirect where it changes.
/// </summary>
public sealed class PublishContent(ContentEngine engine)
{
    /// <summary>Publishes a change that readers need not be told of; see <see cref="PublishRequest.IsMinor"/>.</summary>
    public Task<Outcome<SavedContent>> ExecuteAsync(
        Actor actor, ContentItemId id, long seenRevision, string? note, CancellationToken cancellationToken) =>
        ExecuteAsync(actor, new PublishRequest(id, seenRevision) { Note = note, IsMinor = true }, cancellationToken);

    /// <summary>
    /// Publishes the item. Needs PublishContent in its section and, where the section asks for a second person, that person's
    /// agreement to exactly this text; refused where somebody else has saved in between.
    /// </summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, PublishRequest request, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(PublishContent), request.UrgentReason ?? request.Note, cancellationToken);
        if (await work.FindAsync(request.Id, Permission.PublishContent, request.SeenRevision, cancellationToken) is not { Latest: { } latest } stored)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        if (!stored.HasDraft)
        {
            return new SavedContent(latest.Item, stored.Revision);
        }

        var isUrgent = await WithoutSecondPersonAsync(work, stored, request, cancellationToken);

        // Definitions, sections and the sanitiser may be newer than the draft, so it passes the pipeline again. A version
        // that was once live comes back as the public knew it, unless what was found out since says otherwise.
        var isRevived = latest.WasLive && KeepMarks.HasItsMarks(work.Kinds, latest.Item, stored, engine.Today);
        var version = latest.WasLive && !isRevived ? latest.Item with { VersionId = ContentItemVersionId.New() } : latest.Item;
        var drafted = isRevived
            ? work.Read(latest.Item, stored.Section)
            : await work.DraftAsync(
                ChangeNotes.Added(work, stored, version with { PublishedAt = work.Now }, request), stored,
                new DraftOptions { KeepsDisplayText = true, MayMove = true, Publishes = true }, cancellationToken);
        var shown = drafted is null ? null : work.Live(drafted, place: null);
        if (drafted is not null && !latest.WasLive)
        {
            await NewFaults.CheckAsync(work, engine.Checks, stored, drafted, cancellationToken);
        }

        if (drafted is null || shown is null || work.Reasons.Count > 0)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var saved = work.Put(stored, new ItemState(request.Id, drafted.Item, drafted.Item)
        {
            Altered = isRevived ? [] : [drafted.Item],
            Shown = shown,
            Section = drafted.Section,
            DraftReferences = drafted.References,
            Status = StatusAfter(stored, isUrgent ? work.Mark(request.UrgentReason) : null),
        });
        foreach (var letter in engine.Letters is { } letters ? await letters.OnPublishAsync(stored, drafted.Item, actor, cancellationToken) : [])
        {
            await unit.Accounts.PostAsync(letter, work.Now, cancellationToken);
        }

        return await work.CompleteAsync(() => new SavedContent(saved.Latest!.Item, saved.Revision), cancellationToken);
    }

    // Of a text to which nobody had to agree nobody has said anything: what was published urgently before it still waits to be looked at.
    private static ItemStatus StatusAfter(StoredItem stored, Mark? urgent)
    {
        var status = stored.Status.AfterSave();
        return urgent is not null || stored.Status.Approval is not null ? status with { Urgent = urgent, UrgentVersion = null }
            : status.Urgent is null ? status
            : status with { UrgentVersion = status.UrgentVersion ?? stored.Live?.Item.VersionId };
    }

    // Whether the text becomes live although the section asks for a second person and none has agreed.
    private static async Task<bool> WithoutSecondPersonAsync(ContentWork work, StoredItem stored, PublishRequest request, CancellationToken cancellationToken)
    {
        var isAskedForByParts = FourEyes.IsAskedForByParts(work.Kinds, stored);
        if (stored.Status.Approval is not null || !(isAskedForByParts || await FourEyes.IsAskedForAsync(work, stored, cancellationToken)))
        {
            return false;
        }

        if (string.IsNullOrWhiteSpace(request.UrgentReason))
        {
            work.Reasons.Add(new Reason(
                ReasonKind.InUse, nameof(PublishRequest.UrgentReason),
                isAskedForByParts
                    ? FourEyes.PartsAsk + ", or say why it cannot wait."
                    : "In this section a second person approves every change first: submit the draft, or say why it cannot wait."));
        }
        else
        {
            FourEyes.IsShortEnough(work, nameof(PublishRequest.UrgentReason), request.UrgentReason);
        }

        return true;
    }
}
