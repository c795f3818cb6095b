using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Editing;

/// <summary>A version that an import brings.</summary>
/// <param name="Item">The version, shaped, with the flags that it is to have.</param>
/// <param name="Place">Where it stands in the file.</param>
internal sealed record ImportedItem(ContentItem Item, string Place);

/// <summary>What an import did, in numbers of versions.</summary>
internal sealed record ImportCounts(int Created, int Updated, int Unchanged)
{
    public static ImportCounts operator +(ImportCounts one, ImportCounts other) =>
        new(one.Created + other.Created, one.Updated + other.Updated, one.Unchanged + other.Unchanged);
}

/// <summary>
/// Brings versions with their ids and flags into the store, as a recipe's content step does. It passes the same pipeline,
/// rights and rules as every other change. A version that is stored already, or that is no different from the newest one
/// where the import names no version, is left alone: what editors have done since stays. A version that the public has seen
/// is never altered; a different text under its id becomes a new version.
/// </summary>
internal static class ImportContent
{
    private const int AtATime = 200;

    /// <summary>Stages the versions in the unit of <paramref name="work"/>, in batches; reasons gather there, and <paramref name="counted"/> is told of each.</summary>
    public static async Task<ImportCounts> StageAsync(
        ContentWork work, IReadOnlyList<ImportedItem> items, Action<int> progress, Action<ImportedItem, ImportCounts> counted, CancellationToken cancellationToken)
    {
        var counts = new ImportCounts(0, 0, 0);
        var done = 0;
        foreach (var batch in Batches(items))
        {
            counts += await StageBatchAsync(work, batch, counted, cancellationToken);
            if (work.Reasons.Count == 0)
            {
                await work.Unit.FlushAsync(cancellationToken);
            }

            done += batch.Count;
            progress(done);
        }

        return counts;
    }

    // One version of an item in each batch: what is stored of it is read once, at the batch's beginning.
    private static IEnumerable<List<ImportedItem>> Batches(IReadOnlyList<ImportedItem> items)
    {
        var batch = new List<ImportedItem>();
        var ids = new HashSet<ContentItemId>();
        foreach (var item in items)
        {
            if (batch.Count == AtATime || !ids.Add(item.Item.Id))
            {
                yield return batch;
                batch = [];
                ids = [item.Item.Id];
            }

            batch.Add(item);
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private static async Task<ImportCounts> StageBatchAsync(
        ContentWork work, List<ImportedItem> batch, Action<ImportedItem, ImportCounts> counted, CancellationToken cancellationToken)
    {
        var stored = await work.Unit.FindAsync([.. batch.Select(entry => entry.Item.Id)], cancellationToken);
        var versions = await work.Unit.FindVersionsAsync(
            [.. batch.Select(entry => entry.Item.VersionId).Where(id => id != default).Distinct()], cancellationToken);

        // One look at all paths and aliases of the batch; the pipeline's own questions are then answered from memory.
        await work.Unit.FindRoutesAsync([.. batch.Select(entry => ItemState.PathOf(entry.Item)).OfType<ContentPath>().Distinct()], cancellationToken);
        await work.Unit.FindAliasesAsync([.. batch.Select(entry => ItemState.AliasOf(entry.Item)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)], cancellationToken);

        var counts = new ImportCounts(0, 0, 0);
        foreach (var entry in batch)
        {
            var one = await StageOneAsync(
                work, entry, stored.GetValueOrDefault(entry.Item.Id), versions.GetValueOrDefault(entry.Item.VersionId), cancellationToken);
            counted(entry, one);
            counts += one;
        }

        return counts;
    }

    private static async Task<ImportCounts> StageOneAsync(
        ContentWork work, ImportedItem entry, StoredItem? stored, StoredVersion? named, CancellationToken cancellationToken)
    {
        var brought = entry.Item;
        if (named is not null && named.Item.Id != brought.Id)
        {
            work.Reasons.Add(new Reason(
                ReasonKind.Taken, $"{entry.Place}.ContentItemVersionId", $"The version '{brought.VersionId}' belongs to another item, '{named.Item.Id}'."));
            return new ImportCounts(0, 0, 0);
        }

        if (stored is not null && !string.Equals(stored.ContentType, brought.ContentType, StringComparison.Ordinal))
        {
            work.Reasons.Add(Reason.Invalid(
                $"{entry.Place}.ContentType", $"The item '{brought.Id}' is a {stored.ContentType}: an item cannot change its type. Give the new item an id of its own."));
            return new ImportCounts(0, 0, 0);
        }

        if (work.WordsIfMerged(stored) is { } merged && PartJson.FindReadable<SectionProfilePart>(brought.Parts)?.IsMerged != true)
        {
            work.Reasons.Add(new Reason(ReasonKind.InUse, $"{entry.Place}.ContentItemId", merged));
            return new ImportCounts(0, 0, 0);
        }

        if (stored?.Status.Binned is not null)
        {
            // Editors threw it away: an import that runs again does not bring it back.
            return new ImportCounts(0, 0, 1);
        }

        // A version id that is new makes a version of its own, with what the import brings and nothing else.
        // What becomes live without one is laid over what is live: a draft that an editor has open is not made public.
        var newest = brought.Published && HasDraft(stored) ? stored!.Live ?? stored.Latest : stored?.Latest;
        var onto = named ?? (brought.VersionId == default ? newest : null);
        var parts = onto is null ? brought.Parts : PartMerge.Merge(onto.Item.Parts, brought.Parts);
        if ((onto is not null && IsUnchanged(onto.Item, brought, parts, named is not null, stored)) || WasBroughtBefore(named, brought, stored))
        {
            return new ImportCounts(0, 0, 1);
        }

        var isNewVersion = onto is null || onto.WasLive || (named is null && brought.VersionId != default);
        var item = brought with
        {
            VersionId = named is null && brought.VersionId != default ? brought.VersionId : isNewVersion ? ContentItemVersionId.New() : onto!.Item.VersionId,
            Parts = parts,
            DisplayText = brought.DisplayText ?? onto?.Item.DisplayText,
            CreatedAt = (onto ?? stored?.Latest ?? stored?.Live)?.Item.CreatedAt ?? brought.CreatedAt ?? work.Now,
            ModifiedAt = brought.ModifiedAt ?? work.Now,
            PublishedAt = brought.PublishedAt ?? (brought.Published ? work.Now : null),
            Owner = brought.Owner ?? stored?.Owner ?? work.Actor.Id,
            Author = brought.Author ?? work.Actor.Name,
        };
        if (stored is not null)
        {
            work.Demand(Permission.EditContent, stored.ContentType, stored.Section, stored.Owner);
            if (stored.Live is not null)
            {
                work.Demand(Permission.PublishContent, stored.ContentType, stored.Section, stored.Owner);
            }
        }

        var drafted = await work.DraftAsync(
            item, stored, new DraftOptions { IsShaped = onto is null, KeepsDisplayText = true, MayMove = true, MayNameAnyFile = true, Place = entry.Place }, cancellationToken);
        if (drafted is null)
        {
            return new ImportCounts(0, 0, 0);
        }

        if (onto is not null && IsUnchanged(onto.Item, brought, drafted.Item.Parts, named is not null, stored, drafted.Item.DisplayText))
        {
            // What the import leaves open (a path, a title by its pattern) came out as it is stored.
            return new ImportCounts(0, 0, 1);
        }

        if (brought.Published)
        {
            work.Demand(Permission.PublishContent, item.ContentType, drafted.Section, stored is null ? work.Actor.Id : stored.Owner);
        }

        if (MovesSection(stored, drafted.Item))
        {
            work.Reasons.Add(Reason.Invalid(
                $"{entry.Place}.AutoroutePart.Path", "A section's path is changed by moving the section, so that all its pages move with it: leave the path as it is."));
        }

        var shown = brought.Published ? work.Live(drafted, entry.Place) : null;
        work.Put(stored, After(work, stored, drafted, brought, shown));
        return stored is null ? new ImportCounts(1, 0, 0) : new ImportCounts(0, 1, 0);
    }

    // Another text under the id of a version that was live became a version with an id of its own: a second run finds it there.
    private static bool WasBroughtBefore(StoredVersion? named, ContentItem brought, StoredItem? stored) =>
        named is { WasLive: true } && stored?.Latest is { } latest && latest.Item.VersionId != named.Item.VersionId
        && IsUnchanged(latest.Item, brought, PartMerge.Merge(latest.Item.Parts, brought.Parts), isNamed: false, stored);

    private static bool HasDraft(StoredItem? stored) =>
        stored is { Latest: { } latest, Live: { } live } && latest.Item.VersionId != live.Item.VersionId;

    private static bool MovesSection(StoredItem? stored, ContentItem item) =>
        stored?.Latest?.Item is { } before && ItemState.SectionOf(before) is { } was && ItemState.SectionOf(item) is { } will
        && was.Prefix != will.Prefix;

    private static bool IsUnchanged(
        ContentItem onto, ContentItem brought, PartMap parts, bool isNamed, StoredItem? stored, string? settledName = null)
    {
        if (!parts.SameAs(onto.Parts) || ((settledName ?? brought.DisplayText) is { } name && name != onto.DisplayText))
        {
            return false;
        }

        // The version that the import names is there as it names it: as in Orchard Core, its flags are then left alone.
        return isNamed
            || !brought.Published || stored?.Live?.Item.VersionId == onto.VersionId;
    }

    private static ItemState After(ContentWork work, StoredItem? stored, Drafted drafted, ContentItem brought, Pipeline.LiveContext? shown)
    {
        var item = drafted.Item;
        var live = brought.Published ? item : stored?.Live?.Item;
        var hasDraft = stored?.Latest is { } latest && latest.Item.VersionId != stored.Live?.Item.VersionId;
        var newest = brought.Latest || (brought.Published && !hasDraft) ? item : stored?.Latest?.Item;
        if (!brought.Latest && !brought.Published && newest?.VersionId == item.VersionId)
        {
            // A draft that the import turns into history: the live version, if any, is the newest again.
            newest = live;
        }

        var isNewest = newest?.VersionId == item.VersionId;
        return new ItemState(item.Id, newest, live)
        {
            Altered = [item],
            Shown = shown,
            ShownSection = drafted.Section,
            Section = isNewest ? drafted.Section : stored?.Section,
            DraftReferences = isNewest || newest is null ? drafted.References : work.Read(newest, stored?.Section).References,
        };
    }
}
