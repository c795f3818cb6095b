using System.Net;
using System.Text.Json;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Search;

/// <summary>The search on the real host: what it answers, and what it keeps to itself.</summary>
[Collection(SharedSiteTests.Name)]
public class SearchPageTests(SharedSite site)
{
    private readonly HttpClient reader = site.Factory.Reader();

    public static TheoryData<string> Hostile =>
    [
        "q=%27%20OR%201=1%20--", "q=%3Cscript%3Ealert(1)%3C/script%3E", "q=%25%5f%5c", "q=\"", "q=\"\"\"\"", "q=%22unclosed", "q=NEAR(a%20b)", "q=NEAR/3", "q=title:x", "q=-", "q=*", "q=a*",
        "q=^a", "q={a}", "q=a+AND", "q=OR+OR", "q=((((((((((", "q=%00", "q=a%00b", "q=%ff%fe", "q=%F0%9F%98%80", "q=%ED%A0%80", "q=%E2%80%AE", "q=" + "%20", "q=%0a", "q[]=a", "q=a&q=b",
        "q=child&page=99999999999999999999", "q=child&page=-1", "q=child&page=0", "q=child&sort=x", "q=child&year=19999999999999999999", "q=child&section=nobody", "q=child&topic=%3Cb%3E",
        "q=child&type=%27;DROP%20TABLE%20x", "q=child&superseded=maybe", "q=child&state=%00", "syntax=lucene", "q=a&syntax=lucene", "q=%28&syntax=lucene", "q=a~99999&syntax=lucene", "q=%5B1+TO&syntax=lucene",
        "q=*:*&syntax=lucene", "q=title:%22a&syntax=lucene", "q=" + "%2B-%2B-&syntax=lucene", "%=%&&&==",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Query_OfAnyKind_IsAnsweredOrRefusedAndNeverAFault(string query)
    {
        using var answer = await reader.GetAsync(new Uri("/search?" + query, UriKind.Relative));
        using var suggested = await reader.GetAsync(new Uri("/search/suggest?" + query, UriKind.Relative));
        var page = await answer.PageAsync();

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest });
        Assert.Equal(HttpStatusCode.OK, suggested.StatusCode);
        Assert.NotEmpty(page.Heading());
        Assert.Empty(page.QuerySelectorAll("script:not([src])"));
        Assert.Empty(page.QuerySelectorAll("main b"));
    }

    [Theory]
    [InlineData(2_001)]
    [InlineData(7_000)]
    public async Task Query_VeryLong_IsCutAndAnswered(int length)
    {
        var page = await reader.PageAsync("/search?q=" + new string('a', length));

        Assert.EndsWith("…", page.Heading(), StringComparison.Ordinal);
        Assert.InRange(page.Heading().Length, 20, 120);
    }

    [Theory]
    [InlineData("/search", "text/html")]
    [InlineData("/search?q=child", "text/html")]
    [InlineData("/search?q=%28&syntax=lucene", "text/html")]
    [InlineData("/search/suggest?q=fam", "application/json")]
    public async Task Answer_StaysNowhereAndTellsNobody(string address, string type)
    {
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("ETag"));
    }

    [Fact]
    public async Task Fault_IsTiedToItsBox()
    {
        using var answer = await reader.GetAsync(new Uri("/search?q=%28&syntax=lucene", UriKind.Relative));
        var page = await answer.PageAsync();
        var box = page.QuerySelector("#search-words")!;
        var sound = (await reader.PageAsync("/search?q=child")).QuerySelector("#search-words")!;

        Assert.Equal("true", box.GetAttribute("aria-invalid"));
        Assert.NotEmpty(page.GetElementById(box.GetAttribute("aria-describedby")!)!.Words());
        Assert.False(sound.HasAttribute("aria-invalid") || sound.HasAttribute("aria-describedby"));
    }

    [Fact]
    public async Task Boxes_OfTheSearch_SendNothingToASpellChecker()
    {
        var page = await reader.PageAsync("/search?q=child");

        Assert.All(page.QuerySelectorAll("input[type=search]"), box => Assert.Equal("false", box.GetAttribute("spellcheck")));
        Assert.Equal(2, page.QuerySelectorAll("input[type=search]").Length);
        Assert.DoesNotContain("child", page.Title, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("sexual touching")]
    [InlineData("slapped")]
    [InlineData("bullied at school")]
    [InlineData("overdose")]
    [InlineData("modern slavery")]
    [InlineData("my daughter ran away")]
    [InlineData("DV")]
    [InlineData("tell the council")]
    public async Task WordsOfNeed_BringUpTheNumbers(string words)
    {
        var page = await reader.PageAsync("/search?q=" + Uri.EscapeDataString(words));

        Assert.Contains("tel:999", page.MainText().Dialled());
    }

    [Fact]
    public async Task Page_OfTheSearch_IsNotIndexedAndOffersAWayOut()
    {
        var page = await reader.PageAsync("/search?q=child");

        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
        Assert.NotNull(page.QuerySelector(".hub-exit"));
    }

    [Fact]
    public async Task SearchBox_OfEveryPage_LeadsToTheSearch()
    {
        foreach (var address in new[] { "/", "/contacts", "/wyre-forest/newsletters", "/no-such-page" })
        {
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
            var form = (await answer.PageAsync()).QuerySelector("header form[role=search]")!;

            Assert.Equal("/search", form.GetAttribute("action"));
            Assert.Equal("get", form.GetAttribute("method"));
            Assert.Equal("Search this site", form.QuerySelector("label[for=site-search]")?.Words());
            Assert.Equal("q", form.QuerySelector("#site-search")?.GetAttribute("name"));
        }
    }

    [Fact]
    public async Task List_SearchedInTitles_LeadsToTheSearchOverEverything()
    {
        var page = await reader.PageAsync("/archive?q=child+%26+adult");

        Assert.Equal("/search?q=child%20%26%20adult", page.MainText().Link("Search everything for child & adult"));
    }

    [Fact]
    public async Task NothingAsked_ShowsTheFormAndWhomToCall()
    {
        var page = await reader.PageAsync("/search");

        Assert.Equal("Search this site", page.Heading());
        Assert.Equal("999", page.MainText().Dialled()[0]["tel:".Length..]);
        Assert.NotNull(page.QuerySelector("main form[role=search] #search-words"));
        Assert.StartsWith("Search - ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingFound_SaysWhomToCallAndWhereElseToLook()
    {
        var page = await reader.PageAsync("/search?q=zzyzzxqq");

        Assert.Equal("No results for zzyzzxqq", page.Heading());
        Assert.NotEmpty(page.MainText().Dialled());
        Assert.Contains("/a-to-z", page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task OtherSpellingOfTheAddress_LeadsToTheRightOneWithItsQuery()
    {
        using var answer = await reader.GetAsync(new Uri("/Search/?q=child", UriKind.Relative));

        Assert.Equal((308, "/search?q=child"), ((int)answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("/search?q=child+neglect")]
    [InlineData("/search?q=briefing")]
    [InlineData("/search?q=zzyzzxqq")]
    [InlineData("/search")]
    public async Task Search_Asked_CostsTwoQueriesAtMost(string address)
    {
        using var _ = await reader.GetAsync(new Uri(address, UriKind.Relative));

        Assert.InRange(await DatabaseWatch.CountAsync(() => reader.PageAsync(address)), 0, 2);
    }

    [Theory]
    [InlineData("f")]
    [InlineData("")]
    [InlineData("zzyzzxqq")]
    public async Task Suggestions_ForNothing_AreNone(string typed)
    {
        using var answer = await reader.GetAsync(new Uri("/search/suggest?q=" + typed, UriKind.Relative));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(0, json.RootElement.GetProperty("items").GetArrayLength());
    }
}
