using Microsoft.OpenApi;
using SafeguardingHub.Api.Published;

namespace SafeguardingHub.Api.Describing;

/// <summary>The schemas of what is written and read by hand.</summary>
internal static class Written
{
    /// <summary>Adds them to a document.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        var schemas = (document.Components ??= new OpenApiComponents()).Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        IOpenApiSchema item = new OpenApiSchemaReference(Schemas.ContentItem, document);
        schemas[Schemas.ContentItem] = Item();
        schemas[Schemas.ContentItemList] = Of(
            "A page of items.",
            ["items", "next"],
            ("items", ListOf(item, "The items.")),
            ("next", Text("The cursor of the next page: give it as 'cursor', with the same filters and order. Null on the last page.", isNullable: true)),
            ("references", MapOf(item, "What the items point to, by ContentItemId. Only with a depth.")),
            ("referencesAreCut", Flag("Whether they point to more than is given. Only with a depth.")));
        schemas[Schemas.FoundItems] = Found(ListOf(item, "The items, at most 500; null where there is no such index.", isNullable: true));
        schemas[Schemas.FoundDocuments] = Found(ListOf(Document(), "The stored fields of each; null where there is no such index.", isNullable: true));
        schemas[Schemas.Found] = new OpenApiSchema
        {
            AnyOf = [new OpenApiSchemaReference(Schemas.FoundItems, document), new OpenApiSchemaReference(Schemas.FoundDocuments, document)],
        };
        schemas[Schemas.LuceneQuestion] = Of(
            "A query in Orchard Core's query language.",
            ["query"],
            ("indexName", Text("The name of the index, in the same case: Search.")),
            ("query", Text("The query as a text that holds JSON: {\"query\":{\"match_all\":{}}}. A Liquid template, rendered with the parameters.")),
            ("parameters", Text("The values of the template, as a text that holds a JSON object.")));
        schemas[Schemas.TemplateValues] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "Values by name.", AdditionalProperties = new OpenApiSchema() };
    }

    /// <summary>Makes the schema of a problem.</summary>
    public static void Problem(OpenApiSchema schema)
    {
        var whole = Of(
            "Problem details (RFC 9457).",
            ["type", "title", "status", "detail"],
            ("type", Text("What sort of problem: the address of what defines its status.", "uri")),
            ("title", Text("The status in words.")),
            ("status", Number("The HTTP status.")),
            ("detail", Text("What is wrong and how to put it right, in plain English.")),
            ("errors", MapOf(ListOf(Text("A fault."), "The faults of one field."), "Every fault, by the name of the field that it is in.")),
            ("column", Number("The character of the query at which the fault was noticed, from 1.")),
            ("place", Text("The place in a query in JSON: query.bool.must.")));
        (schema.Type, schema.Description, schema.Required, schema.Properties) = (whole.Type, whole.Description, whole.Required, whole.Properties);
    }

    private static OpenApiSchema Item()
    {
        var item = Of(
            "A published item in Orchard Core's JSON: besides these properties its parts, each an object under its name, and its fields in the part of the type's own name.",
            [],
            ("ContentItemId", Text("The item's id, the same for every version.")),
            ("ContentItemVersionId", Text("The id of the live version.")),
            ("ContentType", Text("The type: Briefing.")),
            ("DisplayText", Text("The item's name.", isNullable: true)),
            ("Latest", Flag("Always true: whether a draft stands over the version is not told.")),
            ("Published", Flag("Always true.")),
            ("ModifiedUtc", Text("When the version was last saved.", "date-time", isNullable: true)),
            ("PublishedUtc", Text("When the version became live.", "date-time", isNullable: true)),
            ("CreatedUtc", Text("When the item was made.", "date-time", isNullable: true)),
            ("Owner", Text("Always empty: names of people are not told.")),
            ("Author", Text("Always empty.")),
            (ItemReview.Name, Review()),
            ("References", new OpenApiSchema { Type = JsonSchemaType.Object, Description = "What the item points to, by ContentItemId: items without References of their own. Only of one item, with a depth.", AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Object } }),
            ("ReferencesAreCut", Flag("Whether it points to more than is given. Only of one item, with a depth.")));
        item.AdditionalProperties = new OpenApiSchema();
        return item;
    }

    private static OpenApiSchema Review()
    {
        var state = Text("'inDate' until the day on which it is due, 'due' on that day, 'overdue' from the next day on, put off or not; 'none' where no review is planned.");
        state.Enum = [ItemReview.None, ItemReview.InDate, ItemReview.DueToday, ItemReview.Overdue];
        return Of(
            "Where the item stands today with its review, which is of the whole page. Only of types that are reviewed.",
            ItemReview.Names,
            (nameof(ItemReview.State), state),
            (nameof(ItemReview.Due), Text("The day on which it is due.", "date", isNullable: true)),
            (nameof(ItemReview.PutOffUntil), Text("The day up to which it was put off, while that lasts.", "date", isNullable: true)));
    }

    private static OpenApiSchema Document() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Stored fields by name: Content.ContentItem.DisplayText.",
        AdditionalProperties = new OpenApiSchema { AnyOf = [Text("The value."), ListOf(Text("A value."), "The values, where there are several.")] },
    };

    private static OpenApiSchema Found(OpenApiSchema items) =>
        Of("What a query found.", ["items", "count"], ("items", items), ("count", Number("How many there are in all, whatever 'size' says.")));

    private static OpenApiSchema Of(string text, string[] required, params (string Name, IOpenApiSchema Schema)[] properties) => new()
    {
        Type = JsonSchemaType.Object,
        Description = text,
        Required = required.ToHashSet(StringComparer.Ordinal),
        Properties = properties.ToDictionary(property => property.Name, property => property.Schema, StringComparer.Ordinal),
    };

    private static OpenApiSchema Text(string text, string? format = null, bool isNullable = false) =>
        new() { Type = isNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String, Format = format, Description = text };

    private static OpenApiSchema Flag(string text) => new() { Type = JsonSchemaType.Boolean, Description = text };

    private static OpenApiSchema Number(string text) => new() { Type = JsonSchemaType.Integer, Format = "int32", Description = text };

    private static OpenApiSchema ListOf(IOpenApiSchema items, string text, bool isNullable = false) =>
        new() { Type = isNullable ? JsonSchemaType.Array | JsonSchemaType.Null : JsonSchemaType.Array, Items = items, Description = text };

    private static OpenApiSchema MapOf(IOpenApiSchema values, string text) => new() { Type = JsonSchemaType.Object, AdditionalProperties = values, Description = text };
}
