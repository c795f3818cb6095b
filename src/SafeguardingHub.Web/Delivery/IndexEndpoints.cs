using System.Text;
using NodaTime;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Composition.Indexes;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Delivery;

/// <summary>The ways into the whole site: A to Z and glossary for people, the site's map and rules for search engines.</summary>
internal static class IndexEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Registers what they are made by.</summary>
    public static void AddIndexes(this IServiceCollection services) => services.AddSingleton<SitemapComposer>().AddSingleton<SitemapMemory>();

    /// <summary>Maps them.</summary>
    public static void MapIndexes(this WebApplication app)
    {
        app.MapMethods(AToZComposer.Address, Reading, (HttpContext context, PublicGround ground, TimeProvider time) => Page(context, ground, time, AToZComposer.Address, AToZComposer.Compose)).CachedPage();
        app.MapMethods(GlossaryComposer.Address, Reading, (HttpContext context, PublicGround ground, TimeProvider time) => Page(context, ground, time, GlossaryComposer.Address, GlossaryComposer.Compose)).CachedPage();
        app.MapMethods("/sitemap.xml", Reading, Map).CachedPage().WithMetadata(new NamesItsOrigin());
        app.MapMethods("/sitemap/{start}.xml", Reading, File).CachedPage().WithMetadata(new NamesItsOrigin());
        app.MapMethods("/robots.txt", Reading, Robots).CachedPage().WithMetadata(new NamesItsOrigin());
    }

    private static IResult Page(HttpContext context, PublicGround ground, TimeProvider time, string address, Func<Content.Delivery.PublicSnapshot, Instant, ComposedPage> compose)
    {
        if (!string.Equals(context.Request.Path.Value, address, StringComparison.Ordinal))
        {
            return Answers.Moved(address, QueryString.Empty);
        }

        var now = Now(time);
        var page = compose(ground.Current, now);
        PublicCachePolicy.Holds(context, page.ValidUntil);
        return Answers.Page(context, page.View, "public, no-cache");
    }

    private static async Task<IResult> Map(HttpContext context, PublicGround ground, SitemapMemory maps, TimeProvider time, CancellationToken cancellationToken)
    {
        var snapshot = ground.Current;
        var now = Now(time);
        return Xml(context, await maps.MapAsync(snapshot, now, Origins.Of(context.Request, snapshot), cancellationToken), now);
    }

    private static async Task<IResult> File(
        string start, HttpContext context, PublicGround ground, SitemapMemory maps, TimeProvider time, CancellationToken cancellationToken)
    {
        var snapshot = ground.Current;
        var now = Now(time);
        return await maps.FileAsync(snapshot, now, Origins.Of(context.Request, snapshot), start, cancellationToken) is { } file
            ? Xml(context, file, now)
            : Answers.Page(context, new SiteComposer(snapshot, now).NotFound(isGone: false), "no-store");
    }

    private static IResult Robots(HttpContext context, PublicGround ground)
    {
        var text = new StringBuilder("User-agent: *\n");
        foreach (var tree in new[] { "/admin", "/api", "/search", "/feedback" })
        {
            text.Append("Disallow: ").Append(tree).Append('\n');
        }

        // Only an origin that the owner has set: one that a request made up would send search engines astray.
        if (Origins.OfSite(ground.Current) is { } origin)
        {
            text.Append("\nSitemap: ").Append(origin).Append("/sitemap.xml\n");
        }

        context.Response.Headers.CacheControl = "public, no-cache";
        return Results.Text(text.ToString(), "text/plain", Encoding.UTF8);
    }

    private static IResult Xml(HttpContext context, byte[] bytes, Instant now)
    {
        // A section that is opened is a change that is followed; the hour is for a change that went untold.
        PublicCachePolicy.Holds(context, now + Duration.FromHours(1));
        context.Response.Headers.CacheControl = "public, no-cache";
        return Results.Bytes(bytes, "application/xml; charset=utf-8");
    }

    private static Instant Now(TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
