using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Editing;

/// <summary>
/// Throws a draft away: the item is again as the public sees it. An item that was never live goes altogether, which needs
/// the right to delete. A draft that is a version that was once live stays in the history.
/// </summary>
public sealed class DiscardDraft(ContentEngine engine)
{
    /// <summary>Discards the draft; the outcome holds the version that is now the newest, or the removed one where none is left.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(
        Actor actor, ContentItemId id, long seenRevision, string? note, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(DiscardDraft), note, cancellationToken);
        if (await work.FindAsync(id, Permission.EditContent, seenRevision, cancellationToken) is not { Latest: { } latest } stored)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        if (stored.Live?.Item.VersionId == latest.Item.VersionId)
        {
            return Outcome<SavedContent>.Refused(new Reason(ReasonKind.NotFound, "", "There is no draft: the newest version is the live one."));
        }

        if (stored.Live is null && !work.Demand(Permission.DeleteContent, stored.ContentType, stored.Section, stored.Owner))
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var live = stored.Live?.Item;
        var remaining = live is null ? null : work.Read(live, stored.Section);
        var saved = work.Put(stored, new ItemState(id, live, live)
        {
            Removed = latest.WasLive ? [] : [latest.Item.VersionId],
            Section = stored.Section,
            DraftReferences = remaining?.References ?? [],
        });
        return await work.CompleteAsync(() => new SavedContent(saved.Latest?.Item ?? latest.Item, saved.Revision), cancellationToken);
    }
}
