using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using SafeguardingHub.Testing;

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

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseSetting("Hub:Data", folder.Path);
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
