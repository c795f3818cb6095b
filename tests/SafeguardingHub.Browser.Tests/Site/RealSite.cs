using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Browser.Tests.Site;

/// <summary>The hub itself, on a port and a data folder of its own, set up from the recipes of the repository.</summary>
public sealed class RealSite : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder folder = new();

    public RealSite() => UseKestrel(0);

    public Uri Root
    {
        get
        {
            StartServer();
            return ClientOptions.BaseAddress;
        }
    }

    public Uri At(string path) => new(Root, path);

    /// <summary>The cookie of somebody new with a role in a section, for the context of a browser; in all sections where none is named.</summary>
    internal async Task<Cookie> SignInAsync(string? role, string? section = null)
    {
        StartServer();
        var (name, value) = await Services.CookieAsync(await Services.AddPersonAsync(role, section));
        return new Cookie { Name = name, Value = value, Domain = Root.Host, Path = "/admin", HttpOnly = true, SameSite = SameSiteAttribute.Lax };
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseSetting("Hub:Data", folder.Path);
        builder.UseSetting("Hub:Links:Ask", "false");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class SiteTestsCollection : ICollectionFixture<ChromiumFixture>, ICollectionFixture<RealSite>
{
    public const string Name = "The real site";
}
