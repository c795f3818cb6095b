using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Definitions as the database keeps them; the same definition always gives the same text.</summary>
internal static class DefinitionJson
{
    public static string Write(ContentTypeDefinition type) => ItemRows.JsonText(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("Name", type.Name);
        writer.WriteString("DisplayName", type.DisplayName);
        WriteSettings(writer, type.Settings);
        writer.WriteStartArray("Parts");
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
    });

    public static string Write(ContentPartDefinition part) => ItemRows.JsonText(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("Name", part.Name);
        WriteSettings(writer, part.Settings);
        writer.WriteStartArray("Fields");
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
    });

    public static ContentTypeDefinition ReadType(string text)
    {
        var json = JsonElement.Parse(text);
        var parts = json.GetProperty("Parts").EnumerateArray().Select(part => new TypePartDefinition(Text(part, "PartName"), Text(part, "Name"), Settings(part)));
        return new ContentTypeDefinition(Text(json, "Name"), Text(json, "DisplayName"), Settings(json), [.. parts]);
    }

    public static ContentPartDefinition ReadPart(string text)
    {
        var json = JsonElement.Parse(text);
        var fields = json.GetProperty("Fields").EnumerateArray().Select(field => new PartFieldDefinition(Text(field, "FieldName"), Text(field, "Name"), Settings(field)));
        return new ContentPartDefinition(Text(json, "Name"), Settings(json), [.. fields]);
    }

    private static void WriteSettings(Utf8JsonWriter writer, SettingsBag settings)
    {
        writer.WritePropertyName("Settings");
        settings.Json.WriteTo(writer);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";

    private static SettingsBag Settings(JsonElement json) => SettingsBag.From(json.GetProperty("Settings"));
}
