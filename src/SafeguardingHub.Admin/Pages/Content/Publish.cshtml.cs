using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Calls;
using SafeguardingHub.Admin.Checking;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Publishing;

namespace SafeguardingHub.Admin.Pages.Items;

/// <summary>Asks before an item is published: what will happen, what readers are told, and why it cannot wait where a second person is asked for.</summary>
[Needs(Permission.PublishContent)]
public sealed class PublishModel(ReadDrafts drafts, PublishContent publish, FindingsDesk checks, ContactReachDesk contacts) : ItemPage(drafts)
{
    /// <inheritdoc />
    public override string Title => "Publish: " + Name;

    /// <summary>What readers are told.</summary>
    [BindProperty]
    public string? PublicNote { get; set; }

    /// <summary>Whether they need not be.</summary>
    [BindProperty]
    public bool IsMinor { get; set; }

    /// <summary>Why it cannot wait.</summary>
    [BindProperty]
    public string? UrgentReason { get; set; }

    /// <summary>Why, for colleagues.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What checks have found in the newest version.</summary>
    public FindingsPanel Findings { get; private set; } = null!;

    /// <summary>Where the contact stands whose number, hours or name changes; null for anything else.</summary>
    public ReachView? Reach { get; private set; }

    /// <summary>Whether nobody has agreed although it is asked for.</summary>
    public bool LacksApproval { get; private set; }

    /// <summary>Whether readers know an older version of a page.</summary>
    public bool ReadersKnowIt => Item.Live is not null && NewAddress is not null;

    /// <summary>Where it will stand.</summary>
    public string? NewAddress => Item.Latest!.Item.Part<AutoroutePart>()?.Place()?.Address;

    /// <summary>Where it stands now.</summary>
    public string? OldAddress => Item.Live?.Item.Part<AutoroutePart>()?.Place()?.Address;

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        Revision = Item.Revision;
        PublicNote = Reach?.Change.Note;
        return Page();
    }

    /// <summary>Publishes.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var request = new PublishRequest(Item.Id, Revision) { Note = Note, PublicNote = PublicNote, IsMinor = IsMinor, UrgentReason = LacksApproval ? UrgentReason : null };
        var outcome = await publish.ExecuteAsync(Actor, request, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons, place => FormFields.Contains(place) ? place : "");
        }

        await checks.AfterSaveAsync(Item.Id, CancellationToken.None);
        return ToItem(Item.Id, "Published: the public sees it now.");
    }

    private static readonly ImmutableArray<string> FormFields = [nameof(PublicNote), nameof(IsMinor), nameof(UrgentReason), nameof(Note)];

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.PublishContent, cancellationToken))
        {
            return false;
        }

        Findings = await checks.OfStoredAsync(Item, cancellationToken);
        Reach = await contacts.OfAsync(Actor, Item, cancellationToken);
        LacksApproval = Item.Status.Approval is null && await Drafts.AsksForSecondPersonAsync(Item, cancellationToken);
        return true;
    }
}
