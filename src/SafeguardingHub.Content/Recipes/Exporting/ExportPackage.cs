using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Recipes.Exporting;

/// <summary>
/// Writes what somebody chose as a package that this hub and Orchard Core import: a ZIP with <c>Recipe.json</c> and the files below
/// <c>media/</c>. It holds what the person may see and nothing else: drafts of other sections never, and what is live there as readers
/// have it, without the notes of those who work on it.
/// </summary>
public sealed class ExportPackage(ContentEngine engine, IHubReader reader, IMediaStore store, ReadMedia media)
{
    private const string Folder = "media/";
    private const int FilesAtATime = 200;

    /// <summary>Writes the package; needs the permission Export for the whole hub. Nothing of it is held in memory as a whole.</summary>
    /// <param name="actor">Who takes it out.</param>
    /// <param name="choice">What to take out.</param>
    /// <param name="output">Where the ZIP goes; left open.</param>
    /// <param name="cancellationToken">Breaks it off; what was written is no whole ZIP then.</param>
    /// <returns>The number of versions and files, or why nothing was written.</returns>
    public async Task<Outcome<PackageReport>> ExecuteAsync(Actor actor, ExportChoice choice, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (!Rights.AllowsEverywhere(actor, Permission.Export))
        {
            return Outcome<PackageReport>.Refused(new Reason(ReasonKind.NotPermitted, "", $"{actor.Name} may not export: it needs the permission {Permission.Export}."));
        }

        if (choice.IsEmpty)
        {
            return Outcome<PackageReport>.Refused(Reason.Invalid("What", "Choose what to export."));
        }

        await NoteAsync(actor, choice, cancellationToken);
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        var (versions, files) = await WriteRecipeAsync(zip, actor, choice, cancellationToken);
        foreach (var file in files)
        {
            await using var bytes = await store.OpenAsync(file.Sha256, cancellationToken)
                ?? throw new InvalidDataException($"The bytes of the media file '{file.Path}' are missing from the store.");
            await using var entry = await zip.CreateEntry(Folder + file.Path, Level(file)).OpenAsync(cancellationToken);
            await bytes.CopyToAsync(entry, cancellationToken);
        }

        return new PackageReport(versions, files.Count);
    }

    // First, so that nothing leaves the hub without it.
    private async Task NoteAsync(Actor actor, ExportChoice choice, CancellationToken cancellationToken)
    {
        string?[] what =
        [
            choice.HasContent ? $"content ({(choice.Types.IsEmpty ? "all types" : string.Join(", ", choice.Types))}{(choice.Sections.IsEmpty ? "" : "; sections " + string.Join(", ", choice.Sections))})" : null,
            choice.Items.IsEmpty ? null : string.Create(CultureInfo.InvariantCulture, $"picked items: {choice.Items.Length}"),
            choice.HasDrafts ? "drafts" : null, choice.HasDefinitions ? "kinds of content" : null, choice.HasSettings ? "settings" : null,
            choice.HasRoles ? "roles" : null, choice.HasQueries ? "queries" : null, $"files: {choice.Files}",
        ];
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        unit.Note(AuditEntry.Of(actor, nameof(ExportPackage), engine.Now, string.Join("; ", what.OfType<string>())), AuditSubject.Hub);
        await unit.CommitAsync(cancellationToken);
    }

    private async Task<(int Versions, IReadOnlyCollection<MediaFile> Files)> WriteRecipeAsync(
        ZipArchive zip, Actor actor, ExportChoice choice, CancellationToken cancellationToken)
    {
        var definitions = await reader.DefinitionsAsync(cancellationToken);
        await using var entry = await zip.CreateEntry("Recipe.json", CompressionLevel.Optimal).OpenAsync(cancellationToken);
        await using var writer = new Utf8JsonWriter(entry, RecipeJsonWriter.Indented);
        writer.WriteStartObject();
        RecipeJsonWriter.WriteHead(writer, new RecipeDescriptor { Name = "export" });
        writer.WriteStartArray("steps");
        await WriteSiteAsync(writer, definitions, choice, cancellationToken);
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var versions = choice.HasContent || choice.Items.Length > 0 ? await WriteContentAsync(writer, actor, choice, definitions, named, cancellationToken) : 0;
        var files = await FilesAsync(actor, choice, named, cancellationToken);
        WriteMedia(writer, files);
        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken);
        return (versions, files);
    }

    private async Task WriteSiteAsync(Utf8JsonWriter writer, DefinitionSet definitions, ExportChoice choice, CancellationToken cancellationToken)
    {
        var settings = choice.HasSettings || choice.HasQueries ? await reader.SettingsAsync(cancellationToken) : null;
        if (choice.HasDefinitions)
        {
            ExportedSteps.WriteDefinitions(writer, definitions);
        }

        if (choice.HasSettings)
        {
            ExportedSteps.WriteSettings(writer, settings!);
        }

        if (choice.HasQueries)
        {
            ExportedSteps.WriteIndexes(writer, settings!);
            ExportedSteps.WriteQueries(writer, settings!);
        }

        if (choice.HasRoles)
        {
            ExportedSteps.WriteRoles(writer, await reader.RolesAsync(cancellationToken));
        }
    }

    private async Task<int> WriteContentAsync(
        Utf8JsonWriter writer, Actor actor, ExportChoice choice, DefinitionSet definitions, HashSet<string> named, CancellationToken cancellationToken)
    {
        ExportedSteps.WriteStep(writer, "content");
        writer.WriteStartArray("data");
        var (versions, hasLookalikes) = (0, false);
        var readers = new ReadersContent(engine.Kinds, definitions);
        await foreach (var version in reader.StandingVersionsAsync(cancellationToken))
        {
            if (!choice.Holds(version.Item, version.Section) || Seen(actor, choice, version, readers) is not { } item)
            {
                continue;
            }

            ContentItemJson.Write(writer, item);
            hasLookalikes = hasLookalikes || ExportedSteps.HasLookalikes(item);
            named.UnionWith(CollectReferences.References(ContentReading.Of(item, definitions, engine.Kinds))
                .Where(reference => reference.Kind == ReferenceKind.Media).Select(reference => reference.Target));
            versions++;
            if (writer.BytesPending > 1 << 20)
            {
                await writer.FlushAsync(cancellationToken);
            }
        }

        writer.WriteEndArray();
        ExportedSteps.EndStep(writer, hasLookalikes);
        return versions;
    }

    // Null where the person sees nothing of it, or asked for no drafts.
    private static ContentItem? Seen(Actor actor, ExportChoice choice, StandingVersion version, ReadersContent readers) =>
        Rights.Allows(actor, new Demand(Permission.PreviewContent, version.Item.ContentType), version.Section, version.Owner)
            ? version.Item.Published || choice.HasDrafts ? version.Item : null
            : version.Item.Published ? version.Item with { Parts = readers.PartsOf(version.Item), Owner = null, Author = null }
            : null;

    private async Task<IReadOnlyCollection<MediaFile>> FilesAsync(Actor actor, ExportChoice choice, HashSet<string> named, CancellationToken cancellationToken)
    {
        // By path, so that the same choice gives the same package; a file that has several addresses goes once.
        var files = new SortedDictionary<string, MediaFile>(StringComparer.Ordinal);
        if (choice.Files == ExportedFiles.Used)
        {
            foreach (var paths in named.Chunk(FilesAtATime))
            {
                foreach (var line in (await media.FindByPathsAsync(actor, paths, cancellationToken)).Values)
                {
                    files[line.File.Path] = line.File;
                }
            }
        }
        else if (choice.Files == ExportedFiles.All)
        {
            var query = new MediaQuery { Limit = FilesAtATime };
            do
            {
                var page = await media.ListAsync(actor, query, cancellationToken);
                foreach (var line in page.Lines)
                {
                    files[line.File.Path] = line.File;
                }

                query = query with { After = page.Next };
            }
            while (query.After is not null);
        }

        return files.Values;
    }

    private static void WriteMedia(Utf8JsonWriter writer, IReadOnlyCollection<MediaFile> files)
    {
        if (files.Count == 0)
        {
            return;
        }

        ExportedSteps.WriteStep(writer, "media");
        writer.WriteStartArray("Files");
        foreach (var file in files)
        {
            writer.WriteStartObject();
            writer.WriteString("SourcePath", Folder + file.Path);
            writer.WriteString("TargetPath", file.Path);
            ExportedSteps.WriteMarks(writer, file);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        ExportedSteps.EndStep(writer, files.Any(file => file.Title is { } title && RecipeScripts.LooksLikeScript(title)));
    }

    // Pictures and PDF files are packed already.
    private static CompressionLevel Level(MediaFile file) =>
        file.ContentType.StartsWith("text/", StringComparison.Ordinal) ? CompressionLevel.Optimal : CompressionLevel.Fastest;
}

/// <summary>What an export wrote.</summary>
/// <param name="Versions">The number of versions of content.</param>
/// <param name="Files">The number of files.</param>
public sealed record PackageReport(int Versions, int Files);
