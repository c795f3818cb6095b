using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Delivery;

/// <summary>Addresses for machines that watch the hub.</summary>
internal static class HealthEndpoints
{
    /// <summary>
    /// Maps <c>/health/live</c> (the process answers) and <c>/health/ready</c> (the database answers and the site is in memory; two more lines tell how
    /// the search index and the reading of files stand, without which pages are served all the same).
    /// </summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", async (PublicGround ground, IChangeLog log, SearchIndex search, IFileReading files, CancellationToken cancellationToken) =>
        {
            if (!ground.IsReady)
            {
                return Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable);
            }

            try
            {
                await log.HeadAsync(cancellationToken);
                return Results.Text($"ready\n{search.Status}\n{files.Status}\n");
            }
            catch (Exception error) when (error is System.Data.Common.DbException or TimeoutException)
            {
                return Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
