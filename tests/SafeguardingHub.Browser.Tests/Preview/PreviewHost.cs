using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SafeguardingHub.Rendering;
using SafeguardingHub.Theme;

namespace SafeguardingHub.Browser.Tests.Preview;

/// <summary>A host of nothing but the theme and sample pages, on a port of its own: the look can be tested without a database.</summary>
public sealed class PreviewHost : IAsyncLifetime
{
    /// <summary>The policy that the real site sends. Anything inline, or from elsewhere, is refused and logged by the browser.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private WebApplication? app;

    public Uri Root { get; private set; } = new("http://127.0.0.1/");

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // The test runner is the entry assembly; the manifest of static files goes by this project's name.
            ApplicationName = typeof(PreviewHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.ClearProviders();
        builder.Services.AddControllersWithViews().AddApplicationPart(ThemeViews.Assembly);

        app = builder.Build();
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return next(context);
        });
        app.MapStaticAssets();
        foreach (var (path, page) in PreviewSite.Pages)
        {
            app.MapGet(path, () => new PageResult(page));
        }

        app.MapPost(PreviewForms.ReportPath, () => new PageResult(PreviewForms.ReportWithFaults()));
        app.MapGet(PreviewSearch.SuggestPath, (string q) => TypedResults.Json(q.StartsWith("fam", StringComparison.Ordinal) ? PreviewSearch.Suggestions : new { Items = Array.Empty<object>() }));

        // What stands for the weather forecast that a way out leads to.
        app.MapGet("/elsewhere", () => TypedResults.Text("Weather"));

        await app.StartAsync();
        Root = new Uri(app.Urls.Single());
    }

    public Uri At(string path) => new(Root, path);

    public async Task DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }
}

[CollectionDefinition(Name)]
public sealed class PreviewTests : ICollectionFixture<ChromiumFixture>, ICollectionFixture<PreviewHost>
{
    public const string Name = "preview";
}
