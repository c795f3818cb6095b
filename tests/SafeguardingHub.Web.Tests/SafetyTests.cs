using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>Pages that a person at risk may be reading.</summary>
[Collection(SharedSiteTests.Name)]
public class SafetyTests(SharedSite site)
{
    private readonly HttpClient reader = site.Factory.Reader();

    [Theory]
    [InlineData("/wyre-forest/domestic-abuse", true)]
    [InlineData("/wyre-forest/child-sexual-exploitation", true)]
    [InlineData("/wyre-forest/newsletters/domestic-abuse-forum-september-2015", true)]
    [InlineData("/", false)]
    [InlineData("/worried-about-a-child", false)]
    public async Task Page_ThatAPersonAtRiskMayRead_HasAnExitAndStaysNowhere(string address, bool isAtRisk)
    {
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
        var page = await answer.PageAsync();

        var exits = page.QuerySelectorAll("a[rel~=nofollow][rel~=noreferrer]").Where(link => link.Words().Contains("Exit this page", StringComparison.Ordinal)).ToList();
        Assert.Equal(isAtRisk, exits.Count > 0);
        Assert.Equal(isAtRisk, answer.Headers.CacheControl?.NoStore);
        Assert.Equal(isAtRisk, page.QuerySelector("script[src*='/exit.']") is not null);
        if (isAtRisk)
        {
            Assert.Equal("/staying-safe-online", page.QuerySelector(".hub-exit")!.Link("Staying safe when you use this site"));
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/wyre-forest/domestic-abuse")]
    [InlineData("/archive?q=briefing")]
    [InlineData("/feedback/number?service=family-front-door")]
    [InlineData("/embed/route/child")]
    [InlineData("/a-to-z")]
    public async Task Page_Asked_SetsNoCookieAndRegistersNoWorker(string address)
    {
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("serviceWorker", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>What no link of the site asks, on every kind of page: a proper page, the right status, nothing of the inside.</summary>
[Collection(SharedSiteTests.Name)]
public class BadInputTests(SharedSite site)
{
    private static readonly string[] Kinds =
    [
        "/", "/wyre-forest", "/worried-about-a-child", "/privacy", "/contacts", "/contacts/family-front-door", "/guidance", "/archive", "/wyre-forest/newsletters",
        "/guidance/working-together-to-safeguard-children", "/a-to-z", "/glossary", "/embed", "/embed/route/child", "/no-such-page",
    ];

    private static readonly string[] Inputs =
    [
        "page=-1", "page=x&page=2", "after=%00", "section=nowhere", "kind=%0d%0a", "year=99999999999", "state=nonsense", "unknown=1", "q=%00%01%1f",
        "q=%27%20OR%201=1%20--", "q=%3Cscript%3Ealert(1)%3C/script%3E", "q=%25%5f%5c", "%=%&&&==", "at=nonsense", "at=", "topic[]=1&topic[]=2",
    ];

    public static TheoryData<string> Pages => [.. Kinds];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_AskedOddly_AnswersWithAPageAndNothingOfTheInside(string address)
    {
        var reader = site.Factory.Reader();
        foreach (var input in Inputs.Append("q=" + new string('a', 10_000)).Append("filler=" + new string('b', 10_000)))
        {
            using var answer = await reader.GetAsync(new Uri($"{address}?{input}", UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();

            var status = (int)answer.StatusCode;
            Assert.True(status is 200 or 400 or 404, $"{address}?{input[..Math.Min(40, input.Length)]} answered {status}.");
            Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains("tel:999", text, StringComparison.Ordinal);
            Assert.DoesNotContain("   at SafeguardingHub", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("/Worried-About-A-Child", "/worried-about-a-child")]
    [InlineData("/worried-about-a-child/", "/worried-about-a-child")]
    [InlineData("/CONTACTS/", "/contacts")]
    [InlineData("/Archive", "/archive")]
    [InlineData("/wyre-forest/Newsletters/", "/wyre-forest/newsletters")]
    public async Task Address_SpeltOtherwise_LeadsToTheOneThatCounts(string spelt, string address)
    {
        using var answer = await site.Factory.Reader().GetAsync(new Uri(spelt, UriKind.Relative));

        Assert.Equal(308, (int)answer.StatusCode);
        Assert.Equal(address, answer.Headers.Location?.OriginalString);
    }
}
