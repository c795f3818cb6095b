using SafeguardingHub.Rendering;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Web.Delivery;

/// <summary>
/// What public endpoints have in common. Its redirects write nothing of a request to the log, as the framework's own do.
/// </summary>
internal static class Answers
{
    /// <summary>Browsers may keep an answer but ask each time whether it still holds: a number that was put right is right at once.</summary>
    public const string AskedAgain = "public, no-cache";

    /// <summary>Nobody keeps the answer, not even for the way back.</summary>
    public const string KeptByNobody = "no-store";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps an address that is only read.</summary>
    public static RouteHandlerBuilder MapReading(this WebApplication app, string pattern, Delegate handler) => app.MapMethods(pattern, Reading, handler);

    /// <summary>Keeps the answers of an endpoint in memory.</summary>
    public static RouteHandlerBuilder Cached(this RouteHandlerBuilder endpoint) =>
        endpoint.CacheOutput(policy => policy.AddPolicy<PublicCachePolicy>(), excludeDefaultPolicy: true);

    /// <summary>Keeps the pages of an endpoint in memory, each with a tag made of its text.</summary>
    public static RouteHandlerBuilder CachedPage(this RouteHandlerBuilder endpoint) => endpoint.Cached().WithMetadata(new TaggedPage());

    /// <summary>A page with a word to caches.</summary>
    public static IResult Page(PageView page, string cacheControl) => new Answer(context =>
    {
        context.Response.Headers.CacheControl = cacheControl;
        return new PageResult(page).ExecuteAsync(context);
    });

    /// <summary>
    /// A permanent redirect with a query of the address. Browsers ask each time whether it still holds: what has moved may
    /// move back, and two redirects that are remembered would then lead in a circle.
    /// </summary>
    public static IResult Moved(string address, QueryString query) => Redirect(StatusCodes.Status308PermanentRedirect, address, query, "no-cache");

    /// <summary>A permanent redirect to an address of the hub's own site, for readers who asked for it under another name.</summary>
    /// <param name="origin">The site, without a slash at its end.</param>
    /// <param name="address">The path.</param>
    /// <param name="query">The query.</param>
    public static IResult Moved(string origin, string address, QueryString query) => new Answer(context =>
        Redirect(context, StatusCodes.Status308PermanentRedirect, origin + new PathString(address).ToUriComponent() + query.ToUriComponent(), "no-cache"));

    /// <summary>A redirect to another site, which the hub does not answer for: nobody is told that it holds for ever.</summary>
    public static IResult SentElsewhere(string address) => new Answer(context => Redirect(context, StatusCodes.Status307TemporaryRedirect, address, "no-cache"));

    /// <summary>Where the reader of a form goes once it is taken in: a reload there sends nothing again.</summary>
    /// <param name="address">The path, with its query.</param>
    public static IResult SeeOther(string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        return Redirect(
            StatusCodes.Status303SeeOther, query < 0 ? address : address[..query], query < 0 ? QueryString.Empty : new QueryString(address[query..]), KeptByNobody);
    }

    private static Answer Redirect(int status, string address, QueryString query, string cacheControl) => new(context =>
        Redirect(context, status, context.Request.PathBase.Add(address).ToUriComponent() + query.ToUriComponent(), cacheControl));

    private static Task Redirect(HttpContext context, int status, string location, string cacheControl)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = cacheControl;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }

    private sealed class Answer(Func<HttpContext, Task> write) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => write(httpContext);
    }
}
