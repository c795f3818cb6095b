using System.Collections.Immutable;

namespace SafeguardingHub.Search.Lucene.Dsl;

/// <summary>Reads the order of a query: a field, <c>{"field": "desc"}</c>, <c>{"field": {"order", "type"}}</c>, or a list of these.</summary>
internal static class DslSort
{
    private const int MostKeys = 10;

    /// <summary>The fields to sort by; empty for the best first.</summary>
    public static ImmutableArray<SortKey> Read(DslJson? json)
    {
        ImmutableArray<SortKey> keys = json is { } sort ? [.. sort.Each().SelectMany(Keys)] : [];
        return keys.Length <= MostKeys ? keys : throw json!.Value.Fault($"Sort by at most {MostKeys} fields.");
    }

    private static IEnumerable<SortKey> Keys(DslJson json) => json.IsObject
        ? json.Properties("A field's name").Select(field => Key(field.Name, field.Value))
        : [Key(json.Text(), null)];

    private static SortKey Key(string field, DslJson? how)
    {
        var kind = Kind(field, how?.Find("type"));
        var order = how is { IsObject: false } text ? text : how?.Find("order");
        var isDescending = order?.Text().ToUpperInvariant() switch
        {
            "DESC" => true,
            "ASC" => false,
            null => kind == SortKind.Score,
            _ => throw order!.Value.Fault("\"asc\" or \"desc\" is expected here."),
        };
        return new SortKey(field, kind, isDescending);
    }

    private static SortKind Kind(string field, DslJson? type) => type?.Text().ToUpperInvariant() switch
    {
        null => field switch { "_score" => SortKind.Score, "_doc" => SortKind.Document, _ => SortKind.Value },
        "STRING" or "STRING_VAL" or "STRINGVAL" or "DATE" => SortKind.Value,
        "INT16" or "INT32" or "INT64" or "INT" or "LONG" or "SINGLE" or "FLOAT" or "DOUBLE" or "NUMBER" => SortKind.Number,
        "SCORE" => SortKind.Score,
        "DOC" => SortKind.Document,
        _ => throw type!.Value.Fault("A type is expected here: string, int32, int64, single, double, score or doc."),
    };
}
