using System.Globalization;
using Microsoft.Playwright;

namespace SafeguardingHub.Browser.Tests.Site;

/// <summary>The form of content in a browser, worked by keys alone.</summary>
[Collection(SiteTestsCollection.Name)]
public class EditorFormTests(ChromiumFixture chromium, RealSite site)
{
    private const string Page = "/admin/content/4hubpagewfdomesticabuse000/edit";
    private const string SharedText = "/admin/content/new?type=SharedText&section=4hubsectionworcestershire0";

    // As Word puts it on the clipboard: conditional comments, styles, list paragraphs with drawn bullets, empty paragraphs.
    private const string FromWord =
        """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal{margin:0cm;font-family:Calibri}</style>
        <!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=EN-GB><!--StartFragment-->
        <h1 style='mso-outline-level:1'><span style='font-size:20.0pt'>What to do<o:p></o:p></span></h1>
        <p class=MsoNormal style='margin-bottom:8.0pt'><span style='font-family:"Arial",sans-serif;mso-fareast-language:EN-GB'>If you are <b style='mso-bidi-font-weight:normal'>worried</b>, tell somebody.<o:p></o:p></span></p>
        <p class=MsoNormal><o:p>&nbsp;</o:p></p>
        <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Listen to them<o:p></o:p></p>
        <p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Write down what they say<o:p></o:p></p>
        <!--EndFragment--></body></html>
        """;

    [Theory]
    [InlineData(Page, 1280)]
    [InlineData(Page, 320)]
    [InlineData("/admin/content/4hubservicefrontdoor000000/edit", 1280)]
    [InlineData("/admin/content/4hubservicefrontdoor000000/edit", 320)]
    [InlineData("/admin/content/new", 320)]
    [InlineData("/admin/content/new?type=Briefing", 1280)]
    public async Task Form_AtEachWidth_FitsAndHasNoAccessibilityViolation(string path, int width)
    {
        await using var opened = await OpenAsync(path, Viewport.OfWidth(width));
        await opened.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => { one.open = true })");
        await opened.Page.WaitForTimeoutAsync(800);
        await Screenshots.TakeAsync(opened.Page, path, width.ToString(CultureInfo.InvariantCulture));

        var overflow = await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

        Assert.Empty(opened.Complaints);
        await Axe.AssertFindsNothingAsync(opened.Page);
        Assert.Equal(0, overflow);
    }

    [Fact]
    public async Task RichText_ByKeysAlone_IsWrittenStyledLeftAndSent()
    {
        await using var opened = await OpenAsync(SharedText, Viewport.Desktop);
        var page = opened.Page;
        await page.GetByLabel("Title").FillAsync("Keys alone");

        // The plain box has the same name until the script has put its own in its place.
        var text = page.Locator("[contenteditable=true]").First;
        await text.FocusAsync();
        await page.Keyboard.TypeAsync("Call the team");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("H2: Heading 1", await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label')"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("true", await page.GetByRole(AriaRole.Button, new() { Name = "H2: Heading 1" }).GetAttributeAsync("aria-pressed"));
        await page.Keyboard.PressAsync("Tab");

        Assert.False(await text.EvaluateAsync<bool>("box => box.contains(document.activeElement)"));
        Assert.Equal("<h2>Call the team</h2>", await page.EvaluateAsync<string>("() => document.querySelector('textarea[name=\"SharedTextPart.Html\"]').value"));
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task RichText_PastedFromWord_ComesOutClean()
    {
        await using var opened = await OpenAsync(SharedText, Viewport.Desktop);
        // The plain box has the same name until the script has put its own in its place.
        var text = opened.Page.Locator("[contenteditable=true]").First;
        await text.FocusAsync();

        await text.EvaluateAsync(
            """
            (box, html) => {
              const data = new DataTransfer();
              data.setData('text/html', html);
              data.setData('text/plain', 'plain');
              box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """, FromWord);

        var html = await opened.Page.EvaluateAsync<string>("() => document.querySelector('textarea[name=\"SharedTextPart.Html\"]').value");
        Assert.Equal("<h2>What to do</h2><p>If you are <strong>worried</strong>, tell somebody.</p><ul><li>Listen to them</li><li>Write down what they say</li></ul>", html);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task RichText_WithShortcodes_ShowsChipsAndWritesThemBackLetterForLetter()
    {
        await using var opened = await OpenAsync(SharedText, Viewport.Desktop);
        var page = opened.Page;
        const string Source = "<p>Call [contact \"family-front-door\"] or read [link 'help-with-this-site' text='Help'].</p>";
        await page.GetByRole(AriaRole.Button, new() { Name = "HTML: Show the HTML source" }).ClickAsync();
        await page.Locator("textarea[name='SharedTextPart.Html']").FillAsync(Source);
        await page.GetByRole(AriaRole.Button, new() { Name = "HTML: Show the HTML source" }).ClickAsync();

        Assert.Equal(["Contact: family front door", "Link: Help"], await page.Locator(".hub-chip").AllInnerTextsAsync());
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Text", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" Today.");

        var html = await page.EvaluateAsync<string>("() => document.querySelector('textarea[name=\"SharedTextPart.Html\"]').value");
        Assert.Equal(Source.Replace("].</p>", "]. Today.</p>", StringComparison.Ordinal), html);
    }

    [Fact]
    public async Task RichText_ThatNobodyTouched_IsSentBackAsItIs()
    {
        await using var opened = await OpenAsync(Page, Viewport.Desktop);
        const string Texts = "() => [...document.querySelectorAll('textarea')].map(area => area.value).join('|')";
        var before = await opened.Page.EvaluateAsync<string>("() => [...document.querySelectorAll('textarea')].map(area => area.defaultValue).join('|')");

        await opened.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => { one.open = true })");
        for (var step = 0; step < 12; step++)
        {
            await opened.Page.Mouse.WheelAsync(0, 600);
            await opened.Page.WaitForTimeoutAsync(100);
        }

        await opened.Page.Locator(".hub-rich__text").First.WaitForAsync();
        await opened.Page.WaitForTimeoutAsync(500);

        Assert.Equal(before, await opened.Page.EvaluateAsync<string>(Texts));
    }

    [Fact]
    public async Task Block_MovedByKeys_KeepsTheFocusAndSaysWhereItIs()
    {
        await using var opened = await OpenAsync(Page, Viewport.Desktop);
        var page = opened.Page;
        var names = page.Locator(".hub-block > .hub-row__head > .hub-row__name");
        var before = await names.AllInnerTextsAsync();

        await page.Locator("#f-FlowPart-Widgets-0-down").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-said]").WaitForAsync();

        var after = await names.AllInnerTextsAsync();
        Assert.Equal(before[0].Split('.')[1], after[1].Split('.')[1]);
        Assert.Contains("f-FlowPart-Widgets-1-", await page.EvaluateAsync<string>("() => document.activeElement.id"), StringComparison.Ordinal);
        Assert.Contains($"moved down to 2 of {before.Count}", await page.Locator("[data-said]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Block_DraggedByMouse_LandsWhereItIsLetGoUnlessEscapeIsPressed()
    {
        await using var opened = await OpenAsync(Page, Viewport.Desktop);
        var page = opened.Page;
        var names = page.Locator(".hub-block > .hub-row__head > .hub-row__name");
        var kinds = async () => (await names.AllInnerTextsAsync()).Select(name => name.Split('.')[1].Trim()).ToList();
        var gists = page.Locator(".hub-block > .hub-block__body > summary > .hub-block__gist");
        var before = await gists.AllInnerTextsAsync();
        var landing = page.Locator(".hub-landing");
        await page.Locator("#f-FlowPart-Widgets-0").EvaluateAsync("row => row.scrollIntoView()");

        await HoldAsync(page, "#f-FlowPart-Widgets-0", "#f-FlowPart-Widgets-2");
        Assert.True(await landing.IsVisibleAsync());
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await landing.CountAsync());
        await page.Mouse.UpAsync();
        await page.WaitForTimeoutAsync(300);
        Assert.Equal(before, await gists.AllInnerTextsAsync());
        Assert.Equal(0, await page.Locator("[data-said]").CountAsync());

        var kind = (await kinds())[0];
        await HoldAsync(page, "#f-FlowPart-Widgets-0", "#f-FlowPart-Widgets-2");
        await page.Mouse.UpAsync();
        await page.Locator("[data-said]").WaitForAsync();

        Assert.Equal([before[1], before[2], before[0], .. before.Skip(3)], await gists.AllInnerTextsAsync());
        var said = $"{kind} moved down to 3 of {before.Count}.";
        Assert.Equal(said, await page.Locator("[data-said]").InnerTextAsync());
        await page.Locator("body > [role=status]", new() { HasText = said }).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.StartsWith("f-FlowPart-Widgets-2-", await page.EvaluateAsync<string>("() => document.activeElement.id"), StringComparison.Ordinal);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task SaveBar_WhileTabbingThroughTheForm_NeverCoversTheFocus()
    {
        await using var opened = await OpenAsync("/admin/content/4hubservicefrontdoor000000/edit", Viewport.Desktop);
        var page = opened.Page;
        await page.Locator("[name='TitlePart.Title']").FocusAsync();
        for (var stop = 0; stop < 40; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var covered = await page.EvaluateAsync<string?>(
                """
                () => {
                  const e = document.activeElement, bar = document.querySelector('.hub-save');
                  if (e === document.body || bar.contains(e)) { return null; }
                  const box = e.getBoundingClientRect();
                  return box.bottom > bar.getBoundingClientRect().top && box.top < bar.getBoundingClientRect().bottom ? `${e.outerHTML.slice(0, 120)} ${box.top} ${box.bottom}` : null;
                }
                """);
            Assert.Null(covered);
        }
    }

    // Takes a row by its handle and holds it over the lower edge of another.
    private static async Task HoldAsync(IPage page, string row, string over)
    {
        var handle = (await page.Locator($"{row} > .hub-row__head .hub-handle").BoundingBoxAsync())!;
        var place = (await page.Locator(over).BoundingBoxAsync())!;
        Assert.True(handle.Width >= 24 && handle.Height >= 24);
        await page.Mouse.MoveAsync(handle.X + (handle.Width / 2), handle.Y + (handle.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(handle.X + 20, place.Y + place.Height - 3, new() { Steps = 5 });
    }

    private async Task<WatchedPage> OpenAsync(string path, Viewport viewport) =>
        await chromium.OpenAsync(site.At(path), viewport, signedIn: await site.SignInAsync("Administrator"));
}
