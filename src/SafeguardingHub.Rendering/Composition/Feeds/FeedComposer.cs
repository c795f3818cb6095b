using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Lists;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Composition.Feeds;

/// <summary>What stands at the address of a feed: the feed, or the path whose feed to ask for instead.</summary>
/// <param name="Feed">The feed; null where it has moved.</param>
/// <param name="MovedTo">The path of the page whose feed it is now; null where it has not.</param>
public sealed record FoundFeed(Feed? Feed, string? MovedTo);

/// <summary>Makes feeds from published content: of everything, of a section, of a list, of one page. At most two queries.</summary>
public sealed class FeedComposer(IPublishedContent published, IPublishedLists lists)
{
    private const int Entries = 20;

    /// <summary>The feed of what stands at a path; null where nothing does.</summary>
    public async Task<FoundFeed?> FindAsync(ContentPath path, PublicSnapshot snapshot, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var site = new SiteComposer(snapshot, now);
        if (path.IsHome)
        {
            return Here(await LatestAsync(site, snapshot, now, null, "/", cancellationToken));
        }

        if (ListComposer.Find(snapshot, path) is var (list, section, address))
        {
            return string.Equals(path.Address, address, StringComparison.Ordinal)
                ? Here(await OfListAsync(site, snapshot, now, list, section, address, cancellationToken))
                : new FoundFeed(null, address);
        }

        if (await published.FindRouteAsync(path, cancellationToken) is not { } route)
        {
            return await ListComposer.FindMovedAsync(snapshot, published, path, cancellationToken) is { } moved ? new FoundFeed(null, moved) : null;
        }

        if (route.RedirectTo is { } target)
        {
            return new FoundFeed(null, target.Address);
        }

        if (route.Live is not { Path: { } own } item)
        {
            return null;
        }

        return !string.Equals(own.Address, path.Address, StringComparison.Ordinal) ? new FoundFeed(null, own.Address)
            : PartJson.FindReadable<SectionProfilePart>(item.Parts) is not null ? Here(await LatestAsync(site, snapshot, now, item.Id, own.Address, cancellationToken))
            : Here(OfPage(site, snapshot, now, item, own.Address));
    }

    private async Task<Feed> LatestAsync(SiteComposer site, PublicSnapshot snapshot, Instant now, ContentItemId? section, string address, CancellationToken cancellationToken)
    {
        var entries = await lists.LatestAsync(section, Entries, cancellationToken);
        var view = site.Section(section);
        return New(site, view, section is null ? "Latest" : $"Latest of {view.Name}", "What was published last.", address) with
        {
            Entries = [.. entries.Select(new FeedEntries(site, snapshot, now).Of)],
        };
    }

    private async Task<Feed> OfListAsync(
        SiteComposer site, PublicSnapshot snapshot, Instant now, SiteList list, ContentItemId? section, string address, CancellationToken cancellationToken)
    {
        var view = site.Section(section);
        var feed = New(site, view, section is null ? list.Title : $"{list.Title} in {view.Name}", list.Summary, address);
        if (list.Query is null)
        {
            var editions = GuidanceLines.Newest(snapshot, section, Entries);
            return feed with { Entries = [.. editions.Select(new FeedEntries(site, snapshot, now).Of)] };
        }

        var query = section is { } only ? list.Query with { Filters = [new ListFilter(ListFilters.Section, only.Value)] } : list.Query;
        var entries = await lists.PageAsync(query, after: null, Entries, cancellationToken);
        return feed with { Entries = [.. entries.Select(new FeedEntries(site, snapshot, now).Of)] };
    }

    private static Feed OfPage(SiteComposer site, PublicSnapshot snapshot, Instant now, PublishedItem item, string address) =>
        New(site, site.Section(item.Section), item.DisplayText ?? address, "Changes of this page.", address) with
        {
            Entries = [new FeedEntries(site, snapshot, now).Of(item)],
        };

    private static Feed New(SiteComposer site, SectionView section, string title, string summary, string address) => new()
    {
        Title = $"{title} - {site.Site.Name}",
        Summary = section.IsOpened ? summary : $"{summary} {FeedEntries.NotInUse}",
        Address = address,
        Author = section.OrganisationName ?? site.Site.Name,
        Entries = [],
    };

    private static FoundFeed Here(Feed feed) => new(feed, null);
}
