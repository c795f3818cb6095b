using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;

namespace SafeguardingHub.Admin.Pages.Items;

/// <summary>Asks before one of the <see cref="ItemSteps"/> is done, says what will happen, then does it.</summary>
[Needs(Permission.PreviewContent)]
public sealed class StepModel(ReadDrafts drafts, ItemChanges changes, BinLimits bin) : ItemPage(drafts)
{
    /// <inheritdoc />
    public override string Title => $"{Step.Button}: {Name}";

    /// <summary>The step's name, from the address.</summary>
    [BindProperty(SupportsGet = true, Name = "step")]
    public string StepName { get; set; } = "";

    /// <summary>What somebody says with it.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>How long the bin keeps things.</summary>
    public BinLimits Bin => bin;

    /// <summary>The step.</summary>
    public ItemStep Step => ItemSteps.Find(StepName)!;

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (ItemSteps.Find(StepName) is null || !await FindAsync(Step.Permission, cancellationToken))
        {
            return NotFound();
        }

        Revision = Item.Revision;
        return Page();
    }

    /// <summary>Does it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ItemSteps.Find(StepName) is null || !await FindAsync(Step.Permission, cancellationToken))
        {
            return NotFound();
        }

        var outcome = await changes.MakeAsync(StepName, Actor, Item, Revision, Words, isMinor: false, cancellationToken);
        return outcome.Succeeded ? ToItem(outcome.Value.Item.Id, Step.Done) : Refused(outcome.Reasons);
    }
}
