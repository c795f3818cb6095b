using Microsoft.Playwright;
using SafeguardingHub.Browser.Tests.Preview;

namespace SafeguardingHub.Browser.Tests;

/// <summary>The quick way out of a page that a person at risk may be reading.</summary>
[Collection(PreviewTests.Name)]
public class ExitTests(ChromiumFixture chromium, PreviewHost host)
{
    private const string Page = "/domestic-abuse";

    private Uri Elsewhere => host.At("/elsewhere");

    [Fact]
    public async Task ExitLink_ByKeyboardWithoutScript_IsTheSecondStopAndLeaves()
    {
        await using var opened = await chromium.OpenAsync(host.At(Page), Viewport.Phone, script: false);
        var link = opened.Page.GetByRole(AriaRole.Link, new() { Name = "Exit this page quickly" });

        await opened.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" })).ToBeFocusedAsync();
        await opened.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(link).ToBeFocusedAsync();
        await Assertions.Expect(link).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Equal("nofollow noreferrer", await link.GetAttributeAsync("rel"));
        await opened.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(opened.Page).ToHaveURLAsync(Elsewhere.ToString());
    }

    [Theory]
    [InlineData("/domestic-abuse")]
    [InlineData("/worried-in-gap")]
    public async Task ExitButton_OnASmallPhone_IsLargeInReachAndBesideTheAdvice(string path)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), Viewport.Phone, script: false);
        var button = opened.Page.GetByRole(AriaRole.Link, new() { Name = "Emergency: Exit this page" });

        await Assertions.Expect(button).ToBeInViewportAsync(new() { Ratio = 1 });
        var box = (await button.BoundingBoxAsync())!;
        var advice = (await opened.Page.Locator(".hub-exit").GetByRole(AriaRole.Link, new() { Name = "Staying safe online" }).BoundingBoxAsync())!;
        await opened.Page.EvaluateAsync("() => window.scrollTo(0, document.body.scrollHeight)");

        Assert.True(box is { Width: >= 44, Height: >= 44 }, $"The button is {box.Width} by {box.Height}.");
        Assert.InRange(advice.Y, box.Y - 20, box.Y + box.Height);
        Assert.Equal("nofollow noreferrer", await button.GetAttributeAsync("rel"));
        await Assertions.Expect(button).ToBeInViewportAsync(new() { Ratio = 1 });
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(button).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Shift_ThreeTimes_LeavesAndBackDoesNotShowThePage()
    {
        await using var opened = await chromium.OpenAsync(host.At("/contacts"), Viewport.Desktop);
        var page = opened.Page;
        await page.GotoAsync(host.At(Page).ToString());

        await page.Keyboard.PressAsync("Shift");
        await Assertions.Expect(page.Locator(".govuk-visually-hidden[role=status]")).ToHaveTextAsync("Shift, press 2 more times to exit.");
        await page.Keyboard.PressAsync("Shift");
        Assert.Empty(opened.Complaints);
        await page.Keyboard.PressAsync("Shift");
        await Assertions.Expect(page).ToHaveURLAsync(Elsewhere.ToString());
        await page.GoBackAsync();

        await Assertions.Expect(page).ToHaveURLAsync(host.At("/contacts").ToString());
    }

    [Fact]
    public async Task Shift_HeldWithALetter_DoesNotCount()
    {
        await using var opened = await chromium.OpenAsync(host.At(Page), Viewport.Desktop);

        for (var press = 0; press < 4; press++)
        {
            await opened.Page.Keyboard.PressAsync("Shift+A");
        }

        await Assertions.Expect(opened.Page).ToHaveURLAsync(host.At(Page).ToString());
        await Assertions.Expect(opened.Page.Locator("main")).ToBeVisibleAsync();
    }

    /// <summary>Asked in the same breath as the click: the other page may be slow, and this one must not wait for it.</summary>
    [Fact]
    public async Task ExitButton_OnceActivated_HidesThePageAtOnce()
    {
        await using var opened = await chromium.OpenAsync(host.At(Page), Viewport.Desktop);

        // Words that are not in sight are not in the inner text either, nor in what a screen reader is given.
        var seen = await opened.Page.EvaluateAsync<string[]>(
            "() => { document.querySelector('.govuk-exit-this-page__button').click(); return [document.body.innerText.trim(), document.title]; }");

        Assert.Equal(["Loading.", "Loading."], seen);
    }

    [Theory]
    [InlineData(Page)]
    [InlineData("/worried-in-gap")]
    public async Task Main_WithAndWithoutScript_SaysTheSame(string path)
    {
        await using var with = await chromium.OpenAsync(host.At(path), Viewport.Desktop);
        await using var without = await chromium.OpenAsync(host.At(path), Viewport.Desktop, script: false);

        Assert.Equal(await without.Page.Locator("main").InnerTextAsync(), await with.Page.Locator("main").InnerTextAsync());
    }
}
