using Microsoft.AspNetCore.Diagnostics;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Rendering;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Delivery;

/// <summary>
/// Answers a fault of the hub's own with a page that still says whom to call: made of what is in memory, or of the copy in the
/// data folder where that cannot be done, so that it works with the database down; and without anything of the fault itself.
/// </summary>
internal sealed class FaultPage(PublicGround ground, FailureCopy copy, TimeProvider time) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException)
        {
            return false;
        }

        var isUnavailable = exception is System.Data.Common.DbException or Content.Storage.StoreBusyException or TimeoutException;
        if (await PageAsync(isUnavailable, cancellationToken) is not { } page)
        {
            return false;
        }

        httpContext.Response.Headers.CacheControl = "no-store";
        await new PageResult(page).ExecuteAsync(httpContext);
        return true;
    }

    private async Task<ErrorView?> PageAsync(bool isUnavailable, CancellationToken cancellationToken)
    {
        try
        {
            if (ground.IsReady)
            {
                return new SiteComposer(ground.Current, time.Now()).Error(isUnavailable);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // What is in memory is itself the fault: the copy of before stands in.
        }

        return await copy.ReadAsync(cancellationToken) is { } kept ? kept with { IsUnavailable = isUnavailable } : null;
    }
}
