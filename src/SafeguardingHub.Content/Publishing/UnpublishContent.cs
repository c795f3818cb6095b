using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Publishing;

/// <summary>
/// Withdraws an item from the public; it stays as a draft, and keeps its path. Refused while live pages show it as part of
/// themselves.
/// </summary>
public sealed class UnpublishContent(ContentEngine engine)
{
    /// <summary>Withdraws the item. Needs PublishContent in its section; refused where somebody else has saved in between.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(
        Actor actor, ContentItemId id, long seenRevision, string? note, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(UnpublishContent), note, cancellationToken);
        if (await work.FindAsync(id, Permission.PublishContent, seenRevision, cancellationToken) is not { Latest: { } latest } stored)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        if (stored.Live is null)
        {
            return Outcome<SavedContent>.Refused(new Reason(ReasonKind.NotFound, "", "The item is not live."));
        }

        var saved = work.Put(stored, new ItemState(id, latest.Item, Live: null)
        {
            Section = stored.Section,
            Status = stored.Status with { WithdrawPlan = null, Urgent = null },
            DraftReferences = work.Read(latest.Item, stored.Section).References,
        });
        return await work.CompleteAsync(() => new SavedContent(saved.Latest!.Item, saved.Revision), cancellationToken);
    }
}
