using System.Buffers;
using System.Text.Json;
using SafeguardingHub.Content.Recipes;

namespace SafeguardingHub.Content.Definitions;

/// <summary>
/// Merges settings as Orchard Core does: objects deeply, arrays as unions, nulls not at all, anything else replaces
/// what was there. A section that is new is taken whole, its nulls included.
/// </summary>
internal static class SettingsMerge
{
    /// <summary>The settings with those of a recipe merged in; keys keep their order, new ones follow.</summary>
    public static SettingsBag Merge(SettingsBag old, JsonElement? incoming)
    {
        if (incoming is not { } json || json.EnumerateObject().All(property => property.Value.ValueKind == JsonValueKind.Null))
        {
            return old;
        }

        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, RecipeJsonWriter.Compact))
        {
            Objects(writer, old.Json, json);
        }

        return SettingsBag.From(JsonElement.Parse(output.WrittenSpan));
    }

    private static void Values(Utf8JsonWriter writer, JsonElement old, JsonElement incoming)
    {
        switch (old.ValueKind, incoming.ValueKind)
        {
            case (_, JsonValueKind.Null):
                old.WriteTo(writer);
                break;
            case (JsonValueKind.Object, JsonValueKind.Object):
                Objects(writer, old, incoming);
                break;
            case (JsonValueKind.Array, JsonValueKind.Array):
                Arrays(writer, old, incoming);
                break;
            default:
                incoming.WriteTo(writer);
                break;
        }
    }

    private static void Objects(Utf8JsonWriter writer, JsonElement old, JsonElement incoming)
    {
        writer.WriteStartObject();
        foreach (var property in old.EnumerateObject())
        {
            writer.WritePropertyName(property.Name);
            if (incoming.TryGetProperty(property.Name, out var value))
            {
                Values(writer, property.Value, value);
            }
            else
            {
                property.Value.WriteTo(writer);
            }
        }

        foreach (var property in incoming.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null && !old.TryGetProperty(property.Name, out _))
            {
                property.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private static void Arrays(Utf8JsonWriter writer, JsonElement old, JsonElement incoming)
    {
        var entries = old.EnumerateArray().ToList();
        foreach (var entry in incoming.EnumerateArray())
        {
            if (!entries.Exists(other => JsonElement.DeepEquals(other, entry)))
            {
                entries.Add(entry);
            }
        }

        writer.WriteStartArray();
        entries.ForEach(entry => entry.WriteTo(writer));
        writer.WriteEndArray();
    }
}
