using System.Text.Json;
using NodaTime.Text;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>
/// Compares JSON with a schema of the API's document, as far as the document goes, and more strictly than JSON Schema: a property
/// that the schema does not name is a fault, because clients made from it would not see it.
/// </summary>
internal sealed class SchemaCheck(JsonElement document)
{
    /// <summary>What does not fit.</summary>
    public IEnumerable<string> Faults(JsonElement schema, JsonElement value, string place = "$")
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Faults(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), value, place);
        }

        foreach (var word in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(word, out var choices))
            {
                return choices.EnumerateArray().Any(choice => !Faults(choice, value, place).Any()) ? [] : [$"{place} fits none of its schemas: {value.GetRawText()}"];
            }
        }

        return schema.TryGetProperty("type", out var type) && !Types(type).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && Types(type).Contains("number"))
            ? [$"{place} is {TypeOf(value)} and not {type.GetRawText()}"]
            : value.ValueKind switch
            {
                JsonValueKind.Object => OfObject(schema, value, place),
                JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().SelectMany((entry, at) => Faults(items, entry, $"{place}[{at}]")),
                JsonValueKind.String => OfText(schema, value.GetString()!, place),
                _ => [],
            };
    }

    private IEnumerable<string> OfObject(JsonElement schema, JsonElement value, string place)
    {
        foreach (var name in schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()!) : [])
        {
            if (!value.TryGetProperty(name, out _))
            {
                yield return $"{place}.{name} is missing";
            }
        }

        var named = schema.TryGetProperty("properties", out var properties);
        var others = schema.TryGetProperty("additionalProperties", out var additional);
        foreach (var property in value.EnumerateObject())
        {
            var at = $"{place}.{property.Name}";
            if (named && properties.TryGetProperty(property.Name, out var known))
            {
                foreach (var fault in Faults(known, property.Value, at))
                {
                    yield return fault;
                }
            }
            else if (others)
            {
                foreach (var fault in Faults(additional, property.Value, at))
                {
                    yield return fault;
                }
            }
            else if (named)
            {
                yield return $"{at} is not described";
            }
        }
    }

    private static IEnumerable<string> OfText(JsonElement schema, string text, string place)
    {
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => word.GetString() == text))
        {
            yield return $"{place} is '{text}' and none of {words.GetRawText()}";
        }

        var format = schema.TryGetProperty("format", out var said) ? said.GetString() : null;
        if ((format == "date" && !LocalDatePattern.Iso.Parse(text).Success) || (format == "date-time" && !OffsetDateTimePattern.ExtendedIso.Parse(text).Success))
        {
            yield return $"{place} is '{text}' and no {format}";
        }
    }

    private static string?[] Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString())] : [type.GetString()];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        _ => "object",
    };
}
