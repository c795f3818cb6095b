using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Recipes;

namespace SafeguardingHub.Content.Definitions;

/// <summary>Reads and writes definitions in Orchard Core's shape. Settings pass through as they are.</summary>
public static class DefinitionJson
{
    /// <summary>
    /// Reads <c>ContentTypes</c> and <c>ContentParts</c> into a set of their own, as an export has them.
    /// Equal to merging them into nothing.
    /// </summary>
    public static DefinitionOutcome Read(JsonElement json) =>
        DefinitionMerge.Merge(DefinitionSet.Empty, json, null, RecipePlace.Root);

    /// <summary>Writes the properties <c>ContentTypes</c> and <c>ContentParts</c> into the object that is open.</summary>
    public static void WriteSet(Utf8JsonWriter writer, DefinitionSet definitions) =>
        WriteSome(writer, definitions.Types, definitions.Parts);

    /// <summary>The same of a choice of types and parts.</summary>
    public static void WriteSome(Utf8JsonWriter writer, IEnumerable<ContentTypeDefinition> types, IEnumerable<ContentPartDefinition> parts)
    {
        writer.WriteStartArray("ContentTypes");
        foreach (var type in types)
        {
            WriteType(writer, type);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("ContentParts");
        foreach (var part in parts)
        {
            WritePart(writer, part);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes one type as an object.</summary>
    public static void WriteType(Utf8JsonWriter writer, ContentTypeDefinition type)
    {
        writer.WriteStartObject();
        writer.WriteString("Name", type.Name);
        writer.WriteString("DisplayName", type.DisplayName);
        WriteSettings(writer, type.Settings);
        writer.WriteStartArray("ContentTypePartDefinitionRecords");
        foreach (var part in type.Parts)
        {
            writer.WriteStartObject();
            writer.WriteString("PartName", part.PartName);
            writer.WriteString("Name", part.Name);
            WriteSettings(writer, part.Settings);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Writes one part as an object.</summary>
    public static void WritePart(Utf8JsonWriter writer, ContentPartDefinition part)
    {
        writer.WriteStartObject();
        writer.WriteString("Name", part.Name);
        WriteSettings(writer, part.Settings);
        writer.WriteStartArray("ContentPartFieldDefinitionRecords");
        foreach (var field in part.Fields)
        {
            writer.WriteStartObject();
            writer.WriteString("FieldName", field.FieldName);
            writer.WriteString("Name", field.Name);
            WriteSettings(writer, field.Settings);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>One type from the object that <see cref="WriteType"/> writes; null where it is none.</summary>
    public static ContentTypeDefinition? ReadType(JsonElement json)
    {
        var problems = ImmutableArray.CreateBuilder<RecipeProblem>();
        var record = new DefinitionRecordReader(null, problems).Type(json, RecipePlace.Root);
        var type = record is null ? null : new DefinitionBuilder(null, problems).Type(null, record);
        return RecipeProblems.HaveErrors(problems.ToImmutable()) ? null : type;
    }

    /// <summary>One part from the object that <see cref="WritePart"/> writes; null where it is none.</summary>
    public static ContentPartDefinition? ReadPart(JsonElement json)
    {
        var problems = ImmutableArray.CreateBuilder<RecipeProblem>();
        var record = new DefinitionRecordReader(null, problems).Part(json, RecipePlace.Root);
        var part = record is null ? null : new DefinitionBuilder(null, problems).Part(null, record);
        return RecipeProblems.HaveErrors(problems.ToImmutable()) ? null : part;
    }

    private static void WriteSettings(Utf8JsonWriter writer, SettingsBag settings)
    {
        writer.WritePropertyName("Settings");
        settings.Json.WriteTo(writer);
    }
}
