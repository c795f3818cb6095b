using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Editing;

/// <summary>Works out what the public would see of an item that is not published, saved or not. It writes nothing.</summary>
public sealed class PreviewDraft(ContentEngine engine)
{
    /// <summary>
    /// The item as publishing it now would show it, or every reason why it could not be shown. Needs PreviewContent where a
    /// stored item belongs, and EditContent where a new one would. What the page refers to need not be live yet.
    /// </summary>
    public async Task<Outcome<PublishedItem>> ExecuteAsync(Actor actor, ContentItem item, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginReadingAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(PreviewDraft), note: null, cancellationToken);
        var found = await unit.FindAsync([item.Id], cancellationToken);
        if (found.TryGetValue(item.Id, out var stored) && !work.Demand(Permission.PreviewContent, stored.ContentType, stored.Section, stored.Owner))
        {
            return Outcome<PublishedItem>.Refused(work.Reasons);
        }

        var draft = item with { VersionId = ContentItemVersionId.New(), ModifiedAt = work.Now, PublishedAt = work.Now };
        var drafted = await work.DraftAsync(draft, stored, new DraftOptions { MayMove = true }, cancellationToken);
        var shown = drafted is null ? null : work.Live(drafted, place: null, isPreview: true);
        if (drafted is null || shown is null || work.Reasons.Count > 0)
        {
            return Outcome<PublishedItem>.Refused(work.Reasons);
        }

        var state = new ItemState(item.Id, drafted.Item, drafted.Item) { Altered = [drafted.Item], Shown = shown, Section = drafted.Section };
        return state.Write(before: null, AuditEntry.Of(actor, nameof(PreviewDraft), work.Now), work.Now).Live is LiveWrite.Publish { Item: var page }
            ? page
            : throw new InvalidOperationException("An item that is to be live is shown.");
    }
}
