using Microsoft.Playwright;

namespace SafeguardingHub.Browser.Tests.Site;

/// <summary>Signing in with a real browser, which alone makes passkeys.</summary>
[Collection(SiteTestsCollection.Name)]
public class AccessTests(ChromiumFixture chromium, RealSite site)
{
    // A passkey belongs to a name; an address of numbers has none.
    private Uri At(string path) => new UriBuilder(site.At(path)) { Host = "localhost" }.Uri;

    [Fact]
    public async Task Passkey_AddedByItsOwner_SignsIn()
    {
        var cookie = await site.SignInAsync("Editor", "wyre-forest");
        cookie.Domain = "localhost";
        await using var watched = await chromium.OpenAsync(At("/admin/account/passkeys"), Viewport.Desktop, signedIn: cookie);
        var page = watched.Page;
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });

        await page.GetByLabel("Name").FillAsync("Work laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await page.GetByText("The passkey is added.").WaitForAsync();
        Assert.True(await page.GetByRole(AriaRole.Button, new() { Name = "Remove Work laptop" }).IsVisibleAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Dashboard" }).WaitForAsync();
        Assert.Empty(watched.Complaints);
    }

    [Theory]
    [InlineData("/admin/sign-in", null)]
    [InlineData("/admin/account", "Administrator")]
    [InlineData("/admin/account/passkeys", "Administrator")]
    [InlineData("/admin/account/two-steps", "Administrator")]
    [InlineData("/admin/people", "Administrator")]
    [InlineData("/admin/people/invite", "Administrator")]
    public async Task Page_AtEitherWidth_HasNoFaultThatAxeFindsAndNoSidewaysScroll(string path, string? role)
    {
        var cookie = role is null ? null : await site.SignInAsync(role);
        await using var watched = await chromium.OpenAsync(site.At(path), Viewport.Desktop, signedIn: cookie);

        await watched.LooksRightAtEachWidthAsync(path);
    }
}
