using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Browser.Tests.Site;

/// <summary>The hub on a port of its own, at which everybody is an administrator.</summary>
public sealed class EditorSite : WebApplicationFactory<Program>
{
    private static readonly Actor Administrator = new(ActorKind.User, "admin", "Alex Admin", [new Grant("Administrator", [Permission.SiteOwner], null)]);
    private readonly TemporaryFolder folder = new();

    public EditorSite() => UseKestrel(0);

    public Uri At(string path)
    {
        StartServer();
        return new Uri(ClientOptions.BaseAddress, path);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseSetting("Hub:Data", folder.Path);
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, SignsIn>());
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Dispose();
    }

    private sealed class SignsIn : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, pipeline) =>
            {
                context.Features.Set(new SignedIn(Administrator, "test"));
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, Administrator.Name), new Claim(ClaimTypes.NameIdentifier, Administrator.Id)], "test"));
                return pipeline(context);
            });
            next(app);
        };
    }
}

[CollectionDefinition(Name)]
public sealed class EditorSiteTests : ICollectionFixture<ChromiumFixture>, ICollectionFixture<EditorSite>
{
    public const string Name = "The editors' site";
}
