using Microsoft.Playwright;

namespace SafeguardingHub.Browser.Tests.Site;

/// <summary>The screens of content as an administrator sees them, at both widths.</summary>
[Collection(SiteTestsCollection.Name)]
public class AdminScreensTests(ChromiumFixture chromium, RealSite site)
{
    // Of the repository's recipes: a page with many blocks, and somebody to call.
    private const string Page = "4hubpagewfexploitation0000";
    private const string Service = "4hubservicefrontdoor000000";

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/running")]
    [InlineData("/admin/content")]
    [InlineData("/admin/content?state=draft")]
    [InlineData("/admin/content/new")]
    [InlineData("/admin/content/new?type=Page")]
    [InlineData($"/admin/content/{Page}")]
    [InlineData($"/admin/content/{Page}/edit")]
    [InlineData($"/admin/content/{Service}/edit")]
    [InlineData($"/admin/content/{Page}/publish")]
    [InlineData($"/admin/content/{Page}/schedule")]
    [InlineData($"/admin/content/{Page}/history")]
    [InlineData($"/admin/content/{Page}/compare")]
    [InlineData($"/admin/content/{Page}/bin")]
    [InlineData($"/admin/content/{Page}/move")]
    [InlineData($"/admin/content/{Page}/preview-at")]
    [InlineData($"/admin/content/{Page}/preview-links")]
    [InlineData($"/admin/content/{Page}/qr")]
    [InlineData("/admin/findings?atLeast=Note")]
    [InlineData("/admin/content/4hubroutechild000000000000/findings")]
    [InlineData("/admin/findings/settings")]
    [InlineData("/admin/coverage")]
    [InlineData("/admin/opening")]
    [InlineData("/admin/opening/4hubsectionwyreforest00000")]
    [InlineData("/admin/sections")]
    [InlineData("/admin/sections/new")]
    [InlineData("/admin/sections/4hubsectionwyreforest00000")]
    [InlineData("/admin/sections/4hubsectionwyreforest00000/organisation")]
    [InlineData("/admin/sections/4hubsectionwyreforest00000/end")]
    [InlineData("/admin/sections/4hubsectionwyreforest00000/merge")]
    [InlineData("/admin/audit")]
    [InlineData("/admin/reviews")]
    [InlineData("/admin/feedback")]
    [InlineData("/admin/content/4hubmenuheader000000000000/edit")]
    [InlineData("/admin/links")]
    [InlineData($"/admin/content/{Page}/review")]
    [InlineData("/admin/calls")]
    [InlineData($"/admin/calls/{Service}")]
    [InlineData($"/admin/content/{Service}/reach")]
    [InlineData("/admin/redirects")]
    [InlineData("/admin/redirects/new")]
    [InlineData("/admin/redirects/import")]
    [InlineData("/admin/redirects/unmatched")]
    [InlineData("/admin/types")]
    [InlineData("/admin/types/add")]
    [InlineData("/admin/types/Page")]
    [InlineData("/admin/types/Page/settings")]
    [InlineData("/admin/types/Page/parts/add")]
    [InlineData("/admin/types/Page/parts/FlowPart")]
    [InlineData("/admin/types/Page/parts/SeeAlsoPart/remove")]
    [InlineData("/admin/types/Page/json")]
    [InlineData("/admin/parts")]
    [InlineData("/admin/parts/Page")]
    [InlineData("/admin/parts/Page/fields/add?kind=TextField")]
    [InlineData("/admin/parts/Page/fields/Topic")]
    [InlineData("/admin/parts/Page/fields/Topic/remove")]
    [InlineData("/admin/section/people")]
    [InlineData("/admin/recipes")]
    [InlineData("/admin/recipes/export")]
    [InlineData("/admin/search")]
    [InlineData("/preview?link=nothing")]
    [InlineData("/admin/content/nothing-of-that-id")]
    public async Task Screen_AtEachWidth_FitsAndHasNoAccessibilityViolation(string path)
    {
        var cookie = await site.SignInAsync("Administrator");
        await using var watched = await chromium.OpenAsync(site.At(path), Viewport.Desktop, signedIn: cookie);

        await watched.LooksRightAtEachWidthAsync(path);
    }

    [Fact]
    public async Task Move_AskedByHand_ShowsWhatWillChangeAtEachWidth()
    {
        var cookie = await site.SignInAsync("Administrator");
        foreach (var viewport in new[] { Viewport.Desktop, Viewport.Phone })
        {
            await using var watched = await chromium.OpenAsync(site.At("/admin/content/4hubsectionwyreforest00000/move"), viewport, signedIn: cookie);
            await watched.Page.GetByLabel("Last part of the address").FillAsync("wyre-forest-area");
            await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Show what will change" }).ClickAsync();
            await watched.Page.GetByRole(AriaRole.Heading, new() { Name = "What will happen" }).WaitForAsync();

            await watched.LooksRightAsync("/admin/content/move-plan", viewport);
        }
    }

    [Fact]
    public async Task PreviewLink_MadeByHand_IsShownOnceAndOpensWithoutAnAccount()
    {
        var cookie = await site.SignInAsync("Administrator");
        foreach (var viewport in new[] { Viewport.Desktop, Viewport.Phone })
        {
            await using var watched = await chromium.OpenAsync(site.At($"/admin/content/{Page}/preview-links"), viewport, signedIn: cookie);
            await watched.Page.GetByLabel("For whom").FillAsync("Parents' group");
            await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
            var address = await watched.Page.GetByLabel("Copy it and send it").InputValueAsync();
            await watched.LooksRightAsync("/admin/content/preview-link-made", viewport);

            await using var stranger = await chromium.OpenAsync(new Uri(address + "&at=2026-12-25T03:00"), viewport);

            Assert.True(await stranger.Page.GetByText("This is a preview, not published").IsVisibleAsync());
            await stranger.LooksRightAsync("/preview-opened", viewport);
        }
    }
}
