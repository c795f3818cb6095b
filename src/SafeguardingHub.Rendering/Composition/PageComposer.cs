using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>A page, and how long it holds.</summary>
/// <param name="View">What the theme writes.</param>
/// <param name="ValidUntil">The instant at which it must be composed anew; null while only changes of content matter.</param>
public sealed record ComposedPage(PageView View, Instant? ValidUntil);

/// <summary>
/// Makes a page of a published item: gathers everything that it links to, loads that in one query, then asks each part's
/// display for its blocks. Parts without a display are data and are not shown.
/// </summary>
public sealed class PageComposer(IPublishedContent published, ImmutableArray<PartDisplay> displays)
{
    private static readonly LocalDatePattern InFull = LocalDatePattern.Create("d MMMM yyyy", CultureInfo.InvariantCulture);
    private readonly ImmutableDictionary<string, PartDisplay> byPart =
        displays.ToImmutableDictionary(display => display.PartType.Name, StringComparer.Ordinal);

    /// <summary>Composes the page of an item; costs one query, or none where the item links to shared ground alone.</summary>
    public async Task<ComposedPage> ComposeAsync(PublishedItem item, PublicSnapshot snapshot, Instant now, CancellationToken cancellationToken)
    {
        var parts = Parts(item, snapshot, "").ToList();
        var links = new PageLinks(snapshot, now);
        BodyComposer.Gather(item, snapshot, links);
        foreach (var (display, part, _) in parts)
        {
            display.Gather(part, links);
        }

        if (links.AreWanted)
        {
            links.Add(await published.FindLinksAsync(links.Ids, links.Aliases, links.Media, cancellationToken));
        }

        var site = new SiteComposer(snapshot, now);
        var page = new PageContext { Item = item, Snapshot = snapshot, Section = site.Section(item.Section), Links = links, Now = now };
        ImmutableArray<BlockView> blocks = [.. SideBySide(parts.SelectMany(found => found.Display.Show(found.Part, found.Place, page)))];
        var view = View(site, page, blocks) with { State = page.Head.State, Review = page.Head.Review, WhoToCall = page.Head.WhoToCall };
        foreach (var until in new[] { site.NameHoldsUntil, links.HoldsUntil }.OfType<Instant>())
        {
            page.Expires(until);
        }

        return new ComposedPage(view, page.ValidUntil);
    }

    // What kind of page an item is follows from its parts: a section is a front page, a service a contact, and so on.
    private static PageView View(SiteComposer site, PageContext page, ImmutableArray<BlockView> blocks)
    {
        var item = page.Item;
        var title = item.DisplayText ?? item.Id.Value;
        var canonical = item.Path?.Address;
        if (PartJson.Find<SectionProfilePart>(item.Parts) is { } profile)
        {
            var heading = string.IsNullOrWhiteSpace(profile.Heading) ? title : profile.Heading;
            return item.Path is { IsHome: true }
                ? new HomeView { Site = site.Site, Section = page.Section, Title = heading, CanonicalPath = canonical, Blocks = blocks, Sections = site.SectionCards() }
                : new SectionFrontView
                {
                    Site = site.Site, Section = page.Section, Title = heading, CanonicalPath = canonical, Blocks = blocks,
                    Breadcrumbs = [site.Home],
                };
        }

        if (PartJson.Find<ServicePart>(item.Parts) is { } service)
        {
            return new ContactView
            {
                Site = site.Site, Section = page.Section, Title = title, CanonicalPath = canonical, Blocks = blocks,
                Breadcrumbs = [site.Home, SiteComposer.Contacts],
                Service = ServiceViews.Of(item, service),
                OtherContacts = site.OtherServices(item.Id),
            };
        }

        return new ContentPageView
        {
            Site = site.Site, Section = page.Section, Title = title, CanonicalPath = canonical, Blocks = blocks,
            Breadcrumbs = page.Section.IsShared ? [site.Home] : [site.Home, new LinkView(page.Section.Name, page.Section.HomeAddress)],
            Summary = page.Head.Summary,
            LastPublished = InFull.Format(item.PublishedAt.InZone(SiteComposer.London).Date),
        };
    }

    // Contacts that follow each other are one list: read as one, and side by side where there is room. Below a heading of
    // the page's own text they are one level down, so that the outline says what belongs to what.
    private static IEnumerable<BlockView> SideBySide(IEnumerable<BlockView> blocks)
    {
        var run = new List<ContactBlock>();
        var level = 2;
        foreach (var block in blocks)
        {
            if (block is ContactBlock contact)
            {
                run.Add(contact);
                continue;
            }

            foreach (var earlier in Finish(run, level))
            {
                yield return earlier;
            }

            level = HasHeading(block) ? 3 : level;
            yield return block;
        }

        foreach (var last in Finish(run, level))
        {
            yield return last;
        }
    }

    private static List<BlockView> Finish(List<ContactBlock> run, int level)
    {
        List<BlockView> finished = run.Count > 1
            ? [new ContactsBlock([.. run.Select(contact => contact.Service)]) { HeadingLevel = level }]
            : [.. run.Select(contact => contact with { HeadingLevel = level })];
        run.Clear();
        return finished;
    }

    private static bool HasHeading(BlockView block) => block switch
    {
        ProseBlock prose => prose.Body.Pieces.OfType<HtmlPiece>().Any(piece => piece.Html.Contains("<h2", StringComparison.Ordinal)),
        StepsBlock steps => steps.Heading is not null,
        _ => false,
    };

    private IEnumerable<(PartDisplay Display, ContentPart Part, string Place)> Parts(IPartHolder holder, PublicSnapshot snapshot, string prefix)
    {
        var type = holder.ContentType is { } name ? snapshot.Definitions.FindType(name) : null;
        foreach (var (key, json) in holder.Parts.All)
        {
            var place = prefix + key;
            switch (type?.FindPart(key)?.PartName ?? key)
            {
                case nameof(FlowPart):
                    var widgets = PartJson.Read<FlowPart>(json, place).Widgets;
                    for (var index = 0; index < widgets.Length; index++)
                    {
                        foreach (var inner in Parts(widgets[index], snapshot, $"{place}.{nameof(FlowPart.Widgets)}[{index}]."))
                        {
                            yield return inner;
                        }
                    }

                    break;
                case var partName when byPart.TryGetValue(partName, out var display) && Read(json, display.PartType) is { } part:
                    yield return (display, part, place);
                    break;
            }
        }
    }

    // What cannot be read is not shown; the rest of the page is.
    private static ContentPart? Read(System.Text.Json.JsonElement json, Type partType)
    {
        try
        {
            return (ContentPart?)System.Text.Json.JsonSerializer.Deserialize(json, partType, PartJson.Options);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
