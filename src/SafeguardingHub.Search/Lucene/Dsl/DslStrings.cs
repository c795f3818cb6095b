using System.Collections.Immutable;
using System.Globalization;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Lucene.Language;
using SafeguardingHub.Search.Lucene.Tables;

namespace SafeguardingHub.Search.Lucene.Dsl;

/// <summary>Reads the two clauses that hold a query in Lucene's own syntax.</summary>
internal static class DslStrings
{
    /// <summary>Lucene's classic syntax.</summary>
    public static QueryNode QueryString(DslJson body)
    {
        var given = Text(body);
        var parsed = QueryParser.Parse(given.Text(), IsAnd(body.Find("default_operator")));
        return parsed.Fault is { } fault ? throw new LuceneQueryException(fault.Message, given.Place, fault.Column) : QueryFields.Over(parsed.Query, Fields(body, "default_field", "fields"));
    }

    /// <summary>Lucene's simple syntax.</summary>
    public static QueryNode Simple(DslJson body) =>
        QueryFields.Over(SimpleQueryParser.Parse(Text(body).Text(), IsAnd(body.Find("default_operator"))), Fields(body, "fields", "default_field"));

    /// <summary>Whether an operator is "and".</summary>
    public static bool IsAnd(DslJson? json) => json is { } given && given.Text().ToUpperInvariant() switch
    {
        "AND" => true,
        "OR" => false,
        _ => throw given.Fault("\"and\" or \"or\" is expected here."),
    };

    private static DslJson Text(DslJson body) =>
        body.IsObject ? body.Find("query") ?? throw body.Fault("\"query\" is missing here: say what to look for.") : body;

    private static ImmutableArray<WeightedField> Fields(DslJson body, params ReadOnlySpan<string> names)
    {
        var fields = body.Find(names)?.Each().Select(Field).ToImmutableArray() ?? [];
        return fields.IsEmpty ? [new WeightedField(ItemFields.FullText, 1)] : fields.Length <= 20 ? fields : throw body.Fault("Name at most 20 fields.");
    }

    private static WeightedField Field(DslJson json)
    {
        var name = json.Text();
        var sign = name.LastIndexOf('^');
        return sign <= 0 ? new WeightedField(name, 1)
            : double.TryParse(name.AsSpan(sign + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var boost) ? new WeightedField(name[..sign], boost)
            : throw json.Fault("After ^ stands how much more the field counts: a number such as Field^2.");
    }
}
