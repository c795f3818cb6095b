using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SafeguardingHub.Api.Domain;

namespace SafeguardingHub.Api.Describing;

/// <summary>What schemas cannot be read from types.</summary>
internal static class Schemas
{
    private const string Gap = "gap";
    private const string InUse = "inUse";

    /// <summary>Completes the schema of a type.</summary>
    public static void Complete(OpenApiSchema schema, Type type)
    {
        if (type == typeof(RouteNowShape) && schema.Properties is { } properties)
        {
            properties[Gap] = new OpenApiSchema
            {
                Description = "True while no service is listed as open; the word unknown where nobody can tell.",
                OneOf = [new OpenApiSchema { Type = JsonSchemaType.Boolean }, new OpenApiSchema { Type = JsonSchemaType.String, Enum = [(JsonNode)"unknown"] }],
            };
        }

        if (schema.Properties?.TryGetValue(InUse, out var property) == true && property is OpenApiSchema inUse)
        {
            inUse.Description = "Whether the owner of its section has opened the section. false: its owner has not opened it; do not rely on it.";
        }
    }
}
