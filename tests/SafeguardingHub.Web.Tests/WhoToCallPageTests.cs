using System.Net;
using AngleSharp.Dom;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>Who to call now, as the pages say it at the moments that matter.</summary>
[Collection(SharedSiteTests.Name)]
public class WhoToCallPageTests(SharedSite site)
{
    private const string FrontDoor = "tel:01905822666";
    private const string DutyTeam = "tel:01905768020";
    private readonly HttpClient reader = site.Factory.Reader();

    // The moments of the source pages' own words, handovers and clock changes; each first number is the one that answers.
    [Theory]
    [InlineData("2027-02-08T08:29:59", DutyTeam, "Listed as open")]
    [InlineData("2027-02-08T08:30:00", FrontDoor, "Listed as open")]
    [InlineData("2027-02-11T16:59:59", FrontDoor, "Listed as open")]
    [InlineData("2027-02-11T17:00:00", DutyTeam, "Listed as open")]
    [InlineData("2027-02-12T16:29:59", FrontDoor, "Listed as open")]
    [InlineData("2027-02-12T16:30:00", DutyTeam, "Closed then. Listed to open at 5pm that day")]
    [InlineData("2027-02-12T16:59:59", DutyTeam, "Closed then. Listed to open at 5pm that day")]
    [InlineData("2027-02-12T17:00:00", DutyTeam, "Listed as open")]
    [InlineData("2027-02-13T12:00", DutyTeam, "Listed as open")]
    [InlineData("2026-12-25T10:00", DutyTeam, "Listed as open")]
    [InlineData("2026-12-28T10:00", DutyTeam, "Listed as open")]
    [InlineData("2027-03-26T16:45", DutyTeam, "Listed as open")]
    [InlineData("2027-03-28T01:30", DutyTeam, "Listed as open")]
    [InlineData("2027-03-29T10:00", DutyTeam, "Listed as open")]
    [InlineData("2026-10-25T01:30", DutyTeam, "Listed as open")]
    [InlineData("2027-12-27T10:00", DutyTeam, "Listed as open")]
    [InlineData("2027-12-28T10:00", DutyTeam, "Listed as open")]
    public async Task WorryPage_AtAMoment_Says999AndThenWhoAnswers_AndHidesNobody(string at, string first, string state)
    {
        var page = await reader.PageAsync($"/worried-about-a-child?at={at}");

        var block = page.QuerySelector("#who-to-call")!;
        var dialled = block.Dialled();
        Assert.Equal(["tel:999", first], dialled.Take(2));
        Assert.Equal([FrontDoor, DutyTeam], dialled.Where(number => number is FrontDoor or DutyTeam).Distinct().Order(StringComparer.Ordinal).Reverse());
        var after = block.Words();
        Assert.Contains(state, after, StringComparison.Ordinal);
        Assert.Equal(state.StartsWith("Closed", StringComparison.Ordinal), after.Contains("No team is listed as open", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/south-worcestershire")]
    [InlineData("/wyre-forest")]
    [InlineData("/worried-about-a-child")]
    [InlineData("/worried-about-a-child/public")]
    [InlineData("/worried-about-an-adult")]
    [InlineData("/contacts")]
    public async Task Page_WithARoute_HasItFirstInMain_AndSaysItIsNotForNowWhereItIsNot(string address)
    {
        var now = await reader.PageAsync(address);
        var then = await reader.PageAsync(address + "?at=2027-02-12T16:45");

        var main = now.MainText();
        Assert.Equal("who-to-call", main.QuerySelector("h1")!.NextElementSibling?.Id);
        Assert.DoesNotContain("Not now", main.Words(), StringComparison.Ordinal);
        Assert.Contains("Not now: this shows 4:45pm on Friday 12 February 2027", then.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(address, then.MainText().Link("Show who to call now"));
        Assert.Equal("noindex", then.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Contains("elsewhere, contact that area's council", main.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WorryAboutAnAdult_WhoseServiceGivesNoHours_IsNeitherOpenNorClosed()
    {
        var block = (await reader.PageAsync("/worried-about-an-adult")).QuerySelector("#who-to-call")!.Words();

        Assert.Contains("Opening hours not given", block, StringComparison.Ordinal);
        Assert.Contains("We do not know", block, StringComparison.Ordinal);
        Assert.DoesNotContain("Listed as open", block, StringComparison.Ordinal);
        Assert.DoesNotContain("Closed", block, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithARoute_LivesAMinuteAtMost_AndChangesWithTheHandover()
    {
        // The memory of pages goes by the machine's own clock: two seconds before the handover are waited for.
        var time = new SettableTime(new DateTimeOffset(2027, 2, 12, 16, 29, 58, TimeSpan.Zero));
        await using var hub = await HubFactory.StartAsync(time);
        var own = hub.Reader();

        var before = await own.PageAsync("/worried-about-a-child");
        await Task.Delay(TimeSpan.FromSeconds(2.2));
        time.Advance(TimeSpan.FromSeconds(2));
        var after = await own.PageAsync("/worried-about-a-child");

        Assert.Contains("Listed as open until 4:30pm today", before.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("No team is listed as open", after.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("as at 4:30pm on Friday 12 February 2027", after.MainText().Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/contacts?at=nonsense")]
    [InlineData("/worried-about-a-child?at=nonsense")]
    [InlineData("/?at=2027-02-30T10:00")]
    [InlineData("/?at=1066-10-14T09:00")]
    [InlineData("/wyre-forest?at=9999999999-01-01")]
    [InlineData("/contacts?at=%00%01")]
    public async Task Moment_ThatIsNone_IsRefusedWithTheWayToWriteItAndTheNumbers(string address)
    {
        var page = await reader.PageAsync(address, status: 400);

        Assert.Contains("2027-02-12T16:45", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("tel:999", page.Body!.Dialled());
        Assert.Contains(FrontDoor, page.MainText().Dialled());
    }

    [Fact]
    public async Task Moment_OnAPageWithoutARoute_IsIgnored()
    {
        var page = await reader.PageAsync("/privacy?at=nonsense");

        Assert.DoesNotContain("Not now", page.MainText().Words(), StringComparison.Ordinal);
    }
}

/// <summary>The blocks for other sites.</summary>
[Collection(SharedSiteTests.Name)]
public class EmbedTests(SharedSite site)
{
    private readonly HttpClient reader = site.Factory.Reader();

    [Theory]
    [InlineData("/embed/route/child", "tel:01905822666")]
    [InlineData("/embed/route/adult", "tel:01905768053")]
    [InlineData("/embed/contact/emergency-duty-team", "tel:01905768020")]
    public async Task Block_Asked_MayBeFramedNeedsNoScriptAndSays999(string address, string number)
    {
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
        var page = await answer.PageAsync();

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors *", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        Assert.Equal("cross-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Empty(page.QuerySelectorAll("script, form, [style]"));
        Assert.Contains(number, page.Body!.Dialled());
        Assert.Contains("tel:999", page.Body!.Dialled());
        Assert.Contains("Not confirmed", page.Body!.Words(), StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("a[href]:not([href^='tel:']):not([href^='#'])"), link => Assert.Equal("_top", link.GetAttribute("target")));
    }

    [Fact]
    public async Task Block_AskedForAnotherMoment_AnswersForNow()
    {
        var page = await reader.PageAsync("/embed/route/child?at=2027-02-12T16:45");

        Assert.DoesNotContain("2027", page.Body!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Block_ThatIsNotThere_StillSays999()
    {
        using var answer = await reader.GetAsync(new Uri("/embed/route/no-such", UriKind.Relative));
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("tel:999", page.Body!.Dialled());
        Assert.Contains("frame-ancestors *", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/contacts")]
    [InlineData("/embed")]
    public async Task OtherPages_MayNotBeFramed(string address)
    {
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }
}
