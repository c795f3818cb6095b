using Microsoft.Playwright;

namespace SafeguardingHub.Browser.Tests;

/// <summary>One Chromium for all tests. A test opens a context of its own, which shares nothing with another.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public IBrowser Browser => browser ?? throw new InvalidOperationException("Chromium has not been started.");

    public async Task InitializeAsync()
    {
        // Whatever is waited for is waited for long: the machine may have other things to do.
        Assertions.SetDefaultExpectTimeout(60_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("HUB_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Headless = true,
            // Without its own background traffic, so that every request seen was made by a page.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>
    /// Opens a page in a context of its own and watches it from its first request on; as somebody who has signed in, where
    /// their cookie is given.
    /// </summary>
    public async Task<WatchedPage> OpenAsync(Uri address, Viewport viewport, bool script = true, ForcedColors? colours = null, Cookie? signedIn = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(viewport);
        var context = await Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = viewport.Width, Height = viewport.Height },
            JavaScriptEnabled = script,
            ForcedColors = colours,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(120_000);
        if (signedIn is not null)
        {
            await context.AddCookiesAsync([signedIn]);
        }

        return await WatchedPage.OpenAsync(context, address);
    }
}

/// <summary>The size of the window.</summary>
public sealed record Viewport(int Width, int Height)
{
    public static Viewport Desktop { get; } = new(1280, 900);

    /// <summary>The narrowest window that WCAG asks for: a small phone, or a desktop at 400%.</summary>
    public static Viewport Phone { get; } = new(320, 640);

    public static Viewport OfWidth(int width) => width == Phone.Width ? Phone : Desktop with { Width = width };
}
