using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Items;

/// <summary>
/// Lays what an import brings over what is stored, as Orchard Core does: objects are merged, arrays and values replaced,
/// nulls ignored, and what the import does not name stays.
/// </summary>
internal static class PartMerge
{
    public static PartMap Merge(PartMap stored, PartMap brought)
    {
        var result = stored;
        foreach (var (name, json) in brought.All)
        {
            result = stored.Find(name) is { } before ? result.With(name, Merge(before, json)) : result.With(name, json);
        }

        return result;
    }

    private static JsonElement Merge(JsonElement stored, JsonElement brought)
    {
        if (JsonElement.DeepEquals(stored, brought) || stored.ValueKind != JsonValueKind.Object || brought.ValueKind != JsonValueKind.Object)
        {
            return brought;
        }

        var result = JsonObject.Create(stored)!;
        Lay(result, brought);
        return JsonSerializer.SerializeToElement(result, PartJson.Options);
    }

    private static void Lay(JsonObject onto, JsonElement brought)
    {
        foreach (var property in brought.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (property.Value.ValueKind == JsonValueKind.Object && onto[property.Name] is JsonObject inner)
            {
                Lay(inner, property.Value);
            }
            else
            {
                onto[property.Name] = JsonSerializer.SerializeToNode(property.Value, PartJson.Options);
            }
        }
    }
}
