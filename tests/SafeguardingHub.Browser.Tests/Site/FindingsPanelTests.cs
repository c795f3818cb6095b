using Microsoft.Playwright;

namespace SafeguardingHub.Browser.Tests.Site;

/// <summary>What checks find, beside the text that somebody writes, by keys alone and without script.</summary>
[Collection(SiteTestsCollection.Name)]
public class FindingsPanelTests(ChromiumFixture chromium, RealSite site)
{
    private const string New = "/admin/content/new?type=SharedText&section=4hubsectionworcestershire0";
    private const string Wrong = "<p>Call Family Front Door on 01905 822 667, or click <a href=\"/no-such-page\">here</a>.</p>";

    [Fact]
    public async Task Panel_AfterCheckUnsaved_TellsWhatWasFoundAndLeadsToTheText()
    {
        await using var opened = await chromium.OpenAsync(site.At(New), Viewport.Desktop, signedIn: await site.SignInAsync("Administrator"));
        var page = opened.Page;
        await page.GetByLabel("Title").FillAsync("A number that nobody has");
        await page.Locator("[contenteditable=true]").First.WaitForAsync();
        await page.EvaluateAsync("html => { document.querySelector('textarea[name=\"SharedTextPart.Html\"]').value = html }", Wrong);

        await page.GetByRole(AriaRole.Button, new() { Name = "Check unsaved" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        var heading = page.Locator("#findings-title");
        await Assertions.Expect(heading).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9] errors.* to look at in the form as it is now$"));
        await Assertions.Expect(heading).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[data-findings]")).ToContainTextAsync("Family Front Door");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.isContentEditable"));
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Panel_WithoutScript_IsOnThePageThatComesBack()
    {
        await using var opened = await chromium.OpenAsync(site.At(New), Viewport.Phone, script: false, signedIn: await site.SignInAsync("Administrator"));
        var page = opened.Page;
        await page.GetByLabel("Title").FillAsync("A number that nobody has");
        await page.Locator("textarea[name='SharedTextPart.Html']").FillAsync(Wrong);

        await page.GetByRole(AriaRole.Button, new() { Name = "Check unsaved" }).ClickAsync();

        var link = page.Locator("[data-findings] a[href^='#']").First;
        await Assertions.Expect(link).ToContainTextAsync("Family Front Door");
        Assert.Equal(1, await page.Locator((await link.GetAttributeAsync("href"))!).CountAsync());
        await Assertions.Expect(page.Locator("textarea[name='SharedTextPart.Html']")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("01905 822 667"));
    }
}
