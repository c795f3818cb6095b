using System.Text.Json;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>A question for each operation of the API's document: well asked, and asked wrongly in each way that has an answer of its own.</summary>
internal sealed record ApiSample(string Good)
{
    private const string Text = "4hubtextduty00000000000000";
    private const string Lucene = "?indexName=Search&query=%7B%22query%22:%7B%22match_all%22:%7B%7D%7D,%22size%22:2%7D";
    private const string LuceneBody = """{"indexName":"Search","query":"{\"query\":{\"match_all\":{}},\"size\":2}"}""";

    /// <summary>Where something cannot be used.</summary>
    public required string Bad { get; init; }

    /// <summary>The same as asked so that nothing in memory answers it; null where nothing ever does.</summary>
    public string? Anew { get; init; }

    /// <summary>What names nothing; null where nothing is named.</summary>
    public string? Missing { get; init; }

    /// <summary>A cursor of before a restore; null where there is none.</summary>
    public string? Gone { get; init; }

    /// <summary>What is posted; null for nothing.</summary>
    public string? Body { get; init; }

    /// <summary>What is posted wrongly.</summary>
    public string? BadBody { get; init; }

    /// <summary>Whether it is answered from memory, also while the database is away.</summary>
    public bool IsFromMemory { get; init; }

    public static IReadOnlyDictionary<string, ApiSample> All { get; } = new Dictionary<string, ApiSample>(StringComparer.Ordinal)
    {
        ["listContent"] = new("/api/content?depth=1&limit=2&path=wyre-forest") { Bad = "/api/content?limit=0" },
        ["getContentItem"] = new("/api/content/4hubbriefingsheet000000000?depth=1")
        {
            Anew = $"/api/content/{Text}?depth=1&fields=DisplayText", Bad = $"/api/content/{Text}?depth=9", Missing = "/api/content/4nosuchnosuchnosuchnosuch00",
        },
        ["listChanges"] = new("/api/changes?limit=3") { Bad = "/api/changes?since=x", Gone = "/api/changes?since=AAAAAAAA." + new string('A', 22) },
        ["listServices"] = new("/api/services") { Bad = "/api/services?near=me", IsFromMemory = true },
        ["listRoutes"] = new("/api/routes") { Bad = "/api/routes?near=me", IsFromMemory = true },
        ["getRouteNow"] = new("/api/routes/child/now?at=2026-11-20T16:45") { Bad = "/api/routes/child/now?at=soon", Missing = "/api/routes/none/now", IsFromMemory = true },
        ["getRouteCoverage"] = new("/api/routes/child/coverage") { Bad = "/api/routes/child/coverage?at=noon", Missing = "/api/routes/none/coverage", IsFromMemory = true },
        ["listGuidance"] = new("/api/guidance") { Bad = "/api/guidance?x=1", IsFromMemory = true },
        ["getGuidance"] = new("/api/guidance/4hubguidanceworking0000000?on=2016-05-01")
        {
            Bad = "/api/guidance/4hubguidanceworking0000000?on=soon", Missing = "/api/guidance/none", IsFromMemory = true,
        },
        ["search"] = new("/api/search?q=briefing&facets=type,section&limit=2") { Bad = "/api/search" },
        ["getLuceneContent"] = new("/api/lucene/content" + Lucene) { Bad = "/api/lucene/content" },
        ["postLuceneContent"] = new("/api/lucene/content") { Body = LuceneBody, Bad = "/api/lucene/content", BadBody = "{}" },
        ["getLuceneDocuments"] = new("/api/lucene/documents" + Lucene) { Bad = "/api/lucene/documents" },
        ["postLuceneDocuments"] = new("/api/lucene/documents") { Body = LuceneBody, Bad = "/api/lucene/documents", BadBody = "{}" },
        ["getQuery"] = new("/api/queries/LatestBriefings") { Bad = "/api/queries/LatestBriefings?parameters=3", Missing = "/api/queries/None" },
        ["postQuery"] = new("/api/queries/LatestBriefings") { Body = """{"size":2}""", Bad = "/api/queries/LatestBriefings", BadBody = "[]", Missing = "/api/queries/None" },
    };

    /// <summary>The document as it was reviewed.</summary>
    public static JsonElement Document { get; } = JsonElement.Parse(File.ReadAllText(Repository.File(ApiHouseTests.Snapshot)));

    /// <summary>The operations of the document.</summary>
    public static IEnumerable<(string Name, HttpMethod Method, JsonElement Operation)> Operations =>
        from path in Document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (operation.Value.Text("operationId")!, new HttpMethod(operation.Name), operation.Value);
}
