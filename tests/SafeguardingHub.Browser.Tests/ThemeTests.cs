using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SafeguardingHub.Browser.Tests.Preview;

namespace SafeguardingHub.Browser.Tests;

/// <summary>What must hold on every page of the theme, of whatever kind.</summary>
[Collection(PreviewTests.Name)]
public class ThemeTests(ChromiumFixture chromium, PreviewHost host)
{
    private static readonly Regex Fingerprinted = new(@"/_content/SafeguardingHub\.Theme/dist/site\.[a-z0-9]{10}\.css$");

    /// <summary>One page of each kind and state.</summary>
    public static TheoryData<string> Paths() => [.. PreviewSite.Pages.Keys.Where(path => !path.StartsWith("/accents/", StringComparison.Ordinal))];

    /// <summary>The same at both widths, and each accent at one: a colour does not depend on the width.</summary>
    public static TheoryData<string, int> PathsAndWidths()
    {
        var data = new TheoryData<string, int>();
        foreach (var path in PreviewSite.Pages.Keys)
        {
            data.Add(path, Viewport.Desktop.Width);
            if (!path.StartsWith("/accents/", StringComparison.Ordinal))
            {
                data.Add(path, Viewport.Phone.Width);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(PathsAndWidths))]
    public async Task Page_AtEachWidth_FitsAndHasNoAccessibilityViolation(string path, int width)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), Viewport.OfWidth(width));

        var overflow = await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        var result = await opened.Page.RunAxe(AxeRules.Options);

        await Screenshots.TakeAsync(opened.Page, path, width.ToString(CultureInfo.InvariantCulture));
        Assert.True(overflow <= 0, $"{path} is {overflow} pixels wider than a window of {width}.");
        Assert.True(result.Violations.Length == 0, AxeRules.Describe(result.Violations));
        AxeRules.AssertRan(result);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/worried-about-a-child")]
    [InlineData("/south-worcestershire/every-block")]
    public async Task Page_InForcedColours_HasNoAccessibilityViolation(string path)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), Viewport.Desktop, colours: ForcedColors.Active);

        var result = await opened.Page.RunAxe(AxeRules.Options);

        await Screenshots.TakeAsync(opened.Page, path, "forced-colours");
        Assert.True(result.Violations.Length == 0, AxeRules.Describe(result.Violations));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Page_AsSent_IsPlainAndAsksOnlyItsOwnHost(string path)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), Viewport.Desktop);

        var inline = await opened.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('*')]
              .filter(e => ['SCRIPT', 'STYLE'].includes(e.tagName) || [...e.attributes].some(a => a.name === 'style' || a.name.startsWith('on')))
              .map(e => e.outerHTML)
            """);

        Assert.Empty(inline);
        Assert.Empty(opened.Complaints);
        Assert.DoesNotContain(opened.Requests, request => new Uri(request).Authority != host.Root.Authority);
        Assert.Contains(opened.Requests, request => Fingerprinted.IsMatch(request));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Page_OfAnyKind_HasOneTitleOneMainAndOrderedHeadings(string path)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), Viewport.Desktop);
        var page = PreviewSite.Pages[path];

        var levels = await opened.Page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))");

        Assert.Equal(page.StatusCode, opened.Status);
        Assert.Equal(page.WindowTitle, await opened.Page.TitleAsync());
        Assert.Equal("en-GB", await opened.Page.GetAttributeAsync("html", "lang"));
        Assert.Equal(page.Title, await opened.Page.Locator("main h1").InnerTextAsync());
        Assert.Equal(1, levels[0]);
        Assert.Equal(1, levels.Count(level => level == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First} is followed by h{pair.Second}"));
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
}
