using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Web.Access;
using SafeguardingHub.Web.Api;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Preview;

/// <summary>How often one address may open links to drafts: as often as it may try to sign in.</summary>
internal sealed class PreviewLimit(PublicGround ground, TimeProvider time) : IRateLimiterPolicy<string>
{
    /// <summary>The policy's name.</summary>
    public const string Name = "links to drafts";

    private const int FilesOfAPage = 20;

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => async (rejected, _) =>
    {
        rejected.HttpContext.Response.Headers.RetryAfter = "300";
        var site = new SiteComposer(ground.Current, time.Now());
        await PreviewEndpoints.Refused(site, StatusCodes.Status429TooManyRequests, "Too many tries", "Wait five minutes, then open the link again.")
            .ExecuteAsync(rejected.HttpContext);
    };

    // Files are counted by themselves: a draft may have many pictures, and a whole surgery may share one address.
    public RateLimitPartition<string> GetPartition(HttpContext httpContext)
    {
        var reader = ApiHosting.Reader(httpContext.Connection.RemoteIpAddress);
        var (kind, most) = httpContext.Request.Path.Equals(AdminAddresses.PreviewFile, StringComparison.OrdinalIgnoreCase) ? ("files ", FilesOfAPage * SignInLimit.Tries) : ("", SignInLimit.Tries);
        return RateLimitPartition.GetFixedWindowLimiter(
            kind + reader, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(5), QueueLimit = 0 });
    }
}
