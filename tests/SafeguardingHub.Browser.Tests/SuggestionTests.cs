using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafeguardingHub.Browser.Tests.Preview;

namespace SafeguardingHub.Browser.Tests;

/// <summary>The search box with names that begin with what is typed: by keyboard, by thumb, and without script.</summary>
[Collection(PreviewTests.Name)]
public class SuggestionTests(ChromiumFixture chromium, PreviewHost host)
{
    private static readonly LocatorAssertionsToHaveAttributeOptions Soon = new() { Timeout = 30_000 };

    [Fact]
    public async Task Keyboard_WalksThroughTheNamesAndOpensOne()
    {
        await using var opened = await chromium.OpenAsync(host.At("/"), Viewport.Desktop);
        var page = opened.Page;
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Search this site" });

        await box.PressSequentiallyAsync("fam");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true", Soon);
        var options = page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" }).GetByRole(AriaRole.Option);
        await Assertions.Expect(options).ToHaveCountAsync(3);
        await Assertions.Expect(options.Nth(1)).ToHaveTextAsync("FamilyDoorPortal former name, Online service");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("3 suggestions. Use the up and down arrow keys to choose.");

        await AssertAtAsync(box, options, "ArrowDown", 0);
        await AssertAtAsync(box, options, "End", 2);
        await AssertAtAsync(box, options, "ArrowDown", null);
        await AssertAtAsync(box, options, "ArrowUp", 2);
        await AssertAtAsync(box, options, "Home", 0);
        await Assertions.Expect(box).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(host.At("/contacts/family-front-door").ToString());
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Escape_ClosesTheNamesAndKeepsWhatWasTyped_AndEnterThenSearches()
    {
        await using var opened = await chromium.OpenAsync(host.At("/search"), Viewport.Desktop);
        var page = opened.Page;
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "What are you looking for?" });

        await box.PressSequentiallyAsync("fam");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true", Soon);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(box).ToHaveValueAsync("fam");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/search\\?q=fam$"));
    }

    [Fact]
    public async Task Tab_LeavesTheBoxAndClosesTheNames()
    {
        await using var opened = await chromium.OpenAsync(host.At("/search"), Viewport.Phone);
        var page = opened.Page;
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "What are you looking for?" });

        await box.PressSequentiallyAsync("fam");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true", Soon);
        await page.Keyboard.PressAsync("Tab");

        await Assertions.Expect(page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Search" })).ToBeFocusedAsync();
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("/domestic-abuse", 320)]
    [InlineData("/domestic-abuse", 1280)]
    [InlineData("/worried-about-a-child", 320)]
    [InlineData("/", 1280)]
    public async Task Names_Open_AreLargeEnoughCoverNothingThatMattersAndHaveNoViolation(string path, int width)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), Viewport.OfWidth(width));
        var page = opened.Page;
        if (width < 700)
        {
            await page.Locator(".hub-fold--search summary").ClickAsync();
        }

        await page.Locator("#site-search").PressSequentiallyAsync("fam");
        await Assertions.Expect(page.Locator("#site-search")).ToHaveAttributeAsync("aria-expanded", "true", Soon);
        var measured = await page.EvaluateAsync<JsonElement>(
            """
            () => ({
              heights: [...document.querySelectorAll('.hub-suggest__option, .hub-suggest__close')].map(e => e.getBoundingClientRect()).map(r => Math.min(r.width, r.height)),
              overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
              styled: document.querySelectorAll('[style]').length
            })
            """);
        await Screenshots.TakeAsync(page, path + "-suggestions", width.ToString(System.Globalization.CultureInfo.InvariantCulture));

        Assert.All(measured.GetProperty("heights").EnumerateArray(), height => Assert.True(height.GetDouble() >= 44, $"{height} pixels"));
        Assert.True(measured.GetProperty("overflow").GetInt32() <= 0);
        Assert.Equal(0, measured.GetProperty("styled").GetInt32());
        await Axe.AssertFindsNothingAsync(page);
        if (await page.Locator(".hub-exit").CountAsync() > 0)
        {
            var exit = page.GetByRole(AriaRole.Link, new() { Name = "Emergency: Exit this page" });
            await exit.ScrollIntoViewIfNeededAsync();
            Assert.True(await exit.EvaluateAsync<bool>("e => { const r = e.getBoundingClientRect(); return e.contains(document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2)) }"));
        }
    }

    [Fact]
    public async Task Names_ByTouch_OpenTheirPageAndCanBeClosed()
    {
        await using var opened = await chromium.OpenAsync(host.At("/search"), Viewport.Phone);
        var page = opened.Page;
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "What are you looking for?" });

        await box.PressSequentiallyAsync("fam");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close suggestions" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await Assertions.Expect(box).ToBeFocusedAsync();
        await box.PressSequentiallyAsync("i");
        await page.GetByRole(AriaRole.Option).First.ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(host.At("/contacts/family-front-door").ToString());
    }

    [Fact]
    public async Task Typing_AsksOnceItPauses_AndSaysThatThereIsNothing()
    {
        await using var opened = await chromium.OpenAsync(host.At("/contacts"), Viewport.Desktop);
        var page = opened.Page;

        // In one go: on a busy machine a real keyboard may pause between two letters, and is then rightly asked about.
        await page.Locator("#site-search").FocusAsync();
        await page.Locator("#site-search").EvaluateAsync("box => { for (const letter of 'zebra') { box.value += letter; box.dispatchEvent(new Event('input')) } }");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("No suggestions.");

        Assert.Single(opened.Requests, request => request.Contains(PreviewSearch.SuggestPath, StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("#site-search")).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [Fact]
    public async Task Typing_On_KeepsTheNamesUntilTheNextOnesAreThere_AndTooLittleClosesThem()
    {
        await using var opened = await chromium.OpenAsync(host.At("/search"), Viewport.Phone);
        var box = opened.Page.Locator("#search-words");
        await box.PressSequentiallyAsync("fam");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true", Soon);
        await box.PressAsync("ArrowDown");

        // In one go, so that no answer comes between the letter and the look.
        const string TypeAndLook = "(e, words) => { e.value = words; e.dispatchEvent(new Event('input')); return [e.getAttribute('aria-expanded'), e.getAttribute('aria-activedescendant') ?? 'none'].join(' ') }";
        var more = await box.EvaluateAsync<string>(TypeAndLook, "fami");
        var less = await box.EvaluateAsync<string>(TypeAndLook, "f");

        Assert.Equal(("true none", "false none"), (more, less));
    }

    [Fact]
    public async Task WithoutScript_TheBoxIsAFormLikeAnyOther()
    {
        await using var opened = await chromium.OpenAsync(host.At("/"), Viewport.Phone, script: false);
        var page = opened.Page;

        await page.Locator(".hub-fold--search summary").ClickAsync();
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search this site" }).FillAsync("front door");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/search\\?q=front\\+door$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox)).ToHaveCountAsync(0);
    }

    private static async Task AssertAtAsync(ILocator box, ILocator options, string key, int? index)
    {
        await box.PressAsync(key);
        if (index is { } at)
        {
            await Assertions.Expect(box).ToHaveAttributeAsync("aria-activedescendant", (await options.Nth(at).GetAttributeAsync("id"))!);
            await Assertions.Expect(options.Nth(at)).ToHaveAttributeAsync("aria-selected", "true");
        }
        else
        {
            await Assertions.Expect(box).Not.ToHaveAttributeAsync("aria-activedescendant", new Regex("."));
        }
    }
}
