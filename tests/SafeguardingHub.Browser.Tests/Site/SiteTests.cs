using System.Globalization;
using Microsoft.Playwright;

namespace SafeguardingHub.Browser.Tests.Site;

/// <summary>The pages that the recipes make, as a reader meets them.</summary>
[Collection(SiteTestsCollection.Name)]
public class SiteTests(ChromiumFixture chromium, RealSite site)
{
    // Every kind of page, and every state that looks different.
    private static readonly string[] Pages =
    [
        "/", "/south-worcestershire", "/wyre-forest", "/worried-about-a-child", "/worried-about-a-child/public", "/worried-about-an-adult",
        "/worried-about-a-child?at=2027-02-12T11:00", "/worried-about-a-child?at=2027-02-12T16:45", "/worried-about-a-child?at=2027-02-13T02:00",
        "/?at=nonsense", "/contacts", "/contacts/family-front-door", "/contacts/professionals-portal", "/no-such-page",
        "/safeguarding-our-children", "/request-for-information", "/privacy", "/accessibility-statement", "/staying-safe-online",
        "/wyre-forest/domestic-abuse", "/wyre-forest/child-sexual-exploitation", "/wyre-forest/newsletters/domestic-abuse-forum-september-2015",
        "/guidance", "/guidance?state=superseded", "/guidance/working-together-to-safeguard-children", "/guidance/working-together-to-safeguard-children-2013",
        "/archive", "/archive?q=nothing-has-this-name", "/wyre-forest/newsletters", "/policies?kind=strategy", "/a-to-z", "/glossary",
        "/search", "/search?q=child+exploitation", "/search?q=child+exploitation&state=archived&superseded=yes", "/search?q=worcestershire&page=2", "/search?q=zzyzzxqq",
        "/search?q=edulink", "/search?q=%28working&syntax=lucene",
        "/embed", "/embed/route/child", "/embed/contact/access-service", "/embed/route/no-such", "/feedback/number?service=family-front-door",
    ];

    public static TheoryData<string> Addresses() => [.. Pages];

    /// <summary>Both widths at one load of the page: a browser that starts a hundred pages takes minutes.</summary>
    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_AtEitherWidth_FitsAndHasNoAccessibilityViolation(string path)
    {
        await using var opened = await chromium.OpenAsync(site.At(path), Viewport.Desktop);

        foreach (var viewport in new[] { Viewport.Desktop, Viewport.Phone })
        {
            await opened.Page.SetViewportSizeAsync(viewport.Width, viewport.Height);
            var overflow = await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            await Screenshots.TakeAsync(opened.Page, "site" + path, viewport.Width.ToString(CultureInfo.InvariantCulture));
            Assert.True(overflow <= 0, $"{path} is {overflow} pixels wider than a window of {viewport.Width}.");
            await Axe.AssertFindsNothingAtAsync(opened.Page, viewport.Width);
        }

        Assert.Empty(opened.Complaints);
        Assert.DoesNotContain(opened.Requests, request => new Uri(request).Authority != site.Root.Authority);
    }

    [Theory]
    [InlineData("/", 320, 568, 3)]
    [InlineData("/south-worcestershire", 320, 568, 3)]
    [InlineData("/wyre-forest", 320, 568, 3)]
    [InlineData("/worried-about-a-child", 320, 568, 2)]
    [InlineData("/worried-about-a-child/public", 320, 568, 2)]
    [InlineData("/worried-about-an-adult", 320, 568, 2)]
    [InlineData("/", 390, 664, 3)]
    [InlineData("/south-worcestershire", 390, 664, 3)]
    [InlineData("/wyre-forest", 390, 664, 3)]
    [InlineData("/worried-about-a-child", 390, 664, 2)]
    [InlineData("/worried-about-an-adult", 390, 664, 2)]
    public async Task Page_OnASmallPhone_Shows999AndTheFirstNumbersWithoutScrolling(string path, int width, int height, int numbers)
    {
        await using var opened = await chromium.OpenAsync(site.At(path), new Viewport(width, height), script: false);

        var calls = opened.Page.Locator("#who-to-call a[href^='tel:']");
        await Screenshots.TakeWindowAsync(opened.Page, "site" + path, $"first-look-{width}");
        Assert.Equal("tel:999", await calls.First.GetAttributeAsync("href"));
        for (var number = 0; number < numbers; number++)
        {
            var box = (await calls.Nth(number).BoundingBoxAsync())!;
            Assert.True(box.Y >= 0 && box.Y + box.Height <= height, $"{await calls.Nth(number).GetAttributeAsync("href")} ends at {box.Y + box.Height:0} of {height}.");
        }
    }

    [Fact]
    public async Task Reader_WhoseNumberWasNotAnswered_SaysSoWithoutScriptAndIsToldWhomElseToCall()
    {
        await using var opened = await chromium.OpenAsync(site.At("/contacts"), Viewport.Phone, script: false);

        await opened.Page.GetByRole(AriaRole.Link, new() { Name = "Tell us about Family Front Door" }).First.ClickAsync();
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(opened.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Error: "));
        await opened.Page.GetByLabel("Not answered").CheckAsync();
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Assertions.Expect(opened.Page.Locator("main")).ToContainTextAsync("Thank you");
        await Assertions.Expect(opened.Page.Locator("main a[href='tel:999']").First).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.Locator("main a[href='tel:01905768020']").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Reader_WhoFiltersTheArchive_SeesWhatIsChosenAndTakesItOff()
    {
        await using var opened = await chromium.OpenAsync(site.At("/archive"), Viewport.Desktop, script: false);

        await opened.Page.GetByLabel("Kind").SelectOptionAsync(new SelectOptionValue { Value = "briefing" });
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Apply filters" }).ClickAsync();
        await Assertions.Expect(opened.Page.Locator(".hub-chosen")).ToContainTextAsync("Briefing");
        await Assertions.Expect(opened.Page.Locator("main")).Not.ToContainTextAsync("Domestic Abuse Forum newsletter");
        await opened.Page.GetByRole(AriaRole.Link, new() { Name = "Remove the filter" }).First.ClickAsync();

        await Assertions.Expect(opened.Page.Locator("main")).ToContainTextAsync("Domestic Abuse Forum newsletter");
    }

    [Fact]
    public async Task Reader_OnOldGuidance_IsToldAndGetsToTheLatestEdition()
    {
        await using var opened = await chromium.OpenAsync(site.At("/guidance/working-together-to-safeguard-children-2013"), Viewport.Phone, script: false);

        await Assertions.Expect(opened.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Superseded: "));
        await opened.Page.Locator(".hub-page-state a").ClickAsync();

        await Assertions.Expect(opened.Page.Locator("h1")).ToHaveTextAsync("Working Together to Safeguard Children 2018");
        await Assertions.Expect(opened.Page.Locator("main")).ToContainTextAsync("it may have been replaced");
    }

    // A4 within its margins of 12 mm, at 96 pixels to the inch: the route is whole on the first sheet, heading and all.
    [Theory]
    [InlineData("/")]
    [InlineData("/worried-about-a-child")]
    [InlineData("/worried-about-an-adult")]
    [InlineData("/safeguarding-our-children")]
    [InlineData("/wyre-forest/domestic-abuse")]
    public async Task Route_InPrint_EndsOnTheFirstSheet(string path)
    {
        await using var opened = await chromium.OpenAsync(site.At(path), new Viewport(703, 1032));

        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var block = (await opened.Page.Locator("#who-to-call").BoundingBoxAsync())!;

        Assert.True(block.Y + block.Height <= 1032, $"The block ends at {block.Y + block.Height:0} of 1032.");
        await Assertions.Expect(opened.Page.Locator("#who-to-call")).ToContainTextAsync("check before use");
    }

    [Fact]
    public async Task Professional_FromASectionFrontWithoutScript_FindsWhoToCallAndTheFourSteps()
    {
        await using var opened = await chromium.OpenAsync(site.At("/wyre-forest"), Viewport.Phone, script: false);

        await opened.Page.GetByRole(AriaRole.Link, new() { Name = "professional worried about a child" }).First.ClickAsync();

        await Assertions.Expect(opened.Page.Locator("h1")).ToHaveTextAsync("Are you a professional worried about a child?");
        await Assertions.Expect(opened.Page.Locator("main a[href='tel:01905822666']").First).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.Locator("main a[href='tel:01905768020']").First).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.Locator("ol.hub-steps > li")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task Reader_ByKeyboardAlone_SkipsToTheTextAndOpensAContact()
    {
        await using var opened = await chromium.OpenAsync(site.At("/contacts"), Viewport.Desktop);

        await opened.Page.Keyboard.PressAsync("Tab");
        await opened.Page.Keyboard.PressAsync("Enter");
        for (var presses = 0; presses < 40; presses++)
        {
            await opened.Page.Keyboard.PressAsync("Tab");
            if (await opened.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href') ?? ''") == "/contacts/family-front-door")
            {
                break;
            }
        }

        await opened.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(opened.Page.Locator("h1")).ToHaveTextAsync("Family Front Door");
    }
}
