using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Lists;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Where a page stands among the others: the pages above it, beside it and below it, all from memory.</summary>
public static class PageNavigation
{
    /// <summary>More than this is no longer a help: the A to Z lists them all.</summary>
    private const int Most = 24;

    /// <summary>The pages above an address, outermost first: home, section, and each page or list on the way.</summary>
    public static IReadOnlyList<LinkView> Trail(PublicSnapshot snapshot, SectionView section, ContentPath? path)
    {
        var trail = new List<LinkView> { new("Home", "/") };
        if (path is not { IsHome: false } own)
        {
            return trail;
        }

        var segments = own.Text.Split('/');
        for (var length = 1; length < segments.Length; length++)
        {
            var address = "/" + string.Join('/', segments[..length]);
            if (!section.IsShared && string.Equals(address, section.HomeAddress, StringComparison.OrdinalIgnoreCase))
            {
                trail.Add(new LinkView(section.Name, section.HomeAddress));
            }
            else if (snapshot.Pages.FirstOrDefault(page => string.Equals(page.Path!.Value.Address, address, StringComparison.OrdinalIgnoreCase)) is { } above)
            {
                trail.Add(Link(above));
            }
            else if (string.Equals(address, SiteComposer.Contacts.Address, StringComparison.OrdinalIgnoreCase))
            {
                trail.Add(SiteComposer.Contacts);
            }
            else if (SiteList.Find(segments[length - 1]) is { } list)
            {
                trail.Add(new LinkView(list.Title, address));
            }
        }

        return trail;
    }

    /// <summary>
    /// The entries of the section's menu, then the pages beside and below an item's page that it does not name, in order of name,
    /// without the item itself.
    /// </summary>
    public static IReadOnlyList<LinkView> InThisSection(PublicSnapshot snapshot, PublishedItem item, IReadOnlyList<LinkView> menu)
    {
        if (item.Path is not { IsHome: false } path)
        {
            return menu;
        }

        var parent = Parent(path);
        var named = Named(menu);
        return
        [
            .. menu,
            .. snapshot.Pages
                .Where(page => page.Id != item.Id && page.Section == item.Section)
                .Where(page => Parent(page.Path!.Value) is var above && (above == parent || string.Equals(above, path.Text, StringComparison.OrdinalIgnoreCase)))
                .Where(page => !Help.Contains(page.Path!.Value.Text, StringComparer.OrdinalIgnoreCase) && !named.Contains(page.Path!.Value.Address))
                .Take(Most).Select(Link),
        ];
    }

    /// <summary>The entries of a section's menu, then the pages directly below its front page that it does not name.</summary>
    public static IReadOnlyList<CardView> BelowFront(PublicSnapshot snapshot, PublishedItem front, IReadOnlyList<LinkView> menu)
    {
        var named = Named(menu);
        return
        [
            .. menu.SelectMany(link => link.Whole()).Where(link => link.Address != front.Path?.Address).DistinctBy(link => link.Address).Select(link => new CardView(link.Text, link.Address)),
            .. snapshot.Pages
                .Where(page => page.Section == front.Id && front.Path is { } prefix && string.Equals(Parent(page.Path!.Value), prefix.Text, StringComparison.OrdinalIgnoreCase))
                .Where(page => !named.Contains(page.Path!.Value.Address))
                .Select(page => new CardView(page.DisplayText ?? "", page.Path!.Value.Address)),
        ];
    }

    /// <summary>Pages of help by their paths: the footer names them, so that the pages beside them need not.</summary>
    public static IReadOnlyList<string> Help { get; } = ["staying-safe-online", "accessibility-statement", "privacy", "help-with-this-site"];

    /// <summary>Those of the pages of help that exist.</summary>
    public static IEnumerable<LinkView> HelpPages(PublicSnapshot snapshot) =>
        Help.Select(path => snapshot.Pages.FirstOrDefault(page => string.Equals(page.Path!.Value.Text, path, StringComparison.OrdinalIgnoreCase)))
            .OfType<PublishedLink>().Select(Link);

    private static HashSet<string> Named(IReadOnlyList<LinkView> menu) => menu.SelectMany(link => link.Whole()).Select(link => link.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static LinkView Link(PublishedLink page) => new(page.DisplayText ?? page.Path!.Value.Address, page.Path!.Value.Address);

    private static string Parent(ContentPath path) => path.Text is var text && text.LastIndexOf('/') is var slash and >= 0 ? text[..slash] : "";
}
