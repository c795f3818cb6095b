using NodaTime;
using SafeguardingHub.Rendering;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Delivery;

/// <summary>Contact blocks for other sites: plain pages without script that may be framed. They answer for now, whatever the address asks.</summary>
internal static class EmbedEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the blocks and the page that says how to use them.</summary>
    public static void MapEmbeds(this WebApplication app)
    {
        app.MapMethods(RouteViews.EmbedPath, Reading, Help).CachedPage();
        app.MapMethods(RouteViews.EmbedPath + "/route/{alias}", Reading, Route).CachedPage().WithMetadata(new FrameablePage());
        app.MapMethods(RouteViews.EmbedPath + "/contact/{alias}", Reading, Contact).CachedPage().WithMetadata(new FrameablePage());
    }

    private static PageResult Help(HttpContext context, PublicGround ground, TimeProvider time)
    {
        // A host that the request names must not end up in a page that others are given from memory.
        var origin = $"{context.Request.Scheme}://{context.Request.Host}";
        var page = ContactsComposer.Help(ground.Current, Now(time), origin);
        var isCertain = page.Site.Origin is not null;
        if (!isCertain)
        {
            PublicCachePolicy.HoldsForNobodyElse(context);
        }

        context.Response.Headers.CacheControl = isCertain ? "public, no-cache" : "no-store";
        return new PageResult(page);
    }

    private static async Task<IResult> Route(
        HttpContext context, string alias, PublicGround ground, ContactsComposer contacts, TimeProvider time, CancellationToken cancellationToken)
    {
        var (snapshot, now) = (ground.Current, Now(time));
        return Show(context, await contacts.RouteAsync(snapshot, alias, now, cancellationToken) ?? ContactsComposer.Missing(snapshot, now), now);
    }

    private static PageResult Contact(HttpContext context, string alias, PublicGround ground, TimeProvider time)
    {
        var (snapshot, now) = (ground.Current, Now(time));
        return Show(context, ContactsComposer.Service(snapshot, alias, now) ?? ContactsComposer.Missing(snapshot, now), now);
    }

    private static PageResult Show(HttpContext context, EmbedView page, Instant now)
    {
        PublicCachePolicy.Holds(context, ReadAt.HoldsUntil(now));
        context.Response.Headers.CacheControl = "public, no-cache";
        return new PageResult(page);
    }

    private static Instant Now(TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}

/// <summary>Marks an endpoint whose pages other sites may show in a frame.</summary>
internal sealed class FrameablePage;
