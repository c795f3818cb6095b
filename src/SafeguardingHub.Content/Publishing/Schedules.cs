using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Publishing;

/// <summary>A moment to plan.</summary>
/// <param name="Id">The item.</param>
/// <param name="SeenRevision">The revision that the editor saw.</param>
/// <param name="Time">When.</param>
public sealed record PlanRequest(ContentItemId Id, long SeenRevision, ChosenTime Time)
{
    /// <summary>Why, for colleagues; null for nothing.</summary>
    public string? Words { get; init; }

    /// <summary>What readers will be told has changed; see <see cref="PublishRequest.PublicNote"/>.</summary>
    public string? PublicNote { get; init; }

    /// <summary>Whether readers need not be told; see <see cref="PublishRequest.IsMinor"/>.</summary>
    public bool IsMinor { get; init; }
}

/// <summary>
/// Plans that the newest version is published at a moment to come. It is then published by the same change, with the rights
/// that the person has at that moment. Whoever saves before then cancels the plan.
/// </summary>
public sealed class SchedulePublish(ContentEngine engine)
{
    /// <summary>Plans it. Needs PublishContent and, where the section asks for it, a second person's agreement.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, PlanRequest plan, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(SchedulePublish), plan.Words, cancellationToken);
        if (await work.FindAsync(plan.Id, Permission.PublishContent, plan.SeenRevision, cancellationToken) is not { Latest: { } latest } stored)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        if (!stored.HasDraft)
        {
            work.Reasons.Add(new Reason(ReasonKind.InUse, "", "There is nothing to publish: the public sees the newest version already."));
        }

        if (stored.Status.Approval is null && FourEyes.IsAskedForByParts(work.Kinds, stored))
        {
            work.Reasons.Add(new Reason(ReasonKind.InUse, "", FourEyes.PartsAsk + "."));
        }
        else if (stored.Status.Approval is null && await FourEyes.IsAskedForAsync(work, stored, cancellationToken))
        {
            work.Reasons.Add(new Reason(ReasonKind.InUse, "", "In this section a second person approves every change first: submit the draft."));
        }

        // The same that publishing will ask for: better now, while somebody is there to answer.
        if (!latest.WasLive)
        {
            ChangeNotes.Added(
                work, stored, latest.Item, new PublishRequest(plan.Id, plan.SeenRevision) { PublicNote = plan.PublicNote, IsMinor = plan.IsMinor });
            await NewFaults.CheckAsync(work, engine.Checks, stored, work.Read(latest.Item, stored.Section), cancellationToken);
        }

        var at = plan.Time.Resolve(work.Now, nameof(PlanRequest.Time), work.Reasons);
        if (work.Reasons.Count > 0 || at is not { } moment)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var mark = work.Mark(plan.Words);
        var saved = work.Keep(stored, stored.Status with
        {
            Stage = Stage.Scheduled,
            StageBy = mark,
            TurnOf = null,
            PublishPlan = new PlannedChange(moment, plan.Time.Local, ChosenTime.Zone, mark, plan.PublicNote),
        });
        return await work.CompleteAsync(() => new SavedContent(saved.Latest!.Item, saved.Revision), cancellationToken);
    }
}

/// <summary>Plans that the item is withdrawn from the public at a moment to come.</summary>
public sealed class ScheduleWithdraw(ContentEngine engine)
{
    /// <summary>Plans it. Needs PublishContent.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, PlanRequest plan, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(ScheduleWithdraw), plan.Words, cancellationToken);
        if (await work.FindAsync(plan.Id, Permission.PublishContent, plan.SeenRevision, cancellationToken) is not { } stored)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        if (stored.Live is null && stored.Status.PublishPlan is null)
        {
            work.Reasons.Add(new Reason(ReasonKind.InUse, "", "The item is not live, and no time is set for publishing it."));
        }

        var at = plan.Time.Resolve(work.Now, nameof(PlanRequest.Time), work.Reasons);
        if (at <= stored.Status.PublishPlan?.At)
        {
            work.Reasons.Add(Reason.Invalid(nameof(PlanRequest.Time), "The item is to be published later than this: choose a time after that."));
        }

        if (work.Reasons.Count > 0 || at is not { } moment)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var saved = work.Keep(stored, stored.Status with
        {
            WithdrawPlan = new PlannedChange(moment, plan.Time.Local, ChosenTime.Zone, work.Mark(plan.Words)),
        });
        return await work.CompleteAsync(() => new SavedContent(saved.Latest!.Item, saved.Revision), cancellationToken);
    }
}

/// <summary>Cancels what was planned for an item. Needs PublishContent.</summary>
public sealed class CancelSchedule(ContentEngine engine) : StageChange(engine)
{
    private protected override string Permission => Access.Permission.PublishContent;

    private protected override Task<ItemStatus> DecideAsync(ContentWork work, StoredItem stored, StepRequest step, CancellationToken cancellationToken)
    {
        var status = stored.Status;
        if (status.NextPlan is null)
        {
            Refuse(work, "Nothing is planned for this item.");
        }

        return Task.FromResult(status with
        {
            PublishPlan = null,
            WithdrawPlan = null,
            Stage = status.Stage != Stage.Scheduled ? status.Stage : status.Approval is null ? Stage.Draft : Stage.Approved,
            StageBy = status.Stage != Stage.Scheduled ? status.StageBy : status.Approval,
        });
    }
}
