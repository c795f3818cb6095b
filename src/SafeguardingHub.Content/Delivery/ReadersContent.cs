using System.Buffers;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Delivery;

/// <summary>
/// Items as anybody may read them through the API: every part, however deep it is nested and inside parts of other kinds too,
/// as its kind shows it to readers (<see cref="PartKind.ForReaders"/>); no names of those who own or wrote an item.
/// </summary>
/// <param name="kinds">The kinds of parts.</param>
/// <param name="definitions">The definitions, which say of what kind a named part is.</param>
public sealed class ReadersContent(ContentKinds kinds, DefinitionSet definitions)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<FrozenDictionary<string, string>> former = new(() => FormerNames.Of(definitions));

    /// <summary>
    /// The item in Orchard Core's JSON. It is always said to be the newest version: whether a draft stands over it is nobody's
    /// business, and neither is who wrote it.
    /// </summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="item">The item.</param>
    /// <param name="more">Writes properties of its own after the item's, inside the same object; null for none.</param>
    public void Write(Utf8JsonWriter writer, PublishedItem item, Action<Utf8JsonWriter>? more = null)
    {
        ArgumentNullException.ThrowIfNull(item);
        ContentItemJson.Write(writer, new ContentItem
        {
            Id = item.Id,
            VersionId = item.VersionId,
            ContentType = item.ContentType,
            DisplayText = item.DisplayText,
            Latest = true,
            Published = true,
            ModifiedAt = item.ModifiedAt,
            PublishedAt = item.PublishedAt,
            CreatedAt = item.CreatedAt,
            Owner = "",
            Author = "",
            Parts = PartsOf(item),
        }, more);
    }

    /// <summary>The parts of an item.</summary>
    public PartMap PartsOf(IPartHolder item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var parts = new List<KeyValuePair<string, JsonElement>>();
        foreach (var (key, json) in item.Parts.All)
        {
            if (Part(item.ContentType, key, json) is { } shown)
            {
                parts.Add(KeyValuePair.Create(key, shown));
            }
        }

        return PartMap.Of(parts);
    }

    // Null where readers see nothing of it.
    private JsonElement? Part(string? contentType, string key, JsonElement json)
    {
        json = RemovedFields.Hide(json, definitions.FindPart(NameOf(contentType, key)));
        if (KindOf(contentType, key) is not { } kind)
        {
            return Inside(json);
        }

        // What cannot be read as the part that it says it is may hold anything.
        if (PartJson.ReadableOrNull(json, kind.PartType) is not { } part || kind.ForReaders(part) is not { } shown)
        {
            return null;
        }

        return Inside(shown.Equals(part) ? json : PartJson.Write(shown, json));
    }

    private PartKind? KindOf(string? contentType, string key) => kinds.FindPart(NameOf(contentType, key));

    private string NameOf(string? contentType, string key)
    {
        var type = contentType is null ? null : definitions.FindType(contentType);
        return type?.FindPart(key)?.PartName ?? (contentType is not null && kinds.FindPart(key) is null && former.Value.TryGetValue(key, out var part) ? part : key);
    }

    // Any object may be an item, whatever it stands in: a menu's entry, a term below a term, a widget of a part that the hub does not know.
    private JsonElement Inside(JsonElement json)
    {
        if (!HoldsObjects(json))
        {
            return json;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            WriteInside(writer, json);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static bool HoldsObjects(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(property => property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array || IsPerson(property)),
        JsonValueKind.Array => json.EnumerateArray().Any(entry => entry.ValueKind is JsonValueKind.Object or JsonValueKind.Array),
        _ => false,
    };

    private static bool IsPerson(JsonProperty property) => property.Name is "Owner" or "Author";

    private void WriteInside(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, json);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var entry in json.EnumerateArray())
                {
                    WriteInside(writer, entry);
                }

                writer.WriteEndArray();
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, JsonElement json)
    {
        var type = json.TryGetProperty("ContentType", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        var isItem = type is not null || json.TryGetProperty("ContentItemId", out _);
        writer.WriteStartObject();
        foreach (var property in json.EnumerateObject())
        {
            if (isItem && IsPerson(property))
            {
                writer.WriteString(property.Name, "");
            }
            else if (property.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            {
                property.WriteTo(writer);
            }
            else if (KindOf(type, property.Name) is null)
            {
                writer.WritePropertyName(property.Name);
                WriteInside(writer, isItem ? RemovedFields.Hide(property.Value, definitions.FindPart(NameOf(type, property.Name))) : property.Value);
            }
            else if (Part(type, property.Name, property.Value) is { } shown)
            {
                writer.WritePropertyName(property.Name);
                shown.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }
}
