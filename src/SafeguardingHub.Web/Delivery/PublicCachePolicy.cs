using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Delivery;

/// <summary>
/// Public pages from memory. The key holds the node's public generation, read before anything is rendered: a page of an
/// older generation is never asked for again, and none can be stored under a newer one. Query strings are not part of the
/// key: the one name that pages of this policy read, a moment, keeps its answers out of memory altogether.
/// </summary>
internal sealed class PublicCachePolicy(PublicGround ground, ChangeSignal signal) : IOutputCachePolicy
{
    /// <summary>The longest time that a page is kept, so that memory is given back for pages that nobody reads.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>
    /// Says how long the page of this request holds; null while only changes of content matter. To be said before the page
    /// is written: the middleware notes the time with the first byte.
    /// </summary>
    public static void Holds(HttpContext context, TimeSpan? time)
    {
        if (time is not { } holds || context.Features.Get<IOutputCacheFeature>()?.Context is not { } cache)
        {
            return;
        }

        if (holds <= TimeSpan.Zero)
        {
            cache.AllowCacheStorage = false;
        }
        else if (holds < Longest)
        {
            cache.ResponseExpirationTimeSpan = holds;
        }
    }

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        await signal.CaughtUpAsync(cancellation);
        var request = context.HttpContext.Request;
        var isForAMoment = RequestedMoment.IsIn(request) && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<FrameablePage>() is null;
        var mayCache = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !isForAMoment;
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = mayCache;
        context.AllowCacheStorage = mayCache;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Longest;
        context.Tags.Add(PublicGround.CacheTag);
        context.CacheVaryByRules.QueryKeys = StringValues.Empty;
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.HeaderNames = "Accept-Encoding";
        context.CacheVaryByRules.VaryByValues["generation"] = ground.Current.Generation.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Vary(context);
    }

    // An endpoint says which fields of an address it reads, and each makes a copy of its own; all others make none.
    private void Vary(OutputCacheContext context)
    {
        var metadata = context.HttpContext.GetEndpoint()?.Metadata;
        var isKept = metadata?.GetMetadata<NamesItsOrigin>() is null || Origins.OfSite(ground.Current) is not null;
        if (metadata?.GetMetadata<ReadsQuery>() is { } reads)
        {
            foreach (var name in reads.Names)
            {
                if (ReadsQuery.First(context.HttpContext.Request, name) is { Length: > 0 } value)
                {
                    context.CacheVaryByRules.VaryByValues["query-" + name] = value;
                    isKept &= !reads.KeptOut.Contains(name);
                }
            }
        }

        context.AllowCacheLookup &= isKept;
        context.AllowCacheStorage &= isKept;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }
}
