using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Safeguarding.Publications.Import;

/// <summary>Works out what importing a bundle would do, and all that is wrong with it. It changes nothing.</summary>
public sealed class PlanImport(BundleFiles bundles, ReadImportValues values, ReadDrafts drafts, IHubReader hub)
{
    private const int NamesLookedAt = 20;

    /// <summary>The plan for somebody, as things are at this moment.</summary>
    public async Task<ImportPlan> ExecuteAsync(Actor actor, ImportBundle bundle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var table = await bundles.TableAsync(bundle, ImportValues.Columns, cancellationToken);
        var reading = new RowReading(actor, await values.ReadAsync(actor, cancellationToken), bundle.Files);
        var held = (await hub.MediaAsync(cancellationToken)).ToLookup(file => file.Sha256, StringComparer.Ordinal);
        var entries = ImmutableArray.CreateBuilder<PlannedEntry>();
        foreach (var row in table.Rows)
        {
            entries.Add(await WithWhatIsThereAsync(actor, reading.Read(row), held, cancellationToken));
        }

        var used = entries.Select(entry => entry.File?.Key).ToHashSet(StringComparer.Ordinal);
        var named = table.Rows.Select(row => row["file"]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new ImportPlan(entries.ToImmutable(), table.Faults, [.. bundle.Files.Where(file => !used.Contains(file.Key) && !named.Contains(file.Name))]);
    }

    // An entry with this title and this file in this section was imported before, perhaps by a run that was interrupted.
    private async Task<PlannedEntry> WithWhatIsThereAsync(Actor actor, PlannedEntry entry, ILookup<string, MediaFile> held, CancellationToken cancellationToken)
    {
        if (entry is not { Section: { } section, File: { } file, ContentType: { } type, Title.Length: > 0 }
            || held[file.Sha256].Where(same => same.Section == section.Id).ToList() is not { Count: > 0 } same)
        {
            return entry;
        }

        var names = await drafts.NamesAsync(actor, [type], entry.Title, NamesLookedAt, cancellationToken);
        var ids = names.Where(name => name.Section == section.Id && string.Equals(name.Name, entry.Title, StringComparison.OrdinalIgnoreCase)).Select(name => name.Id).ToList();
        var found = ids.Count == 0 ? [] : (await drafts.FindManyAsync(actor, ids, cancellationToken)).Values;
        return found.FirstOrDefault(item => Uses(item, same)) is { } there
            ? entry with { There = there.Id }
            : entry with { Remarks = entry.Remarks.Add($"The library has this file already, as {same[0].Path}: it is used again and not kept twice.") };
    }

    private static bool Uses(StoredItem item, List<MediaFile> files) =>
        item.Latest is { } latest && (PartJson.FindReadable<PublicationPart>(latest.Item.Parts)?.Files ?? [])
            .Any(document => files.Exists(file => string.Equals(file.Path, document.Media, StringComparison.OrdinalIgnoreCase)));
}
