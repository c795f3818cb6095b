using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Parts;

/// <summary>Between the JSON of a part or field and its record.</summary>
public static class PartJson
{
    /// <summary>
    /// How records are read and written: names read in any case, as Orchard Core does, and written as they are; nulls left
    /// out, nested items kept whole.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Sealed(new JsonSerializerOptions
    {
        PropertyNameCaseInsensitive = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new NestedItemConverter() },
    });

    /// <summary>The name under which parts of that type stand in an item: the type's own name.</summary>
    public static string NameOf<T>() where T : ContentPart => typeof(T).Name;

    /// <summary>The part of that type, or null where the map has none.</summary>
    /// <exception cref="ContentFormatException">The JSON is not such a part.</exception>
    public static T? Find<T>(PartMap parts) where T : ContentPart =>
        parts.Find(NameOf<T>()) is { } json ? Read<T>(json, NameOf<T>()) : null;

    /// <summary>
    /// The part of that type, or null where the map has none that can be read: for showing what is live. One part that a newer
    /// node has written, or that was stored before a rule, must not take a page with it.
    /// </summary>
    public static T? FindReadable<T>(PartMap parts) where T : ContentPart =>
        parts.Find(NameOf<T>()) is { } json ? (T?)ReadableOrNull(json, typeof(T)) : null;

    /// <summary>The JSON as a part of that type, or null where it cannot be read as one; see <see cref="FindReadable{T}"/>.</summary>
    /// <param name="json">Any JSON.</param>
    /// <param name="partType">A record derived from <see cref="ContentPart"/>.</param>
    public static ContentPart? ReadableOrNull(JsonElement json, Type partType)
    {
        try
        {
            return (ContentPart)Read(json, partType, partType.Name);
        }
        catch (ContentFormatException)
        {
            return null;
        }
    }

    /// <summary>The map with that part set.</summary>
    public static PartMap Set<T>(PartMap parts, T part) where T : ContentPart =>
        parts.With(NameOf<T>(), Write(part, parts.Find(NameOf<T>())));

    /// <summary>Reads JSON as <typeparamref name="T"/>.</summary>
    /// <param name="json">A JSON object.</param>
    /// <param name="place">Where the JSON stands, for the message.</param>
    /// <exception cref="ContentFormatException">The JSON has another shape.</exception>
    public static T Read<T>(JsonElement json, string place) where T : class => (T)Read(json, typeof(T), place);

    private static object Read(JsonElement json, Type type, string place)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new ContentFormatException(place, $"{type.Name} must be an object, not {json.ValueKind}.");
        }

        if (type.IsAssignableTo(typeof(ContentPart)))
        {
            RefuseEmptyEntries(type, json, place);
        }

        try
        {
            return json.Deserialize(type, Options) ?? throw new ContentFormatException(place, $"{type.Name} must not be null.");
        }
        catch (JsonException error)
        {
            var inner = error.Path is { Length: > 1 } path ? path[1..] : "";
            throw new ContentFormatException(place + inner, $"The value does not fit {type.Name}: {Explain(error)}");
        }
        catch (FormatException error) when (error is not ContentFormatException)
        {
            throw new ContentFormatException(place, error.Message);
        }
    }

    /// <summary>The record's JSON; properties of <paramref name="source"/> that the record does not have are kept in their places.</summary>
    public static JsonElement Write<T>(T record, JsonElement? source) where T : class
    {
        var written = JsonSerializer.SerializeToNode(record, record.GetType(), Options)!.AsObject();
        if (source is not { ValueKind: JsonValueKind.Object } before)
        {
            return JsonSerializer.SerializeToElement(written, Options);
        }

        var own = Options.GetTypeInfo(record.GetType()).Properties.Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var result = new JsonObject();
        foreach (var property in before.EnumerateObject())
        {
            if (own.TryGetValue(property.Name, out var name) && written.Remove(name, out var value))
            {
                result[name] = value;
            }
            else if (name is null || property.Value.ValueKind == JsonValueKind.Null)
            {
                result[property.Name] = JsonSerializer.SerializeToNode(property.Value, Options);
            }
        }

        foreach (var name in written.Select(property => property.Key).ToList())
        {
            written.Remove(name, out var value);
            result[name] = value;
        }

        return JsonSerializer.SerializeToElement(result, Options);
    }

    // A list of things with a hole in it: no record can say so, and every reader would have to look for it.
    private static void RefuseEmptyEntries(Type record, JsonElement json, string place)
    {
        var own = Options.GetTypeInfo(record).Properties;
        foreach (var list in json.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Array))
        {
            if (own.FirstOrDefault(property => string.Equals(property.Name, list.Name, StringComparison.OrdinalIgnoreCase)) is null)
            {
                continue;
            }

            var at = 0;
            foreach (var entry in list.Value.EnumerateArray())
            {
                if (entry.ValueKind == JsonValueKind.Null)
                {
                    throw new ContentFormatException($"{place}.{list.Name}[{at}]", "The entry is empty (null): fill it in, or take it out.");
                }

                at++;
            }
        }
    }

    // System.Text.Json's own message names .NET types and byte positions: true, and no help to an editor.
    private static string Explain(JsonException error) =>
        error.InnerException is FormatException
            ? error.InnerException.Message
            : "a text, number, list or object stands where another kind is expected.";

    private static JsonSerializerOptions Sealed(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class NestedItemConverter : JsonConverter<NestedItem>
    {
        public override NestedItem Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var json = JsonElement.ParseValue(ref reader);
            return json.ValueKind == JsonValueKind.Object
                ? NestedItem.From(json)
                : throw new JsonException($"A nested item must be an object, not {json.ValueKind}.");
        }

        public override void Write(Utf8JsonWriter writer, NestedItem value, JsonSerializerOptions options) => value.WriteTo(writer);
    }
}
