using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Lucene.Language;
using SafeguardingHub.Search.Lucene.Tables;

namespace SafeguardingHub.Search.Lucene.Dsl;

/// <summary>
/// A value of a query's JSON with its place, so that whatever is wrong is told with where it stands. Numbers may be written as
/// text, since templates make them so.
/// </summary>
internal readonly record struct DslJson(JsonElement Json, string Place)
{
    /// <summary>Reads a text. Comments and commas at the end are passed over, as in recipes.</summary>
    /// <exception cref="LuceneQueryException">It is no JSON object.</exception>
    public static DslJson Read(string text)
    {
        try
        {
            var json = JsonElement.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 512 });
            return json.ValueKind == JsonValueKind.Object
                ? new DslJson(json, "")
                : throw new LuceneQueryException("The query must be a JSON object: {\"query\": {\"match_all\": {}}}.");
        }
        catch (ArgumentException)
        {
            // Half of a character that is written as two; the parser takes it for its caller's mistake.
            throw new LuceneQueryException("The query is no text: one of its characters is only half there.");
        }
        catch (JsonException error)
        {
            throw new LuceneQueryException(
                string.Create(CultureInfo.InvariantCulture, $"The query is no JSON (line {error.LineNumber + 1}, character {error.BytePositionInLine + 1}): put names and texts in double quotation marks."), error);
        }
    }

    /// <summary>The properties in order; a fault where this is no object.</summary>
    public IEnumerable<(string Name, DslJson Value)> Properties(string expected)
    {
        var (json, place) = (Json, Place);
        return json.ValueKind == JsonValueKind.Object
            ? json.EnumerateObject().Select(property => NameOf(property, place) is var name ? (name, new DslJson(property.Value, Below(place, name))) : default)
            : throw Fault($"{expected} is expected here, not {Kind}.");
    }

    /// <summary>The first property: the clause, or the field that a clause is about.</summary>
    public (string Name, DslJson Value) First(string expected) =>
        Properties(expected).Take(1).ToArray() is [var first] ? first : throw Fault($"{expected} is expected here, and there is nothing.");

    /// <summary>The property of that name, whatever its case; null where it is missing or null.</summary>
    public DslJson? Find(params ReadOnlySpan<string> names)
    {
        if (Json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in Json.EnumerateObject())
        {
            var given = NameOf(property, Place);
            foreach (var name in names)
            {
                if (property.Value.ValueKind != JsonValueKind.Null && string.Equals(given, name, StringComparison.OrdinalIgnoreCase))
                {
                    return new DslJson(property.Value, Below(Place, given));
                }
            }
        }

        return null;
    }

    /// <summary>The entries of a list; of anything else, itself alone.</summary>
    public ImmutableArray<DslJson> Each()
    {
        var place = Place;
        return Json.ValueKind == JsonValueKind.Array ? [.. Json.EnumerateArray().Select((entry, index) => new DslJson(entry, $"{place}[{index}]"))] : [this];
    }

    /// <summary>Whether this is an object.</summary>
    public bool IsObject => Json.ValueKind == JsonValueKind.Object;

    /// <summary>Whether this is a number.</summary>
    public bool IsNumber => Json.ValueKind == JsonValueKind.Number;

    /// <summary>A text, or a number or yes or no as text.</summary>
    public string Text()
    {
        var text = Json.ValueKind switch
        {
            JsonValueKind.String => TextOf(Json, Place),
            JsonValueKind.Number => Json.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => throw Fault($"A text is expected here, not {Kind}."),
        };
        return text.Length <= QueryLimits.Text ? text : throw Fault($"The text is longer than {QueryLimits.Text} characters: ask for less at a time.");
    }

    /// <summary>A text of words to look for.</summary>
    public string Words()
    {
        var text = Text();
        return StandardWords.Of(text).Skip(QueryLimits.Clauses).Any() ? throw Fault($"The text has more than {QueryLimits.Clauses} words: ask for fewer at a time.") : text;
    }

    /// <summary>A number that is not negative, such as a boost.</summary>
    public double Positive() =>
        (IsNumber && Json.TryGetDouble(out var number)) || double.TryParse(Json.ValueKind == JsonValueKind.String ? TextOf(Json, Place) : "", NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            ? double.IsFinite(number) && number >= 0 ? number : throw Fault("A number of 0 or more is expected here.")
            : throw Fault($"A number is expected here, not {Kind}.");

    /// <summary>A whole number.</summary>
    public int Whole() =>
        (IsNumber && Json.TryGetInt32(out var number)) || int.TryParse(Json.ValueKind == JsonValueKind.String ? TextOf(Json, Place) : "", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            ? number
            : throw Fault("A whole number is expected here, such as 10.");

    /// <summary>What is wrong here.</summary>
    public LuceneQueryException Fault(string message) => new(message, Place.Length == 0 ? null : Place);

    // An escape may name half of a character that is written as two. JSON allows it, and it is no text.
    private static string TextOf(JsonElement json, string place)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Half(place);
        }
    }

    private static string NameOf(JsonProperty property, string place)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw Half(place);
        }
    }

    private static LuceneQueryException Half(string place) =>
        new("A character here is only half there: after an escape such as \\ud83d stands its other half.", place.Length == 0 ? null : place);

    private static string Below(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    private string Kind => Json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
