using System.IO.Compression;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Storage;
using SafeguardingHub.Admin;
using SafeguardingHub.Api;
using SafeguardingHub.Web.Access;
using SafeguardingHub.Web.Api;
using SafeguardingHub.Web.Checking;
using SafeguardingHub.Web.Checking.Links;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Delivery;
using SafeguardingHub.Web.Feedback;
using SafeguardingHub.Web.Following;
using SafeguardingHub.Web.Importing;
using SafeguardingHub.Web.Preview;
using SafeguardingHub.Web.Redirecting;
using SafeguardingHub.Web.Searching;

namespace SafeguardingHub.Web;

/// <summary>The server: its services, and the order of what a request passes.</summary>
internal static class HubHost
{
    private static readonly Dictionary<string, string> Switches = new() { ["--data"] = "Hub:Data", ["--database"] = "Hub:Database" };

    /// <summary>Serves until it is told to stop.</summary>
    public static async Task<int> ServeAsync(string[] args, TextWriter errors)
    {
        try
        {
            await using var app = Build(args);
            var options = app.Services.GetRequiredService<HubOptions>();
            using var folder = options.Database.Equals("sqlite", StringComparison.OrdinalIgnoreCase) ? DataFolderLock.Acquire(options.Data) : null;
            await PrepareAsync(app, args);
            await app.RunAsync();
            return 0;
        }
        catch (OperationCanceledException)
        {
            // Told to stop while it waited for its database.
            return 0;
        }
        catch (Exception error) when (error is HubDataException or StoreBusyException or System.Data.Common.DbException)
        {
            await errors.WriteLineAsync(error.Message);
            return 1;
        }
        catch (Exception error) when (error is SocketException || error.InnerException is AddressInUseException)
        {
            await errors.WriteLineAsync($"The server cannot listen: {error.Message} Stop the program that uses the address, or choose another with --urls.");
            return 1;
        }
    }

    /// <summary>What every host of the hub has in common.</summary>
    public static void Configure(WebApplicationBuilder builder)
    {
        // Without this the theme's files are served in Development only.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Long query strings get a page that says what is wrong, rather than the server's bare refusal.
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
        });

        // These lines hold a request's address with its query string: they are not written, whatever level is configured.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
    }

    // A database server that is away at the start is waited for, where an earlier run has left something to serve meanwhile.
    private static async Task PrepareAsync(WebApplication app, string[] args)
    {
        var start = app.Services.GetRequiredService<HubStart>();
        try
        {
            await start.PrepareAsync(app.Lifetime.ApplicationStopping);
        }
        catch (HubDataException error) when (error.IsAway)
        {
            if (await app.Services.GetRequiredService<FailureCopy>().ReadAsync(CancellationToken.None) is not { } page)
            {
                throw;
            }

            await WaitingSite.ServeUntilAsync(args, page, start.PrepareAsync, app.Lifetime.ApplicationStopping);
        }
    }

    private static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddCommandLine(args, Switches);
        Configure(builder);
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = provider.ValidateScopes = true);

        var services = builder.Services;
        services.AddHub(builder.Configuration);
        services.AddDataProtection().SetApplicationName("SafeguardingHub");
        services.AddControllersWithViews();

        // Another spelling of an address is a redirect, whatever is in memory under the right one.
        services.AddOutputCache(cache => cache.UseCaseSensitivePaths = true);
        services.AddSingleton<PublicCachePolicy>();
        services.AddResponseCompression(compression =>
        {
            // Public pages hold no secret and set no cookie, so compression over TLS gives nothing away.
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/rss+xml", "application/atom+xml"];
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.AddSingleton<PublicGround>();
        services.AddSingleton<FailureCopy>();
        services.AddSingleton(provider => new PageComposer(
            provider.GetRequiredService<IPublishedContent>(), new BlockComposer(HubComposition.Displays, new FieldComposer(HubComposition.FieldDisplays))));
        services.AddSingleton<ContactsComposer>();
        services.AddSingleton<CheckWorker>();
        services.AddSingleton<ProjectionWorker>();
        services.AddSingleton<IProjectionRun>(provider => provider.GetRequiredService<ProjectionWorker>());
        services.AddOutsideLinks();
        services.AddSingleton<ICheckRun>(provider => provider.GetRequiredService<CheckWorker>());
        services.AddSingleton(HubComposition.NodeFollowers);
        services.AddLists();
        services.AddIndexes();
        services.AddSearchPage();
        services.AddFeedback();
        OldAddresses.AddTo(services);
        services.AddSearchWorker();
        services.AddSingleton<HubStart>();
        services.AddApi();
        services.AddHubAdmin();
        services.AddAccess();
        services.AddImports();
        services.AddSingleton(HubComposition.Editors);
        services.AddPreviews();
        services.AddTrustedProxies();
        services.AddHostedService<ChangeWatcher>();
        services.AddHostedService<DueClock>();
        services.AddHostedService(provider => provider.GetRequiredService<ProjectionWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<CheckWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<LinkWorker>());
        services.AddHostedService<CareClock>();
        services.AddHostedService<Retention>();
        services.AddExceptionHandler<FaultPage>();
        services.AddProblemDetails();

        var app = builder.Build();
        app.UseTrustedProxies();
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseOneEncoding();
        app.UseOpenAnswers();
        app.UseApiProblems();
        app.UseMiddleware<AdminAnswers>();
        app.UseRouting();
        app.UseCors();
        app.UseOutputCache();
        app.UseRateLimiter();

        // Named here because ASP.NET Core otherwise puts both before everything else, where each cached page would pay for
        // them. What the cache keeps is the same for every reader: only PublicCachePolicy stores anything.
        app.UseAuthentication();
        app.UseAuthorization();

        // Editors' pages hold what is not for everybody, and what they send may be chosen by others: compressed, their length would tell.
        app.UseWhen(context => !context.Request.Path.StartsWithSegments(AccessHosting.Path, StringComparison.OrdinalIgnoreCase), site => site.UseResponseCompression());
        app.UseBodyTag();
        app.MapStaticAssets();
        app.MapHealth();
        app.MapEmbeds();
        app.MapLists();
        app.MapFeeds();
        app.MapIndexes();
        app.MapSearchPage();
        app.MapFeedback();
        app.MapPreviews();
        app.MapHubApi();
        app.MapHubAdmin();
        app.MapEditorsFiles();
        app.MapPublicSite();
        return app;
    }
}
