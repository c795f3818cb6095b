using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Items;

/// <summary>A screen about one item.</summary>
public abstract class ItemPage(ReadDrafts drafts) : AdminPage
{
    /// <summary>The item's id, from the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>The revision that the form was made of.</summary>
    [BindProperty]
    public long Revision { get; set; }

    /// <summary>The item.</summary>
    public StoredItem Item { get; private set; } = null!;

    /// <summary>Its name.</summary>
    public string Name => string.IsNullOrWhiteSpace(Item.Latest!.Item.DisplayText) ? Item.Id.Value : Item.Latest.Item.DisplayText;

    /// <summary>Its own page.</summary>
    public string Address => ItemAddresses.Of(Item.Id);

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Content", "/admin/content"), new Crumb(Name, Address)];

    /// <summary>The reads.</summary>
    protected ReadDrafts Drafts => drafts;

    /// <summary>Reads the item; false where it is not there, or not for the person who asks.</summary>
    protected async Task<bool> FindAsync(string permission, CancellationToken cancellationToken)
    {
        if (!ContentItemId.TryParse(Id, out var id) || await drafts.FindAsync(Actor, id, permission, cancellationToken) is not { } found)
        {
            return false;
        }

        Item = found;
        return true;
    }

    /// <summary>Back to the item's page, saying what was done.</summary>
    protected RedirectResult ToItem(ContentItemId id, string done)
    {
        Done = done;
        return Redirect(ItemAddresses.Of(id));
    }

    /// <summary>Whether the person may do that with the item.</summary>
    public bool May(string permission) => ReadDrafts.May(Actor, Item, permission);
}

/// <summary>The addresses of an item's screens.</summary>
public static class ItemAddresses
{
    /// <summary>The item's own page.</summary>
    public static string Of(ContentItemId id) => "/admin/content/" + Uri.EscapeDataString(id.Value);

    /// <summary>A screen below it.</summary>
    public static string Of(ContentItemId id, string below) => $"{Of(id)}/{below}";
}
