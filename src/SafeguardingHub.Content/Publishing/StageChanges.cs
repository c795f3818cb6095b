using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Publishing;

/// <summary>What an editor says with a step of an item's way to the public.</summary>
/// <param name="Id">The item.</param>
/// <param name="SeenRevision">The revision that the editor saw.</param>
/// <param name="Words">A message, a reason: kept with the step, never public; null for none.</param>
public sealed record StepRequest(ContentItemId Id, long SeenRevision, string? Words = null);

/// <summary>
/// A change that moves an item on or back on its way to the public and leaves its text alone.
/// </summary>
public abstract class StageChange
{
    private readonly ContentEngine engine;

    private protected StageChange(ContentEngine engine) => this.engine = engine;

    private protected abstract string Permission { get; }

    /// <summary>Makes the change; refused where somebody else has saved in between.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, StepRequest step, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, GetType().Name, step.Words, cancellationToken);
        if (await work.FindAsync(step.Id, Permission, step.SeenRevision, cancellationToken) is not { } stored)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        FourEyes.IsShortEnough(work, nameof(StepRequest.Words), step.Words);
        var status = await DecideAsync(work, stored, step, cancellationToken);
        if (work.Reasons.Count > 0)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var saved = work.Keep(stored, status);
        if (!string.IsNullOrWhiteSpace(step.Words))
        {
            work.Remark(stored, step.Words);
        }

        return await work.CompleteAsync(() => new SavedContent(saved.Latest!.Item, saved.Revision), cancellationToken);
    }

    /// <summary>The status after the step, or reasons against it.</summary>
    private protected abstract Task<ItemStatus> DecideAsync(ContentWork work, StoredItem stored, StepRequest step, CancellationToken cancellationToken);

    private protected static void Refuse(ContentWork work, string message) => work.Reasons.Add(new Reason(ReasonKind.InUse, "", message));

    private protected static bool HasDraft(ContentWork work, StoredItem stored)
    {
        if (!stored.HasDraft)
        {
            Refuse(work, "There is nothing to publish: the public sees the newest version already.");
        }

        return stored.HasDraft;
    }
}

/// <summary>Says that the draft is ready: it waits from now on for somebody who may publish. Needs EditContent.</summary>
public sealed class SubmitContent(ContentEngine engine) : StageChange(engine)
{
    private protected override string Permission => Access.Permission.EditContent;

    private protected override Task<ItemStatus> DecideAsync(ContentWork work, StoredItem stored, StepRequest step, CancellationToken cancellationToken)
    {
        if (HasDraft(work, stored) && stored.Status.Stage is not (Stage.Draft or Stage.SentBack))
        {
            Refuse(work, "The draft was submitted already.");
        }

        return Task.FromResult(stored.Status.AfterSave() with { Stage = Stage.Submitted, StageBy = work.Mark(step.Words) });
    }
}

/// <summary>Takes a submission back, to go on writing. Needs EditContent.</summary>
public sealed class WithdrawSubmission(ContentEngine engine) : StageChange(engine)
{
    private protected override string Permission => Access.Permission.EditContent;

    private protected override Task<ItemStatus> DecideAsync(ContentWork work, StoredItem stored, StepRequest step, CancellationToken cancellationToken)
    {
        if (stored.Status.Stage is not (Stage.Submitted or Stage.Approved))
        {
            Refuse(work, "The draft is not submitted.");
        }

        return Task.FromResult(stored.Status.AfterSave());
    }
}

/// <summary>
/// Agrees to exactly the text that was submitted. Needs PublishContent, and that the person wrote none of it: nobody agrees to
/// their own text. Whatever is saved afterwards is another text, and nobody has agreed to it.
/// </summary>
public sealed class ApproveContent(ContentEngine engine) : StageChange(engine)
{
    private protected override string Permission => Access.Permission.PublishContent;

    private protected override async Task<ItemStatus> DecideAsync(ContentWork work, StoredItem stored, StepRequest step, CancellationToken cancellationToken)
    {
        if (HasDraft(work, stored) && stored.Status.Stage is not Stage.Submitted)
        {
            Refuse(work, stored.Status.Stage is Stage.Approved or Stage.Scheduled ? "Somebody has approved this draft already." : "The draft is not submitted: its author submits it first.");
        }

        if (await FourEyes.WroteAnyAsync(work, stored, cancellationToken))
        {
            work.Reasons.Add(new Reason(ReasonKind.NotPermitted, "", $"{work.Actor.Name} wrote some of this draft: somebody else has to approve it."));
        }

        var mark = work.Mark(step.Words);
        return stored.Status with { Stage = Stage.Approved, StageBy = mark, Approval = mark, TurnOf = null };
    }
}

/// <summary>Gives a submitted, approved or scheduled draft back to whoever submitted it, with a reason. Needs PublishContent.</summary>
public sealed class SendBack(ContentEngine engine) : StageChange(engine)
{
    private protected override string Permission => Access.Permission.PublishContent;

    private protected override Task<ItemStatus> DecideAsync(ContentWork work, StoredItem stored, StepRequest step, CancellationToken cancellationToken)
    {
        FourEyes.Said(work, nameof(StepRequest.Words), step.Words, "Say what has to change, so that the author knows what to do.");
        if (stored.Status.Stage is Stage.Draft or Stage.SentBack)
        {
            Refuse(work, "The draft is not submitted, so there is nothing to send back.");
        }

        var author = stored.Status.Stage == Stage.Submitted ? stored.Status.StageBy?.ActorId : stored.Owner;
        return Task.FromResult(stored.Status.AfterSave() with { Stage = Stage.SentBack, StageBy = work.Mark(step.Words), TurnOf = author });
    }
}

/// <summary>
/// Says that somebody has looked at what was published urgently. Needs PublishContent, and that the person neither published
/// nor wrote it.
/// </summary>
public sealed class MarkLookedAt(ContentEngine engine) : StageChange(engine)
{
    private protected override string Permission => Access.Permission.PublishContent;

    private protected override async Task<ItemStatus> DecideAsync(ContentWork work, StoredItem stored, StepRequest step, CancellationToken cancellationToken)
    {
        if (stored.Status.Urgent is not { } urgent)
        {
            Refuse(work, "Nothing of this item waits to be looked at.");
            return stored.Status;
        }

        if (urgent.ActorId == work.Actor.Id
            || (stored.Live is { } live && await FourEyes.WroteAnyAsync(work, stored.Id, stored.Status.UrgentVersion ?? live.Item.VersionId, cancellationToken)))
        {
            work.Reasons.Add(new Reason(ReasonKind.NotPermitted, "", $"{work.Actor.Name} wrote or published this: somebody else has to look at it."));
        }

        return stored.Status with { Urgent = null, UrgentVersion = null };
    }
}
