using Microsoft.Playwright;
using SafeguardingHub.Browser.Tests.Preview;

namespace SafeguardingHub.Browser.Tests;

/// <summary>Whether axe would say something, if there were something to say.</summary>
[Collection(PreviewTests.Name)]
public class AxeTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData("<img src='data:,'>", "image-alt")]
    [InlineData("<p style='color: #aaa; background: #fff'>Hard to read</p>", "color-contrast")]
    [InlineData("<label for='nothing'>Name</label><input>", "label")]
    [InlineData("<h4>Two levels deeper</h4>", "heading-order")]
    public async Task Page_WithAFault_IsNotLetThrough(string fault, string rule)
    {
        var page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = Viewport.Phone.Width, Height = Viewport.Phone.Height } });
        try
        {
            await page.SetContentAsync($"<html lang='en'><title>A page</title><main><h1>A page</h1><p>Plain.</p>{fault}</main></html>");

            var told = await Assert.ThrowsAnyAsync<Exception>(() => Axe.AssertFindsNothingAtAsync(page, Viewport.Phone.Width));

            Assert.Contains($"{rule}: ", told.Message, StringComparison.Ordinal);
        }
        finally
        {
            await page.CloseAsync();
        }
    }
}
