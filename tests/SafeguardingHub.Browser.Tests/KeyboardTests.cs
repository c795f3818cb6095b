using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafeguardingHub.Browser.Tests.Preview;

namespace SafeguardingHub.Browser.Tests;

/// <summary>The pages by keyboard, and by thumb.</summary>
[Collection(PreviewTests.Name)]
public class KeyboardTests(ChromiumFixture chromium, PreviewHost host)
{
    /// <summary>Everything that takes the focus by Tab, in the order of the document. What lies folded away takes none.</summary>
    private const string Stops =
        """
        () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]')]
          .filter(e => e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
        """;

    /// <summary>
    /// What has the focus: its place in the document, whether some of it lies in the window with nothing over it, and
    /// whether it looks different from how it looks without the focus.
    /// </summary>
    private const string DescribeFocus =
        $$"""
        () => {
          const STOPS = ({{Stops}})();
          const e = document.activeElement;
          if (!e || e === document.body) { return null; }
          const look = s => [s.outlineStyle, s.outlineColor, s.boxShadow, s.backgroundColor, s.color].join();
          const boxes = [...e.getClientRects()].filter(r => r.width > 0 && r.height > 0);
          const seen = boxes.some(r => {
            const x = r.left + Math.min(r.width / 2, 12), y = r.top + r.height / 2;
            const top = document.elementFromPoint(x, y);
            return x >= 0 && y >= 0 && x < innerWidth && y < innerHeight && top && (e.contains(top) || top.contains(e) && top === e);
          });
          const focused = look(getComputedStyle(e));
          e.blur();
          const rest = look(getComputedStyle(e));
          e.focus({ preventScroll: true });
          return { index: STOPS.indexOf(e), name: e.innerText || e.id, seen, changes: focused !== rest };
        }
        """;

    public static TheoryData<string, int> Pages() => new()
    {
        { "/", 320 },
        { "/worried-in-gap", 320 },
        { "/south-worcestershire", 1280 },
        { "/south-worcestershire/every-block", 320 },
        { "/missing", 320 },
        { "/domestic-abuse", 320 },
        { "/domestic-abuse", 1280 },
        { "/briefings", 1280 },
        { "/new-blocks", 320 },
        { "/search/filtered", 320 },
        { "/search/nothing", 1280 },
    };

    [Fact]
    public async Task SkipLink_ByTabAndEnter_LeadsIntoMain()
    {
        await using var opened = await chromium.OpenAsync(host.At("/contacts"), Viewport.Phone, script: false);
        var page = opened.Page;
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" });

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");

        await Assertions.Expect(page.Locator("main a").First).ToBeFocusedAsync();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Tab_ThroughThePage_StopsAtEveryControlInOrderAndIsSeen(string path, int width)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), Viewport.OfWidth(width));
        var links = await opened.Page.EvaluateAsync<int>($"() => ({Stops})().length");

        var stops = new List<JsonElement>();
        for (var stop = 0; stop < links; stop++)
        {
            await opened.Page.Keyboard.PressAsync("Tab");
            stops.Add(await opened.Page.EvaluateAsync<JsonElement>(DescribeFocus));
        }

        Assert.Equal(Enumerable.Range(0, links), stops.Select(stop => stop.GetProperty("index").GetInt32()));
        Assert.Empty(stops.Where(stop => !stop.GetProperty("seen").GetBoolean()).Select(stop => stop.GetProperty("name").GetString()));
        Assert.Empty(stops.Where(stop => !stop.GetProperty("changes").GetBoolean()).Select(stop => stop.GetProperty("name").GetString()));
    }

    /// <summary>44 pixels each way, asked of the window itself: what lies under the thumb 21 pixels from the middle?</summary>
    [Theory]
    [InlineData("/worried-about-a-child")]
    [InlineData("/contacts")]
    [InlineData("/contacts/sample-advice-line")]
    [InlineData("/error")]
    public async Task Number_OnAPhone_IsALargeLinkOnOneLineThatDials(string path)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), Viewport.Phone);

        var measured = await opened.Page.EvaluateAsync<JsonElement>(
            """
            () => [...document.querySelectorAll('a[href^="tel:"]')].map(a => {
              a.scrollIntoView({ block: 'center' });
              const box = a.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
              const hits = (dx, dy) => a.contains(document.elementFromPoint(x + dx, y + dy));
              const around = a.closest('p').getBoundingClientRect();
              return { href: a.getAttribute('href'), lines: a.getClientRects().length, inside: box.right <= around.right + 0.5, tall: hits(0, -21) && hits(0, 21), wide: hits(-21, 0) && hits(21, 0) };
            })
            """);

        var numbers = measured.EnumerateArray().ToArray();
        Assert.True(numbers.Length > 2);
        Assert.All(numbers, number =>
        {
            Assert.Matches(@"^tel:\d{3,}$", number.GetProperty("href").GetString());
            Assert.Equal(1, number.GetProperty("lines").GetInt32());
            Assert.True(number.GetProperty("inside").GetBoolean(), number.ToString());
            Assert.True(number.GetProperty("tall").GetBoolean(), number.ToString());
            Assert.True(number.GetProperty("wide").GetBoolean(), number.ToString());
        });
    }

    [Fact]
    public async Task Site_WithScriptOff_LeadsFromHomeToANumber()
    {
        await using var opened = await chromium.OpenAsync(host.At("/"), Viewport.Phone, script: false);
        var page = opened.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "What to do if you are worried about a child" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Worried about a child");
        await page.GetByRole(AriaRole.Link, new() { Name = "Family Front Door", Exact = true }).First.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Call Family Front Door: 01905 822 666" })).ToHaveAttributeAsync("href", "tel:01905822666");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Not confirmed: taken from web pages of 2013 to 2018");
    }

    [Fact]
    public async Task Form_SentBackWithFaults_MovesTheFocusToThemWithoutScript()
    {
        await using var opened = await chromium.OpenAsync(host.At(PreviewForms.ReportPath), Viewport.Phone, script: false);
        var page = opened.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Tell the keepers of this number" }).ClickAsync();

        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("^Error: "));
        await Assertions.Expect(page.Locator("#problem")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Select what happened" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Nobody answered" })).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Earlier today" })).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Letter_ByItsLink_TakesTheFocusAndLeadsBackToTheLetters()
    {
        await using var opened = await chromium.OpenAsync(host.At("/a-to-z"), Viewport.Phone, script: false);
        var page = opened.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "E", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#letter-e")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to top from the letter E" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Letters" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Menu_OnAPhoneWithoutScript_OpensByKeyboard()
    {
        await using var opened = await chromium.OpenAsync(host.At("/"), Viewport.Phone, script: false);
        var page = opened.Page;
        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Sections and contacts" });

        await Assertions.Expect(menu).ToBeHiddenAsync();
        await page.Locator("summary", new() { HasText = "Menu" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(menu.GetByRole(AriaRole.Link, new() { Name = "Wyre Forest" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Text_SpacedOutByTheReader_IsNotCutOff()
    {
        await using var opened = await chromium.OpenAsync(host.At("/worried-about-a-child"), Viewport.Phone);

        // The distances of WCAG 1.4.12. Written through the style sheet's own object, which the policy allows.
        await opened.Page.EvaluateAsync(
            "() => [...document.styleSheets][0].insertRule('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }')");
        var cut = await opened.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('body *')]
              .filter(e => !e.closest('.nhsuk-u-visually-hidden, .nhsuk-skip-link, .nhsuk-card--care__arrow'))
              .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && getComputedStyle(e).overflow !== 'visible')
              .map(e => e.className)
            """);
        var overflow = await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

        Assert.Empty(cut);
        Assert.True(overflow <= 0, $"The page is {overflow} pixels too wide.");
    }
}
