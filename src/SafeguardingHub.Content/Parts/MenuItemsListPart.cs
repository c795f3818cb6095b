using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Parts;

/// <summary>
/// The entries of a menu, or those below an entry: Orchard Core's MenuItemsListPart. An entry's words are its name
/// (<c>DisplayText</c>), which follows its TitlePart.
/// </summary>
public sealed record MenuItemsListPart : ContentPart
{
    /// <summary>The entries in order.</summary>
    public ImmutableArray<NestedItem> MenuItems { get; init; } = [];

    /// <summary>The entries as a page shows them: those that lead somewhere, or have entries below them that do.</summary>
    public ImmutableArray<MenuEntry> Entries() => [.. MenuItems.Select((item, index) => MenuEntry.Of(item, $"MenuItems[{index}]")).OfType<MenuEntry>()];
}

/// <summary>An entry of a menu.</summary>
/// <param name="Place">Where it stands, as a JSON path from the list's part.</param>
/// <param name="Text">Its words; null for the name of what it leads to.</param>
/// <param name="Address">The address that it leads to; null for an item or a heading.</param>
/// <param name="Item">The id of the item that it leads to; null for an address or a heading.</param>
/// <param name="Below">The entries below it.</param>
public sealed record MenuEntry(string Place, string? Text, string? Address, string? Item, ImmutableArray<MenuEntry> Below)
{
    /// <summary>The ids of all items that it and the entries below it lead to.</summary>
    public IEnumerable<string> Targets() => (Item is null ? Enumerable.Empty<string>() : [Item]).Concat(Below.SelectMany(entry => entry.Targets()));

    internal static MenuEntry? Of(NestedItem item, string place)
    {
        var address = PartJson.FindReadable<LinkMenuItemPart>(item.Parts)?.Address();
        var target = PartJson.FindReadable<ContentMenuItemPart>(item.Parts)?.Target();
        var below = PartJson.FindReadable<MenuItemsListPart>(item.Parts)?.MenuItems ?? [];
        var entries = below.Select((inner, index) => Of(inner, $"{place}.{nameof(MenuItemsListPart)}.MenuItems[{index}]")).OfType<MenuEntry>().ToImmutableArray();
        return address is null && target is null && entries.IsEmpty ? null : new MenuEntry(place, MenuItemsListPartKind.NameOf(item), address, target, entries);
    }
}

/// <summary>The kind of <see cref="MenuItemsListPart"/>.</summary>
public sealed class MenuItemsListPartKind : PartKind<MenuItemsListPart>
{
    /// <summary>How many entries a menu may have at its first level.</summary>
    public const int Most = 8;

    /// <summary>How many the one at the foot may have, which nobody has to pass on the way to a page's text.</summary>
    public const int MostAtFoot = 16;

    /// <summary>How many may stand below one entry.</summary>
    public const int MostBelow = 12;

    /// <inheritdoc />
    protected override MenuItemsListPart Normalise(MenuItemsListPart part) =>
        part.MenuItems.IsEmpty ? part : part with { MenuItems = [.. part.MenuItems.Select(Named)] };

    /// <inheritdoc />
    protected override MenuItemsListPart MapNested(MenuItemsListPart part, NestedMap map) =>
        part.MenuItems.IsEmpty ? part : part with { MenuItems = ContainedItems.Map("MenuItems", part.MenuItems, map) };

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(MenuItemsListPart part, PartContext context)
    {
        var depth = context.Place.Split('.').Count(step => step == nameof(MenuItemsListPart));
        if (depth > 2 && !part.MenuItems.IsEmpty)
        {
            yield return Reason.Invalid(context.Place + ".MenuItems", "A menu has two levels: nobody finds a third one on a phone. Move these entries up.");
        }

        var (most, why) = depth > 1
            ? (MostBelow, "a longer list is one that nobody reads: give these pages a page of their own that leads to them")
            : context.Item.Parts.Find(nameof(AliasPart)) is not null && PartJson.FindReadable<AliasPart>(context.Item.Parts)?.Alias is MenuPlaces.Footer
                ? (MostAtFoot, "put some below others")
                : (Most, "more do not fit beside each other, and people who are in a hurry cannot take in more. Put some below others");
        if (part.MenuItems.Length > most)
        {
            yield return Reason.Invalid(context.Place + ".MenuItems", $"There are {part.MenuItems.Length} entries, and there may be {most}: {why}.");
        }

        for (var index = 0; index < part.MenuItems.Length; index++)
        {
            foreach (var reason in Entry(part.MenuItems[index], $"{context.Place}.MenuItems[{index}]"))
            {
                yield return reason;
            }
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(MenuItemsListPart part) =>
        part.MenuItems.Select((item, index) => new PartText($"MenuItems[{index}].TitlePart.Title", NameOf(item)));

    /// <inheritdoc />
    protected override IEnumerable<PartLink> Links(MenuItemsListPart part) => part.MenuItems.Select((item, index) => new PartLink(
        $"MenuItems[{index}].LinkMenuItemPart.Url", PartJson.FindReadable<LinkMenuItemPart>(item.Parts)?.Address(), NameOf(item)));

    internal static string? NameOf(NestedItem item) =>
        (PartJson.FindReadable<TitlePart>(item.Parts) is { } title ? title.Title
            : string.IsNullOrWhiteSpace(item.DisplayText) ? PartJson.FindReadable<LinkMenuItemPart>(item.Parts)?.Name : item.DisplayText)
        is { } name && !string.IsNullOrWhiteSpace(name) ? name.Trim() : null;

    private static IEnumerable<Reason> Entry(NestedItem item, string place)
    {
        if (PartJson.FindReadable<LinkMenuItemPart>(item.Parts) is { } link)
        {
            if (NameOf(item) is null)
            {
                yield return Reason.Invalid(place + ".TitlePart.Title", "Write the words of the link: say where it leads.");
            }

            if (link.IsHeading && (PartJson.FindReadable<MenuItemsListPart>(item.Parts)?.MenuItems ?? []).IsEmpty)
            {
                yield return Reason.Invalid(place + ".LinkMenuItemPart.Url", "Give the link an address, or put entries below it.");
            }
        }

        if (PartJson.FindReadable<ContentMenuItemPart>(item.Parts) is { } content && content.Target() is null)
        {
            yield return Reason.Invalid(place + ".ContentMenuItemPart.SelectedContentItem", "Choose the page that the entry leads to.");
        }
    }

    // Orchard Core keeps the words in the entry's name; the form asks for them as its title. Whichever came in, both say the same.
    private static NestedItem Named(NestedItem item)
    {
        var name = PlainText.Normalise(NameOf(item));
        var titled = name is null || item.Parts.Find(nameof(TitlePart)) is not null ? item : item.With(PartJson.Set(item.Parts, new TitlePart { Title = name }));
        return titled.Named(name);
    }
}
