using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts.Blocks;

namespace SafeguardingHub.Content.Parts;

/// <summary>Marks an item as a menu: Orchard Core's MenuPart. Where a menu is shown follows from its alias and its section: see <see cref="MenuPlaces"/>.</summary>
public sealed record MenuPart : ContentPart;

/// <summary>By which names menus are found.</summary>
public static class MenuPlaces
{
    /// <summary>The alias of the menu below the header of every page: Orchard Core's own name for it.</summary>
    public const string Header = "main-menu";

    /// <summary>The alias of the menu at the foot of every page.</summary>
    public const string Footer = "footer-menu";
}

/// <summary>An entry of a menu that leads to an address: Orchard Core's LinkMenuItemPart.</summary>
public sealed record LinkMenuItemPart : ContentPart
{
    /// <summary>A path of the site as Orchard Core writes it, <c>~/contacts</c>, or an https address; empty for a heading above other entries.</summary>
    public string? Url { get; init; }

    /// <summary>Kept for Orchard Core; the hub opens no new windows.</summary>
    public string? Target { get; init; }

    /// <summary>The words of the link in recipes of older versions of Orchard Core; newer ones name the item.</summary>
    public string? Name { get; init; }

    /// <summary>The address as a page writes it, such as <c>/contacts</c>; null for a heading and for what may not be linked to.</summary>
    public string? Address() => AddressOf(Url) is { } address && IsAllowed(address) ? address : null;

    /// <summary>Whether it leads nowhere on purpose: Orchard Core's menus write <c>#</c> for that.</summary>
    public bool IsHeading => string.IsNullOrWhiteSpace(Url) || Url.Trim() == "#";

    internal static string? AddressOf(string? url) => url?.Trim() switch
    {
        null or "" or "#" => null,
        "~" => "/",
        { } path when path.StartsWith("~/", StringComparison.Ordinal) => path[1..],
        var other => other,
    };

    // A menu stands on every page: what it leads to outside must be what it says it is, which http cannot promise.
    internal static bool IsAllowed(string address) =>
        QuickLinksPartKind.IsLinkable(address) && (address.StartsWith('/') || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The kind of <see cref="LinkMenuItemPart"/>.</summary>
public sealed class LinkMenuItemPartKind : PartKind<LinkMenuItemPart>
{
    /// <inheritdoc />
    protected override LinkMenuItemPart Normalise(LinkMenuItemPart part)
    {
        var url = PlainText.Normalise(part.Url)?.Trim();
        return part with { Url = url is ['/', ..] and not ['/', '/', ..] ? "~" + url : url };
    }

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(LinkMenuItemPart part, PartContext context) =>
        !part.IsHeading && LinkMenuItemPart.AddressOf(part.Url) is { } address && !LinkMenuItemPart.IsAllowed(address)
            ? [Reason.Invalid(context.Place + ".Url", $"'{address}' cannot stand in a menu: begin it with https://, or with a slash for this site, such as /contacts.")]
            : [];
}

/// <summary>An entry of a menu that leads to an item of the hub, wherever that moves: Orchard Core's ContentMenuItemPart.</summary>
public sealed record ContentMenuItemPart : ContentPart
{
    /// <summary>The item: the first of the field's ids counts, as in Orchard Core. An ordinary field of the part.</summary>
    public ContentPickerField? SelectedContentItem { get; init; }

    /// <summary>The item's id; null where none was chosen.</summary>
    public string? Target() => SelectedContentItem?.ContentItemIds is { Length: > 0 } ids && !string.IsNullOrWhiteSpace(ids[0]) ? ids[0] : null;
}
