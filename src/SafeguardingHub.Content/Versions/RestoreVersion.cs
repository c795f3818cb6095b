using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Versions;

/// <summary>
/// Makes an older version's text the draft again. Where the item stands, and in which section, stays as it is: that is
/// changed by moving it.
/// </summary>
public sealed class RestoreVersion(ContentEngine engine)
{
    private static readonly string[] Place = [nameof(AutoroutePart), nameof(SectionPart), nameof(AliasPart)];

    /// <summary>Restores the version. Needs EditContent; refused where somebody else has saved in between.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(
        Actor actor, ContentItemId id, long seenRevision, ContentItemVersionId version, string? note, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(RestoreVersion), note, cancellationToken);
        if (await work.FindAsync(id, Permission.EditContent, seenRevision, cancellationToken) is not { Latest: { } latest } stored)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var found = await unit.FindVersionsAsync([version], cancellationToken);
        if (!found.TryGetValue(version, out var old) || old.Item.Id != id)
        {
            return Outcome<SavedContent>.Refused(new Reason(ReasonKind.NotFound, "", "The item has no such version."));
        }

        if (version == latest.Item.VersionId)
        {
            return Outcome<SavedContent>.Refused(new Reason(ReasonKind.InUse, "", "This is the newest version already."));
        }

        var parts = KeptParts.Over(latest.Item, old.Item.Parts);
        parts = Place.Aggregate(parts, (map, name) => latest.Item.Parts.Find(name) is { } part ? map.With(name, part) : map.Without(name));
        var item = latest.Item with
        {
            VersionId = latest.WasLive ? ContentItemVersionId.New() : latest.Item.VersionId,
            Parts = parts,
            DisplayText = old.Item.DisplayText,
            ModifiedAt = work.Now,
            PublishedAt = null,
            Author = actor.Name,
        };
        var drafted = await work.DraftAsync(item, stored, new DraftOptions { KeepsDisplayText = true }, cancellationToken);
        if (drafted is null || work.Reasons.Count > 0)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var saved = work.Put(stored, new ItemState(id, drafted.Item, stored.Live?.Item)
        {
            Altered = [drafted.Item],
            Section = drafted.Section,
            DraftReferences = drafted.References,
        });
        return await work.CompleteAsync(() => new SavedContent(saved.Latest!.Item, saved.Revision), cancellationToken);
    }
}
