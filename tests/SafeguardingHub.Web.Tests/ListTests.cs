using System.Net;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>The lists of published things, and whatever is typed into their addresses.</summary>
[Collection(SharedSiteTests.Name)]
public class ListTests(SharedSite site)
{
    private readonly HttpClient reader = site.Factory.Reader();

    public static TheoryData<string> Lists =>
        ["/guidance", "/policies", "/briefings", "/newsletters", "/publications", "/archive", "/wyre-forest/newsletters", "/south-worcestershire/archive"];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_Asked_CostsTwoQueriesAtMostAndNoneFromMemory(string address)
    {
        await using var hub = await HubFactory.StartAsync();
        var asking = hub.Reader();

        var cold = await DatabaseWatch.CountAsync(() => asking.PageAsync(address));
        var warm = await DatabaseWatch.CountAsync(() => asking.PageAsync(address));

        Assert.InRange(cold, 0, 2);
        Assert.Equal(0, warm);
    }

    [Fact]
    public async Task List_OfASection_HoldsItsOwnEntriesByYearWithTheUnknownLast()
    {
        var page = await reader.PageAsync("/wyre-forest/newsletters");

        Assert.Equal("Newsletters in Wyre Forest", page.Heading());
        Assert.Contains("2 newsletters", page.Headings());
        Assert.Equal(["2015", "Date unknown"], page.Headings().Where(heading => heading is "2015" or "Date unknown"));
        Assert.Equal("/wyre-forest/newsletters/domestic-abuse-forum-september-2015", page.MainText().Link("Domestic Abuse Forum newsletter, September 2015"));
    }

    [Fact]
    public async Task List_OfTheHub_HoldsTheEntriesOfAllSections()
    {
        var own = (await reader.PageAsync("/wyre-forest/archive")).EntryLinks();
        var other = (await reader.PageAsync("/south-worcestershire/archive")).EntryLinks();

        var all = await AllAsync("/archive");

        Assert.NotEmpty(own);
        Assert.NotEmpty(other);
        Assert.Subset(all.ToHashSet(), own.Concat(other).ToHashSet());
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Fact]
    public async Task Filter_Chosen_LeavesItsEntriesAndCanBeTakenOff()
    {
        var page = await reader.PageAsync("/wyre-forest/newsletters?year=2015&unheard=of&page=-1");

        Assert.Equal(["/wyre-forest/newsletters/domestic-abuse-forum-september-2015"], page.EntryLinks());
        Assert.Contains("Year: 2015", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal("/wyre-forest/newsletters", page.QuerySelectorAll(".hub-chosen a").Single().GetAttribute("href"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }

    [Theory]
    [InlineData("/newsletters?publisher=nobody", "Published by: nobody")]
    [InlineData("/archive?topic=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "Topic: <script>alert(1)</script>")]
    [InlineData("/archive?year=19999999999999999999", "Year: 19999999999999999999")]
    [InlineData("/archive?q=%25%25%27%3B--", "Words: %%';--")]
    [InlineData("/guidance?state=burnt", "State: burnt")]
    [InlineData("/archive?section=%D1%8F%F0%9F%98%80", "Section: я😀")]
    public async Task Filter_ThatNothingHas_IsAnEmptyListThatSaysSo(string address, string chosen)
    {
        var page = await reader.PageAsync(address);

        Assert.Contains(chosen, page.MainText().Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script:not([src])"));
    }

    [Theory]
    [InlineData("/archive?page=0")]
    [InlineData("/archive?page=abc")]
    [InlineData("/archive?page=99999999999999999999")]
    [InlineData("/archive?year=&topic=&q=")]
    [InlineData("/archive?at=2027-02-12T16:45&__proto__=1")]
    public async Task Parameters_ThatSayNothing_AreIgnored(string address)
    {
        var plain = (await reader.PageAsync("/archive")).MainText().Words();

        Assert.Equal(plain, (await reader.PageAsync(address)).MainText().Words());
    }

    [Theory]
    [InlineData("after=nonsense")]
    [InlineData("after=%00")]
    [InlineData("after=MDAwMC0wMS0wMSA0aHViYnJpZWZpbmdzaGVldDAwMDAwMDAwMA")]
    [InlineData("q=a%00b")]
    [InlineData("topic=a%0Ab")]
    [InlineData("year=%1B%5B31m")]
    public async Task Parameters_ThatCannotBeRead_AreRefusedInWords(string query)
    {
        using var answer = await reader.GetAsync(new Uri("/archive?" + query, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Begin with the whole list", (await answer.PageAsync()).MainText().Words().Replace("begin", "Begin", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("q")]
    [InlineData("topic")]
    [InlineData("after")]
    public async Task Parameters_OfTenThousandCharacters_AreRefused(string name)
    {
        using var answer = await reader.GetAsync(new Uri($"/archive?{name}={new string('x', 10_000)}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("2,000 characters", (await answer.PageAsync()).MainText().Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/Briefings", "/briefings")]
    [InlineData("/briefings/", "/briefings")]
    [InlineData("/Wyre-Forest/newsletters?year=2015", "/wyre-forest/newsletters?year=2015")]
    public async Task List_SpeltOtherwise_IsARedirectThatKeepsItsFilters(string address, string to)
    {
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal(to, answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/nowhere/newsletters")]
    [InlineData("/wyre-forest/newsletters/briefings")]
    [InlineData("/wyre-forest/notices")]
    public async Task List_OfNoSection_IsNotThere(string address) => await reader.PageAsync(address, 404);

    [Fact]
    public async Task Words_Searched_AreFoundWithoutCaseAndKeptNowhere()
    {
        await reader.PageAsync("/wyre-forest/newsletters?q=FORUM+domestic");

        var queries = await DatabaseWatch.CountAsync(async () =>
        {
            var page = await reader.PageAsync("/wyre-forest/newsletters?q=FORUM+domestic");
            Assert.Equal(["/wyre-forest/newsletters/domestic-abuse-forum-september-2015"], page.EntryLinks());
        });

        Assert.Equal(2, queries);
    }

    [Theory]
    [InlineData("/wyre-forest/newsletters?year=2015", 0)]
    [InlineData("/wyre-forest/newsletters?state=current", 0)]
    [InlineData("/wyre-forest/newsletters?section=another", 0)]
    [InlineData("/wyre-forest/newsletters?page=7", 2)]
    [InlineData("/wyre-forest/newsletters?after=IDRodWJicmllZmluZ3NoZWV0MDAwMDAwMDAw", 2)]
    public async Task Fields_OfAnAddress_MakeACopyWhereTheListHasThemAsAFilter(string address, int queries)
    {
        await reader.PageAsync("/wyre-forest/newsletters");
        await reader.PageAsync("/wyre-forest/newsletters?year=2015");

        Assert.Equal(queries, await DatabaseWatch.CountAsync(() => reader.PageAsync(address)));
    }

    [Fact]
    public async Task Guidance_Listed_SaysWhereEachEditionStands()
    {
        var page = await reader.PageAsync("/guidance");

        Assert.Contains("Working Together to Safeguard Children 2013 Superseded", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("Working Together to Safeguard Children 2018 Latest edition held here", page.MainText().Words(), StringComparison.Ordinal);
        var superseded = await reader.PageAsync("/guidance?state=superseded");
        Assert.Equal(2, superseded.EntryLinks().Count);
        Assert.DoesNotContain("2018 Latest", superseded.MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_NextPage_GoesOnUntilAllHaveBeenShownOnce()
    {
        var all = await AllAsync("/archive");
        var count = (await reader.PageAsync("/archive")).QuerySelector(".hub-count")!.Words();

        Assert.Equal($"{all.Count} entries", count);
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    private async Task<List<string>> AllAsync(string address)
    {
        var all = new List<string>();
        for (var next = address; next is not null;)
        {
            var page = await reader.PageAsync(next);
            all.AddRange(page.EntryLinks());
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        return all;
    }
}

internal static class ListPages
{
    /// <summary>Where the entries of a list lead, in their order.</summary>
    public static List<string> EntryLinks(this AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".hub-entry__name a").Select(link => link.GetAttribute("href")!)];
}
