using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SafeguardingHub.Content.Bodies;

/// <summary>The compact JSON of a compiled body, as it lies in the database beside the published item.</summary>
internal static class CompiledBodyJson
{
    // The text is never put into a page as it is, so HTML need not be escaped a second time.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(CompiledBody body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartArray();
            foreach (var segment in body.Segments)
            {
                Write(segment, writer);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static CompiledBody Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("A compiled body is a JSON array.");
        }

        return new CompiledBody([.. document.RootElement.EnumerateArray().Select(ReadSegment)]);
    }

    private static void Write(BodySegment segment, Utf8JsonWriter writer)
    {
        switch (segment)
        {
            case HtmlSegment html:
                writer.WriteStringValue(html.Html);
                break;
            case VariableSegment variable:
                writer.WriteStartObject();
                writer.WriteString("v", variable.Path);
                writer.WriteEndObject();
                break;
            case LinkedPathSegment linked:
                writer.WriteStartObject();
                writer.WriteString("l", linked.Path);
                writer.WriteEndObject();
                break;
            case ShortcodeSegment shortcode:
                Write(shortcode, writer);
                break;
            default:
                throw new InvalidOperationException($"{segment.GetType().Name} has no JSON form.");
        }
    }

    private static void Write(ShortcodeSegment shortcode, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("s", shortcode.Name);
        writer.WriteString("t", shortcode.Target);
        if (!shortcode.Arguments.IsEmpty)
        {
            writer.WriteStartObject("a");
            foreach (var (name, value) in shortcode.Arguments)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        if (shortcode.IsBlock)
        {
            writer.WriteBoolean("b", true);
        }

        writer.WriteEndObject();
    }

    private static BodySegment ReadSegment(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return new HtmlSegment(element.GetString()!);
        }

        if (element.ValueKind == JsonValueKind.Object)
        {
            if (Text(element, "v") is { } path)
            {
                return new VariableSegment(path);
            }

            if (Text(element, "l") is { } linked)
            {
                return new LinkedPathSegment(linked);
            }

            if (Text(element, "s") is { } name && Text(element, "t") is { } target)
            {
                return new ShortcodeSegment(name, target, Arguments(element), element.TryGetProperty("b", out var block) && block.ValueKind == JsonValueKind.True);
            }
        }

        throw new JsonException("A piece of a compiled body is a string, a shortcode, a variable or the place after a link.");
    }

    private static ImmutableSortedDictionary<string, string> Arguments(JsonElement shortcode)
    {
        if (!shortcode.TryGetProperty("a", out var arguments) || arguments.ValueKind != JsonValueKind.Object)
        {
            return ShortcodeSegment.NoArguments;
        }

        var builder = ShortcodeSegment.NoArguments.ToBuilder();
        foreach (var argument in arguments.EnumerateObject())
        {
            builder[argument.Name] = Text(arguments, argument.Name) ?? throw new JsonException("An argument of a shortcode is a string.");
        }

        return builder.ToImmutable();
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
