using SafeguardingHub.Api.Answering;
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

    /// <summary>The groups of operations, and what they are for.</summary>
    public static (string Name, string Text)[] Groups { get; } =
    [
        (ContentGroup, "Published items, and what has changed."),
        (ContactsGroup, "Services, routes, and who answers at this minute."),
        (GuidanceGroup, "Guidance with its editions, and which of them to use."),
        (SearchGroup, "Search over everything that is published."),
        (OrchardGroup, "The addresses that clients of Orchard Core know."),
    ];

    private static readonly Field Depth = Field.Number(
        "depth", "How deep to follow what items point to; what is found comes once each, by id, at most 1,000 items. With a depth, asking is limited as searches are.", 0, ItemAnswers.Deepest, 0);

    private static readonly Field Choice = Field.Several(
        "fields", "Which properties of items to give, with dots inside: DisplayText, TitlePart.Title. All where it is left out. Several may also stand in one value with commas between them.");

    private static readonly Field[] Filters =
    [
        Field.Several("type", "Content types: Briefing. Of several values any will do, here and in the next fields; several may also stand in one value with commas between them."),
        Field.Several("section", "Sections by id, alias or the name in their address: wyre-forest."),
        Field.Several("topic", "Topics by id or name: domestic-abuse."),
        Field.Several("year", "Years in four digits: 2018. The word unknown for what has no date."),
        Field.Several("publisher", "Publishers: an organisation by id, alias or name; any other name as it stands on the publication. Names may hold commas: repeat the field."),
        Field.Several("audience", "Audiences by id or name: public."),
    ];

    public static Operation Item { get; } = new()
    {
        Name = "getContentItem",
        Group = ContentGroup,
        Summary = "One published item in Orchard Core's shape.",
        Description = "The live version. Latest is always true, and Owner and Author are empty: drafts and the names of people who work for the hub are not told.",
        Fields = [new("id", "The ContentItemId."), Depth, Choice],
        Schema = Schemas.ContentItem,
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
            new("path", "A path, without a host: wyre-forest/children. What stands there and below."),
            new("changedSince", "An instant with Z or an offset, 2026-11-22T09:00:00Z: what became live then or later.") { Format = "date-time" },
            Field.Choice("sort", "The order. Items without a date come last. The latest date first unless another is asked for.", "-date", "date", "title", "-changed", "id"),
            Field.Number("limit", "How many items at most.", 1, ListQuestion.MostItems, ListQuestion.UsualItems),
            new("cursor", "'next' of the answer before, with the same filters and order. The first page where it is left out.") { Longest = Content.Storage.QueryPosition.LongestText },
            Choice,
            Depth,
        ],
        Schema = Schemas.ContentItemList,
        Answer = "A page of items, and the cursor of the next.",
        Problems = [400, 401, 429],
    };

    public static Operation Changes { get; } = new()
    {
        Name = "listChanges",
        Group = ContentGroup,
        Summary = "What has changed, for those who keep a copy.",
        Description = "Without 'since' everything that is published, then each change in order. Keep 'next' and come back with it. Each item comes as it is now: published or withdrawn.",
        Fields = [new("since", "'next' of the answer before."), Field.Number("limit", "How many items at most.", 1, ChangeEndpoints.MostItems, ChangeEndpoints.UsualItems)],
        Answer = "A page of changes, where to go on, and whether to go on at once.",
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
        Fields = [new("name", "The route's name, as /api/routes gives it."), new("at", "Another moment: 2027-02-12T16:45, or with an offset, 2027-02-12T16:45Z; without one it is London's time. Now where it is left out.")],
        Answer = "The services in the order in which to try them, and whether anybody is listed as open: gap is true, false or the word unknown.",
        Shape = typeof(RouteNowShape),
        Problems = [400, 401, 404],
    };

    public static Operation Coverage { get; } = new()
    {
        Name = "getRouteCoverage",
        Group = ContactsGroup,
        Summary = "At which times of the week and of the coming year a route has a service that is listed as open.",
        Description = "Emergency services do not count. A gap of a date is told only where the ordinary week does not have it.",
        Fields = [new("name", "The route's name, as /api/routes gives it.")],
        Answer = "An ordinary week from Monday, and each date of the next 400 days that is not ordinary: bank holidays, exceptions, changes of the clocks.",
        Shape = typeof(CoverageShape),
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
        Fields = [new("id", "Its ContentItemId or its alias."), new("on", "The day: 2016-05-01. Today where it is left out.") { Format = "date" }],
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
            Field.Several("state", "States: of guidance its standing today, of services whether somebody has rung them and found them right, of the archive archived.", [.. SearchEndpoints.States]),
            Field.Choice("superseded", "Whether superseded and withdrawn editions are among the hits.", "false", "true"),
            Field.Choice("order", "The order.", "relevance", "newest", "oldest"),
            Field.Several("facets", "What to count hits by. Nothing is counted where it is left out.", [.. Content.Searching.SearchKeys.All]),
            Field.Number("limit", "How many hits at most.", 1, Content.Searching.SearchRequest.MostHits, SearchEndpoints.UsualHits),
            new("cursor", "'next' of the answer before, with the same words, filters and order. The first page where it is left out."),
        ],
        Answer = "The hits, and how many there are in all.",
        Shape = typeof(SearchShape),
        IsAskedAgain = false,
        Problems = [400, 401, 429, 503],
    };

    private static readonly Field[] LuceneFields =
    [
        new("indexName", "The name of the index, in the same case: Search."),
        new("query", "The query as JSON in Orchard Core's query language; a Liquid template, rendered with the parameters.") { IsRequired = true, Longest = AskedFields.LongestText },
        new("parameters", "A JSON object with the values of the template.") { Longest = AskedFields.LongestText },
    ];

    private const string LuceneBody = "The query. What is left out here is taken from the address.";

    public static Operation LuceneContent(bool isPosted) => new()
    {
        Name = isPosted ? "postLuceneContent" : "getLuceneContent",
        Group = OrchardGroup,
        Summary = "The items that a Lucene query finds.",
        Description = "At most 500 items at once, whatever 'size' says: go on with 'from'.",
        Fields = isPosted ? [] : LuceneFields,
        Body = isPosted ? LuceneBody : null,
        BodySchema = Schemas.LuceneQuestion,
        Schema = Schemas.FoundItems,
        IsAskedAgain = false,
        Answer = "The items, and how many there are in all. An unknown index gives no items (null) and the count 0.",
        Problems = isPosted ? [400, 401, 413, 415, 429, 503] : [400, 401, 429, 503],
    };

    public static Operation LuceneDocuments(bool isPosted) => new()
    {
        Name = isPosted ? "postLuceneDocuments" : "getLuceneDocuments",
        Group = OrchardGroup,
        Summary = "The stored fields of what a Lucene query finds.",
        Fields = isPosted ? [] : LuceneFields,
        Body = isPosted ? LuceneBody : null,
        BodySchema = Schemas.LuceneQuestion,
        Schema = Schemas.FoundDocuments,
        IsAskedAgain = false,
        Answer = "The stored fields of each, and how many there are in all. An unknown index gives no items (null) and the count 0.",
        Problems = isPosted ? [400, 401, 413, 415, 429, 503] : [400, 401, 429, 503],
    };

    public static Operation Query(bool isPosted) => new()
    {
        Name = isPosted ? "postQuery" : "getQuery",
        Group = OrchardGroup,
        Summary = "What a stored query gives.",
        Description = "Queries of the source Lucene run; those of other sources are refused. Who may not run a query is answered as if it were not there. At most 500 whole items come at once.",
        Fields = [new("name", "The query's name, in the same case."), new("parameters", "A JSON object with the values of the query's template.") { Longest = AskedFields.LongestText }],
        Body = isPosted ? "The values of the query's template, by name." : null,
        BodySchema = Schemas.TemplateValues,
        Schema = Schemas.Found,
        IsAskedAgain = false,
        Answer = "The items, or their stored fields where the query is defined so, and how many there are in all.",
        Problems = isPosted ? [400, 404, 413, 415, 429, 503] : [400, 404, 429, 503],
    };
}
