using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Editing;

/// <summary>
/// Puts an item into the bin: the public sees it no longer, lists leave it out, and its path and alias are free for others.
/// Refused while live pages show it as part of themselves, and for a section, to which other items belong.
/// </summary>
public sealed class BinContent(ContentEngine engine)
{
    /// <summary>Bins the item. Needs DeleteContent, and PublishContent for what is live; refused where somebody else has saved in between.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(
        Actor actor, ContentItemId id, long seenRevision, string? note, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(BinContent), note, cancellationToken);
        if (await work.FindAsync(id, Permission.DeleteContent, seenRevision, cancellationToken) is not { Latest: { } latest } stored)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        if (stored.Live is not null)
        {
            work.Demand(Permission.PublishContent, stored.ContentType, stored.Section, stored.Owner);
        }

        if (ItemState.SectionOf(latest.Item) is not null)
        {
            work.Reasons.Add(new Reason(ReasonKind.InUse, "", "A section cannot go into the bin: pages belong to it. Withdraw it when they have moved elsewhere."));
        }

        if (work.Reasons.Count > 0)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var saved = work.Put(stored, new ItemState(id, latest.Item, Live: null)
        {
            Section = stored.Section,
            Status = ItemStatus.Plain with { Binned = work.Mark(note) },
        });
        return await work.CompleteAsync(() => new SavedContent(saved.Latest!.Item, saved.Revision), cancellationToken);
    }
}

/// <summary>Takes an item out of the bin, as a draft. A path or alias that somebody else has taken meanwhile is given anew.</summary>
public sealed class RestoreFromBin(ContentEngine engine)
{
    /// <summary>Takes the item out. Needs DeleteContent; refused where somebody else was first.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(
        Actor actor, ContentItemId id, long seenRevision, string? note, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(RestoreFromBin), note, cancellationToken);
        if (await work.FindAsync(id, Permission.DeleteContent, seenRevision, cancellationToken, isInBin: true) is not { Latest: { } latest } stored)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var item = await WithFreeNamesAsync(work, latest.Item, cancellationToken);
        var isOther = !ReferenceEquals(item, latest.Item);
        var drafted = await work.DraftAsync(
            item with { VersionId = isOther && latest.WasLive ? ContentItemVersionId.New() : item.VersionId }, stored,
            new DraftOptions { KeepsDisplayText = true, MayMove = true }, cancellationToken);
        if (drafted is null || work.Reasons.Count > 0)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        // A version that was once live is immutable: unless its names had to change, it comes back as it is.
        var newest = latest.WasLive && !isOther ? latest.Item : drafted.Item;
        var saved = work.Put(stored, new ItemState(id, newest, Live: null)
        {
            Altered = ReferenceEquals(newest, latest.Item) ? [] : [newest],
            Section = drafted.Section,
            DraftReferences = drafted.References,
            Status = ItemStatus.Plain,
        });
        return await work.CompleteAsync(() => new SavedContent(saved.Latest!.Item, saved.Revision), cancellationToken);
    }

    private static async Task<ContentItem> WithFreeNamesAsync(ContentWork work, ContentItem item, CancellationToken cancellationToken)
    {
        if (ItemState.PathOf(item) is { } path)
        {
            var routes = await work.Unit.FindRoutesAsync([path], cancellationToken);
            if (routes.TryGetValue(path.Key, out var route) && route.Owner is { } owner && owner != item.Id)
            {
                item = item.With(item.Part<AutoroutePart>()! with { Path = "", SetHomepage = false });
            }
        }

        if (ItemState.AliasOf(item) is { } alias)
        {
            var aliases = await work.Unit.FindAliasesAsync([alias], cancellationToken);
            if (aliases.TryGetValue(alias.ToLowerInvariant(), out var entry) && entry.Owner != item.Id)
            {
                item = item.With(item.Part<AliasPart>()! with { Alias = "" });
            }
        }

        return item;
    }
}

/// <summary>How long the bin keeps what is in it.</summary>
/// <param name="Days">For how many days; 90 by default.</param>
public sealed record BinLimits(int Days = 90)
{
    /// <summary>How long that is, in words: "90 days".</summary>
    public string Words => Days == 1 ? "1 day" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Days} days");
}

/// <summary>
/// Deletes for good what has been in the bin for as long as it may be: every version goes, the audit stays. Done once a day
/// by the hub itself.
/// </summary>
public sealed class EmptyBin(ContentEngine engine)
{
    private const int AtATime = 50;

    /// <summary>Deletes what was binned before that moment, a batch at a time.</summary>
    /// <param name="actor">Who; needs DeleteContent for each item.</param>
    /// <param name="before">The moment.</param>
    /// <param name="cancellationToken">Stops the work; what was deleted stays deleted.</param>
    /// <returns>How many items went.</returns>
    public async Task<int> ExecuteAsync(Actor actor, NodaTime.Instant before, CancellationToken cancellationToken)
    {
        var gone = 0;
        while (true)
        {
            await using var unit = await engine.Store.BeginAsync(cancellationToken);
            var work = await ContentWork.InAsync(engine, unit, actor, nameof(EmptyBin), note: null, cancellationToken);
            var ids = await unit.BinnedBeforeAsync(before, AtATime, cancellationToken);
            var deleted = 0;
            foreach (var stored in (await unit.FindAsync(ids, cancellationToken)).Values)
            {
                if (stored.Status.Binned?.At < before && Rights.Allows(actor, new Demand(Permission.DeleteContent, stored.ContentType), stored.Section, stored.Owner))
                {
                    work.Put(stored, new ItemState(stored.Id, Latest: null, Live: null) { IsErased = true, Section = stored.Section, Status = ItemStatus.Plain });
                    deleted++;
                }
            }

            if (deleted == 0)
            {
                return gone;
            }

            await unit.CommitAsync(cancellationToken);
            gone += deleted;
        }
    }
}
