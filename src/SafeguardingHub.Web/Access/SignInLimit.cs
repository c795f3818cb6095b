using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using SafeguardingHub.Web.Api;

namespace SafeguardingHub.Web.Access;

/// <summary>
/// How often one address may try to sign in: a whole practice may stand behind it on a Monday morning, a program that tries
/// passwords may not. Looking at the page is free.
/// </summary>
internal sealed class SignInLimit : IRateLimiterPolicy<string>
{
    /// <summary>How many tries there are in five minutes.</summary>
    public const int Tries = 60;

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = static (rejected, _) =>
    {
        // The page that says so is made where every other answer in place of a page is.
        rejected.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        rejected.HttpContext.Response.Headers.RetryAfter = "300";
        return ValueTask.CompletedTask;
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => HttpMethods.IsPost(httpContext.Request.Method)
        ? RateLimitPartition.GetFixedWindowLimiter(
            ApiHosting.Reader(httpContext.Connection.RemoteIpAddress),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = Tries, Window = TimeSpan.FromMinutes(5), QueueLimit = 0 })
        : RateLimitPartition.GetNoLimiter("looking");
}
