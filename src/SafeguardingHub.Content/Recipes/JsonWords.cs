using System.Text.Json;

namespace SafeguardingHub.Content.Recipes;

/// <summary>Names of JSON values for messages.</summary>
internal static class JsonWords
{
    /// <summary>For example <c>an array</c>.</summary>
    public static string Kind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Null => "null",
        _ => "missing",
    };
}
