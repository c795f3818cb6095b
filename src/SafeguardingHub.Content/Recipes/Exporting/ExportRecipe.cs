using System.Buffers;
using System.Text.Json;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
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
            ExportedSteps.WriteDefinitions(writer, definitions);
            ExportedSteps.WriteSettings(writer, settings);
            ExportedSteps.WriteIndexes(writer, settings);
            ExportedSteps.WriteQueries(writer, settings);
            ExportedSteps.WriteRoles(writer, roles);
            await WriteMediaAsync(writer, files, cancellationToken);

            ExportedSteps.WriteStep(writer, "content");
            writer.WriteStartArray("data");
            var hasLookalikes = false;
            await foreach (var version in reader.CurrentVersionsAsync(cancellationToken))
            {
                ContentItemJson.Write(writer, version);
                hasLookalikes = hasLookalikes || ExportedSteps.HasLookalikes(version);
                versions++;

                // The writer holds what was not flushed: a large hub must not have to fit into memory.
                if (writer.BytesPending > 1 << 20)
                {
                    await writer.FlushAsync(cancellationToken);
                }
            }

            writer.WriteEndArray();
            ExportedSteps.EndStep(writer, hasLookalikes);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
        return new ExportReport(versions);
    }

    private async Task WriteMediaAsync(Utf8JsonWriter writer, IReadOnlyList<MediaFile> files, CancellationToken cancellationToken)
    {
        ExportedSteps.WriteStep(writer, "media");
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
            ExportedSteps.WriteMarks(writer, file);
            writer.WriteEndObject();
            await writer.FlushAsync(cancellationToken);
        }

        writer.WriteEndArray();
        ExportedSteps.EndStep(writer, files.Any(file => file.Title is { } title && RecipeScripts.LooksLikeScript(title)));
    }
}

/// <summary>What an export wrote.</summary>
/// <param name="Versions">The number of versions.</param>
public sealed record ExportReport(int Versions);
