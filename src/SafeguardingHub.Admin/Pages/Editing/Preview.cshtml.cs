using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Admin.Pages.Editing;

/// <summary>The newest draft of an item as the public would see it.</summary>
[Needs(Permission.AccessAdminPanel)]
public sealed class PreviewModel(ReadDrafts drafts, IPreview preview) : AdminPage
{
    /// <summary>The item's id.</summary>
    [FromRoute]
    public string Id { get; set; } = "";

    /// <inheritdoc />
    public override string Title => "This cannot be shown yet";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Content", "/admin/content"), new Crumb("Edit", $"/admin/content/{Id}/edit")];

    /// <summary>Why.</summary>
    public ImmutableArray<Reason> Reasons { get; private set; } = [];

    /// <summary>The page, or why there is none.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ContentItemId.TryParse(Id, out var id) || await drafts.FindAsync(Actor, id, Permission.PreviewContent, cancellationToken) is not { Latest.Item: var item })
        {
            return NotFound();
        }

        var outcome = await preview.ShowAsync(Actor, item, at: null, cancellationToken);
        if (outcome.Succeeded)
        {
            await outcome.Value.Page.ExecuteAsync(HttpContext);
            return new EmptyResult();
        }

        Reasons = outcome.Reasons;
        return Page();
    }
}
