using System.Text;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Composition.Indexes;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Delivery;

/// <summary>The ways into the whole site: A to Z and glossary for people, the site's map and rules for search engines.</summary>
internal static class IndexEndpoints
{
    /// <summary>Registers what they are made by.</summary>
    public static void AddIndexes(this IServiceCollection services) => services.AddSingleton<SitemapComposer>().AddSingleton<SitemapMemory>();

    /// <summary>Maps them.</summary>
    public static void MapIndexes(this WebApplication app)
    {
        app.MapReading(AToZComposer.Address, (HttpContext context, PublicGround ground, TimeProvider time) => Page(context, ground, time, AToZComposer.Address, AToZComposer.Compose)).CachedPage();
        app.MapReading(GlossaryComposer.Address, (HttpContext context, PublicGround ground, TimeProvider time) => Page(context, ground, time, GlossaryComposer.Address, GlossaryComposer.Compose)).CachedPage();
        app.MapReading("/sitemap.xml", Map).CachedPage().WithMetadata(new NamesItsOrigin());
        app.MapReading("/sitemap/{start}.xml", File).CachedPage().WithMetadata(new NamesItsOrigin());
        app.MapReading("/robots.txt", Robots).CachedPage().WithMetadata(new NamesItsOrigin());
    }

    private static IResult Page(HttpContext context, PublicGround ground, TimeProvider time, string address, Func<Content.Delivery.PublicSnapshot, Instant, ComposedPage> compose)
    {
        if (!string.Equals(context.Request.Path.Value, address, StringComparison.Ordinal))
        {
            return Answers.Moved(address, QueryString.Empty);
        }

        var now = time.Now();
        var page = compose(ground.Current, now);
        PublicCachePolicy.Holds(context, page.ValidUntil);
        return Answers.Page(page.View, Answers.AskedAgain);
    }

    private static async Task<IResult> Map(HttpContext context, PublicGround ground, SitemapMemory maps, TimeProvider time, CancellationToken cancellationToken)
    {
        var snapshot = ground.Current;
        var now = time.Now();
        return Xml(context, await maps.MapAsync(snapshot, now, Origins.Of(context.Request, snapshot), cancellationToken), now);
    }

    private static async Task<IResult> File(
        string start, HttpContext context, PublicGround ground, SitemapMemory maps, TimeProvider time, CancellationToken cancellationToken)
    {
        var snapshot = ground.Current;
        var now = time.Now();
        return await maps.FileAsync(snapshot, now, Origins.Of(context.Request, snapshot), start, cancellationToken) is { } file
            ? Xml(context, file, now)
            : Answers.Page(new SiteComposer(snapshot, now).NotFound(isGone: false), Answers.KeptByNobody);
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

        context.Response.Headers.CacheControl = Answers.AskedAgain;
        return Results.Text(text.ToString(), "text/plain", Encoding.UTF8);
    }

    private static IResult Xml(HttpContext context, byte[] bytes, Instant now)
    {
        // A section that is opened is a change that is followed; the hour is for a change that went untold.
        PublicCachePolicy.Holds(context, now + Duration.FromHours(1));
        context.Response.Headers.CacheControl = Answers.AskedAgain;
        return Results.Bytes(bytes, "application/xml; charset=utf-8");
    }
}
