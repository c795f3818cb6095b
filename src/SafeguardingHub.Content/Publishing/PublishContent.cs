using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Publishing;

/// <summary>
/// Makes the newest version live: bodies are compiled, what the page cannot do without must be live, the address that
/// the public knew becomes a permanent redirect where it changes.
/// </summary>
public sealed class PublishContent(ContentEngine engine)
{
    /// <summary>Publishes the item. Needs PublishContent in its section; refused where somebody else has saved in between.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(
        Actor actor, ContentItemId id, long seenRevision, string? note, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(PublishContent), note, cancellationToken);
        if (await work.FindAsync(id, Permission.PublishContent, seenRevision, cancellationToken) is not { Latest: { } latest } stored)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        if (stored.Live?.Item.VersionId == latest.Item.VersionId)
        {
            return new SavedContent(latest.Item, stored.Revision);
        }

        // Definitions, sections and the sanitiser may be newer than the draft, so it passes the pipeline again. A version
        // that was once live comes back as the public knew it.
        var drafted = latest.WasLive
            ? work.Read(latest.Item, stored.Section)
            : await work.DraftAsync(
                latest.Item with { PublishedAt = work.Now }, stored, new DraftOptions { KeepsDisplayText = true, MayMove = true }, cancellationToken);
        var shown = drafted is null ? null : work.Live(drafted, place: null);
        if (drafted is null || shown is null || work.Reasons.Count > 0)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var saved = work.Put(stored, new ItemState(id, drafted.Item, drafted.Item)
        {
            Altered = latest.WasLive ? [] : [drafted.Item],
            Shown = shown,
            Section = drafted.Section,
            DraftReferences = drafted.References,
        });
        return await work.CompleteAsync(() => new SavedContent(saved.Latest!.Item, saved.Revision), cancellationToken);
    }
}
