using System.Collections.Immutable;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Lucene.Language;

namespace SafeguardingHub.Search.Lucene.Dsl;

/// <summary>
/// Reads Orchard Core's query language: the part of Elasticsearch's that its Lucene module knows.
/// </summary>
/// <remarks>
/// Better than there, what is wrong is told with its place instead of failing; filters may be lists, stand anywhere and do not
/// score; one end of a range is enough; numbers and yes or no may be terms; a phrase may be called "query"; fuzziness may be
/// AUTO; a size of 0 gives the count alone; a query string without a field looks in the full text.
/// </remarks>
internal sealed class DslReader
{
    /// <summary>How many are given where nothing is said.</summary>
    public const int UsualSize = 10;

    /// <summary>The most that are given at once.</summary>
    public const int LargestSize = 10_000;

    private int clauses;

    private DslReader()
    {
    }

    /// <summary>Reads a query.</summary>
    /// <exception cref="LuceneQueryException">It cannot be read.</exception>
    public static OrchardQuery Read(string text)
    {
        var root = DslJson.Read(text);
        var query = root.Find("query") ?? throw new LuceneQueryException("The query has no \"query\": write {\"query\": {\"match_all\": {}}} to find everything.");
        if (!query.IsObject)
        {
            throw query.Fault("The query must be an object: write {\"query_string\": {\"query\": \"…\"}} to search for words.");
        }

        var from = root.Find("from")?.Whole() ?? 0;
        var size = root.Find("size")?.Whole() ?? UsualSize;
        return from < 0 ? throw root.Find("from")!.Value.Fault("A number of 0 or more is expected here.")
            : size < 0 ? throw root.Find("size")!.Value.Fault("A number of 0 or more is expected here.")
            : new OrchardQuery(new DslReader().Clause(query, 0), DslSort.Read(root.Find("sort")), from, Math.Min(size, LargestSize));
    }

    private QueryNode Clause(DslJson json, int depth)
    {
        if (depth > QueryLimits.Depth)
        {
            throw json.Fault(QueryLimits.TooDeep);
        }

        if (++clauses > QueryLimits.Clauses)
        {
            throw json.Fault(QueryLimits.TooMany);
        }

        var (name, body) = json.First("A clause such as {\"match_all\": {}}");
        return name switch
        {
            "bool" => Boosted(Bool(body, depth), body),
            "match_all" => Boosted(new EverythingNode(), body),
            "match_none" => new NothingNode(),
            "query_string" => Boosted(DslStrings.QueryString(body), body),
            "simple_query_string" => Boosted(DslStrings.Simple(body), body),
            "match" or "match_phrase" or "term" or "terms" or "range" or "prefix" or "wildcard" or "fuzzy" or "regexp" => Field(name, body),
            "geo_distance" or "geo_bounding_box" => throw body.Fault("Places on the map are not indexed here: leave the clause out."),
            _ => throw body.Fault($"'{name}' is no clause that is known here: use bool, match_all, match, match_phrase, term, terms, range, prefix, wildcard, fuzzy, regexp, query_string or simple_query_string."),
        };
    }

    private static QueryNode Field(string clause, DslJson body)
    {
        var (field, value) = body.First($"A field's name, as in {{\"{clause}\": {{\"Content.ContentItem.FullText\": …}}}},");
        QueryNode query = clause switch
        {
            "match" => Match(field, value),
            "match_phrase" => new PhraseNode(field, Value(value, "value", "query").Words(), Math.Clamp(value.Find("slop")?.Whole() ?? 0, 0, 1000)),
            "term" => new ExactNode(field, [Exact(Value(value, "value"))]),
            "terms" => new ExactNode(field, Terms(value)),
            "range" => Range(field, value),
            "prefix" => new WildcardNode(field, WildcardPattern.Beginning(Value(value, "value", "prefix").Text()), IsVerbatim: true),
            "wildcard" => new WildcardNode(field, Value(value, "value", "wildcard").Text(), IsVerbatim: true),
            "fuzzy" => Fuzzy(field, value),
            _ => new RegexpNode(field, Value(value, "value").Text()),
        };
        return Boosted(query, value.IsObject ? value : body);
    }

    private GroupNode Bool(DslJson body, int depth)
    {
        var read = ImmutableArray.CreateBuilder<Clause>();
        DslJson? atLeast = null;
        foreach (var (name, value) in body.Properties("An object with must, should, must_not or filter"))
        {
            var occur = name switch
            {
                "must" => Occur.Must,
                "should" => Occur.Should,
                "must_not" or "mustnot" or "mustNot" => Occur.MustNot,
                "filter" => Occur.Filter,
                "minimum_should_match" => (Occur?)null,
                "boost" => null,
                _ => throw value.Fault($"'{name}' is nothing that bool knows: use must, should, must_not, filter, minimum_should_match or boost."),
            };
            atLeast = name == "minimum_should_match" ? value : atLeast;
            if (occur is { } how)
            {
                read.AddRange(value.Each().Select(clause => new Clause(how, Clause(clause, depth + 1))));
            }
        }

        return new GroupNode(read.ToImmutable(), atLeast is { } needed ? AtLeast(needed, read.Count(clause => clause.Occur == Occur.Should)) : null);
    }

    // A number, or as Elasticsearch has it: less than 0 for how many may be missing, or a part in a hundred.
    private static int AtLeast(DslJson json, int of)
    {
        var text = json.Text().Trim();
        var isPart = text.EndsWith('%');
        if (!int.TryParse(isPart ? text[..^1] : text, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            throw json.Fault("How many must fit is expected here: a number such as 2, or a part such as 75%.");
        }

        var count = isPart ? (int)(of * (long)Math.Clamp(number, -100, 100) / 100) : number;
        return Math.Max(0, count < 0 ? of + count : count);
    }

    private static MatchNode Match(string field, DslJson value)
    {
        var allWords = DslStrings.IsAnd(value.Find("operator"));
        var withoutWords = value.Find("zero_terms_query")?.Text().Equals("all", StringComparison.OrdinalIgnoreCase) ?? false;
        return new MatchNode(field, Value(value, "query", "value").Words(), allWords, withoutWords);
    }

    private static ImmutableArray<ExactValue> Terms(DslJson value) => value.IsObject
        ? throw value.Fault("The values must stand here as a list: they cannot be looked up in another document.")
        : value.Each() is { Length: <= QueryLimits.Clauses } values ? [.. values.Select(Exact)] : throw value.Fault(QueryLimits.TooMany);

    private static ExactValue Exact(DslJson value) => new(value.Text(), value.IsNumber ? value.Json.GetDouble() : null);

    private static RangeNode Range(string field, DslJson value)
    {
        var (lower, upper) = ((RangeEnd?)null, (RangeEnd?)null);
        foreach (var (name, end) in value.Properties("An object with gt, gte, lt or lte"))
        {
            if (end.Json.ValueKind == System.Text.Json.JsonValueKind.Null)
            {
                continue;
            }

            switch (name)
            {
                case "gt" or "gte":
                    lower = new RangeEnd(end.Text(), name == "gte", end.IsNumber);
                    break;
                case "lt" or "lte":
                    upper = new RangeEnd(end.Text(), name == "lte", end.IsNumber);
                    break;
                case "boost" or "format" or "time_zone":
                    break;
                default:
                    throw end.Fault($"'{name}' is nothing that range knows: use gt, gte, lt or lte.");
            }
        }

        return lower is null && upper is null ? throw value.Fault("The range has no end: give gt, gte, lt or lte.") : new RangeNode(field, lower, upper);
    }

    private static FuzzyNode Fuzzy(string field, DslJson value)
    {
        var word = Value(value, "value", "fuzzy").Text();
        var edits = value.Find("fuzziness") is not { } given ? FuzzyNode.MostEdits
            : given.Json.ValueKind == System.Text.Json.JsonValueKind.String && given.Text().StartsWith("AUTO", StringComparison.OrdinalIgnoreCase) ? Usual(word)
            : given.Whole() is >= 0 and <= FuzzyNode.MostEdits and var number ? number
            : throw given.Fault("How many letters may differ is expected here: 0, 1, 2 or AUTO.");
        return new FuzzyNode(field, word, edits, Math.Max(0, value.Find("prefix_length")?.Whole() ?? 0));
    }

    // Elasticsearch's own steps: the shorter a word, the sooner another is a different one.
    private static int Usual(string word) => word.Length switch { < 3 => 0, < 6 => 1, _ => 2 };

    private static DslJson Value(DslJson value, params ReadOnlySpan<string> names) =>
        !value.IsObject ? value : value.Find(names) ?? throw value.Fault($"\"{names[0]}\" is missing here: say what to look for.");

    private static QueryNode Boosted(QueryNode query, DslJson body) => body.Find("boost") is { } boost && boost.Positive() is var times && times != 1 ? new BoostNode(query, times) : query;
}
