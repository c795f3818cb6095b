using SafeguardingHub.Api.Published;
using SafeguardingHub.Api.Domain;
using SafeguardingHub.Api.Searching;

namespace SafeguardingHub.Api.Describing;

/// <summary>What every endpoint is called and what is said of it, in the order of the document.</summary>
internal static class Operations
{
    private const string ContentGroup = "Content";
    private const string ContactsGroup = "Who to call";
    private const string GuidanceGroup = "Guidance";
    private const string SearchGroup = "Search";
    private const string OrchardGroup = "Orchard Core";

    private static readonly Field Depth = Field.Number("depth", "How deep to follow what items point to, 0 to 3; what is found comes once each, by id, at most 1,000 items. With a depth, asking is limited as searches are.");

    private static readonly Field Choice = new(
        "fields", "Which properties of items to give, with commas between them and dots inside: DisplayText,TitlePart.Title. All where it is left out.");

    private static readonly Field[] Filters =
    [
        new("type", "Content types; any of several. Repeat the field or put commas between values."),
        new("section", "Sections by id, alias or the name in their address: wyre-forest."),
        new("topic", "Topics by id or name: domestic-abuse."),
        new("year", "Years: 2018, or unknown."),
        new("publisher", "Publishers: an organisation by id, alias or name; any other name as it stands on the publication."),
        new("audience", "Audiences by id or name."),
    ];

    public static Operation Item { get; } = new()
    {
        Name = "getContentItem",
        Group = ContentGroup,
        Summary = "One published item in Orchard Core's shape.",
        Description = "The live version. Latest is always true, and Owner and Author are empty: drafts and the names of people who work for the hub are not told.",
        Fields = [new("id", "The ContentItemId."), Depth, Choice],
        Answer = "The item, with References by id where a depth is asked for, and ReferencesAreCut: whether there were more.",
        Problems = [400, 401, 404, 429],
    };

    public static Operation List { get; } = new()
    {
        Name = "listContent",
        Group = ContentGroup,
        Summary = "Published items, filtered, sorted, and a page at a time.",
        Fields =
        [
            .. Filters,
            new("path", "A path: what stands there and below."),
            new("changedSince", "An instant, 2026-11-22T09:00:00Z: what became live then or later."),
            Field.Choice("sort", "The order. Items without a date come last. The latest date first unless another is asked for.", "-date", "date", "title", "-changed", "id"),
            Field.Number("limit", "How many items: 1 to 100, 20 unless another number is asked for."),
            new("cursor", "'next' of the answer before, with the same filters and order."),
            Choice,
            Depth,
        ],
        Answer = "items: the items; next: the cursor of the next page, null on the last; references: by id, where a depth is asked for, and referencesAreCut: whether there were more.",
        Problems = [400, 401, 429],
    };

    public static Operation Changes { get; } = new()
    {
        Name = "listChanges",
        Group = ContentGroup,
        Summary = "What has changed, for those who keep a copy.",
        Description = "Without 'since' everything that is published, then each change in order. Keep 'next' and come back with it. Each item comes as it is now: published or withdrawn.",
        Fields = [new("since", "'next' of the answer before."), Field.Number("limit", "How many items at most: 1 to 500, 100 unless another number is asked for.")],
        Answer = "items, next, and hasMore: whether to go on at once.",
        Shape = typeof(ChangeEndpoints.Answer),
        Problems = [400, 401, 410],
    };

    public static Operation Services { get; } = new()
    {
        Name = "listServices",
        Group = ContactsGroup,
        Summary = "Every service: numbers, hours as data and in words, channels, former names.",
        Description = "confirmed is the day on which a named person rang the service and found it right. While it is null, say so beside the number.",
        Answer = "The services, emergency first.",
        Shape = typeof(ListShape<ServiceShape>),
        Problems = [400, 401],
    };

    public static Operation Routes { get; } = new()
    {
        Name = "listRoutes",
        Group = ContactsGroup,
        Summary = "The routes: whom to call about which worry.",
        Answer = "The routes, each with its services in order and the address that says whom to call now.",
        Shape = typeof(ListShape<RouteShape>),
        Problems = [400, 401],
    };

    public static Operation Now { get; } = new()
    {
        Name = "getRouteNow",
        Group = ContactsGroup,
        Summary = "Whom to call now on a route.",
        Description = "State is what the listed hours say. Show every number, also of services that are closed, and gapText where there is a gap. Do not keep the answer longer than its header allows.",
        Fields = [new("name", "The route's name, as /api/routes gives it."), new("at", "Another moment, London's time unless it has an offset: 2027-02-12T16:45.")],
        Answer = "The services in the order in which to try them, and whether anybody is listed as open: gap is true, false or the word unknown.",
        Shape = typeof(RouteNowShape),
        Problems = [400, 401, 404],
    };

    public static Operation AllGuidance { get; } = new()
    {
        Name = "listGuidance",
        Group = GuidanceGroup,
        Summary = "Guidance with all its editions and which of them to use.",
        Answer = "Guidance in order of name, the editions of each newest first.",
        Shape = typeof(ListShape<GuidanceShape>),
        Problems = [400, 401],
    };

    public static Operation OneGuidance { get; } = new()
    {
        Name = "getGuidance",
        Group = GuidanceGroup,
        Summary = "One guidance, and which edition was in force on a day.",
        Fields = [new("id", "Its ContentItemId or its alias."), new("on", "The day: 2016-05-01. Today unless another is asked for.")],
        Answer = "The guidance with its editions, and the edition in force on the day: null for none; how far the dates are known.",
        Shape = typeof(GuidanceAnswer),
        Problems = [400, 401, 404],
    };

    public static Operation Search { get; } = new()
    {
        Name = "search",
        Group = SearchGroup,
        Summary = "Search over everything that is published.",
        Description = "What is searched for is not kept. Titles and snippets come in pieces of plain text, and isMatch marks what was searched for.",
        Fields =
        [
            new("q", "What to search for.") { IsRequired = true },
            Field.Choice("syntax", "words: plain words. lucene: Lucene's query syntax.", "words", "lucene"),
            .. Filters,
            new("state", "States: current, superseded, withdrawn, not-yet-in-force, confirmed, unconfirmed, archived."),
            Field.Choice("superseded", "Whether superseded and withdrawn editions are among the hits.", "false", "true"),
            Field.Choice("order", "The order.", "relevance", "newest", "oldest"),
            new("facets", "What to count hits by: section, type, topic, audience, publisher, year, state."),
            Field.Number("limit", "How many hits: 1 to 100, 20 unless another number is asked for."),
            new("cursor", "'next' of the answer before."),
        ],
        Answer = "The hits, and how many there are in all.",
        Shape = typeof(SearchShape),
        Problems = [400, 401, 429, 503],
    };

    private static readonly Field[] LuceneFields =
    [
        new("indexName", "The index: Search."),
        new("query", "The query as JSON in Orchard Core's query language; a Liquid template, rendered with the parameters.") { IsRequired = true },
        new("parameters", "A JSON object with the values of the template."),
    ];

    private const string LuceneBody = "{ \"indexName\", \"query\", \"parameters\" }: query and parameters are texts that hold JSON.";

    public static Operation LuceneContent(bool isPosted) => new()
    {
        Name = isPosted ? "postLuceneContent" : "getLuceneContent",
        Group = OrchardGroup,
        Summary = "The items that a Lucene query finds.",
        Description = "At most 500 items at once, whatever 'size' says: go on with 'from'.",
        Fields = isPosted ? [] : LuceneFields,
        Body = isPosted ? LuceneBody : null,
        Answer = "items and count. An unknown index gives no items (null) and the count 0.",
        Problems = isPosted ? [400, 401, 413, 415, 429, 503] : [400, 401, 429, 503],
    };

    public static Operation LuceneDocuments(bool isPosted) => new()
    {
        Name = isPosted ? "postLuceneDocuments" : "getLuceneDocuments",
        Group = OrchardGroup,
        Summary = "The stored fields of what a Lucene query finds.",
        Fields = isPosted ? [] : LuceneFields,
        Body = isPosted ? LuceneBody : null,
        Answer = "items, each the stored fields by name as texts, several values as a list; and count.",
        Problems = isPosted ? [400, 401, 413, 415, 429, 503] : [400, 401, 429, 503],
    };

    public static Operation Query(bool isPosted) => new()
    {
        Name = isPosted ? "postQuery" : "getQuery",
        Group = OrchardGroup,
        Summary = "What a stored query gives.",
        Description = "Queries of the source Lucene run; those of other sources are refused. Who may not run a query is answered as if it were not there. At most 500 whole items come at once.",
        Fields = [new("name", "The query's name, in the same case."), new("parameters", "A JSON object with the values of the query's template.")],
        Body = isPosted ? "The parameters as a JSON object." : null,
        Answer = "items and count.",
        Problems = isPosted ? [400, 404, 413, 415, 429, 503] : [400, 404, 429, 503],
    };
}
