using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Rendering;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Composition.Feeds;
using SafeguardingHub.Rendering.Composition.Lists;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Delivery;

/// <summary>The lists of published things: the hub's own, and each section's below its prefix.</summary>
internal static class ListEndpoints
{
    /// <summary>Registers the composer, and how addresses of lists and feeds are told from those of content.</summary>
    public static void AddLists(this IServiceCollection services)
    {
        services.AddSingleton<ListComposer>();
        services.AddSingleton<FeedComposer>();
        services.Configure<RouteOptions>(routes =>
        {
            routes.SetParameterPolicy<ListAddress>("list");
            routes.SetParameterPolicy<FeedAddress>("feed");
        });
    }

    /// <summary>Maps the lists.</summary>
    public static void MapLists(this WebApplication app) =>
        app.MapReading("/{**path:list}", List).CachedPage()
            .WithMetadata(new ReadsQuery(Fields));

    // The filters that this list has, a section's own not being filtered by section. Words that readers typed stay nowhere, and
    // neither does a place in the list, which anybody can make up: later pages are composed for each reader.
    private static QueryFields? Fields(HttpRequest request, PublicSnapshot snapshot) =>
        ContentPath.TryParse(request.Path.Value ?? "", out var path, out _) && ListComposer.Find(snapshot, path) is var (list, section, _)
            ? new QueryFields(
                [.. list.Filters.Where(name => section is null || name != ListFilters.Section)],
                [.. ListRequest.Fields(list).Except(list.Filters)])
            : null;

    private static async Task<IResult> List(
        HttpContext context, PublicGround ground, ListComposer composer, TimeProvider time, CancellationToken cancellationToken)
    {
        var snapshot = ground.Current;
        var now = time.Now();
        var asked = context.Request.Path.Value ?? "";
        if (!ContentPath.TryParse(asked, out var path, out _) || ListComposer.Find(snapshot, path) is not var (list, section, address))
        {
            return Answers.Page(new SiteComposer(snapshot, now).NotFound(isGone: false), Answers.KeptByNobody);
        }

        if (!string.Equals(asked, address, StringComparison.Ordinal))
        {
            return Answers.Moved(address, context.Request.QueryString);
        }

        if (ListRequest.Read(list, section, address, name => ReadsQuery.First(context.Request, name), out var fault) is not { } request)
        {
            var refused = new SiteComposer(snapshot, now).Refused(400, "We cannot show this list", fault, new LinkView($"{list.Title}: the whole list", address));
            return Answers.Page(refused, Answers.KeptByNobody);
        }

        var page = await composer.ComposeAsync(request, snapshot, now, cancellationToken);

        // Anybody can think of filters that leave nothing; memory is for what readers come back to.
        if (request.IsFiltered && page.View is ListPageView { Groups.Count: 0 })
        {
            PublicCachePolicy.HoldsForNobodyElse(context);
        }

        PublicCachePolicy.Holds(context, page.ValidUntil);
        return Answers.Page(page.View, Answers.AskedAgain);
    }
}

/// <summary>Holds for the addresses of lists: their names alone, or directly below a section's prefix.</summary>
internal sealed class ListAddress : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string text
        && httpContext?.RequestServices.GetService<PublicGround>() is { IsReady: true } ground
        && ContentPath.TryParse(text, out var path, out _)
        && ListComposer.Find(ground.Current, path) is not null;
}

/// <summary>Holds for the addresses of feeds: anything that ends in <c>/feed.rss</c> or <c>/feed.atom</c>.</summary>
internal sealed class FeedAddress : IRouteConstraint
{
    /// <summary>The last part of the address of an RSS feed.</summary>
    public const string Rss = "feed.rss";

    /// <summary>The last part of the address of an Atom feed.</summary>
    public const string Atom = "feed.atom";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string text && text[(text.LastIndexOf('/') + 1)..] is Rss or Atom;
}
