using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Publishing;

/// <summary>
/// Does what was planned for an item once its moment has come, as the person who planned it and with the rights that they have
/// now. What is refused goes back to that person with every reason.
/// </summary>
public sealed class CarryOutPlan(ContentEngine engine, IEditorsContent content, IActors actors, PublishContent publish, UnpublishContent withdraw)
{
    private static readonly Actor Clock = Actor.System("the schedule");

    /// <summary>Carries out what is due; does nothing where nothing is. Somebody who saves at the same moment is first.</summary>
    public async Task ExecuteAsync(ContentItemId id, CancellationToken cancellationToken)
    {
        if (await content.FindAsync(id, cancellationToken) is { Status.PublishPlan: { } plan } stored && plan.At <= engine.Now)
        {
            await PublishAsync(stored, plan, cancellationToken);
        }

        // Read anew: the item may just have been published.
        if (await content.FindAsync(id, cancellationToken) is { Status.WithdrawPlan: { } end } live && end.At <= engine.Now)
        {
            await WithdrawAsync(live, end, cancellationToken);
        }
    }

    private async Task PublishAsync(StoredItem stored, PlannedChange plan, CancellationToken cancellationToken)
    {
        var request = new PublishRequest(stored.Id, stored.Revision) { Note = plan.By.Note, PublicNote = plan.PublicNote, IsMinor = plan.PublicNote is null };
        await SettleAsync(stored, plan, actor => publish.ExecuteAsync(actor, request, cancellationToken), cancellationToken);
    }

    private async Task WithdrawAsync(StoredItem stored, PlannedChange plan, CancellationToken cancellationToken)
    {
        if (stored.Live is null)
        {
            // Somebody was quicker; all that is left is to forget the plan.
            await GiveUpAsync(stored.Id, plan, reasons: [], cancellationToken);
            return;
        }

        await SettleAsync(stored, plan, actor => withdraw.ExecuteAsync(actor, stored.Id, stored.Revision, plan.By.Note, cancellationToken), cancellationToken);
    }

    private async Task SettleAsync(StoredItem stored, PlannedChange plan, Func<Actor, Task<Outcome<SavedContent>>> change, CancellationToken cancellationToken)
    {
        var actor = plan.By.ActorKind == ActorKind.System ? Clock : await actors.FindAsync(plan.By.ActorKind, plan.By.ActorId, cancellationToken);
        if (actor is null)
        {
            await GiveUpAsync(stored.Id, plan, [$"The account of {plan.By.ActorName}, who planned this, is switched off."], cancellationToken);
            return;
        }

        var outcome = await change(actor);
        if (!outcome.Succeeded && outcome.Reasons.All(reason => reason.Kind != ReasonKind.Stale))
        {
            await GiveUpAsync(stored.Id, plan, [.. outcome.Reasons.Select(reason => reason.Message)], cancellationToken);
        }
    }

    private async Task GiveUpAsync(ContentItemId id, PlannedChange plan, IReadOnlyList<string> reasons, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var found = (await unit.FindAsync([id], cancellationToken)).GetValueOrDefault(id);
        if (found?.Latest is null || (found.Status.PublishPlan != plan && found.Status.WithdrawPlan != plan))
        {
            return;
        }

        var words = reasons.Count == 0 ? null : "What was planned could not be done. " + string.Join(" ", reasons);
        var work = await ContentWork.InAsync(engine, unit, Clock, nameof(CarryOutPlan), words, cancellationToken);
        var isPublish = found.Status.PublishPlan == plan;
        var status = isPublish ? found.Status.AfterSave() : found.Status with { WithdrawPlan = null };
        work.Keep(found, words is null ? status : status with { Stage = Stage.SentBack, StageBy = work.Mark(words), TurnOf = plan.By.ActorId });
        if (words is not null)
        {
            work.Remark(found, words);
        }

        await work.CompleteAsync(() => new SavedContent(found.Latest.Item, found.Revision + 1), cancellationToken);
    }
}
