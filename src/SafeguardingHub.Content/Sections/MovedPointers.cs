using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Sections;

/// <summary>Puts one item in the place of another wherever JSON points to it: by its id, and by its alias in links of texts.</summary>
internal sealed partial class MovedPointers(ContentItemId from, ContentItemId to, string? fromAlias, string? toAlias)
{
    public PartMap In(PartMap parts) => PartMap.Of(parts.All.Select(part => KeyValuePair.Create(part.Key, In(part.Value))));

    public JsonElement In(JsonElement json)
    {
        // Most JSON names neither: it is looked at as text first, so that it need not be built anew.
        var text = json.GetRawText();
        if (!text.Contains(from.Value, StringComparison.Ordinal) && (fromAlias is null || !text.Contains(fromAlias, StringComparison.OrdinalIgnoreCase)))
        {
            return json;
        }

        var node = JsonNode.Parse(text);
        return JsonSerializer.SerializeToElement(In(node), Parts.PartJson.Options);
    }

    private JsonNode? In(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var (name, value) in json.ToList())
                {
                    // A type or a key is never an item, whatever it is called.
                    if (name is not ("ContentType" or "ContentItemId"))
                    {
                        json[name] = Put(value);
                    }
                }

                return json;
            case JsonArray list:
                for (var index = 0; index < list.Count; index++)
                {
                    list[index] = Put(list[index]);
                }

                // A list that named both names the other once.
                foreach (var twin in list.Where(IsTo).Skip(1).ToList())
                {
                    list.Remove(twin);
                }

                return list;
            default:
                return node;
        }
    }

    private JsonNode? Put(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var words) ? JsonValue.Create(In(words)) : In(value)?.DeepClone();

    private bool IsTo(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text == to.Value;

    private string In(string text) =>
        text == from.Value ? to.Value
        : fromAlias is null || toAlias is null || !text.Contains("[link", StringComparison.Ordinal) ? text
        : Link().Replace(text, match => string.Equals(match.Groups[3].Value, fromAlias, StringComparison.OrdinalIgnoreCase)
            ? $"{match.Groups[1].Value}{match.Groups[2].Value}{toAlias}{match.Groups[2].Value}"
            : match.Value);

    [GeneratedRegex("""(\[link\s+)(['"])([^'"]*)\2""", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
