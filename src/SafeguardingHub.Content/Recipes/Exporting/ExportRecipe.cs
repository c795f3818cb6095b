using System.Buffers;
using System.Text.Json;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Recipes.Steps;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Recipes.Exporting;

/// <summary>
/// Writes the whole hub as one recipe: definitions, settings, roles, media with their bytes, and of every item the live
/// version and the draft over it. Run into an empty hub and exported again, it gives the same bytes. History and audit stay
/// behind: a recipe is content, a backup is everything.
/// </summary>
public sealed class ExportRecipe(ContentEngine engine, IHubReader reader, IMediaStore media)
{
    /// <summary>Writes the recipe to a stream; needs the permission Export for the whole hub.</summary>
    /// <returns>The number of versions written, or why nothing was.</returns>
    public async Task<Outcome<ExportReport>> ExecuteAsync(Actor actor, string name, Stream output, CancellationToken cancellationToken)
    {
        if (!Rights.AllowsEverywhere(actor, Permission.Export))
        {
            return Outcome<ExportReport>.Refused(new Reason(ReasonKind.NotPermitted, "", $"{actor.Name} may not export: it needs the permission {Permission.Export}."));
        }

        // First, so that nothing leaves the hub without it.
        await using (var unit = await engine.Store.BeginAsync(cancellationToken))
        {
            unit.Note(AuditEntry.Of(actor, nameof(ExportRecipe), engine.Now), AuditSubject.Hub);
            await unit.CommitAsync(cancellationToken);
        }

        var definitions = await reader.DefinitionsAsync(cancellationToken);
        var settings = await reader.SettingsAsync(cancellationToken);
        var roles = await reader.RolesAsync(cancellationToken);
        var files = await reader.MediaAsync(cancellationToken);
        var versions = 0;

        await using (var writer = new Utf8JsonWriter(output, RecipeJsonWriter.Indented))
        {
            writer.WriteStartObject();
            RecipeJsonWriter.WriteHead(writer, new RecipeDescriptor { Name = name });
            writer.WriteStartArray("steps");
            WriteDefinitions(writer, definitions);
            WriteSettings(writer, settings);
            WriteIndexes(writer, settings);
            WriteQueries(writer, settings);
            WriteRoles(writer, roles);
            await WriteMediaAsync(writer, files, cancellationToken);

            WriteStep(writer, "content");
            writer.WriteStartArray("data");
            var hasLookalikes = false;
            await foreach (var version in reader.CurrentVersionsAsync(cancellationToken))
            {
                ContentItemJson.Write(writer, version);
                hasLookalikes = hasLookalikes || HasLookalikes(version);
                versions++;

                // The writer holds what was not flushed: a large hub must not have to fit into memory.
                if (writer.BytesPending > 1 << 20)
                {
                    await writer.FlushAsync(cancellationToken);
                }
            }

            writer.WriteEndArray();
            EndStep(writer, hasLookalikes);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
        return new ExportReport(versions);
    }

    private static void WriteStep(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
    }

    // The key stands last, because only the whole step tells whether it is needed.
    private static void EndStep(Utf8JsonWriter writer, bool hasLookalikes)
    {
        if (hasLookalikes)
        {
            writer.WriteBoolean(RecipeScripts.LiteralKey, true);
        }

        writer.WriteEndObject();
    }

    private static bool HasLookalikes(ContentItem item) =>
        new[] { item.DisplayText, item.Owner, item.Author }.OfType<string>().Any(RecipeScripts.LooksLikeScript)
        || item.Parts.All.Any(part => RecipeScripts.HasLookalikes(part.Value));

    private static void WriteDefinitions(Utf8JsonWriter writer, DefinitionSet definitions)
    {
        WriteStep(writer, "ContentDefinition");
        writer.WriteStartArray("ContentTypes");
        foreach (var type in definitions.Types)
        {
            DefinitionJson.WriteType(writer, type);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("ContentParts");
        foreach (var part in definitions.Parts)
        {
            DefinitionJson.WritePart(writer, part);
        }

        writer.WriteEndArray();
        EndStep(writer, definitions.Types.Any(HasLookalikes) || definitions.Parts.Any(HasLookalikes));
    }

    private static bool HasLookalikes(ContentTypeDefinition type) =>
        RecipeScripts.LooksLikeScript(type.DisplayName) || Lookalikes(type.Settings) || type.Parts.Any(part => Lookalikes(part.Settings));

    private static bool HasLookalikes(ContentPartDefinition part) => Lookalikes(part.Settings) || part.Fields.Any(field => Lookalikes(field.Settings));

    private static bool Lookalikes(SettingsBag settings) => RecipeScripts.HasLookalikes(settings.Json);

    private static void WriteSettings(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> settings)
    {
        WriteStep(writer, "settings");
        if (settings.TryGetValue(SettingsStep.SiteSection, out var site))
        {
            foreach (var property in site.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
            {
                property.WriteTo(writer);
            }
        }

        var sections = settings.Where(section => section.Key != SettingsStep.SiteSection && !StoredSearch.Sections.Contains(section.Key)).ToList();
        foreach (var (section, json) in sections.OrderBy(section => section.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(section);
            json.WriteTo(writer);
        }

        EndStep(writer, settings.Values.Any(RecipeScripts.HasLookalikes));
    }

    private static void WriteIndexes(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> settings)
    {
        var indexes = StoredSearch.Indexes(settings).ToList();
        if (indexes.Count == 0)
        {
            return;
        }

        WriteStep(writer, "lucene-index");
        writer.WriteStartArray("Indices");
        foreach (var index in indexes)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(index.Name);
            index.Record!.Value.WriteTo(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        EndStep(writer, indexes.Any(index => RecipeScripts.HasLookalikes(index.Record!.Value)));
    }

    private static void WriteQueries(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> settings)
    {
        var queries = StoredSearch.Queries(settings).ToList();
        if (queries.Count == 0)
        {
            return;
        }

        WriteStep(writer, "queries");
        writer.WriteStartArray("Queries");
        foreach (var query in queries)
        {
            query.Record!.Value.WriteTo(writer);
        }

        writer.WriteEndArray();
        EndStep(writer, queries.Any(query => RecipeScripts.HasLookalikes(query.Record!.Value)));
    }

    private static void WriteRoles(Utf8JsonWriter writer, IReadOnlyList<Role> roles)
    {
        WriteStep(writer, "Roles");
        writer.WriteStartArray("Roles");
        foreach (var role in roles.OrderBy(role => role.Name, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("Name", role.Name);
            writer.WriteString("Description", role.Description);
            writer.WriteStartArray("Permissions");
            foreach (var permission in role.Permissions)
            {
                writer.WriteStringValue(permission);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        EndStep(writer, roles.SelectMany(role => role.Permissions.Append(role.Name).Append(role.Description)).Any(RecipeScripts.LooksLikeScript));
    }

    private async Task WriteMediaAsync(Utf8JsonWriter writer, IReadOnlyList<MediaFile> files, CancellationToken cancellationToken)
    {
        WriteStep(writer, "media");
        writer.WriteStartArray("Files");
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            await using var stream = await media.OpenAsync(file.Sha256, cancellationToken)
                ?? throw new InvalidDataException($"The bytes of the media file '{file.Path}' are missing from the store.");
            var bytes = new ArrayBufferWriter<byte>((int)file.Length + 1);
            int read;
            while ((read = await stream.ReadAsync(bytes.GetMemory(), cancellationToken)) > 0)
            {
                bytes.Advance(read);
            }

            writer.WriteStartObject();
            writer.WriteString("TargetPath", file.Path);
            writer.WriteBase64String("Base64", bytes.WrittenSpan);
            if (!file.IsOpen)
            {
                // Uploaded, and public only by what uses it: where the recipe is run, it is the same.
                writer.WriteBoolean("IsOpen", false);
            }

            if (file.Title is { } title)
            {
                writer.WriteString("Title", title);
            }

            writer.WriteEndObject();
            await writer.FlushAsync(cancellationToken);
        }

        writer.WriteEndArray();
        EndStep(writer, files.Any(file => file.Title is { } title && RecipeScripts.LooksLikeScript(title)));
    }
}

/// <summary>What an export wrote.</summary>
/// <param name="Versions">The number of versions.</param>
public sealed record ExportReport(int Versions);
