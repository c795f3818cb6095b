using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Pipeline;

/// <summary>
/// Brings an item into the one form in which it is stored: every part and field normalised, every HTML sanitised, nested
/// items included. What cannot be read is left as it is; <see cref="ContentReading"/> reports it.
/// </summary>
internal sealed class ContentShape(DefinitionSet definitions, ContentKinds kinds)
{
    public PartMap Apply(IPartHolder item) => Apply(item, "", (_, html) => Sanitise(html));

    /// <summary>The same with every HTML mapped, and sanitised after; places are from the item's root.</summary>
    public PartMap MapHtml(IPartHolder item, HtmlMap map) => Apply(item, "", (place, html) => Sanitise(map(place, html)));

    private PartMap Apply(IPartHolder item, string place, HtmlMap map)
    {
        var type = item.ContentType is { } name ? definitions.FindType(name) : null;
        var result = item.Parts;
        foreach (var (key, json) in item.Parts.All)
        {
            var partName = type?.FindPart(key)?.PartName ?? key;
            result = result.With(key, ShapeFields(partName, ShapePart(partName, json, place + key, map), place + key, map));
        }

        return result;
    }

    // What is too long is refused by a check that runs on every entrance, and never shown: no need to parse it.
    private static string Sanitise(string html) =>
        html.Length > TextsAreOfReasonableLength.Longest ? html : HtmlSanitiser.Sanitise(html);

    private JsonElement ShapePart(string partName, JsonElement json, string place, HtmlMap map)
    {
        if (kinds.FindPart(partName) is not { } kind)
        {
            return json;
        }

        try
        {
            var part = kind.Read(json, partName);
            var shaped = kind.MapHtml(kind.Normalise(part), (inner, html) => map($"{place}.{inner}", html));
            shaped = kind.MapNested(shaped, (inner, nested) => nested.With(Apply(nested, $"{place}.{inner}.", map)));
            return shaped.Equals(part) ? json : PartJson.Write(shaped, json);
        }
        catch (ContentFormatException)
        {
            return json;
        }
    }

    private JsonElement ShapeFields(string partName, JsonElement json, string place, HtmlMap map)
    {
        if (json.ValueKind != JsonValueKind.Object || definitions.FindPart(partName) is not { Fields.IsEmpty: false } definition)
        {
            return json;
        }

        JsonObject? changed = null;
        foreach (var field in definition.Fields)
        {
            if (kinds.FindField(field.FieldName) is not { } kind || !json.TryGetProperty(field.Name, out var value) || value.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            try
            {
                var read = kind.Read(value, field.Name);
                var shaped = kind.MapHtml(kind.Normalise(read), (inner, html) => map($"{place}.{field.Name}.{inner}", html));
                if (!shaped.Equals(read))
                {
                    changed ??= JsonObject.Create(json)!;
                    changed[field.Name] = JsonSerializer.SerializeToNode(PartJson.Write(shaped, value), PartJson.Options);
                }
            }
            catch (ContentFormatException)
            {
                // Kept as it came; the reading names the fault and its place.
            }
        }

        return changed is null ? json : JsonSerializer.SerializeToElement(changed, PartJson.Options);
    }
}
