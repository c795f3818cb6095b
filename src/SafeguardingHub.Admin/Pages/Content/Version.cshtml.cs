using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Versions;

namespace SafeguardingHub.Admin.Pages.Items;

/// <summary>One version of an item to read, and to make the draft again.</summary>
[Needs(Permission.PreviewContent)]
public sealed class VersionModel(ReadDrafts drafts, ComparisonReader comparisons, RestoreVersion restore) : ItemPage(drafts)
{
    /// <inheritdoc />
    public override string Title => "Older version: " + Name;

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [.. base.Trail, new Crumb("History", ItemAddresses.Of(Item.Id, "history"))];

    /// <summary>The version's id, from the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string Version { get; set; } = "";

    /// <summary>Why it is restored.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The version.</summary>
    public ContentItem Old { get; private set; } = null!;

    /// <summary>What it says, place by place.</summary>
    public ImmutableArray<ComparedPlace> Places { get; private set; } = [];

    /// <summary>Whether it can be made the draft again by the person who reads.</summary>
    public bool MayRestore => Old.VersionId != Item.Latest!.Item.VersionId && Item.Status.Binned is null && May(Permission.EditContent);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        Revision = Item.Revision;
        return Page();
    }

    /// <summary>Makes it the draft again.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await restore.ExecuteAsync(Actor, Item.Id, Revision, Old.VersionId, Note, cancellationToken);
        return outcome.Succeeded ? ToItem(Item.Id, "The older version is the draft now. The public sees no difference until you publish it.") : Refused(outcome.Reasons);
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.PreviewContent, cancellationToken) || !ContentItemVersionId.TryParse(Version, out var id)
            || await Drafts.VersionAsync(Item, id, cancellationToken) is not { } found)
        {
            return false;
        }

        Old = found.Item;
        Places = await comparisons.ReadAsync(Actor, Old, Old, cancellationToken);
        return true;
    }
}
