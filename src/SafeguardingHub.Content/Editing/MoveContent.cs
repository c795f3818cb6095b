using System.Collections.Immutable;
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

/// <summary>An address that a move changes.</summary>
/// <param name="Item">Whose.</param>
/// <param name="Name">The item's name.</param>
/// <param name="From">Where it stands.</param>
/// <param name="To">Where it will stand.</param>
/// <param name="IsLive">Whether the public knows the address: a permanent redirect then leads from it to the item, wherever that moves later.</param>
public sealed record MovedAddress(ContentItemId Item, string Name, ContentPath From, ContentPath To, bool IsLive);

/// <summary>What a move would do.</summary>
/// <param name="Addresses">The addresses that change, the item's own first, then those below it by path.</param>
public sealed record MovePlan(ImmutableArray<MovedAddress> Addresses);

/// <summary>
/// Moves an item, and all that stands below its path, to another path or section: drafts and live versions alike, at once,
/// with a permanent redirect from every address that the public knew. Moving a section's own item moves the section.
/// </summary>
public sealed class MoveContent(ContentEngine engine)
{
    private const int AtATime = 100;
    private const string PathPlace = "AutoroutePart.Path";

    /// <summary>
    /// Moves the item. Needs EditContent, and for what is live PublishContent, where the items are and where they go;
    /// refused as a whole if any item below cannot move.
    /// </summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, Move move, CancellationToken cancellationToken)
    {
        try
        {
            await using var unit = await engine.Store.BeginAsync(cancellationToken);
            var moving = new Moving(await ContentWork.InAsync(engine, unit, actor, nameof(MoveContent), move.Note, cancellationToken), IsTrial: false);
            var moved = await MoveAsync(moving, move, cancellationToken);
            return moved is null
                ? Outcome<SavedContent>.Refused(moving.Work.Reasons)
                : await moving.Work.CompleteAsync(() => new SavedContent(moved.Latest!.Item, moved.Revision), cancellationToken);
        }
        catch (WriteConflictException conflict)
        {
            return Outcome<SavedContent>.Refused(ContentWork.Explain(conflict));
        }
    }

    /// <summary>Works out what the move would do, or every reason why it would be refused. It writes nothing and keeps nobody waiting.</summary>
    public async Task<Outcome<MovePlan>> PlanAsync(Actor actor, Move move, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginReadingAsync(cancellationToken);
        var moving = new Moving(await ContentWork.InAsync(engine, unit, actor, nameof(MoveContent), move.Note, cancellationToken), IsTrial: true);
        var moved = await MoveAsync(moving, move, cancellationToken);
        if (moved is not null && moving.Work.Reasons.Count == 0)
        {
            await moving.Work.CheckReferencesAsync(cancellationToken);
        }

        return moving.Work.Reasons.Count > 0 ? Outcome<MovePlan>.Refused(moving.Work.Reasons) : new MovePlan([.. moving.Addresses]);
    }

    /// <summary>
    /// Moves the item within another change; reasons tell whether it may be. Stages and plans of what stands below it stay: nobody there
    /// has saved another text.
    /// </summary>
    /// <param name="work">The change.</param>
    /// <param name="move">Where to.</param>
    /// <param name="isTrial">Whether it is only worked out.</param>
    /// <param name="change">What else changes in the item's own versions.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The item, and the addresses that change; null where it is refused.</returns>
    internal static async Task<(StoredItem Item, ImmutableArray<MovedAddress> Addresses)?> StageAsync(
        ContentWork work, Move move, bool isTrial, Func<ContentItem, ContentItem> change, CancellationToken cancellationToken)
    {
        var moving = new Moving(work, isTrial) { Root = move.Id, Change = change, KeepsStages = true };
        return await MoveAsync(moving, move, cancellationToken) is { } moved ? (moved, [.. moving.Addresses]) : null;
    }

    private static async Task<StoredItem?> MoveAsync(Moving moving, Move move, CancellationToken cancellationToken)
    {
        var work = moving.Work;
        if (await work.FindAsync(move.Id, Permission.EditContent, move.SeenRevision, cancellationToken) is not { Latest: { } latest } root)
        {
            return null;
        }

        var from = ItemState.PathOf(latest.Item);
        if (FaultOf(from, move.Path) is { } fault)
        {
            work.Reasons.Add(Reason.Invalid(PathPlace, fault));
            return null;
        }

        var to = move.Path ?? from;
        var moved = await MoveOneAsync(moving, root, from, to, move.Section, cancellationToken);
        if (from is { IsHome: false } old && to is { } target && !old.Equals(target))
        {
            await MoveBelowAsync(moving, root.Id, old, target, move.Section, cancellationToken);
        }

        return moved;
    }

    private static string? FaultOf(ContentPath? from, ContentPath? to) => (from, to) switch
    {
        (_, null) => null,
        (null, _) => "The item has no path: save it with one.",
        (_, { IsHome: true }) or ({ IsHome: true }, _) =>
            "The home page is no place to move to or from: everything stands below it. Set or clear SetHomepage in the items themselves.",
        ({ } start, { } end) when end.IsBelow(start) => $"{end.Address} is below {start.Address}: an item cannot be moved into itself.",
        _ => null,
    };

    private static async Task MoveBelowAsync(
        Moving moving, ContentItemId root, ContentPath from, ContentPath to, ContentItemId? section, CancellationToken cancellationToken)
    {
        var work = moving.Work;

        // The addresses are read before anything below is written, so that nothing is moved twice.
        var below = await work.Unit.FindRoutesBelowAsync(from, cancellationToken);
        var ids = below.Select(route => route.Owner).OfType<ContentItemId>().Where(id => id != root).Distinct();
        foreach (var batch in ids.Chunk(AtATime))
        {
            var items = await work.Unit.FindAsync(batch, cancellationToken);
            foreach (var id in batch)
            {
                if (items.TryGetValue(id, out var stored) && stored.Latest is not null)
                {
                    var before = work.Reasons.Count;
                    if (work.Demand(Permission.EditContent, stored.ContentType, stored.Section, stored.Owner))
                    {
                        await MoveOneAsync(moving, stored, from, to, section, cancellationToken);
                    }

                    NameIn(work.Reasons, before, stored);
                }
            }

            if (work.Reasons.Count == 0 && !moving.IsTrial)
            {
                await work.Unit.FlushAsync(cancellationToken);
            }
        }
    }

    // Whoever moves one item sees a fault of another: the message says whose it is.
    private static void NameIn(List<Reason> reasons, int first, StoredItem item)
    {
        var path = ItemState.PathOf(item.Latest!.Item) ?? ItemState.PathOf(item.Live?.Item);
        for (var index = first; index < reasons.Count; index++)
        {
            reasons[index] = reasons[index] with { Message = $"{item.Latest.Item.DisplayText ?? item.Id.Value} ({path?.Address}), which stands below it: {reasons[index].Message}" };
        }
    }

    private static async Task<StoredItem?> MoveOneAsync(
        Moving moving, StoredItem stored, ContentPath? from, ContentPath? to, ContentItemId? section, CancellationToken cancellationToken)
    {
        var work = moving.Work;
        var latest = stored.Latest!;
        var live = stored.Live?.Item;
        var isLive = live?.VersionId == latest.Item.VersionId;
        if (live is not null && !work.Demand(Permission.PublishContent, stored.ContentType, stored.Section, stored.Owner))
        {
            return null;
        }

        var draft = await PlacedAsync(moving, stored, latest, from, to, section, cancellationToken);
        var liveVersion = isLive || live is null ? draft : await PlacedAsync(moving, stored, stored.Live!, from, to, section, cancellationToken);
        if (draft is null || liveVersion is null)
        {
            return null;
        }

        if (live is not null && draft.Section != stored.Section)
        {
            work.Demand(Permission.PublishContent, stored.ContentType, draft.Section, stored.Owner);
        }

        moving.Note(live, liveVersion.Item, isLive: true);
        moving.Note(latest.Item, draft.Item, isLive: false);
        return work.Put(stored, new ItemState(stored.Id, draft.Item, live is null ? null : liveVersion.Item)
        {
            Altered = isLive || live is null ? [draft.Item] : [draft.Item, liveVersion.Item],
            Shown = live is null ? null : work.Live(liveVersion, place: null),
            Section = draft.Section,
            DraftReferences = draft.References,
            Status = moving.KeepsStageOf(stored) ? stored.Status.LaidOver(live) : null,
            KeepsPlans = moving.KeepsStageOf(stored),
        });
    }

    private static async Task<Drafted?> PlacedAsync(
        Moving moving, StoredItem stored, StoredVersion version, ContentPath? from, ContentPath? to, ContentItemId? section, CancellationToken cancellationToken)
    {
        var work = moving.Work;
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

        if (stored.Id == moving.Root)
        {
            item = moving.Change(item);
        }

        return await work.DraftAsync(item, stored, new DraftOptions { KeepsDisplayText = true, MayMove = true }, cancellationToken);
    }

    /// <summary>A move that is being worked out.</summary>
    private sealed record Moving(ContentWork Work, bool IsTrial)
    {
        public List<MovedAddress> Addresses { get; } = [];

        /// <summary>The item of which more changes than where it stands; none by default.</summary>
        public ContentItemId Root { get; init; }

        public Func<ContentItem, ContentItem> Change { get; init; } = item => item;

        public bool KeepsStages { get; init; }

        public bool KeepsStageOf(StoredItem item) => KeepsStages && item.Id != Root;

        public void Note(ContentItem? before, ContentItem after, bool isLive)
        {
            if (ItemState.PathOf(before) is { } from && ItemState.PathOf(after) is { } to && !from.Equals(to)
                && !(Addresses is [.., var last] && last.Item == after.Id && last.From.Equals(from)))
            {
                Addresses.Add(new MovedAddress(after.Id, after.DisplayText ?? after.Id.Value, from, to, isLive));
            }
        }
    }
}
