using System.Text.Json;

namespace SafeguardingHub.Content.Items;

/// <summary>
/// An item inside a Bag or a Flow. It may lack id, type and flags; whatever it carries is kept, so the record holds the
/// JSON object as it came beside the parts found in it.
/// </summary>
public sealed record NestedItem : IPartHolder
{
    private readonly JsonElement source;

    // Whether another name stands in place of the one that came.
    private bool IsRenamed { get; init; }

    private NestedItem(JsonElement source)
    {
        this.source = source;
        ContentType = Text("ContentType");
        DisplayText = Text("DisplayText");
        Id = ContentItemId.TryParse(Text("ContentItemId"), out var id) ? id : null;
        Parts = PartMap.Of(ContentItemJson.PartsIn(source));
    }

    /// <summary>The item's id where it has one.</summary>
    public ContentItemId? Id { get; }

    /// <inheritdoc />
    public string? ContentType { get; }

    /// <summary>The name that lists show, where it has one.</summary>
    public string? DisplayText { get; private init; }

    /// <inheritdoc />
    public PartMap Parts { get; private init; }

    /// <summary>The nested item of that JSON object.</summary>
    /// <exception cref="FormatException">The JSON is not an object.</exception>
    public static NestedItem From(JsonElement json) => json.ValueKind == JsonValueKind.Object
        ? new NestedItem(json)
        : throw new FormatException($"A nested item must be an object, not {json.ValueKind}.");

    /// <summary>The item with other parts.</summary>
    public NestedItem With(PartMap parts) => this with { Parts = parts };

    /// <summary>The item with another name for lists; null for none.</summary>
    public NestedItem Named(string? displayText) => displayText == DisplayText ? this : this with { DisplayText = displayText, IsRenamed = true };

    /// <summary>Writes the object: every property as it came, parts as they are now.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        var isNamed = !IsRenamed;
        foreach (var property in source.EnumerateObject())
        {
            if (!isNamed && property.Name == nameof(DisplayText))
            {
                writer.WriteString(nameof(DisplayText), DisplayText);
                isNamed = true;
            }
            else if (!ContentItemJson.IsPart(property))
            {
                property.WriteTo(writer);
            }
            else if (Parts.Find(property.Name) is { } part)
            {
                writer.WritePropertyName(property.Name);
                part.WriteTo(writer);
            }
        }

        if (!isNamed && DisplayText is not null)
        {
            writer.WriteString(nameof(DisplayText), DisplayText);
        }

        foreach (var part in Parts.All)
        {
            if (!source.TryGetProperty(part.Key, out _))
            {
                writer.WritePropertyName(part.Key);
                part.Value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private string? Text(string name) =>
        source.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
