using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Editing;

/// <summary>What to create.</summary>
/// <param name="ContentType">The type.</param>
/// <param name="Parts">The parts; what the type's patterns make may be missing.</param>
/// <param name="Note">Why, for the audit; null for none.</param>
public sealed record NewContent(string ContentType, PartMap Parts, string? Note = null);

/// <summary>Creates an item as a draft.</summary>
public sealed class CreateContent(ContentEngine engine)
{
    /// <summary>
    /// Creates the item. Needs EditContent in the section that the item names. The outcome holds the draft with the ids,
    /// name, alias and path that it was given.
    /// </summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, NewContent content, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(CreateContent), content.Note, cancellationToken);
        var item = new ContentItem
        {
            Id = ContentItemId.New(),
            VersionId = ContentItemVersionId.New(),
            ContentType = content.ContentType,
            Parts = content.Parts,
            CreatedAt = work.Now,
            ModifiedAt = work.Now,
            Owner = actor.Id,
            Author = actor.Name,
        };
        var drafted = await work.DraftAsync(item, stored: null, new DraftOptions { MayMove = true }, cancellationToken);
        if (drafted is null || work.Reasons.Count > 0)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var saved = work.Put(before: null, new ItemState(item.Id, drafted.Item, Live: null)
        {
            Altered = [drafted.Item],
            Section = drafted.Section,
            DraftReferences = drafted.References,
        });
        return await work.CompleteAsync(() => new SavedContent(saved.Latest!.Item, saved.Revision), cancellationToken);
    }
}
