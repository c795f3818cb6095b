using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafeguardingHub.Browser.Tests.Preview;

namespace SafeguardingHub.Browser.Tests;

/// <summary>Pages on paper: what is pinned to a wall must say as much as the screen does.</summary>
[Collection(PreviewTests.Name)]
public class PrintTests(ChromiumFixture chromium, PreviewHost host)
{
    /// <summary>A page of a PDF as Chromium writes one; the tree that holds the pages is "/Pages".</summary>
    private static readonly Regex PdfPage = new(@"/Type\s*/Page\b");

    [Fact]
    public async Task Page_InPrint_HidesNavigationAndKeepsWhatMatters()
    {
        await using var opened = await chromium.OpenAsync(host.At("/worried-about-a-child"), Viewport.Desktop);
        var page = opened.Page;

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Screenshots.TakeAsync(page, "/worried-about-a-child", "print");

        Assert.Equal(0, await page.GetByRole(AriaRole.Navigation).CountAsync());
        await Assertions.Expect(page.GetByText("Worcestershire, shared", new() { Exact = true })).ToBeVisibleAsync();
        foreach (var number in new[] { "999", "01905 822 666", "01905 768 020" })
        {
            await Assertions.Expect(page.Locator("main .hub-contact .hub-phone").Filter(new() { HasText = number })).ToBeVisibleAsync();
        }

        Assert.Equal(2, await page.Locator("main .hub-contact").GetByText("Not confirmed: taken from web pages of 2013 to 2018").CountAsync());
        Assert.Equal("decimal", await page.Locator(".hub-steps").EvaluateAsync<string>("e => getComputedStyle(e).listStyleType"));
    }

    [Fact]
    public async Task Link_InPrint_ShowsItsAddressOnlyWhereItLeadsElsewhere()
    {
        await using var opened = await chromium.OpenAsync(host.At("/worried-about-a-child"), Viewport.Desktop);

        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var outside = await After("main a[href^=http]");
        var inside = await After("main .hub-contact a[href^='/']");
        var number = await After("main a[href^=tel]");

        Assert.Contains("https://capublic.worcestershire.gov.uk/FamilyDoorPortal/", outside, StringComparison.Ordinal);
        Assert.Equal("none", inside);
        Assert.Equal("none", number);

        Task<string> After(string link) => opened.Page.Locator(link).First.EvaluateAsync<string>("e => getComputedStyle(e, '::after').content");
    }

    [Fact]
    public async Task CareCard_InPrint_SaysItsUrgencyInWords()
    {
        await using var opened = await chromium.OpenAsync(host.At("/worried-about-a-child"), Viewport.Desktop);
        var urgency = opened.Page.GetByText("Immediate action required:");
        var onScreen = await urgency.EvaluateAsync<double>("e => e.getBoundingClientRect().width");

        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var onPaper = await urgency.EvaluateAsync<double>("e => e.getBoundingClientRect().width");

        Assert.True(onScreen < 2);
        Assert.True(onPaper > 100);
    }

    [Fact]
    public async Task SectionNotInUse_InPrint_StillSaysSo()
    {
        await using var opened = await chromium.OpenAsync(host.At("/south-worcestershire/every-block"), Viewport.Desktop);

        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(opened.Page.GetByText("Not in use yet: do not rely on this")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(opened.Page, "/south-worcestershire/every-block", "print");
    }

    [Theory]
    [InlineData("/worried-in-gap")]
    [InlineData("/front-in-gap")]
    public async Task WhoToCall_InPrint_FillsOneSheetOfItsOwn(string path)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), Viewport.Desktop);

        var all = await PagesAsync();
        await opened.Page.EvaluateAsync("() => [...document.styleSheets][0].insertRule('.hub-call-head ~ *, .hub-footer { display: none !important; }')");
        var callAlone = await PagesAsync();

        Assert.Equal(1, callAlone);
        Assert.True(all >= 2, "What follows the numbers begins a sheet of its own.");

        async Task<int> PagesAsync()
        {
            var pdf = await opened.Page.PdfAsync(new() { Format = "A4", Margin = new() { Top = "15mm", Right = "15mm", Bottom = "15mm", Left = "15mm" } });
            return PdfPage.Count(Encoding.Latin1.GetString(pdf));
        }
    }

    [Theory]
    [InlineData("/worried-in-gap")]
    [InlineData("/front-in-gap")]
    public async Task WhoToCall_InPrint_GivesHoursInWordsAndNeverSaysOpenOrClosed(string path)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), Viewport.Desktop);

        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var text = await opened.Page.Locator(".hub-call-head").InnerTextAsync();
        await Screenshots.TakeAsync(opened.Page, path, "print");

        Assert.Contains("999", text, StringComparison.Ordinal);
        Assert.Contains("01905 768 020", text, StringComparison.Ordinal);
        Assert.Contains("01905 822 666", text, StringComparison.Ordinal);
        Assert.Contains("Weekdays, 5pm to 8:30am", text, StringComparison.Ordinal);
        Assert.Contains("Not confirmed: taken from web pages of 2013 to 2018", text, StringComparison.Ordinal);
        Assert.Contains("Page made at 4:45pm on Friday 12 February 2027; check before use.", text, StringComparison.Ordinal);
        Assert.Contains("Printed on ____", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Closed now", text, StringComparison.Ordinal);
        Assert.DoesNotContain("right now", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/worried-about-a-child")]
    [InlineData("/south-worcestershire/every-block")]
    [InlineData("/contacts")]
    [InlineData("/guidance/working-together-2015")]
    [InlineData("/new-blocks")]
    public async Task Text_InPrint_IsBlackOnWhite(string path)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), Viewport.Desktop);

        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var colours = await opened.Page.EvaluateAsync<string[]>(
            """
            () => [...new Set([...document.querySelectorAll('body, body *')].map(e => {
              const style = getComputedStyle(e);
              return style.color + ' on ' + style.backgroundColor;
            }))]
            """);

        Assert.Equal(["rgb(0, 0, 0) on rgba(0, 0, 0, 0)"], colours);
    }
}
