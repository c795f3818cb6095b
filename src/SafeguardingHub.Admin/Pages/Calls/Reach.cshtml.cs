using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Calls;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;

namespace SafeguardingHub.Admin.Pages.Calls;

/// <summary>Where a service stands in the hub: what a change of it reaches.</summary>
[Needs(Permission.PreviewContent)]
public sealed class ReachModel(ReadDrafts drafts, ContactReachDesk desk) : ItemPage(drafts)
{
    /// <inheritdoc />
    public override string Title => "Where it stands: " + Name;

    /// <summary>Where it stands.</summary>
    public ReachView View { get; private set; } = null!;

    /// <summary>Reads it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.PreviewContent, cancellationToken) || await desk.OfAsync(Actor, Item, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
