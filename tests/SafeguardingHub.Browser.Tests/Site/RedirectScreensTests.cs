using System.Text;
using Microsoft.Playwright;

namespace SafeguardingHub.Browser.Tests.Site;

/// <summary>Redirects as somebody works with them, at both widths.</summary>
[Collection(SiteTestsCollection.Name)]
public class RedirectScreensTests(ChromiumFixture chromium, RealSite site)
{
    private const string Table = "old address,new address,note\r\n/leaflets/2014/domestic-abuse-for-professionals.aspx,/worried-about-a-child,On the leaflets of 2014\r\nhttps://www.old-site.example/safeguarding/*,/contacts,\r\n";

    [Fact]
    public async Task Redirects_FromTheFormToTheList_LookRightAtEachWidth()
    {
        var cookie = await site.SignInAsync("Administrator");
        foreach (var viewport in new[] { Viewport.Desktop, Viewport.Phone })
        {
            await using var watched = await chromium.OpenAsync(site.At("/admin/redirects/new"), viewport, signedIn: cookie);
            var page = watched.Page;
            await page.GetByLabel("Old address").FillAsync($"/old-{viewport.Width}-page-about-children-and-families/default.aspx");
            await page.GetByLabel("Words in the page's name").FillAsync("worried");
            await page.GetByRole(AriaRole.Button, new() { Name = "Find a page" }).ClickAsync();
            await page.GetByText("/worried-about-a-child", new() { Exact = true }).WaitForAsync();
            await watched.LooksRightAsync("/admin/redirects/found", viewport);

            await page.GetByLabel("Or an address").FillAsync("/nowhere-at-all");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "There is a problem" }).WaitForAsync();
            await watched.LooksRightAsync("/admin/redirects/faulty", viewport);

            await page.GetByLabel("Or an address").FillAsync("/worried-about-a-child");
            await page.GetByLabel("Section that owns it").SelectOptionAsync(new SelectOptionValue { Label = "Wyre Forest" });
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await page.GetByText("are sent on from now").WaitForAsync();
            await watched.LooksRightAsync("/admin/redirects/list", viewport);

            await page.GetByRole(AriaRole.Link, new() { Name = $"/old-{viewport.Width}" }).ClickAsync();
            await watched.LooksRightAsync("/admin/redirects/change", viewport);
            await page.GetByRole(AriaRole.Link, new() { Name = "Remove this redirect" }).ClickAsync();
            await watched.LooksRightAsync("/admin/redirects/remove", viewport);
        }
    }

    [Fact]
    public async Task Import_WithAndWithoutFaults_LooksRightAtEachWidth()
    {
        var cookie = await site.SignInAsync("Administrator");
        foreach (var viewport in new[] { Viewport.Desktop, Viewport.Phone })
        {
            foreach (var (name, table) in new[] { ("good", Table), ("bad", Table + "old,/nowhere,\r\n/admin/old,/contacts,\r\n") })
            {
                await using var watched = await chromium.OpenAsync(site.At("/admin/redirects/import"), viewport, signedIn: cookie);
                await watched.Page.GetByLabel("Section that is to own them").SelectOptionAsync(new SelectOptionValue { Label = "Wyre Forest" });
                await watched.Page.GetByLabel("Table").SetInputFilesAsync(new FilePayload { Name = "redirects.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table) });
                await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Send and check" }).ClickAsync();
                await watched.Page.GetByRole(AriaRole.Heading, new() { Name = "Check the redirects" }).WaitForAsync();

                await watched.LooksRightAsync("/admin/redirects/import-" + name, viewport);
            }
        }
    }
}
