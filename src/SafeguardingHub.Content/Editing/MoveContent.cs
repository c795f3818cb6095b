using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Editing;

/// <summary>Where to move an item.</summary>
/// <param name="Id">The item.</param>
/// <param name="SeenRevision">The revision that the editor saw.</param>
/// <param name="Path">The new path; null to keep it.</param>
/// <param name="Section">The new section's id; null to keep it.</param>
/// <param name="Note">Why, for the audit; null for none.</param>
public sealed record Move(ContentItemId Id, long SeenRevision, ContentPath? Path, ContentItemId? Section, string? Note = null);

/// <summary>
/// Moves an item, and all that stands below its path, to another path or section: drafts and live versions alike, at once,
/// with a permanent redirect from every address that the public knew. Moving a section's own item moves the section.
/// </summary>
public sealed class MoveContent(ContentEngine engine)
{
    private const int AtATime = 100;

    /// <summary>
    /// Moves the item. Needs EditContent, and for what is live PublishContent, where the items are and where they go;
    /// refused as a whole if any item below cannot move.
    /// </summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, Move move, CancellationToken cancellationToken)
    {
        try
        {
            return await MoveAsync(actor, move, cancellationToken);
        }
        catch (Storage.WriteConflictException conflict)
        {
            return Outcome<SavedContent>.Refused(ContentWork.Explain(conflict));
        }
    }

    private async Task<Outcome<SavedContent>> MoveAsync(Actor actor, Move move, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(MoveContent), move.Note, cancellationToken);
        if (await work.FindAsync(move.Id, Permission.EditContent, move.SeenRevision, cancellationToken) is not { Latest: { } latest } root)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var from = ItemState.PathOf(latest.Item);
        if (move.Path is { IsHome: true } || (move.Path is not null && from is { IsHome: true }))
        {
            return Outcome<SavedContent>.Refused(Reason.Invalid(
                "AutoroutePart.Path", "The home page is no place to move to or from: everything stands below it. Set or clear SetHomepage in the items themselves."));
        }

        if (move.Path is not null && from is null)
        {
            return Outcome<SavedContent>.Refused(Reason.Invalid("AutoroutePart.Path", "The item has no path: save it with one."));
        }

        var to = move.Path ?? from;
        if (from is { } start && to is { } end && end.IsBelow(start))
        {
            return Outcome<SavedContent>.Refused(Reason.Invalid("AutoroutePart.Path", $"{end.Address} is below {start.Address}: an item cannot be moved into itself."));
        }

        var moved = await MoveOneAsync(work, root, from, to, move.Section, cancellationToken);
        if (from is { IsHome: false } old && to is { } target && !old.Equals(target))
        {
            await MoveBelowAsync(work, root.Id, old, target, move.Section, cancellationToken);
        }

        return moved is null
            ? Outcome<SavedContent>.Refused(work.Reasons)
            : await work.CompleteAsync(() => new SavedContent(moved.Latest!.Item, moved.Revision), cancellationToken);
    }

    private static async Task MoveBelowAsync(
        ContentWork work, ContentItemId root, ContentPath from, ContentPath to, ContentItemId? section, CancellationToken cancellationToken)
    {
        // The addresses are read before anything below is written, so that nothing is moved twice.
        var below = await work.Unit.FindRoutesBelowAsync(from, cancellationToken);
        var ids = below.Select(route => route.Owner).OfType<ContentItemId>().Where(id => id != root).Distinct();
        foreach (var batch in ids.Chunk(AtATime))
        {
            var items = await work.Unit.FindAsync(batch, cancellationToken);
            foreach (var id in batch)
            {
                if (items.TryGetValue(id, out var stored) && stored.Latest is not null
                    && work.Demand(Permission.EditContent, stored.ContentType, stored.Section, stored.Owner))
                {
                    await MoveOneAsync(work, stored, from, to, section, cancellationToken);
                }
            }

            if (work.Reasons.Count == 0)
            {
                await work.Unit.FlushAsync(cancellationToken);
            }
        }
    }

    private static async Task<StoredItem?> MoveOneAsync(
        ContentWork work, StoredItem stored, ContentPath? from, ContentPath? to, ContentItemId? section, CancellationToken cancellationToken)
    {
        var latest = stored.Latest!;
        var live = stored.Live?.Item;
        var isLive = live?.VersionId == latest.Item.VersionId;
        if (live is not null && !work.Demand(Permission.PublishContent, stored.ContentType, stored.Section, stored.Owner))
        {
            return null;
        }

        var draft = await PlacedAsync(work, stored, latest, from, to, section, cancellationToken);
        var liveVersion = isLive || live is null ? draft : await PlacedAsync(work, stored, stored.Live!, from, to, section, cancellationToken);
        if (draft is null || liveVersion is null)
        {
            return null;
        }

        if (live is not null && draft.Section != stored.Section)
        {
            work.Demand(Permission.PublishContent, stored.ContentType, draft.Section, stored.Owner);
        }

        return work.Put(stored, new ItemState(stored.Id, draft.Item, live is null ? null : liveVersion.Item)
        {
            Altered = isLive || live is null ? [draft.Item] : [draft.Item, liveVersion.Item],
            Shown = live is null ? null : work.Live(liveVersion, place: null),
            Section = draft.Section,
            DraftReferences = draft.References,
        });
    }

    private static async Task<Drafted?> PlacedAsync(
        ContentWork work, StoredItem stored, StoredVersion version, ContentPath? from, ContentPath? to, ContentItemId? section, CancellationToken cancellationToken)
    {
        var item = version.Item with
        {
            VersionId = version.WasLive ? ContentItemVersionId.New() : version.Item.VersionId,
            ModifiedAt = work.Now,
            Author = work.Actor.Name,
        };
        if (from is { } old && to is { } target && ItemState.PathOf(item) is { } path && (path.Equals(old) || path.IsBelow(old)))
        {
            var part = item.Part<AutoroutePart>()!;
            item = item.With(part with { Path = path.Moved(old, target).Text });
        }

        if (section is { } id)
        {
            item = item.With((item.Part<SectionPart>() ?? new SectionPart()) with { Section = id.Value });
        }

        return await work.DraftAsync(item, stored, new DraftOptions { KeepsDisplayText = true, MayMove = true }, cancellationToken);
    }
}
