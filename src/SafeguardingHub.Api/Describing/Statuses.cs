using Microsoft.OpenApi;

namespace SafeguardingHub.Api.Describing;

/// <summary>What statuses mean here, in words.</summary>
internal static class Statuses
{
    /// <summary>Too many questions.</summary>
    public const string TooMany = "429";

    /// <summary>The meanings of the statuses of problems.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["400"] = "Something that was asked cannot be used. Every fault is named, under the name of its field.",
        ["401"] = "The role of those who have not signed in lacks the permission to ask this.",
        ["404"] = "There is nothing of this name that the public may see.",
        ["406"] = "The header Accept leaves no room for JSON.",
        ["410"] = "The cursor is of before the hub was restored from a backup: drop the copy and begin anew.",
        ["413"] = "The body is longer than 64 kilobytes.",
        ["415"] = "The body is not of the type application/json.",
        [TooMany] = "Too many searches from one address in a short time: 10 a second are answered, with 120 at once.",
        ["500"] = "The hub has a fault of its own.",
        ["503"] = "The hub is starting, its database is away, or its index is not there yet: ask again in a minute.",
    };

    /// <summary>One header of a response.</summary>
    public static Dictionary<string, IOpenApiHeader> Header(string name, string text, JsonSchemaType type = JsonSchemaType.String) => new(StringComparer.Ordinal)
    {
        [name] = new OpenApiHeader { Description = text, Schema = new OpenApiSchema { Type = type } },
    };
}
