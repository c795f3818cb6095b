using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Api;
using SafeguardingHub.Api.Answering;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Search;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Web.Delivery;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Api;

/// <summary>The API in this host: what is kept of its answers, who may read them, and how often searches may be asked for.</summary>
internal static class ApiHosting
{
    private const string Readers = "readers of the API";
    private const string Searches = "searches";
    private static readonly string[] Exposed = ["ETag", "Retry-After", "Age"];

    // A practice may stand behind one address: what it takes to fill this is a program, not a surgery full of people.
    private const int SearchesAtOnce = 120;
    private const int SearchesPerSecond = 10;

    /// <summary>Registers the API.</summary>
    public static void AddApi(this IServiceCollection services)
    {
        services.AddHubApi();
        services.AddSingleton(provider =>
        {
            var ground = provider.GetRequiredService<PublicGround>();
            var signal = provider.GetRequiredService<ChangeSignal>();
            return new ApiHost
            {
                Ground = () => ground.Current,
                CaughtUp = signal.CaughtUpAsync,
                Asker = static context => context.Actor(),
                Kinds = HubComposition.Kinds,
                SearchGround = (snapshot, now) => SearchGrounds.Of(snapshot, LondonTime.Day(now)),
                Holds = (context, until) => PublicCachePolicy.Holds(context, until),
                Keep = Keep,
                Limit = endpoint => endpoint.RequireRateLimiting(Searches),
                LimitDepth = endpoint => endpoint.RequireRateLimiting(Searches).WithMetadata(new CostsWithDepth()),
                Open = endpoint => endpoint.RequireCors(Readers),
            };
        });
        services.AddCors(cors => cors.AddPolicy(Readers, policy => policy
            .AllowAnyOrigin()
            .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post)
            .WithHeaders("Content-Type", "If-None-Match")
            .WithExposedHeaders(Exposed)));
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(Searches, context => IsFree(context) ? RateLimitPartition.GetNoLimiter("free") : RateLimitPartition.GetTokenBucketLimiter(
                Reader(context.Connection.RemoteIpAddress),
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = SearchesAtOnce, TokensPerPeriod = SearchesPerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0, AutoReplenishment = true,
                }));
            limits.OnRejected = static (rejected, _) => RejectAsync(rejected.HttpContext);
        });
        services.AddExceptionHandler<ApiFaults>();
    }

    /// <summary>
    /// Says of every answer of the API that any site may read it, also to those who name no site: a copy that was kept on the way for
    /// one serves the other.
    /// </summary>
    public static void UseOpenAnswers(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (IsApi(context.Request) || context.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.OnStarting(static state =>
            {
                var headers = ((HttpResponse)state).Headers;
                headers.AccessControlAllowOrigin = "*";
                headers.AccessControlExposeHeaders = string.Join(',', Exposed);
                return Task.CompletedTask;
            }, context.Response);
        }

        return next(context);
    });

    /// <summary>
    /// Whose searches are counted together: those of an address, and of IPv6, where one house has as many as it likes, those of a network
    /// of 64 bits.
    /// </summary>
    public static string Reader(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private static void Keep(IEndpointConventionBuilder endpoint, KeptFields? fields)
    {
        endpoint.CacheOutput(policy => policy.AddPolicy<PublicCachePolicy>(), excludeDefaultPolicy: true);
        if (fields is not null)
        {
            endpoint.WithMetadata(new ReadsQuery((request, snapshot) => KeptOf(request, snapshot, fields)));
        }
    }

    private static bool IsQuestion(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsPost(request.Method);

    private static bool IsFree(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<CostsWithDepth>() is not null
        && (!ReadsQuery.Says(context.Request, "depth") || (!ReadsQuery.IsSeveral(context.Request, "depth") && ReadsQuery.First(context.Request, "depth") == "0"));

    /// <summary>
    /// Gives every refusal below the API's address that says nothing more the form of its problems, and refuses what leaves no room for
    /// JSON: here, before what is in memory is looked at.
    /// </summary>
    public static void UseApiProblems(this IApplicationBuilder app) => app.UseWhen(
        static context => IsApi(context.Request),
        static api =>
        {
            api.UseStatusCodePages(static pages => ApiProblem.OfStatus(pages.HttpContext.Response.StatusCode).ExecuteAsync(pages.HttpContext));
            api.Use(static (context, next) => IsQuestion(context.Request) && HubApi.Unacceptable(context.Request) is { } refusal ? refusal.ExecuteAsync(context) : next(context));
        });

    /// <summary>Whether a request is for the API, in any case.</summary>
    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments(HubApi.Path, StringComparison.OrdinalIgnoreCase);

    // A field with a closed set of values makes a copy for each, but none for each way of spelling one or of putting several together.
    private static QueryFields KeptOf(HttpRequest request, PublicSnapshot snapshot, KeptFields fields) => new(
        [.. fields.Keys],
        [.. request.Query.Where(field => !fields.Keys.Contains(field.Key, StringComparer.OrdinalIgnoreCase) || !IsListed(field, snapshot, fields)).Select(field => field.Key)]);

    private static bool IsListed(KeyValuePair<string, StringValues> field, PublicSnapshot snapshot, KeptFields fields) =>
        field.Value is [{ } value] && (string.IsNullOrWhiteSpace(value) || fields.Listed(snapshot, field.Key, value.Trim()));

    private static async ValueTask RejectAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = (SearchesAtOnce / SearchesPerSecond / 2).ToString(CultureInfo.InvariantCulture);
        await ApiProblem.OfStatus(StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
    }
}

/// <summary>Marks an endpoint that costs as much as a search where what items point to is asked for.</summary>
internal sealed class CostsWithDepth;

/// <summary>Answers a fault of the hub's own below the API's address as a problem, without anything of the fault itself.</summary>
internal sealed class ApiFaults : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!ApiHosting.IsApi(httpContext.Request))
        {
            return false;
        }

        var status = exception switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            System.Data.Common.DbException or Content.Storage.StoreBusyException or TimeoutException => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        await ApiProblem.OfStatus(status).ExecuteAsync(httpContext);
        return true;
    }
}
