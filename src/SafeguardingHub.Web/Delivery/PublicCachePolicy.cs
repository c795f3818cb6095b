using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Delivery;

/// <summary>
/// Public pages from memory. The key holds the node's public generation, read before anything is rendered: a page of an
/// older generation is never asked for again, and none can be stored under a newer one. Of a query string the key holds the
/// fields that the endpoint has a closed set of values for; a field that can hold anything, as a moment, keeps its answers out
/// of memory altogether, and all others make no copy.
/// </summary>
internal sealed class PublicCachePolicy(PublicGround ground, ChangeSignal signal) : IOutputCachePolicy
{
    /// <summary>The longest time that a page is kept, so that memory is given back for pages that nobody reads.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>
    /// Says until when the page of this request holds; null while only changes of content matter. To be said when the page is
    /// made and before it is written: the middleware counts from the first byte on, so what it took to make the page is not
    /// counted again.
    /// </summary>
    public static void Holds(HttpContext context, Instant? until)
    {
        if (until is not { } end || context.Features.Get<IOutputCacheFeature>()?.Context is not { } cache)
        {
            return;
        }

        var now = context.RequestServices.GetRequiredService<TimeProvider>().Now();
        var holds = (end - now).ToTimeSpan();
        if (holds <= TimeSpan.Zero)
        {
            cache.AllowCacheStorage = false;
        }
        else if (holds < Longest)
        {
            cache.ResponseExpirationTimeSpan = holds;
        }
    }

    /// <summary>Says that the answer to this request is for this reader alone. To be said before it is written.</summary>
    public static void HoldsForNobodyElse(HttpContext context)
    {
        if (context.Features.Get<IOutputCacheFeature>()?.Context is { } cache)
        {
            cache.AllowCacheStorage = false;
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

        // Those who wait for a page that another reader has asked for would share that reader's end, too: a closed tab would
        // be a fault for all of them. Composing a page several times at once costs a few small queries.
        context.AllowLocking = false;
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
        if (metadata?.GetMetadata<ReadsQuery>()?.Of(context.HttpContext.Request, ground.Current) is { } reads)
        {
            // An endpoint may read every value of a field where the key could hold one alone: what a key cannot hold is not kept.
            isKept &= !reads.KeptOut.Any(name => ReadsQuery.Says(context.HttpContext.Request, name))
                && !reads.Keys.Concat(reads.KeptOut).Any(name => ReadsQuery.IsSeveral(context.HttpContext.Request, name));
            foreach (var name in reads.Keys)
            {
                if (ReadsQuery.First(context.HttpContext.Request, name) is { Length: > 0 } value)
                {
                    context.CacheVaryByRules.VaryByValues["query-" + name] = value;
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

        // Of a reader who has gone nobody knows how much of the page was made.
        if (context.HttpContext.RequestAborted.IsCancellationRequested
            || response.StatusCode != StatusCodes.Status200OK
            || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }
}
