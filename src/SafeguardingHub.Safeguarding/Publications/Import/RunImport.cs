using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Safeguarding.Publications.Import;

/// <summary>
/// Imports a bundle: each row becomes an entry of the archive with its file, as a draft. Rows that are done stay done whatever
/// happens, and are passed over when the bundle is imported again.
/// </summary>
public sealed class RunImport(PlanImport plan, BundleFiles bundles, AddMedia add, CreateContent create, ContentEngine engine)
{
    /// <summary>
    /// Imports the bundle and keeps its progress after each row. Needs, for each row, ManageMediaContent and EditContent in its
    /// section. While there is a fault anywhere, nothing is imported.
    /// </summary>
    public async Task<Outcome<ImportProgress>> ExecuteAsync(Actor actor, ImportBundle bundle, CancellationToken cancellationToken)
    {
        var planned = await plan.ExecuteAsync(actor, bundle, cancellationToken);
        var faults = planned.AllFaults.ToList();
        var entries = planned.ToMake.ToList();
        var progress = new ImportProgress(faults.Count > 0 ? ImportStage.Ended : ImportStage.Running, engine.Now, entries.Count, []);
        await bundles.KeepAsync(bundle, progress, cancellationToken);
        if (faults.Count > 0)
        {
            return Outcome<ImportProgress>.Refused(faults.Select(fault => Reason.Invalid(fault.Row is { } row ? $"Row {row}" : "", fault.Message)));
        }

        await NoteAsync(actor, bundle, entries.Count, cancellationToken);
        foreach (var entry in entries)
        {
            var made = await MakeAsync(actor, bundle, entry, cancellationToken);
            progress = progress with { At = engine.Now, Rows = progress.Rows.Add(made) };
            await bundles.KeepAsync(bundle, progress, cancellationToken);
        }

        progress = progress with { Stage = ImportStage.Ended };
        await bundles.KeepAsync(bundle, progress, cancellationToken);
        return progress;
    }

    private async Task NoteAsync(Actor actor, ImportBundle bundle, int rows, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        unit.Note(
            AuditEntry.Of(actor, nameof(RunImport), engine.Now, string.Create(CultureInfo.InvariantCulture, $"{bundle.TableName}, rows to import: {rows}")), AuditSubject.Hub);
        await unit.CommitAsync(cancellationToken);
    }

    private async Task<ImportedRow> MakeAsync(Actor actor, ImportBundle bundle, PlannedEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = bundles.Open(bundle, entry.File!.Key);
            var upload = new MediaUpload(entry.Section!.Id.Value, entry.File.Name, entry.Title, content, entry.Kind!.List);
            var added = await add.ExecuteAsync(actor, upload, cancellationToken);
            if (!added.Succeeded)
            {
                return Failed(entry, added.Reasons);
            }

            var made = await create.ExecuteAsync(actor, new NewContent(entry.ContentType!, Parts(entry, added.Value.File), $"Imported from {bundle.TableName}, row {entry.Row}"), cancellationToken);
            return made.Succeeded ? new ImportedRow(entry.Row, entry.Title, made.Value.Item.Id.Value, null) : Failed(entry, made.Reasons);
        }
        catch (StoreBusyException busy)
        {
            return new ImportedRow(entry.Row, entry.Title, null, busy.Message);
        }
    }

    private static ImportedRow Failed(PlannedEntry entry, ImmutableArray<Reason> reasons) =>
        new(entry.Row, entry.Title, null, string.Join(" ", reasons.Select(reason => reason.Message)));

    private static PartMap Parts(PlannedEntry entry, MediaFile file)
    {
        var parts = PartJson.Set(PartMap.Empty, new TitlePart { Title = entry.Title });
        parts = PartJson.Set(parts, new SectionPart { Section = entry.Section!.Id.Value });
        parts = PartJson.Set(parts, new PublicationPart
        {
            Kind = entry.Kind!.Name,
            Publisher = entry.Publisher,
            PublisherName = entry.Publisher is null ? entry.PublisherName : null,
            Date = entry.Date,
            Files = [new DocumentFile { Media = file.Path }],
        });
        parts = PartJson.Set(parts, new ImportedPart { NobodyIsRecognisable = false });
        if (entry.Topics.IsEmpty)
        {
            return parts;
        }

        var topic = new TaxonomyField { TaxonomyContentItemId = entry.Taxonomy, TermContentItemIds = [.. entry.Topics.Select(term => term.Id)] };
        return parts.With(entry.ContentType!, JsonSerializer.SerializeToElement(new Dictionary<string, TaxonomyField> { ["Topic"] = topic }, PartJson.Options));
    }
}
