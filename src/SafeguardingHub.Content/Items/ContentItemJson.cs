using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace SafeguardingHub.Content.Items;

/// <summary>
/// The JSON of a content item in Orchard Core's form: well-known properties in a fixed order, then the parts. Reading is
/// lenient as Orchard's is: a well-known property of the wrong kind counts as missing, and any other property is a part
/// only if its value is an object or an array.
/// </summary>
public static class ContentItemJson
{
    private static readonly FrozenSet<string> WellKnown = new[]
    {
        "Id", "ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published",
        "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads an item; the version id may be missing.</summary>
    /// <exception cref="FormatException">Not an object, or without a usable <c>ContentItemId</c> or <c>ContentType</c>.</exception>
    public static ContentItem Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"A content item must be an object, not {json.ValueKind}.");
        }

        if (!ContentItemId.TryParse(Text(json, "ContentItemId"), out var id))
        {
            throw new FormatException(
                "The item has no usable ContentItemId: give one, or \"[js: uuid()]\" for an item that is new at each run.");
        }

        var type = Text(json, "ContentType");
        if (string.IsNullOrWhiteSpace(type))
        {
            throw new FormatException($"The item {id} has no ContentType: name the type it is of.");
        }

        return new ContentItem
        {
            Id = id,
            VersionId = ContentItemVersionId.TryParse(Text(json, "ContentItemVersionId"), out var version) ? version : default,
            ContentType = type,
            DisplayText = Text(json, "DisplayText"),
            Latest = Flag(json, "Latest"),
            Published = Flag(json, "Published"),
            ModifiedAt = Moment(json, "ModifiedUtc"),
            PublishedAt = Moment(json, "PublishedUtc"),
            CreatedAt = Moment(json, "CreatedUtc"),
            Owner = Text(json, "Owner"),
            Author = Text(json, "Author"),
            Parts = PartMap.Of(PartsIn(json)),
        };
    }

    /// <summary>Writes an item in Orchard's order, well-known nulls included.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="item">The item.</param>
    /// <param name="more">Writes properties of its own after the item's, inside the same object; null for none.</param>
    public static void Write(Utf8JsonWriter writer, ContentItem item, Action<Utf8JsonWriter>? more = null)
    {
        writer.WriteStartObject();
        writer.WriteString("ContentItemId", item.Id.Value);
        writer.WriteString("ContentItemVersionId", item.VersionId.Value);
        writer.WriteString("ContentType", item.ContentType);
        writer.WriteString("DisplayText", item.DisplayText);
        writer.WriteBoolean("Latest", item.Latest);
        writer.WriteBoolean("Published", item.Published);
        writer.WriteString("ModifiedUtc", MomentText(item.ModifiedAt));
        writer.WriteString("PublishedUtc", MomentText(item.PublishedAt));
        writer.WriteString("CreatedUtc", MomentText(item.CreatedAt));
        writer.WriteString("Owner", item.Owner);
        writer.WriteString("Author", item.Author);
        WriteParts(writer, item.Parts);
        more?.Invoke(writer);
        writer.WriteEndObject();
    }

    /// <summary>The parts alone as one JSON object, for storage.</summary>
    public static string PartsText(PartMap parts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            WriteParts(writer, parts);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The parts of a stored JSON object.</summary>
    public static PartMap ReadParts(string json) => PartMap.Of(PartsIn(JsonElement.Parse(json)));

    internal static IEnumerable<KeyValuePair<string, JsonElement>> PartsIn(JsonElement json)
    {
        foreach (var property in json.EnumerateObject())
        {
            if (IsPart(property))
            {
                yield return KeyValuePair.Create(property.Name, property.Value);
            }
        }
    }

    /// <summary>Whether an item's JSON carries a value that is neither well known nor a part, and so is not kept.</summary>
    internal static bool IsDropped(JsonProperty property) =>
        property.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null) && !WellKnown.Contains(property.Name);

    internal static bool IsPart(JsonProperty property) =>
        property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && !WellKnown.Contains(property.Name);

    private static void WriteParts(Utf8JsonWriter writer, PartMap parts)
    {
        foreach (var part in parts.All)
        {
            writer.WritePropertyName(part.Key);
            part.Value.WriteTo(writer);
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Flag(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static Instant? Moment(JsonElement json, string name) =>
        DateTimeOffset.TryParse(Text(json, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? Instant.FromDateTimeOffset(moment)
            : null;

    private static string? MomentText(Instant? moment) =>
        moment?.ToDateTimeUtc().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
