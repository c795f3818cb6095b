using System.Net;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>Content items in Orchard Core's shape: one by one, and in lists.</summary>
[Collection(SharedSiteTests.Name)]
public class ContentApiTests(SharedSite site)
{
    private const string Text = "4hubtextduty00000000000000";
    private const string WyreForest = "4hubsectionwyreforest00000";

    private HttpClient Reader => site.Factory.Reader();

    [Fact]
    public async Task Item_Published_ComesInOrchardsShapeWithoutNamesOfPeople()
    {
        var item = await Reader.JsonAsync($"/api/content/{Text}");

        Assert.Equal(
            ["ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author"],
            item.Names().Take(11));
        Assert.Equal((Text, "SharedText", "", ""), (item.Text("ContentItemId"), item.Text("ContentType"), item.Text("Owner"), item.Text("Author")));
        Assert.True(item.GetProperty("Latest").GetBoolean());
        Assert.Contains("<p>", item.GetProperty("SharedTextPart").Text("Html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_AskedInOtherCaseOrWithHead_IsTheSame()
    {
        var reader = Reader;
        using var get = await reader.GetAsync(new Uri($"/api/content/{Text}", UriKind.Relative));
        using var upper = await reader.GetAsync(new Uri($"/API/Content/{Text}", UriKind.Relative));
        using var head = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/api/content/{Text}"));

        Assert.Equal(await get.Content.ReadAsStringAsync(), await upper.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.OK, get.Headers.ETag), (head.StatusCode, head.Headers.ETag));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/api/content/4nosuchnosuchnosuchnosuch00")]
    [InlineData("/api/content/%20")]
    [InlineData("/api/content/x%0Ay")]
    [InlineData("/api/no-such-thing")]
    [InlineData("/api")]
    [InlineData("/api/content/a/b/c")]
    public async Task Address_WithNothingAtIt_IsAProblemAndNotAPage(string address)
    {
        var problem = await Reader.JsonAsync(address, 404);

        Assert.Equal(("Not Found", 404), (problem.Text("title"), problem.GetProperty("status").GetInt32()));
        Assert.True(problem.Text("detail")!.Length > 20);
    }

    [Fact]
    public async Task Item_AskedTwice_IsNotSentAgainAndComesFromMemory()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        foreach (var address in new[] { "/api/content/4hubbriefingsheet000000000", "/api/content?limit=3", "/api/content?type=Briefing", "/api/services", "/api/guidance" })
        {
            using var first = await reader.GetAsync(new Uri(address, UriKind.Relative));
            using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            using var unchanged = await reader.SendAsync(again);

            Assert.True(HttpStatusCode.OK == first.StatusCode, address);
            Assert.True(first.Headers.ETag!.IsWeak);
            Assert.True(first.Headers.CacheControl!.Public && first.Headers.CacheControl.NoCache, address);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
            Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal(0, await DatabaseWatch.CountAsync(() => reader.JsonAsync("/api/content?type=Briefing")));
        Assert.Equal(1, await DatabaseWatch.CountAsync(() => reader.JsonAsync("/api/content?limit=3")));
    }

    [Fact]
    public async Task Item_PublishedAnew_IsAnsweredAtOnce()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        var before = await reader.JsonAsync($"/api/content/{Text}");

        await hub.PublishAsync(Text, item => item.With(item.Part<SharedTextPart>()! with { Html = "<p>Neu: é ’ &amp;</p>" }));

        var after = await reader.JsonAsync($"/api/content/{Text}");
        Assert.Equal("<p>Neu: é ’ &amp;</p>", after.GetProperty("SharedTextPart").Text("Html"));
        Assert.NotEqual(before.Text("ContentItemVersionId"), after.Text("ContentItemVersionId"));
    }

    [Fact]
    public async Task Depth_OfAnItem_AddsWhatItPointsToOnceEach()
    {
        var whole = await Reader.JsonAsync("/api/content?type=WorriedAbout&limit=1");
        var id = whole.List("items")[0].Text("ContentItemId");

        var one = await Reader.JsonAsync($"/api/content/{id}?depth=1");
        var three = await Reader.JsonAsync($"/api/content/{id}?depth=3");

        var near = one.GetProperty("References").Names();
        var far = three.GetProperty("References").Names();
        Assert.NotEmpty(near);
        Assert.Equal(near, far.Take(near.Count));
        Assert.Equal(far.Distinct(), far);
        Assert.DoesNotContain(id, far);
        Assert.Contains(three.GetProperty("References").EnumerateObject(), reference => reference.Value.Text("ContentType") == "Service");
    }

    [Fact]
    public async Task Fields_Chosen_AreAllThatComes()
    {
        var item = await Reader.JsonAsync($"/api/content/{Text}?fields=DisplayText,TitlePart.Title,SharedTextPart");
        var list = await Reader.JsonAsync("/api/content?fields=ContentItemId&limit=2&depth=1");

        Assert.Equal(["DisplayText", "TitlePart", "SharedTextPart"], item.Names().Order(StringComparer.Ordinal).OrderBy(name => Array.IndexOf(["DisplayText", "TitlePart", "SharedTextPart"], name)));
        Assert.Equal(["Title"], item.GetProperty("TitlePart").Names());
        Assert.All(list.List("items"), entry => Assert.Equal(["ContentItemId"], entry.Names()));
        Assert.All(list.GetProperty("references").EnumerateObject(), entry => Assert.Equal(["ContentItemId"], entry.Value.Names()));
    }

    [Theory]
    [InlineData("fields=Titel", "Titel")]
    [InlineData("fields=TitlePart.Titel", "Titel")]
    [InlineData("fields=displaytext", "displaytext")]
    [InlineData("fields=DisplayText.X", "'X'")]
    [InlineData("depth=4", "from 0 to 3")]
    [InlineData("depth=-1", "from 0 to 3")]
    [InlineData("depth=x", "'x'")]
    [InlineData("depth=03", "'03'")]
    [InlineData("depth=1&depth=2", "once")]
    public async Task Item_AskedWrongly_IsRefusedWithTheReason(string query, string reason)
    {
        var problem = await Reader.JsonAsync($"/api/content/{Text}?{query}", 400);

        Assert.Contains(reason, problem.Text("detail"), StringComparison.Ordinal);
        Assert.Single(problem.GetProperty("errors").Names(), query.Split('=')[0]);
    }

    [Theory]
    [InlineData("type=Briefing")]
    [InlineData("section=wyre-forest&sort=title&limit=5")]
    [InlineData("type=Briefing&type=Newsletter&sort=date&limit=7")]
    [InlineData("sort=-changed&limit=37")]
    [InlineData("path=wyre-forest&sort=id&limit=50")]
    public async Task List_WalkedByItsCursor_GivesEachItemOnce(string query)
    {
        var reader = Reader;
        var ids = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await reader.JsonAsync($"/api/content?{query}&fields=ContentItemId{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}");
            ids.AddRange(page.List("items").Select(item => item.Text("ContentItemId")));
            cursor = page.Text("next");
        }
        while (cursor is not null);

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
        var limited = await reader.JsonAsync($"/api/content?{query.Split("&limit")[0]}&limit=100&fields=ContentItemId");
        Assert.Equal(limited.List("items").Select(item => item.Text("ContentItemId")), ids.Take(100));
    }

    [Fact]
    public async Task List_Filtered_LeavesWhatFits()
    {
        var reader = Reader;
        var bySlug = await reader.JsonAsync("/api/content?section=wyre-forest&limit=100");
        var byId = await reader.JsonAsync($"/api/content?section={WyreForest}&limit=100");
        var year = await reader.JsonAsync("/api/content?year=2018&limit=100");
        var future = await reader.JsonAsync("/api/content?changedSince=2999-01-01T00:00:00Z");
        var below = await reader.JsonAsync("/api/content?path=/south-worcestershire/&limit=100");

        Assert.NotEmpty(bySlug.List("items"));
        Assert.Equal(bySlug.GetRawText(), byId.GetRawText());
        Assert.All(bySlug.List("items"), item => Assert.Equal(WyreForest, item.GetProperty("SectionPart").Text("Section")));
        Assert.All(year.List("items"), item => Assert.StartsWith(
            "2018", item.TryGetProperty("PublicationPart", out var publication) ? publication.Text("Date") : item.GetProperty("EditionPart").Text("Published"), StringComparison.Ordinal));
        Assert.NotEmpty(year.List("items"));
        Assert.Empty(future.List("items"));
        Assert.All(below.List("items"), item => Assert.StartsWith("south-worcestershire", item.GetProperty("AutoroutePart").Text("Path"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_ByDate_RunsFromTheNewestToTheUnknown()
    {
        var page = await Reader.JsonAsync("/api/content?type=Briefing&limit=100");

        var dates = page.List("items").Select(item => item.GetProperty("PublicationPart").TryGetProperty("Date", out var date) ? date.GetString() ?? "" : "").ToList();
        Assert.Equal(dates.OrderByDescending(date => date.Length == 4 ? date + "-01-01" : date.Length == 7 ? date + "-01" : date, StringComparer.Ordinal), dates);
    }

    [Theory]
    [InlineData("type=Breifing", "Breifing")]
    [InlineData("section=nowhere", "nowhere")]
    [InlineData("topic=none", "none")]
    [InlineData("topic=4hubaudiencepublic00000000", "domestic-abuse")]
    [InlineData("audience=domestic-abuse", "audience")]
    [InlineData("year=18", "'18'")]
    [InlineData("path=a%20b", "a b")]
    [InlineData("changedSince=yesterday", "yesterday")]
    [InlineData("changedSince=2026-13-01T00:00:00Z", "2026-13-01")]
    [InlineData("sort=size", "size")]
    [InlineData("limit=0", "1 to 100")]
    [InlineData("limit=101", "1 to 100")]
    [InlineData("limit=9999999999999999999", "1 to 100")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("tpye=Briefing", "tpye")]
    [InlineData("topic=%00", "control")]
    public async Task List_AskedWrongly_IsRefusedWithTheReason(string query, string reason)
    {
        var problem = await Reader.JsonAsync($"/api/content?{query}", 400);

        Assert.Contains(reason, problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal([query.Split('=')[0]], problem.GetProperty("errors").Names());
    }

    [Fact]
    public async Task List_WithSeveralFaults_IsToldOfAll()
    {
        var problem = await Reader.JsonAsync("/api/content?type=Nothing&limit=0&sort=size&year=" + new string('1', 3000), 400);

        Assert.Equal(["limit", "sort", "type", "year"], problem.GetProperty("errors").Names().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task List_WithCountlessFaults_IsToldOfTwenty()
    {
        var problem = await Reader.JsonAsync("/api/content?" + string.Join('&', Enumerable.Range(0, 400).Select(at => $"field{at}=1")), 400);

        Assert.Equal(20, problem.GetProperty("errors").Names().Count);
    }

    [Fact]
    public async Task Cursor_OfAnotherQuery_IsRefused()
    {
        var reader = Reader;
        var next = Uri.EscapeDataString((await reader.JsonAsync("/api/content?sort=title&limit=1")).Text("next")!);

        await reader.JsonAsync($"/api/content?sort=title&limit=5&cursor={next}");
        await reader.JsonAsync($"/api/content?sort=title&fields=DisplayText&cursor={next}");
        await reader.JsonAsync($"/api/content?sort=id&cursor={next}", 400);
        await reader.JsonAsync($"/api/content?sort=title&type=Briefing&cursor={next}", 400);
    }

    [Fact]
    public async Task Lists_CostOneQueryAndOneForEachStepOfReferences()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        foreach (var (address, most) in new[]
        {
            ("/api/content/4hubbriefingsheet000000000", 1), ("/api/content?limit=100", 1), ("/api/content?section=wyre-forest&year=2018&limit=50", 1), ("/api/content?limit=100&depth=1", 2),
            ("/api/content?type=Page&depth=3", 4), ("/api/services", 0), ("/api/routes", 0), ("/api/routes/child/now", 0), ("/api/guidance", 0),
        })
        {
            Assert.InRange(await DatabaseWatch.CountAsync(() => reader.JsonAsync(address)), 0, most);
        }
    }

    [Theory]
    [InlineData("type=&type=Newsletter")]
    [InlineData("type=%20&type=Newsletter")]
    [InlineData("type=Briefing&type=Newsletter", "type=Briefing")]
    [InlineData("type=Briefing&type=", "type=Briefing")]
    [InlineData("fields=&fields=ContentItemId")]
    [InlineData("year=&year=2018")]
    [InlineData("topic=&topic=domestic-abuse")]
    [InlineData("section=&section=wyre-forest")]
    [InlineData("publisher=&publisher=nobody")]
    [InlineData("sort=title&sort=id", "sort=title")]
    public async Task Copies_OfFieldsGivenTwice_AreNoAnswersToAnythingElse(string twice, string once = "")
    {
        await using var hub = await HubFactory.StartAsync();
        await using var other = await HubFactory.StartAsync();
        var reader = hub.Reader();
        var expected = await other.Reader().JsonAsync($"/api/content?{once}");

        using (await reader.GetAsync(new Uri($"/api/content?{twice}", UriKind.Relative)))
        {
            var asked = await reader.JsonAsync($"/api/content?{once}");

            Assert.Equal(expected.List("items").Select(item => item.GetRawText()), asked.List("items").Select(item => item.GetRawText()));
        }

        // Nor is what is in memory an answer to them.
        using var again = await reader.GetAsync(new Uri($"/api/content?{twice}", UriKind.Relative));
        Assert.Null(again.Headers.Age);
    }

    [Theory]
    [InlineData("type=Briefing", true)]
    [InlineData("type=briefing", false)]
    [InlineData("section=wyre-forest", true)]
    [InlineData("section=Wyre-Forest", false)]
    [InlineData("topic=domestic-abuse", true)]
    [InlineData("topic=Domestic-Abuse", false)]
    [InlineData("topic=4hubtopicdomestic000000000", true)]
    [InlineData("section=4hubsectionwyreforest00000", true)]
    [InlineData("sort=title", true)]
    [InlineData("sort=TITLE", false)]
    public async Task Copies_AreKeptOfValuesAsTheyAreListed_AndOfNoOtherSpelling(string query, bool isKept)
    {
        var reader = Reader;
        await reader.JsonAsync($"/api/content?{query}");

        using var again = await reader.GetAsync(new Uri($"/api/content?{query}", UriKind.Relative));

        Assert.Equal(isKept, again.Headers.Age is not null);
    }

    [Fact]
    public async Task Copies_OfSeveralValues_AreNotTakenForThoseOfOne()
    {
        var reader = Reader;

        var both = await reader.JsonAsync("/api/content?type=Briefing&type=Newsletter&limit=100");
        var one = await reader.JsonAsync("/api/content?type=Briefing");
        var comma = await reader.JsonAsync("/api/content?type=Briefing,Newsletter&limit=100");

        Assert.All(one.List("items"), item => Assert.Equal("Briefing", item.Text("ContentType")));
        Assert.Contains(both.List("items"), item => item.Text("ContentType") == "Newsletter");
        Assert.Equal(both.GetRawText(), comma.GetRawText());
    }
}
