using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>The search, Lucene queries and stored queries, over an index that a test fills.</summary>
public class QueriesApiTests
{
    private const string Text = "4hubtextduty00000000000000";
    private const string Sheet = "4hubbriefingsheet000000000";
    private static readonly string MatchAll = Uri.EscapeDataString("""{"query":{"match_all":{}}}""");
    private readonly FakeSearch search = new();

    [Fact]
    public async Task Content_Found_IsReadAgainAndKeepsItsOwnCase()
    {
        await using var hub = await StartAsync();
        search.Found = [ContentItemId.Parse(Sheet), ContentItemId.Parse("4gone0000000000000000000000"), ContentItemId.Parse(Text)];
        var reader = hub.Reader();

        var get = await reader.JsonAsync($"/api/lucene/content?indexName=Search&query={MatchAll}");
        var post = await (await reader.PostAsync("/api/lucene/content", """{"indexName":"Search","query":"{\"query\":{\"match_all\":{}}}","parameters":"{}"}""")).JsonAsync();

        Assert.Equal([Sheet, Text], get.List("items").Select(item => item.Text("ContentItemId")));
        Assert.Equal(["items", "count"], get.Names());
        Assert.Equal(3, get.GetProperty("count").GetInt32());
        Assert.Equal(get.GetRawText(), post.GetRawText());
    }

    [Fact]
    public async Task Documents_Found_AreTextsByNameWithoutPeople()
    {
        await using var hub = await StartAsync();
        search.Found = [ContentItemId.Parse(Sheet)];

        var answer = await hub.Reader().JsonAsync($"/api/lucene/documents?indexName=Search&query={MatchAll}");

        Assert.Equal($$"""{"ContentItemId":"{{Sheet}}","Content.ContentItem.Published":"true","Briefing.Topic.Ids":["one","two"]}""", answer.List("items")[0].GetRawText());
    }

    [Fact]
    public async Task Index_ThatIsNotThere_GivesNoItemsAndNoFault()
    {
        await using var hub = await StartAsync();
        foreach (var what in new[] { "content", "documents" })
        {
            var answer = await hub.Reader().JsonAsync($"/api/lucene/{what}?indexName=search&query={MatchAll}");

            Assert.Equal("""{"items":null,"count":0}""", answer.GetRawText());
        }
    }

    [Fact]
    public async Task Parameters_InATemplate_AreMadeFitForJson()
    {
        await using var hub = await StartAsync();
        var query = Uri.EscapeDataString("""{ "term": "{{ word }}", "size": {{ size | default: 5 }} }""");
        var parameters = Uri.EscapeDataString("""{"word":"say \"no\" \\ \n<b>"}""");

        await hub.Reader().JsonAsync($"/api/lucene/content?indexName=Search&query={query}&parameters={parameters}");

        var rendered = System.Text.Json.JsonElement.Parse(search.Query!);
        Assert.Equal("say \"no\" \\ \n<b>", rendered.Text("term"));
        Assert.Equal(5, rendered.GetProperty("size").GetInt32());
    }

    [Fact]
    public async Task StoredQuery_OfTheSite_RunsWithItsParameters()
    {
        await using var hub = await StartAsync();
        search.Found = [ContentItemId.Parse(Sheet)];
        var reader = hub.Reader();

        var get = await reader.JsonAsync("/api/queries/LatestBriefings?parameters=" + Uri.EscapeDataString("""{"size":2}"""));
        Assert.Contains("\"size\": 2", search.Query, StringComparison.Ordinal);
        var post = await (await reader.PostAsync("/api/queries/LatestBriefings", """{"size":3}""")).JsonAsync();
        Assert.Contains("\"size\": 3", search.Query, StringComparison.Ordinal);
        var empty = await (await reader.PostAsync("/api/queries/LatestBriefings", "")).JsonAsync();
        Assert.Contains("\"size\": 5", search.Query, StringComparison.Ordinal);

        Assert.Equal(["items", "count"], get.Names());
        Assert.Equal(get.GetRawText(), post.GetRawText());
        Assert.Equal(get.GetRawText(), empty.GetRawText());
    }

    [Theory]
    [InlineData("/api/lucene/content?indexName=Search", "query", 400)]
    [InlineData("/api/lucene/content?indexName=Search&query=%7B%22query%22:%7B%7D%7D&parameters=%7Bnot", "parameters", 400)]
    [InlineData("/api/lucene/content?indexName=Search&query=%7B%7B%20x%20%7C%20nofilter%20%7D%7D", "query", 400)]
    [InlineData("/api/queries/LatestBriefings?parameters=%7Bnot", "parameters", 400)]
    [InlineData("/api/queries/LatestBriefings?parameters=3", "parameters", 400)]
    [InlineData("/api/queries/latestbriefings", null, 404)]
    [InlineData("/api/queries/NoSuch", null, 404)]
    public async Task Query_AskedWrongly_IsRefusedWithTheReason(string address, string? field, int status)
    {
        await using var hub = await StartAsync();

        var problem = await hub.Reader().JsonAsync(address, status);

        Assert.Equal(field is null ? [] : [field], problem.TryGetProperty("errors", out var errors) ? errors.Names() : []);
    }

    [Theory]
    [InlineData("[]", "application/json", 400)]
    [InlineData("{", "application/json", 400)]
    [InlineData("indexName=Search", "text/plain", 415)]
    [InlineData(null, "application/json", 413)]
    public async Task Body_ThatCannotBeRead_IsRefused(string? body, string type, int status)
    {
        await using var hub = await StartAsync();
        foreach (var address in new[] { "/api/lucene/content", "/api/lucene/documents", "/api/queries/LatestBriefings" })
        {
            using var answer = await hub.Reader().PostAsync(address, body ?? "{\"query\":\"" + new string('x', 70_000) + "\"}", type);
            await answer.JsonAsync(status);
        }
    }

    [Fact]
    public async Task Query_ThatCannotBeUnderstood_IsToldWithItsPlace()
    {
        await using var hub = await StartAsync();
        search.Fault = new LuceneQueryException("There is no clause 'mtach'.", "query.mtach", 7);

        var problem = await hub.Reader().JsonAsync($"/api/lucene/content?indexName=Search&query={MatchAll}", 400);

        Assert.Equal(("There is no clause 'mtach'.", "query.mtach", 7), (problem.Text("detail"), problem.Text("place"), problem.GetProperty("column").GetInt32()));
    }

    [Fact]
    public async Task Rights_OfThePublic_DecideAtOnce()
    {
        await using var hub = await StartAsync();
        var reader = hub.Reader();
        await reader.JsonAsync($"/api/content/{Text}");

        await GrantAsync(hub, "AccessContentApi");
        await reader.JsonAsync($"/api/content/{Text}", 401);
        await reader.JsonAsync("/api/content", 401);
        await reader.JsonAsync($"/api/lucene/content?indexName=Search&query={MatchAll}", 401);
        await reader.JsonAsync("/api/queries/LatestBriefings", 404);

        await GrantAsync(hub, "ViewContent", "ExecuteApiAll", "QueryLuceneApi");
        using var refused = await reader.GetAsync(new Uri($"/api/content/{Text}", UriKind.Relative));
        await refused.JsonAsync(401);
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.Single().Scheme);
        await reader.JsonAsync("/api/content/4nosuchnosuchnosuchnosuch00", 401);
        await reader.JsonAsync("/api/routes/child/now", 401);
        await reader.JsonAsync("/api/queries/LatestBriefings");
        await reader.JsonAsync($"/api/lucene/content?indexName=Search&query={MatchAll}");

        await GrantAsync(hub, "AccessContentApi", "View_SharedText");
        await reader.JsonAsync($"/api/content/{Text}");
        await reader.JsonAsync($"/api/content/{Sheet}", 401);
        Assert.All((await reader.JsonAsync("/api/content?limit=100")).List("items"), item => Assert.Equal("SharedText", item.Text("ContentType")));
        await reader.JsonAsync("/api/content?type=Briefing", 401);
        foreach (var address in new[] { "/api/services", "/api/routes", "/api/routes/child/now", "/api/guidance", "/api/search?q=a&type=Briefing" })
        {
            await reader.JsonAsync(address, 401);
        }

        Assert.All((await reader.JsonAsync("/api/changes?limit=500")).List("items"), item => Assert.Equal("SharedText", item.Text("type")));
        await GrantAsync(hub, "QueryLuceneApi", "View_SharedText");
        await reader.JsonAsync($"/api/content/{Text}", 401);
        search.Found = [ContentItemId.Parse(Sheet), ContentItemId.Parse(Text)];
        var documents = await reader.JsonAsync($"/api/lucene/documents?indexName=Search&query={MatchAll}");
        Assert.Equal(Text, Assert.Single(documents.List("items")).Text("ContentItemId"));
        Assert.Equal(1, documents.GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("/api/search?q=a", 401)]
    [InlineData("/api/lucene/content?indexName=Search&query=%7B%22query%22:%7B%22match_all%22:%7B%7D%7D%7D", 401)]
    [InlineData("/api/lucene/documents?indexName=Search&query=%7B%22query%22:%7B%22match_all%22:%7B%7D%7D%7D", 401)]
    [InlineData("/api/queries/LatestBriefings", 404)]
    public async Task Rights_TakenAway_HoldForTheVeryNextQuestion(string address, int refused)
    {
        await using var hub = await StartAsync();
        var reader = hub.Reader();
        for (var round = 0; round < 5; round++)
        {
            await GrantAsync(hub, "AccessContentApi", "ViewContent", "ExecuteApiAll", "QueryLuceneApi");
            await reader.JsonAsync(address);
            await GrantAsync(hub, "Nothing");
            await reader.JsonAsync(address, refused);
        }
    }

    [Fact]
    public async Task Documents_OfWhatIsWithdrawn_AreNotToldWhileTheIndexLags()
    {
        await using var hub = await StartAsync();
        search.Found = [ContentItemId.Parse(Sheet), ContentItemId.Parse(Text)];

        await hub.WithdrawAsync(Sheet);

        var answer = await hub.Reader().JsonAsync($"/api/lucene/documents?indexName=Search&query={MatchAll}");
        Assert.Equal(Text, Assert.Single(answer.List("items")).Text("ContentItemId"));
    }

    [Fact]
    public async Task Search_Asked_PassesOnWhatWasAskedAndTellsWhatWasFound()
    {
        await using var hub = await StartAsync();
        search.Answer = new SearchAnswer
        {
            Total = 41,
            LeftOut = 2,
            DidYouMean = "neglect",
            Hits =
            [
                new SearchHit
                {
                    Id = ContentItemId.Parse(Sheet), Score = 1, Title = [new SearchPiece("A ", false), new SearchPiece("briefing", true)], Snippet = [new SearchPiece("<b>", true)],
                    File = new SearchFilePlace("docs/a #1?.pdf", 3), State = SearchStates.Archived, OldNumber = "01905000000",
                },
            ],
            Facets = System.Collections.Immutable.ImmutableDictionary<ListFilter, int>.Empty.Add(new ListFilter("type", "Briefing"), 7),
        };

        var answer = await hub.Reader().JsonAsync("/api/search?q=Briefing%20sheet&section=wyre-forest&type=briefing&year=2018&order=newest&superseded=true&facets=type&limit=1");

        Assert.Equal(("Briefing sheet", SearchOrder.Newest, true, 1), (search.Asked!.Text, search.Asked.Order, search.Asked.WithSuperseded, search.Asked.Take));
        Assert.Equal(["section", "type", "year"], search.Asked.Filters.Select(filter => filter.Key).Order());
        var hit = Assert.Single(answer.List("items"));
        Assert.Equal((Sheet, "Briefing", "archived", "/media/docs/a%20%231%3F.pdf", 3), (hit.Text("id"), hit.Text("type"), hit.Text("state"), hit.GetProperty("file").Text("address"), hit.GetProperty("file").GetProperty("page").GetInt32()));
        Assert.Equal("""[{"text":"<b>","isMatch":true}]""", hit.GetProperty("snippet").GetRawText());
        Assert.Equal(("neglect", 41, 2), (answer.Text("didYouMean"), answer.GetProperty("total").GetInt32(), answer.GetProperty("leftOut").GetInt32()));
        Assert.Equal(("Briefing", 7), (answer.GetProperty("facets").GetProperty("type")[0].Text("value"), answer.GetProperty("facets").GetProperty("type")[0].GetProperty("count").GetInt32()));

        await hub.Reader().JsonAsync($"/api/search?q=Briefing%20sheet&section=wyre-forest&type=briefing&year=2018&order=newest&superseded=true&limit=1&cursor={answer.Text("next")}");
        Assert.Equal(1, search.Asked!.Skip);
        await hub.Reader().JsonAsync($"/api/search?q=other&cursor={answer.Text("next")}", 400);
    }

    [Theory]
    [InlineData("", "q")]
    [InlineData("q=%20", "q")]
    [InlineData("q=a&syntax=sql", "syntax")]
    [InlineData("q=a&state=new", "state")]
    [InlineData("q=a&facets=words", "facets")]
    [InlineData("q=a&order=up", "order")]
    [InlineData("q=a&limit=1000", "limit")]
    [InlineData("q=a&cursor=1", "cursor")]
    [InlineData("q=a&page=2", "page")]
    public async Task Search_AskedWrongly_IsRefusedWithTheReason(string query, string field)
    {
        await using var hub = await StartAsync();

        var problem = await hub.Reader().JsonAsync($"/api/search?{query}", 400);

        Assert.Equal([field], problem.GetProperty("errors").Names());
        Assert.Null(search.Asked);
    }

    [Fact]
    public async Task Search_WithAFaultInLucenesSyntax_TellsTheCharacter()
    {
        await using var hub = await StartAsync();
        search.Answer = new SearchAnswer { Total = 0, Fault = new SearchFault(8, "The bracket is not closed: add ).") };

        var problem = await hub.Reader().JsonAsync("/api/search?q=title:(a&syntax=lucene", 400);

        Assert.Equal((8, "The bracket is not closed: add )."), (problem.GetProperty("column").GetInt32(), problem.Text("detail")));
        Assert.Equal(SearchSyntax.Lucene, search.Asked!.Syntax);
    }

    [Fact]
    public async Task Searches_InARush_AreLimited_AndWhomToCallIsNot()
    {
        await using var hub = await StartAsync();
        var reader = hub.Reader();
        HttpResponseMessage? refused = null;
        for (var at = 0; at < 400 && refused is null; at++)
        {
            var answer = await reader.GetAsync(new Uri("/api/search?q=a", UriKind.Relative));
            refused = (int)answer.StatusCode == 429 ? answer : null;
            if (refused is null)
            {
                answer.Dispose();
            }
        }

        Assert.NotNull(refused);
        await refused.JsonAsync(429);
        Assert.NotNull(refused.Headers.RetryAfter);
        foreach (var address in new[] { "/api/routes/child/now", "/api/services", "/api/content", "/contacts", "/" })
        {
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(200, (int)answer.StatusCode);
        }
    }

    private Task<HubFactory> StartAsync() => HubFactory.StartAsync(more: services => services.AddSingleton<ISiteSearch>(search).AddSingleton<ILuceneIndexes>(search));

    internal static async Task GrantAsync(HubFactory hub, params string[] permissions)
    {
        await using var unit = await hub.Services.GetRequiredService<IHubStore>().BeginAsync(CancellationToken.None);
        unit.WriteRoles(
            [new Role(Role.Anonymous, "", [.. permissions])], new AuditEntry(ActorKind.System, "test", "test", "ChangeRoles", Instant.FromUtc(2026, 1, 1, 0, 0), Note: null));
        await unit.CommitAsync(CancellationToken.None);
    }
}
