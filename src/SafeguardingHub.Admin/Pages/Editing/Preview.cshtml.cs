using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Pages.Editing;

/// <summary>The newest draft of an item as the public would see it.</summary>
[Needs(Permission.AccessAdminPanel)]
public sealed class PreviewModel(ReadDrafts drafts, IPreview preview) : AdminPage
{
    /// <summary>The item's id.</summary>
    [FromRoute]
    public string Id { get; set; } = "";

    /// <summary>The moment for which it is shown, as <see cref="AskedMoment"/> reads it; null for now.</summary>
    [FromQuery]
    public string? At { get; set; }

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

        var asked = At is null ? null : AskedMoment.Read(At);
        if (asked?.Fault is not null)
        {
            return Redirect(ItemAddresses.Of(id, "preview-at"));
        }

        var outcome = await preview.ShowSavedAsync(Actor, item, asked?.At, cancellationToken);
        if (outcome.Succeeded)
        {
            await outcome.Value.Page.ExecuteAsync(HttpContext);
            return new EmptyResult();
        }

        Reasons = outcome.Reasons;
        return Page();
    }
}
