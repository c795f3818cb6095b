using System.Net;
using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>The directory of contacts, and the blocks that other sites show: made of the shared ground, with one query for links.</summary>
public sealed class ContactsComposer(IPublishedContent published)
{
    /// <summary>The page that says how to show a block on another site.</summary>
    public static LinkView EmbedHelp { get; } = new("Show these contacts on another site", RouteViews.EmbedPath);

    /// <summary>The directory: whom to call on every route, then the services by route, then those on none.</summary>
    /// <param name="snapshot">The shared ground.</param>
    /// <param name="now">Now.</param>
    /// <param name="asked">Another moment that the reader asked for, or null.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<ComposedPage> ContactsAsync(PublicSnapshot snapshot, Instant now, Instant? asked, CancellationToken cancellationToken)
    {
        var routes = RouteViews.All(snapshot).ToList();
        var views = await ViewsAsync(snapshot, ReadAt.Of(now, asked), routes, cancellationToken);
        var site = new SiteComposer(snapshot, now);
        var page = site.ContactsPage();
        var view = page with
        {
            WhoToCall = views.WhoToCall(routes, SiteComposer.Contacts.Address),
            Groups = Groups(snapshot, routes, LondonTime.Day(asked ?? now)),
            EmbedHelp = EmbedHelp,
            NoIndex = page.NoIndex || asked is not null,
        };
        var until = ReadAt.HoldsUntil(now);
        var earliest = new[] { site.NameHoldsUntil, site.Notices.HoldsUntil }.OfType<Instant>().Append(until).Min();
        return new ComposedPage(view, earliest, IsOfMoment: true);
    }

    /// <summary>The block of a route; null where no route has that alias.</summary>
    public async Task<EmbedView?> RouteAsync(PublicSnapshot snapshot, string alias, Instant now, CancellationToken cancellationToken)
    {
        if (snapshot.FindByAlias(alias) is not { } route || RouteViews.Part(route) is not { } part)
        {
            return null;
        }

        var readAt = ReadAt.Of(now, asked: null);
        var links = await LinksOrNoneAsync(snapshot, now, [route], cancellationToken);
        var call = new RouteViews(snapshot, readAt, links).WhoToCall([route], "");
        return Embed(snapshot, now, route, links.Find(part.Page, null) ?? SiteComposer.Contacts) with { Route = call };
    }

    /// <summary>The block of a service; null where no service has that alias.</summary>
    public static EmbedView? Service(PublicSnapshot snapshot, string alias, Instant now)
    {
        if (snapshot.FindByAlias(alias) is not { } item || PartJson.FindReadable<ServicePart>(item.Parts) is not { } service)
        {
            return null;
        }

        var source = item.Path is { } path ? new LinkView(item.DisplayText ?? path.Address, path.Address) : SiteComposer.Contacts;
        return Embed(snapshot, now, item, source) with { Service = ServiceViews.Of(snapshot, item, service, LondonTime.Day(now)) };
    }

    /// <summary>What a frame shows where its block is not, or no longer, there: 999 and the way to the contacts.</summary>
    public static EmbedView Missing(PublicSnapshot snapshot, Instant now) =>
        Embed(new SiteComposer(snapshot, now), section: null, "This contact is no longer here", SiteComposer.Contacts);

    /// <summary>The page that says how to show a block on another site.</summary>
    /// <param name="snapshot">The shared ground.</param>
    /// <param name="now">Now.</param>
    /// <param name="origin">The hub's scheme and host, where its settings do not name them.</param>
    public static EmbedHelpView Help(PublicSnapshot snapshot, Instant now, string origin)
    {
        var site = new SiteComposer(snapshot, now);
        var home = (site.Site.Origin ?? origin).TrimEnd('/');
        return new EmbedHelpView
        {
            Site = site.Site,
            Section = site.Section(null),
            Title = EmbedHelp.Text,
            CanonicalPath = EmbedHelp.Address,
            Breadcrumbs = [site.Home, SiteComposer.Contacts],
            Banner = site.Notices.Banner(null),
            Offers =
            [
                .. RouteViews.All(snapshot).Where(route => route.Alias is not null).Select(route => Offer(home, site.Site.Name, route, "route")),
                .. SiteComposer.OrderedServices(snapshot).Where(pair => pair.Item.Alias is not null && pair.Part.IsEmergency != true).Select(pair => Offer(home, site.Site.Name, pair.Item, "contact")),
            ],
        };
    }

    private static EmbedOfferView Offer(string home, string hub, PublishedItem item, string kind)
    {
        var name = item.DisplayText ?? item.Alias!;
        var address = $"{RouteViews.EmbedPath}/{kind}/{Uri.EscapeDataString(item.Alias!)}";
        var title = WebUtility.HtmlEncode(name + ": who to call");

        // 999 and the link stand outside the frame: they are there when the frame does not load.
        var snippet = $"""
            <iframe src="{WebUtility.HtmlEncode(home + address)}" title="{title}" width="100%" height="700"></iframe>
            <p>In immediate danger, call <a href="tel:{ServicePartKind.EmergencyNumber}">{ServicePartKind.EmergencyNumber}</a>.</p>
            <p><a href="{WebUtility.HtmlEncode(home + SiteComposer.Contacts.Address)}">Who to call: all contacts on {WebUtility.HtmlEncode(hub)}</a></p>
            """;
        return new EmbedOfferView(name, address, snippet);
    }

    private static EmbedView Embed(PublicSnapshot snapshot, Instant now, PublishedItem item, LinkView source) =>
        Embed(new SiteComposer(snapshot, now), item.Section, item.DisplayText ?? item.Id.Value, source);

    private static EmbedView Embed(SiteComposer site, ContentItemId? section, string title, LinkView source) => new()
    {
        Site = site.Site,
        Section = site.Section(section),
        Title = title,
        NoIndex = true,
        Source = source with { Address = site.Site.Origin + source.Address },
    };

    private async Task<RouteViews> ViewsAsync(PublicSnapshot snapshot, ReadAt readAt, IReadOnlyList<PublishedItem> routes, CancellationToken cancellationToken) =>
        new(snapshot, readAt, await LinksAsync(snapshot, readAt.Moment, routes, cancellationToken));

    private async Task<PageLinks> LinksAsync(PublicSnapshot snapshot, Instant now, IReadOnlyList<PublishedItem> routes, CancellationToken cancellationToken)
    {
        var links = new PageLinks(snapshot, now);
        RouteViews.Gather(routes, links);
        if (links.AreWanted)
        {
            links.Add(await published.FindLinksAsync(links.Ids, links.Aliases, links.Media, cancellationToken));
        }

        return links;
    }

    // The numbers are in memory: a block whose links cannot be read leads to the contacts, and goes on saying whom to call.
    private async Task<PageLinks> LinksOrNoneAsync(PublicSnapshot snapshot, Instant now, IReadOnlyList<PublishedItem> routes, CancellationToken cancellationToken)
    {
        try
        {
            return await LinksAsync(snapshot, now, routes, cancellationToken);
        }
        catch (Exception error) when (error is System.Data.Common.DbException or TimeoutException)
        {
            return new PageLinks(snapshot, now);
        }
    }

    private static List<ContactGroupView> Groups(PublicSnapshot snapshot, IReadOnlyList<PublishedItem> routes, LocalDate today)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var groups = new List<ContactGroupView>();
        foreach (var route in routes)
        {
            var entries = PublishedRoutes.Entries(snapshot, RouteViews.Part(route)!).OrderByDescending(entry => entry.Service.IsEmergency == true).ToList();
            groups.Add(new ContactGroupView(route.DisplayText ?? "", [.. entries.Select(entry => ServiceViews.Of(snapshot, snapshot.Find(entry.Id)!, entry.Service, today))]));
            shown.UnionWith(entries.Select(entry => entry.Id));
        }

        var others = SiteComposer.OrderedServices(snapshot).Where(pair => !shown.Contains(pair.Item.Id.Value)).Select(pair => ServiceViews.Of(snapshot, pair.Item, pair.Part, today)).ToList();
        groups.Add(new ContactGroupView(groups.Count == 0 ? "All contacts" : "Other contacts", others));
        return [.. groups.Where(group => group.Services.Count > 0)];
    }
}
