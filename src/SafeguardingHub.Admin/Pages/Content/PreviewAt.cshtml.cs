using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Publishing;

namespace SafeguardingHub.Admin.Pages.Items;

/// <summary>Asks for a moment and shows the newest draft as it will be then: its hours, its notices, whom to call.</summary>
[Needs(Permission.PreviewContent)]
public sealed class PreviewAtModel(ReadDrafts drafts) : ItemPage(drafts)
{
    /// <inheritdoc />
    public override string Title => "Preview at a date and time: " + Name;

    /// <summary>When.</summary>
    [BindProperty(SupportsGet = true)]
    public TypedMoment When { get; set; } = TypedMoment.Nothing;

    /// <summary>Which, where the clocks show the time twice.</summary>
    [BindProperty(SupportsGet = true)]
    public Occurrence? Which { get; set; }

    /// <summary>The fields of the moment.</summary>
    public DateControl Moment => When.Control("When", "For example, 25 12 2026 and 9am. UK time.", ModelState);

    /// <summary>Asks, or leads on to the preview.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.PreviewContent, cancellationToken))
        {
            return NotFound();
        }

        if (!Request.Query.ContainsKey("When.Day"))
        {
            return Page();
        }

        return When.Read(Which, ModelState) is { } at ? Redirect($"{ItemAddresses.Of(Item.Id, "preview")}?{TypedMoment.InAddress(at)}") : Faulty();
    }
}
