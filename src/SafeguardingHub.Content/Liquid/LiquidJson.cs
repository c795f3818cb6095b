using System.Buffers;
using System.Text;
using System.Text.Json;

namespace SafeguardingHub.Content.Liquid;

/// <summary>Between JSON and template values.</summary>
public static class LiquidJson
{
    private const int MaxDepth = 60;

    /// <summary>The value of that JSON; objects are read as the template asks for them, and the document must stay open.</summary>
    public static LiquidValue Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => LiquidValue.Of(ReadText(json)),
        JsonValueKind.Number => json.TryGetDecimal(out var number) ? LiquidValue.Of(number) : LiquidValue.Of(json.GetRawText()),
        JsonValueKind.True => LiquidValue.True,
        JsonValueKind.False => LiquidValue.False,
        JsonValueKind.Array => LiquidValue.Of([.. json.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => LiquidValue.Of(new JsonMembers(json)),
        _ => LiquidValue.Nil,
    };

    private static string? ReadText(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape, is JSON but not text: it is shown as it was written.
            return json.GetRawText().Trim('"');
        }
    }

    /// <summary>The value as JSON, safe inside HTML and scripts as well.</summary>
    /// <exception cref="LiquidException">The value is too long or nested too deep.</exception>
    public static string Write(LiquidValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, value, 0);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, LiquidValue value, int depth)
    {
        BoundedText.Check(writer.BytesCommitted + writer.BytesPending);
        if (depth > MaxDepth)
        {
            throw new LiquidException($"The value is nested more than {MaxDepth} deep and cannot be written as JSON; write a part of it.");
        }

        switch (value.Kind)
        {
            case LiquidKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.Items!)
                {
                    Write(writer, item, depth + 1);
                }

                writer.WriteEndArray();
                break;
            case LiquidKind.Members:
                writer.WriteStartObject();
                foreach (var name in value.Members!.Names)
                {
                    writer.WritePropertyName(name);
                    Write(writer, value.Members.Get(name), depth + 1);
                }

                writer.WriteEndObject();
                break;
            case LiquidKind.Boolean:
                writer.WriteBooleanValue(value.IsTruthy);
                break;
            case LiquidKind.Number:
                writer.WriteRawValue(value.ToText());
                break;
            case LiquidKind.Text:
                writer.WriteStringValue(value.Text);
                break;
            case LiquidKind.Date:
                writer.WriteStringValue(value.Date!.Value.ToDateTimeOffset());
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private sealed class JsonMembers(JsonElement json) : ILiquidObject
    {
        private string[]? names;

        public IReadOnlyCollection<string> Names =>
            names ??= [.. json.EnumerateObject().Select(property => property.Name).Distinct(StringComparer.Ordinal)];

        public LiquidValue Get(string name) => json.TryGetProperty(name, out var value) ? Read(value) : LiquidValue.Nil;

        // The same JSON is wrapped anew each time a template reaches it.
        public override bool Equals(object? obj) => obj is JsonMembers other && JsonElement.DeepEquals(json, other.Json);

        // Order plays no part in equality, so it plays none here; texts are what tells most objects apart.
        public override int GetHashCode() => json.EnumerateObject().Aggregate(0, (sum, property) => unchecked(
            sum + HashCode.Combine(property.Name, property.Value.ValueKind == JsonValueKind.String ? ReadText(property.Value) : "")));

        private JsonElement Json => json;
    }
}
