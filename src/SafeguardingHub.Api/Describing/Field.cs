using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SafeguardingHub.Api.Describing;

/// <summary>A field of an address.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What it says.</param>
internal sealed record Field(string Name, string Text)
{
    /// <summary>What its value is.</summary>
    public JsonSchemaType Type { get; init; } = JsonSchemaType.String;

    /// <summary>The form of a text, in the words of JSON Schema; null for any.</summary>
    public string? Format { get; init; }

    /// <summary>The words that it may be; null for any.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>What stands for it where it is left out; null for nothing.</summary>
    public JsonNode? Otherwise { get; init; }

    /// <summary>The least and the most that a number may be; null for any.</summary>
    public (int Least, int Most)? Bounds { get; init; }

    /// <summary>The most characters of a text.</summary>
    public int Longest { get; init; } = Answering.AskedFields.LongestValue;

    /// <summary>Whether it may be given several times.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether there is no answer without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>A whole number.</summary>
    public static Field Number(string name, string text, int least, int most, int otherwise) =>
        new(name, text) { Type = JsonSchemaType.Integer, Bounds = (least, most), Otherwise = otherwise };

    /// <summary>One of several words, the first where it is left out.</summary>
    public static Field Choice(string name, string text, params string[] words) => new(name, text) { Words = words, Otherwise = words[0] };

    /// <summary>Several texts: the field is repeated.</summary>
    public static Field Several(string name, string text, params string[] words) => new(name, text) { IsList = true, Words = words.Length == 0 ? null : words };

    /// <summary>The parameter of the document.</summary>
    public OpenApiParameter Described()
    {
        var schema = new OpenApiSchema
        {
            Type = Type,
            Format = Format,
            MaxLength = Type == JsonSchemaType.String && Words is null ? Longest : null,
            Enum = Words is { } words ? [.. words.Select(word => (JsonNode)word)] : null,
            Default = Otherwise?.DeepClone(),
            Minimum = Bounds?.Least.ToString(CultureInfo.InvariantCulture),
            Maximum = Bounds?.Most.ToString(CultureInfo.InvariantCulture),
        };
        return new OpenApiParameter
        {
            Name = Name,
            In = ParameterLocation.Query,
            Description = Text,
            Required = IsRequired,
            Explode = true,
            Schema = IsList ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = schema, MaxItems = Answering.AskedFields.MostValues } : schema,
        };
    }
}
