using System.Text;
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
internal sealed partial class FaultPage(PublicGround ground, FailureCopy copy, TimeProvider time, ILogger<FaultPage> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException)
        {
            return false;
        }

        // The framework says nothing of a fault that was answered. Its message stays out: it may quote what a reader asked.
        LogFault(log, (httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "?", Trace(exception));
        var isUnavailable = exception is System.Data.Common.DbException or Content.Storage.StoreBusyException or TimeoutException;
        if (await PageAsync(isUnavailable, cancellationToken) is not { } page)
        {
            return false;
        }

        httpContext.Response.Headers.CacheControl = "no-store";
        await new PageResult(page).ExecuteAsync(httpContext);
        return true;
    }

    private static string Trace(Exception fault)
    {
        var text = new StringBuilder();
        for (var error = fault; error is not null; error = error.InnerException)
        {
            text.AppendLine(error.GetType().FullName).AppendLine(error.StackTrace);
        }

        return text.ToString();
    }

    [LoggerMessage(31, LogLevel.Error, "A request to {Route} failed: {Fault}", EventName = "RequestFailed")]
    private static partial void LogFault(ILogger logger, string route, string fault);

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
