using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Media;

namespace SafeguardingHub.Browser.Tests.Site;

/// <summary>The screens of files, and of many files at once, at both widths.</summary>
[Collection(SiteTestsCollection.Name)]
public class MediaScreensTests(ChromiumFixture chromium, RealSite site)
{
    [Theory]
    [InlineData("/admin/media")]
    [InlineData("/admin/media?q=nothing+has+this+name")]
    [InlineData("/admin/media/upload")]
    [InlineData("/admin/media/import")]
    [InlineData("/admin/media/FILE")]
    [InlineData("/admin/media/FILE/replace")]
    [InlineData("/admin/media/FILE/rename")]
    [InlineData("/admin/media/FILE/delete")]
    public async Task Screen_AtEachWidth_LooksRight(string path)
    {
        var id = await AddedAsync();
        var cookie = await site.SignInAsync("Administrator");
        await using var watched = await chromium.OpenAsync(site.At(path.Replace("FILE", id, StringComparison.Ordinal)), Viewport.Desktop, signedIn: cookie);

        Assert.Equal(200, watched.Status);
        await watched.LooksRightAtEachWidthAsync(path);
    }

    [Fact]
    public async Task Upload_OfSeveral_SaysOfEachWhatBecameOfIt()
    {
        var cookie = await site.SignInAsync("Administrator");
        foreach (var viewport in new[] { Viewport.Desktop, Viewport.Phone })
        {
            await using var watched = await chromium.OpenAsync(site.At("/admin/media/upload"), viewport, signedIn: cookie);
            await watched.Page.GetByLabel("Files", new() { Exact = true }).SetInputFilesAsync(
            [
                new FilePayload { Name = "minutes.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes($"Minutes {viewport.Width}") },
                new FilePayload { Name = "leaflet.pdf", MimeType = "application/pdf", Buffer = "<!doctype html><title>No</title>"u8.ToArray() },
            ]);
            await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
            await watched.Page.GetByText("1 of 2 files were sent.").WaitForAsync();

            Assert.Contains("web page", await watched.Page.Locator("[data-upload-files] .nhsuk-error-message").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal(1, await watched.Page.Locator("[data-upload-files] a").CountAsync());
            Assert.Empty(watched.Complaints);
            await Screenshots.TakeAsync(watched.Page, "/admin/media/upload-done", $"{viewport.Width}");
        }
    }

    [Fact]
    public async Task Import_WithABadRow_ThenMended_MakesDraftsAtEachWidth()
    {
        var cookie = await site.SignInAsync("Administrator");
        foreach (var viewport in new[] { Viewport.Desktop, Viewport.Phone })
        {
            await using var watched = await chromium.OpenAsync(site.At("/admin/media/import"), viewport, signedIn: cookie);
            var page = watched.Page;
            var rows = $"title,kind,publisher,date,topic,file,section\nSelf-neglect {viewport.Width},briefing,,DATE,,self-neglect.txt,Wyre Forest\n";
            await page.GetByLabel("Files", new() { Exact = true }).SetInputFilesAsync(
                new FilePayload { Name = "self-neglect.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes($"About self-neglect {viewport.Width}") });
            await SendTableAsync(page, rows.Replace("DATE", "32/13/2018", StringComparison.Ordinal), "Table", "Send and check");
            Assert.Contains("32/13/2018", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            await watched.LooksRightAsync("/admin/media/import-faulty", viewport);

            await SendTableAsync(page, rows.Replace("DATE", "January 2018", StringComparison.Ordinal), "Corrected table", "Check again");
            await watched.LooksRightAsync("/admin/media/import-checked", viewport);
            await page.GetByRole(AriaRole.Button, new() { Name = "Import 1 entry" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = $"Self-neglect {viewport.Width}" }).WaitForAsync();
            await watched.LooksRightAsync("/admin/media/import-done", viewport);
        }
    }

    private static async Task SendTableAsync(IPage page, string rows, string label, string button)
    {
        await page.GetByLabel(label, new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "table.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(rows) });
        var loaded = new TaskCompletionSource();
        page.Load += (_, _) => loaded.TrySetResult();
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await loaded.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    private async Task<string> AddedAsync()
    {
        _ = site.Root;
        using var bytes = new MemoryStream("The agenda of a meeting"u8.ToArray());
        var outcome = await site.Services.GetRequiredService<AddMedia>().ExecuteAsync(
            Actor.System("a test"), new MediaUpload(Section: null, "agenda.txt", "Agenda of a meeting", bytes), CancellationToken.None);
        return outcome.Value.File.Id;
    }
}
