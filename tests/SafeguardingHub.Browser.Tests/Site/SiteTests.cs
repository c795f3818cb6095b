using System.Globalization;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SafeguardingHub.Browser.Tests.Site;

/// <summary>The pages that the recipes make, as a reader meets them.</summary>
[Collection(SiteTestsCollection.Name)]
public class SiteTests(ChromiumFixture chromium, RealSite site)
{
    private static readonly string[] Pages =
    [
        "/", "/south-worcestershire", "/wyre-forest", "/worried-about-a-child", "/contacts", "/contacts/family-front-door", "/no-such-page",
    ];

    public static TheoryData<string, int> PagesAndWidths()
    {
        var data = new TheoryData<string, int>();
        foreach (var page in Pages)
        {
            data.Add(page, Viewport.Desktop.Width);
            data.Add(page, Viewport.Phone.Width);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(PagesAndWidths))]
    public async Task Page_AtEachWidth_FitsAndHasNoAccessibilityViolation(string path, int width)
    {
        await using var opened = await chromium.OpenAsync(site.At(path), Viewport.OfWidth(width));

        var overflow = await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        var result = await opened.Page.RunAxe(AxeRules.Options);

        await Screenshots.TakeAsync(opened.Page, "site" + path, width.ToString(CultureInfo.InvariantCulture));
        Assert.True(overflow <= 0, $"{path} is {overflow} pixels wider than a window of {width}.");
        Assert.True(result.Violations.Length == 0, AxeRules.Describe(result.Violations));
        Assert.Empty(opened.Complaints);
        Assert.DoesNotContain(opened.Requests, request => new Uri(request).Authority != site.Root.Authority);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/south-worcestershire")]
    [InlineData("/wyre-forest")]
    [InlineData("/worried-about-a-child")]
    public async Task Page_OnASmallPhone_Shows999WithoutScrolling(string path)
    {
        await using var opened = await chromium.OpenAsync(site.At(path), new Viewport(320, 568), script: false);

        await Assertions.Expect(opened.Page.Locator("a[href='tel:999']").First).ToBeInViewportAsync();
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
        for (var presses = 0; presses < 10; presses++)
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
