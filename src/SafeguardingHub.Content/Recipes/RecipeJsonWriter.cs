using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SafeguardingHub.Content.Recipes;

/// <summary>A step to be exported.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Write">Writes the properties that follow <c>name</c>, not the braces.</param>
public sealed record RecipeStepOutput(string Name, Action<Utf8JsonWriter> Write);

/// <summary>
/// Writes recipes so that the same content gives the same bytes and a version control system shows small differences:
/// UTF-8, two blanks, LF, letters as letters, keys in Orchard Core's order, a new line at the end.
/// </summary>
public static class RecipeJsonWriter
{
    /// <summary>How exports are written. Orchard Core escapes every letter beyond ASCII; both forms read alike.</summary>
    public static JsonWriterOptions Indented { get; } = new()
    {
        Indented = true,
        IndentCharacter = ' ',
        IndentSize = 2,
        NewLine = "\n",
        // Recipes are files, never parts of a page: nothing in them needs escaping against HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The same without indentation, for values that are kept.</summary>
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one JSON value as a file: indented, with a new line at the end.</summary>
    public static void WriteFile(IBufferWriter<byte> output, Action<Utf8JsonWriter> write)
    {
        using (var writer = new Utf8JsonWriter(output, Indented))
        {
            write(writer);
        }

        output.Write("\n"u8);
    }

    /// <summary>Writes a whole recipe: the head, then the steps in the order given.</summary>
    public static void WriteRecipe(IBufferWriter<byte> output, RecipeDescriptor descriptor, IEnumerable<RecipeStepOutput> steps) =>
        WriteFile(output, writer =>
        {
            writer.WriteStartObject();
            WriteHead(writer, descriptor);
            writer.WriteStartArray("steps");
            foreach (var step in steps)
            {
                writer.WriteStartObject();
                writer.WriteString("name", step.Name);
                step.Write(writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    /// <summary>Writes the keys of the head into the object that is open; <c>exportUtc</c> only where it is set.</summary>
    public static void WriteHead(Utf8JsonWriter writer, RecipeDescriptor descriptor)
    {
        writer.WriteString("name", descriptor.Name);
        writer.WriteString("displayName", descriptor.DisplayName);
        writer.WriteString("description", descriptor.Description);
        writer.WriteString("author", descriptor.Author);
        writer.WriteString("website", descriptor.Website);
        writer.WriteString("version", descriptor.Version);
        writer.WriteBoolean("issetuprecipe", descriptor.IsSetupRecipe);
        if (descriptor.ExportUtc is { } moment)
        {
            writer.WriteString("exportUtc", moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        WriteTexts(writer, "categories", descriptor.Categories);
        WriteTexts(writer, "tags", descriptor.Tags);
    }

    private static void WriteTexts(Utf8JsonWriter writer, string key, ImmutableArray<string> texts)
    {
        writer.WriteStartArray(key);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
