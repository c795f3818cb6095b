using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>A page, and how long it holds.</summary>
/// <param name="View">What the theme writes.</param>
/// <param name="ValidUntil">The instant at which it must be composed anew; null while only changes of content matter.</param>
/// <param name="IsOfMoment">Whether it answers for a moment, so that readers may ask it about another.</param>
public sealed record ComposedPage(PageView View, Instant? ValidUntil, bool IsOfMoment = false);

/// <summary>
/// Makes a page of a published item: gathers everything that it links to, loads that in one query, then asks each part's
/// display for its blocks. Parts without a display are data and are not shown.
/// </summary>
/// <param name="published">Published content.</param>
/// <param name="blocks">Makes the blocks.</param>
public sealed class PageComposer(IPublishedContent published, BlockComposer blocks)
{
    /// <summary>
    /// Composes the page of an item; costs one query for all its links and files and one for the pages that it features, or
    /// none where it has neither: what is on the shared ground costs nothing.
    /// </summary>
    public Task<ComposedPage> ComposeAsync(PublishedItem item, PublicSnapshot snapshot, Instant now, CancellationToken cancellationToken) =>
        ComposeAsync(item, snapshot, now, asked: null, cancellationToken);

    /// <summary>Composes the page as it answers for another moment than now; null for now. Only its routes and services look at it.</summary>
    public async Task<ComposedPage> ComposeAsync(PublishedItem item, PublicSnapshot snapshot, Instant now, Instant? asked, CancellationToken cancellationToken)
    {
        var parts = blocks.Find(item, snapshot);
        var links = new PageLinks(snapshot, now);
        BodyComposer.Gather(item, snapshot, links);
        foreach (var found in parts)
        {
            found.Display?.Gather(found.Part!, links);
        }

        if (links.AreWanted)
        {
            links.Add(await published.FindLinksAsync(links.Ids, links.Aliases, links.Media, cancellationToken));
        }

        if (links.Whole.Count > 0)
        {
            links.Add(await published.FindManyAsync(links.Whole, cancellationToken));
        }

        var site = new SiteComposer(snapshot, now);
        var page = new PageContext { Item = item, Snapshot = snapshot, Section = site.Section(item.Section), Links = links, Now = now, Asked = asked };
        var view = Framed(site, page, View(site, page, blocks.Show(parts, page)));
        foreach (var until in new[] { site.NameHoldsUntil, links.HoldsUntil }.OfType<Instant>())
        {
            page.Expires(until);
        }

        return new ComposedPage(view, page.ValidUntil, page.IsOfMoment);
    }

    // What every kind of page has around it.
    private static PageView Framed(SiteComposer site, PageContext page, PageView view)
    {
        var head = page.Head;
        var call = head.Routes.Count == 0 ? null : PageRoutes.WhoToCall(head.Routes.DistinctBy(route => route.Id), page);
        var notices = site.Notices;
        if (notices.HoldsUntil is { } change)
        {
            page.Expires(change);
        }

        var feed = view.CanonicalPath == "/" ? "" : view.CanonicalPath;
        return view with
        {
            WhoToCall = call,
            NoIndex = view.NoIndex || (page.IsOfMoment && page.Asked is not null),
            Banner = notices.Banner(page.Item.Section),
            Notices = view is HomeView or SectionFrontView ? notices.Others(page.Item.Section) : [],
            State = head.State,
            OldNumbers = OldNumbers.Of(page.Snapshot, page.Item.Id),
            Review = head.Review,
            Changes = head.Changes,
            Exit = head.MayBeAtRisk ? site.Exit : null,
            Helpful = view.CanonicalPath is { } path ? new HelpfulView("/feedback/helpful", path, "Was this page helpful?") : null,
            Feeds = feed is null ? [] :
            [
                new FeedLinkView($"{view.Title} (RSS)", feed + "/feed.rss", "application/rss+xml"),
                new FeedLinkView($"{view.Title} (Atom)", feed + "/feed.atom", "application/atom+xml"),
            ],
        };
    }

    // What kind of page an item is follows from its parts: a section is a front page, a service a contact, and so on.
    private static PageView View(SiteComposer site, PageContext page, ImmutableArray<BlockView> blocks)
    {
        var item = page.Item;
        var title = item.DisplayText ?? item.Id.Value;
        var canonical = item.Path?.Address;
        if (PartJson.FindReadable<SectionProfilePart>(item.Parts) is { } profile)
        {
            var heading = string.IsNullOrWhiteSpace(profile.Heading) ? title : profile.Heading;
            return item.Path is { IsHome: true }
                ? new HomeView { Site = site.Site, Section = page.Section, Title = heading, CanonicalPath = canonical, Blocks = blocks, Sections = site.SectionCards() }
                : new SectionFrontView
                {
                    Site = site.Site, Section = page.Section, Title = heading, CanonicalPath = canonical, Blocks = blocks,
                    Breadcrumbs = [site.Home], Summary = page.Head.Summary, Pages = PageNavigation.BelowFront(page.Snapshot, item, site.Menus.Of(item.Id)),
                };
        }

        if (PartJson.FindReadable<ServicePart>(item.Parts) is { } service)
        {
            return new ContactView
            {
                Site = site.Site, Section = page.Section, Title = title, CanonicalPath = canonical, Blocks = blocks,
                Breadcrumbs = [site.Home, SiteComposer.Contacts],
                Service = ServiceViews.Of(page.Snapshot, item, service, page.ReadAt.Day),
                Now = PageRoutes.Service(item, service, page),
                AsAt = page.ReadAt.Words.AsAt,
                NotNow = page.ReadAt.NotNow(PageRoutes.Address(page)),
                OtherContacts = site.OtherServices(item.Id),
            };
        }

        // Below numbers to call nothing may stand between the reader and what to do.
        var (text, contents) = page.Head.Routes.Count == 0 ? ContentsList.Of(blocks) : (blocks, []);
        return new ContentPageView
        {
            Site = site.Site, Section = page.Section, Title = title, CanonicalPath = canonical, Blocks = text, Contents = contents,
            Breadcrumbs = PageNavigation.Trail(page.Snapshot, page.Section, item.Path),
            Summary = page.Head.Summary,
            InThisSection = PageNavigation.InThisSection(page.Snapshot, item, site.Menus.Of(item.Section)),
            SeeAlso = page.Head.SeeAlso,
            SeeAlsoOutside = page.Head.SeeAlsoOutside,
            LastPublished = MomentWords.Date(LondonTime.Day(item.PublishedAt)),
        };
    }
}
