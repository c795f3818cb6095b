using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafeguardingHub.Browser.Tests.Preview;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Browser.Tests;

/// <summary>What must hold on every page of the theme, of whatever kind.</summary>
[Collection(PreviewTests.Name)]
public class ThemeTests(ChromiumFixture chromium, PreviewHost host)
{
    private static readonly Regex Fingerprinted = new(@"/_content/SafeguardingHub\.Theme/dist/site\.[a-z0-9]{10}\.css$");

    /// <summary>One page of each kind and state, and each accent.</summary>
    public static TheoryData<string> Paths() => [.. PreviewSite.Pages.Keys];

    /// <summary>All at one load of the page: a browser that starts a hundred pages takes minutes.</summary>
    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Page_OfAnyKind_IsPlainOrderedAndHasNoAccessibilityViolationAtEitherWidth(string path)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), Viewport.Desktop);
        var page = PreviewSite.Pages[path];

        await AssertIsPlainAsync(opened, page);
        await AssertIsOrderedAsync(opened, page);
        Assert.Empty(opened.Complaints);
        await AssertFitsAndIsAccessibleAsync(opened.Page, path);

        // A colour does not depend on the width.
        if (!path.StartsWith("/accents/", StringComparison.Ordinal))
        {
            await opened.Page.SetViewportSizeAsync(Viewport.Phone.Width, Viewport.Phone.Height);
            await AssertFitsAndIsAccessibleAsync(opened.Page, path);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/worried-about-a-child")]
    [InlineData("/worried-in-gap")]
    [InlineData("/guidance/working-together-2015")]
    [InlineData("/new-blocks")]
    [InlineData("/report-with-faults")]
    [InlineData("/search/urgent")]
    public async Task Page_InForcedColours_HasNoAccessibilityViolation(string path)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), Viewport.Desktop, colours: ForcedColors.Active);

        await Screenshots.TakeAsync(opened.Page, path, "forced-colours");

        await Axe.AssertFindsNothingAsync(opened.Page);
    }

    [Theory]
    [InlineData("/wyre-forest", 1)]
    [InlineData("/south-worcestershire/every-block", 1)]
    [InlineData("/worried-about-a-child", 0)]
    public async Task Page_OfSectionNotOpened_SaysSoAtOnceAndIsNotIndexed(string path, int expected)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), Viewport.Phone);

        var notices = opened.Page.GetByRole(AriaRole.Region, new() { Name = "State of these pages" });

        Assert.Equal(expected, await notices.CountAsync());
        Assert.Equal(expected, await opened.Page.Locator("meta[name=robots][content=noindex]").CountAsync());
        Assert.Equal(expected, await opened.Page.GetByText("Not in use yet: do not rely on this", new() { Exact = true }).CountAsync());
        if (expected > 0)
        {
            await Assertions.Expect(notices).ToBeInViewportAsync(new() { Ratio = 1 });
        }
    }

    private static async Task AssertFitsAndIsAccessibleAsync(IPage page, string path)
    {
        var width = page.ViewportSize!.Width;
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        await Screenshots.TakeAsync(page, path, width.ToString(CultureInfo.InvariantCulture));
        Assert.True(overflow <= 0, $"{path} is {overflow} pixels wider than a window of {width}.");
        await Axe.AssertFindsNothingAtAsync(page, width);
    }

    /// <summary>Nothing inline, nothing from elsewhere; one script for the search box, one more on the pages that have a way out.</summary>
    private async Task AssertIsPlainAsync(WatchedPage opened, PageView page)
    {
        var inline = await opened.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('*')]
              .filter(e => e.tagName === 'STYLE' || e.tagName === 'SCRIPT' && !e.src || [...e.attributes].some(a => a.name === 'style' || a.name.startsWith('on')))
              .map(e => e.outerHTML)
            """);

        Assert.Empty(inline);
        Assert.Equal(page is EmbedView ? 0 : page.Exit is null ? 1 : 2, await opened.Page.Locator("script").CountAsync());
        Assert.DoesNotContain(opened.Requests, request => new Uri(request).Authority != host.Root.Authority);
        Assert.Contains(opened.Requests, request => Fingerprinted.IsMatch(request));
    }

    private static async Task AssertIsOrderedAsync(WatchedPage opened, PageView page)
    {
        var levels = await opened.Page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))");
        var landmarks = await opened.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('body > header, nav, [role=search], main, body > footer')].map(e => e.getAttribute('role') ?? e.localName)");

        Assert.Equal(page.StatusCode, opened.Status);
        Assert.Equal(page.WindowTitle, await opened.Page.TitleAsync());
        Assert.Equal("en-GB", await opened.Page.GetAttributeAsync("html", "lang"));
        Assert.Equal(page.Title, await opened.Page.Locator("main h1").InnerTextAsync());
        Assert.Equal(1, levels[0]);
        Assert.Equal(1, levels.Count(level => level == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First} is followed by h{pair.Second}"));
        if (page is not EmbedView)
        {
            Assert.Equal(["header", "search", "nav"], landmarks[..3]);
            Assert.Equal(["footer", "nav"], landmarks[^2..]);
        }
        else
        {
            Assert.Equal(["main"], landmarks);
        }
    }
}
