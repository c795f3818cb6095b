using SafeguardingHub.Rendering;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Storage;
using SafeguardingHub.Web.Delivery;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web;

/// <summary>
/// What the hub serves while its database server does not answer at the start: at every address the kept page that says whom
/// to call. Once the database answers, the hub itself takes over.
/// </summary>
internal static partial class WaitingSite
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Serves the kept page until <paramref name="attempt"/> succeeds.</summary>
    /// <param name="args">The command line, for the addresses to listen on.</param>
    /// <param name="page">The kept page.</param>
    /// <param name="attempt">Tries to prepare the hub; throws where the database still does not answer.</param>
    /// <param name="stopping">Ends the waiting.</param>
    public static async Task ServeUntilAsync(string[] args, ErrorView page, Func<CancellationToken, Task> attempt, CancellationToken stopping)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        HubHost.Configure(builder);
        builder.Services.AddControllersWithViews();
        await using var app = builder.Build();
        app.UseSecurityHeaders();
        app.MapStaticAssets();
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", () => Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable));

        // Every address, those with the ending of a file too; and in the frames of other sites, which show these blocks.
        app.MapFallback(RouteViews.EmbedPath + "/{kind}/{**rest}", Answer).WithMetadata(new FrameablePage());
        app.MapFallback("{*path}", Answer);
        Task Answer(HttpContext context)
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.RetryAfter = "10";
            return new PageResult(page).ExecuteAsync(context);
        }

        await app.StartAsync(stopping);
        LogWaiting(app.Logger);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, app.Lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(ends.Token))
        {
            try
            {
                await attempt(ends.Token);
                await app.StopAsync(CancellationToken.None);
                return;
            }
            catch (Exception error) when (error is HubDataException { IsAway: true } or Content.Storage.StoreBusyException or TimeoutException)
            {
                // Still away.
            }
        }
    }

    [LoggerMessage(30, LogLevel.Error, "The database does not answer. A kept page says whom to call until it does.", EventName = "WaitingForDatabase")]
    private static partial void LogWaiting(ILogger logger);
}
