using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Checking;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Checks;

/// <summary>What checks have found in one item: mend it with one click, accept it, or no longer accept it.</summary>
[Needs(Permission.PreviewContent)]
public sealed class ItemFindingsModel(ReadDrafts drafts, ReadFindings read, TakeBackAcceptance takeBack, ApplyFix fix, FindingsDesk desk) : ItemPage(drafts)
{
    /// <inheritdoc />
    public override string Title => "Findings: " + Name;

    /// <summary>What is kept of the item.</summary>
    public ItemFindings Kept { get; private set; } = ItemFindings.None;

    /// <summary>The day in London.</summary>
    public NodaTime.LocalDate Today => read.Today;

    /// <summary>The finding that a button stands beside.</summary>
    [BindProperty]
    public string Key { get; set; } = "";

    /// <summary>The findings that somebody should look at, of both versions, each once.</summary>
    public IEnumerable<KeptFinding> Open => Kept.Findings.Where(found => found.IsOpen(Today)).DistinctBy(found => (found.Finding.Key, found.Finding.Place));

    /// <summary>The findings that are accepted.</summary>
    public IEnumerable<KeptFinding> Accepted => Kept.Findings.Where(found => !found.IsOpen(Today)).DistinctBy(found => found.Finding.Key);

    /// <summary>Whether the person may accept findings.</summary>
    public bool MayAccept => May(Permission.PublishContent);

    /// <summary>What is known of a sort of finding; null for one of an earlier program.</summary>
    public CheckCode? CodeOf(Finding finding) => read.Find(finding.Code);

    /// <summary>Reads everything.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>No longer accepts a finding.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await takeBack.ExecuteAsync(Actor, new AcceptanceRequest(Item.Id, Key), cancellationToken);
        return outcome.Succeeded ? Again("It is open again.") : Refused(outcome.Reasons, _ => "");
    }

    /// <summary>Mends a finding.</summary>
    public async Task<IActionResult> OnPostFixAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await fix.ExecuteAsync(Actor, new FixRequest(Item.Id, Revision, Key), cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons, _ => "");
        }

        await desk.AfterSaveAsync(Item.Id, cancellationToken);
        return Again("Mended in the draft. The public does not see it yet.");
    }

    private RedirectResult Again(string done)
    {
        Done = done;
        return Redirect(ItemAddresses.Of(Item.Id, "findings"));
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.PreviewContent, cancellationToken))
        {
            return false;
        }

        Kept = await read.OfItemAsync(Item, cancellationToken);
        if (Kept.Revision != Item.Revision)
        {
            // Nobody has looked at it since it was changed, or not yet.
            await desk.AfterSaveAsync(Item.Id, cancellationToken);
            Kept = await read.OfItemAsync(Item, cancellationToken);
        }

        return true;
    }
}
