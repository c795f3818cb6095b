using Microsoft.Playwright;

namespace SafeguardingHub.Browser.Tests.Site;

/// <summary>The entries of a menu put in order: by buttons where no script runs, by dragging where it does.</summary>
[Collection(SiteTestsCollection.Name)]
public class MenuFormTests(ChromiumFixture chromium, RealSite site)
{
    private const string Form = "/admin/content/4hubmenuheader000000000000/edit";
    private const string Row = "#f-MenuItemsListPart-MenuItems-";

    [Fact]
    public async Task Entry_MovedByAButtonWithoutScript_StandsWhereItWasPut()
    {
        await using var opened = await OpenAsync(script: false);
        var before = await NamesAsync(opened.Page);
        Assert.Equal(4, before.Distinct(StringComparer.Ordinal).Count());

        await opened.Page.Locator(Row + "3-up").ClickAsync();
        await opened.Page.Locator(Row + "2-up").ClickAsync();

        Assert.Equal([before[0], before[3], before[1], before[2]], await NamesAsync(opened.Page));
    }

    [Fact]
    public async Task Entry_DraggedByMouse_LandsWhereItIsLetGo()
    {
        await using var opened = await OpenAsync(script: true);
        var page = opened.Page;
        var before = await NamesAsync(page);
        Assert.Equal(4, before.Distinct(StringComparer.Ordinal).Count());
        await page.Locator(Row + "0").EvaluateAsync("row => row.scrollIntoView()");

        var handle = (await page.Locator($"{Row}0 > .hub-row__head .hub-handle").BoundingBoxAsync())!;
        var place = (await page.Locator(Row + "2").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(handle.X + (handle.Width / 2), handle.Y + (handle.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(handle.X + 20, place.Y + place.Height - 3, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await page.Locator("[data-said]").WaitForAsync();

        Assert.Equal([before[1], before[2], before[0], before[3]], await NamesAsync(page));
        Assert.Contains("moved down to 3 of 4.", await page.Locator("[data-said]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(opened.Complaints);
    }

    // An entry of an item without words of its own has no gist: the picked item tells entries apart.
    private static async Task<IReadOnlyList<string>> NamesAsync(IPage page) => await page.Locator($"[id^='{Row[1..]}']").EvaluateAllAsync<string[]>(
        "rows => rows.filter(row => row.classList.contains('hub-block')).map(row => [...row.querySelectorAll('input')].filter(input => /ContentItemIds$|Url$/.test(input.name)).map(input => input.value).join())");

    private async Task<WatchedPage> OpenAsync(bool script) =>
        await chromium.OpenAsync(site.At(Form), Viewport.Desktop, script, signedIn: await site.SignInAsync("Administrator"));
}
