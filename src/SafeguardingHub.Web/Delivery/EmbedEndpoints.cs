using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Rendering;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Delivery;

/// <summary>Contact blocks for other sites: plain pages without script that may be framed. They answer for now, whatever the address asks.</summary>
internal static class EmbedEndpoints
{
    /// <summary>Maps the blocks and the page that says how to use them.</summary>
    public static void MapEmbeds(this WebApplication app)
    {
        app.MapReading(RouteViews.EmbedPath, Help).CachedPage().WithMetadata(new NamesItsOrigin());
        app.MapReading(RouteViews.EmbedPath + "/route/{alias}", Route).CachedPage().WithMetadata(new FrameablePage());
        app.MapReading(RouteViews.EmbedPath + "/contact/{alias}", Contact).CachedPage().WithMetadata(new FrameablePage());
    }

    private static IResult Help(HttpContext context, PublicGround ground, TimeProvider time)
    {
        var snapshot = ground.Current;
        return Answers.Page(ContactsComposer.Help(snapshot, time.Now(), Origins.Of(context.Request, snapshot)), Answers.AskedAgain);
    }

    private static async Task<IResult> Route(
        HttpContext context, string alias, PublicGround ground, ContactsComposer contacts, TimeProvider time, CancellationToken cancellationToken)
    {
        var (snapshot, now) = (ground.Current, time.Now());
        return Show(context, await contacts.RouteAsync(snapshot, alias, now, cancellationToken) ?? ContactsComposer.Missing(snapshot, now), now);
    }

    private static IResult Contact(HttpContext context, string alias, PublicGround ground, TimeProvider time)
    {
        var (snapshot, now) = (ground.Current, time.Now());
        return Show(context, ContactsComposer.Service(snapshot, alias, now) ?? ContactsComposer.Missing(snapshot, now), now);
    }

    private static IResult Show(HttpContext context, EmbedView page, Instant now)
    {
        PublicCachePolicy.Holds(context, ReadAt.HoldsUntil(now));
        return Answers.Page(page, Answers.AskedAgain);
    }
}

/// <summary>Marks an endpoint whose pages other sites may show in a frame.</summary>
internal sealed class FrameablePage;
