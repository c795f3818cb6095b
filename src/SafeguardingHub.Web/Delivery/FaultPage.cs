using Microsoft.AspNetCore.Diagnostics;
using NodaTime;
using SafeguardingHub.Rendering;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Delivery;

/// <summary>
/// Answers a fault of the hub's own with a page that still says whom to call: made of what is in memory, so that it works
/// with the database down, and without anything of the fault itself.
/// </summary>
internal sealed class FaultPage(PublicGround ground, TimeProvider time) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!ground.IsReady || exception is BadHttpRequestException)
        {
            return false;
        }

        var isUnavailable = exception is System.Data.Common.DbException or Content.Storage.StoreBusyException;
        httpContext.Response.Headers.CacheControl = "no-store";
        var page = new SiteComposer(ground.Current, Instant.FromDateTimeOffset(time.GetUtcNow())).Error(isUnavailable);
        await new PageResult(page).ExecuteAsync(httpContext);
        return true;
    }
}
