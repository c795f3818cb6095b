using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>
/// The menus that editors have made: one below the header, one at the foot, one for each section. What an entry leads to is
/// looked up by its id, so that it follows its page to another address or name, and is left out while the page is not live.
/// </summary>
public sealed class SiteMenus
{
    private readonly PublicSnapshot snapshot;
    private readonly PageLinks links;
    private readonly HashSet<ContentItemId> shared;

    // The page of a section that has ended is there for whoever comes to it; nobody is led there.
    private readonly HashSet<string> ended;

    /// <summary>The menus of the shared ground, at a moment.</summary>
    public SiteMenus(PublicSnapshot snapshot, Instant now)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        this.snapshot = snapshot;
        shared = [.. snapshot.With<SectionProfilePart>().Where(pair => pair.Item.Path is { IsHome: true }).Select(pair => pair.Item.Id)];
        ended = [.. snapshot.With<SectionProfilePart>().Where(pair => pair.Part.Ended() is not null).Select(pair => pair.Item.Id.Value)];
        links = new PageLinks(snapshot, now);
        links.Add(new LinkedContent(snapshot.MenuTargets, []));
        foreach (var id in snapshot.Menus.SelectMany(menu => menu.Entries).SelectMany(entry => entry.Targets()))
        {
            links.Want(id);
        }

        Header = Shared(MenuPlaces.Header);
        Footer = Shared(MenuPlaces.Footer);
    }

    /// <summary>The entries below the header; empty where there is no such menu.</summary>
    public IReadOnlyList<LinkView> Header { get; }

    /// <summary>The entries at the foot; empty where there is no such menu.</summary>
    public IReadOnlyList<LinkView> Footer { get; }

    /// <summary>The midnight at which an entry would be marked otherwise; null while only changes of content matter.</summary>
    public Instant? HoldsUntil => links.HoldsUntil;

    /// <summary>The entries of a section's own menu: of several, the first by name; empty where it has none, and on shared ground.</summary>
    public IReadOnlyList<LinkView> Of(ContentItemId? section) =>
        section is { } id && !shared.Contains(id) && First(menu => menu.Section == id) is { } found ? found : [];

    private IReadOnlyList<LinkView> Shared(string alias) =>
        First(menu => (menu.Section is not { } of || shared.Contains(of)) && string.Equals(menu.Alias, alias, StringComparison.OrdinalIgnoreCase)) ?? [];

    private IReadOnlyList<LinkView>? First(Func<PublishedItem, bool> isMeant) =>
        snapshot.Menus.Where(menu => isMeant(menu.Item)).OrderBy(menu => menu.Item.DisplayText, StringComparer.OrdinalIgnoreCase).ThenBy(menu => menu.Item.Id.Value, StringComparer.Ordinal)
            .Select(menu => Links(menu.Entries)).FirstOrDefault();

    // Two pages that became one are named once.
    private IReadOnlyList<LinkView> Links(ImmutableArray<MenuEntry> entries)
    {
        var seen = new HashSet<(string Text, string Address)>();
        return [.. entries.Select(Link).OfType<LinkView>().Where(link => seen.Add((link.Text, link.Address)) || link.Below.Count > 0)];
    }

    private LinkView? Link(MenuEntry entry)
    {
        var below = Links(entry.Below);
        var own = entry.Item is { } id ? ended.Contains(id) ? null : links.Find(id, entry.Text) : entry.Address is { } address ? new LinkView(entry.Text ?? address, address) : null;

        // An entry whose page is not live is a link no longer; with words of its own and pages below it, it stays as their heading.
        return own is not null ? own with { Below = below }
            : below.Count > 0 && entry.Text is { } text ? new LinkView(text, "") { Below = below }
            : null;
    }
}
