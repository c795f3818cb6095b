using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SafeguardingHub.Api.Domain;
using SafeguardingHub.Api.Published;
using SafeguardingHub.Api.Searching;

namespace SafeguardingHub.Api.Describing;

/// <summary>What schemas cannot be read from types: their names for clients, what properties say, and answers that are written by hand.</summary>
internal static class Schemas
{
    /// <summary>An item in Orchard Core's JSON.</summary>
    public const string ContentItem = "ContentItem";

    /// <summary>A page of items.</summary>
    public const string ContentItemList = "ContentItemList";

    /// <summary>Items that a query found.</summary>
    public const string FoundItems = "FoundItems";

    /// <summary>Stored fields of what a query found.</summary>
    public const string FoundDocuments = "FoundDocuments";

    /// <summary>Either of these.</summary>
    public const string Found = "Found";

    /// <summary>A query in Orchard Core's language.</summary>
    public const string LuceneQuestion = "LuceneQuestion";

    /// <summary>Values of a query's template.</summary>
    public const string TemplateValues = "TemplateValues";

    // Clients are made from these names: none that a language has for something else, such as Date, File or Number.
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(ChangeEndpoints.Answer)] = "ChangeList",
        [typeof(ChangeEndpoints.Told)] = "Change",
        [typeof(ListShape<ServiceShape>)] = "ServiceList",
        [typeof(ListShape<RouteShape>)] = "RouteList",
        [typeof(ListShape<GuidanceShape>)] = "GuidanceList",
        [typeof(GuidanceAnswer)] = "GuidanceOnDay",
        [typeof(SearchShape)] = "SearchAnswer",
        [typeof(HitShape)] = "SearchHit",
        [typeof(PieceShape)] = "TextPiece",
        [typeof(FileShape)] = "FilePlace",
        [typeof(FacetShape)] = "FacetCount",
        [typeof(NumberShape)] = "TelephoneNumber",
        [typeof(DateShape)] = "PartialDate",
        [typeof(BeginShape)] = "EditionBegin",
        [typeof(InForceShape)] = "EditionInForce",
        [typeof(HoursShape)] = "OpeningHours",
        [typeof(WeekShape)] = "WeeklyPeriod",
        [typeof(PeriodShape)] = "DayPeriod",
        [typeof(DayShape)] = "DatedHours",
        [typeof(ReasonShape)] = "HoursReason",
        [typeof(ProblemDetails)] = "Problem",
    };

    /// <summary>The name of a type's schema; null for one that stands where it is used.</summary>
    public static string? NameOf(JsonTypeInfo type)
    {
        var usual = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        return usual is null ? null
            : Names.TryGetValue(type.Type, out var name) ? name
            : usual.EndsWith("Shape", StringComparison.Ordinal) ? usual[..^"Shape".Length]
            : usual;
    }

    /// <summary>Completes the schema of a type.</summary>
    public static void Complete(OpenApiSchema schema, Type type)
    {
        if (type == typeof(ProblemDetails))
        {
            Written.Problem(schema);
            return;
        }

        if (schema.Properties is not { } properties)
        {
            return;
        }

        if (type == typeof(RouteNowShape))
        {
            properties["gap"] = new OpenApiSchema
            {
                OneOf = [new OpenApiSchema { Type = JsonSchemaType.Boolean }, new OpenApiSchema { Type = JsonSchemaType.String, Enum = [(JsonNode)"unknown"] }],
            };
        }

        if (properties.ContainsKey("next"))
        {
            // Always there, though null on the last page.
            (schema.Required ??= new HashSet<string>(StringComparer.Ordinal)).Add("next");
        }

        foreach (var (name, property) in properties)
        {
            // What another schema is, that schema says.
            if (property is OpenApiSchema own && PropertyTexts.Find(NameOf(type), name) is { } text)
            {
                own.Description = text.Text;
                own.Format = text.Format ?? own.Format;
                own.Enum = text.Words is { } words ? [.. words.Select(word => (JsonNode)word)] : own.Enum;
            }
        }
    }

    private static string? NameOf(Type type) => Names.GetValueOrDefault(type) ?? (type.Name.EndsWith("Shape", StringComparison.Ordinal) ? type.Name[..^"Shape".Length] : null);
}
