using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Editing;

/// <summary>What to save.</summary>
/// <param name="Id">The item.</param>
/// <param name="SeenRevision">The revision that the editor opened.</param>
/// <param name="Parts">All parts of the new version.</param>
/// <param name="Note">Why, for the audit; null for none.</param>
public sealed record DraftToSave(ContentItemId Id, long SeenRevision, PartMap Parts, string? Note = null);

/// <summary>
/// Saves a draft. A version that was ever live is left as it is and a new one begun; a draft is saved over. What the
/// public sees does not change.
/// </summary>
public sealed class SaveDraft(ContentEngine engine)
{
    /// <summary>Saves the draft. Needs EditContent in the item's section; refused where somebody else has saved in between.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, DraftToSave draft, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(SaveDraft), draft.Note, cancellationToken);
        if (await work.FindAsync(draft.Id, Permission.EditContent, draft.SeenRevision, cancellationToken) is not { Latest: { } latest } stored)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var item = latest.Item with
        {
            VersionId = latest.WasLive ? ContentItemVersionId.New() : latest.Item.VersionId,
            Parts = KeptParts.Over(latest.Item, draft.Parts),
            ModifiedAt = work.Now,
            PublishedAt = null,
            Author = actor.Name,
        };
        var drafted = await work.DraftAsync(item, stored, new DraftOptions(), cancellationToken);
        if (drafted is null || work.Reasons.Count > 0)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var saved = work.Put(stored, new ItemState(item.Id, drafted.Item, stored.Live?.Item)
        {
            Altered = [drafted.Item],
            Section = drafted.Section,
            DraftReferences = drafted.References,
        });
        return await work.CompleteAsync(() => new SavedContent(saved.Latest!.Item, saved.Revision), cancellationToken);
    }
}
