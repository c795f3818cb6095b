using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Items;

/// <summary>Gives an item another address or section, after showing what that changes.</summary>
[Needs(Permission.EditContent)]
public sealed class MoveModel(ReadDrafts drafts, MoveContent move) : ItemPage(drafts)
{
    /// <summary>How many addresses are shown one by one.</summary>
    public const int Shown = 10;

    /// <summary>How many links to the item are shown one by one.</summary>
    public const int UsesShown = 10;

    /// <inheritdoc />
    public override string Title => "Move: " + Name;

    /// <summary>Where it is to go.</summary>
    [BindProperty]
    public NewPlace To { get; set; } = new(null, null, null);

    /// <summary>Why, for colleagues.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>What the move would do; null before that was asked, and where it cannot be done.</summary>
    public MovePlan? Plan { get; private set; }

    /// <summary>What points to the item.</summary>
    public IReadOnlyList<ItemUse> Uses { get; private set; } = [];

    /// <summary>The sections that it could go to.</summary>
    public ImmutableArray<SectionEntry> Sections { get; private set; } = [];

    /// <summary>Where it stands; null for nowhere.</summary>
    public ContentPath? Path => Item.Latest!.Item.Part<AutoroutePart>()?.Place();

    /// <summary>Whether there is a choice of sections; a section itself belongs to no other.</summary>
    public bool AsksForSection => Sections.Length > 1 && Item.Latest!.Item.Parts.Find(nameof(SectionProfilePart)) is null;

    /// <summary>The sections as choices.</summary>
    public ImmutableArray<Choice> Choices => [.. Sections.Select(section => new Choice(section.Id.Value, section.Name))];

    /// <summary>Asks where to.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        Revision = Item.Revision;
        To = NewPlace.Of(Path, Item.Section);
        return Page();
    }

    /// <summary>Shows what the move would do.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var request = To.Read(Item, Path, Revision, Sections, Words, ModelState);
        if (request is null)
        {
            return Faulty();
        }

        var outcome = await move.PlanAsync(Actor, request, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons, NewPlace.FieldOf);
        }

        Plan = outcome.Value;
        Uses = await Drafts.UsesAsync(Actor, Item, cancellationToken);
        return Page();
    }

    /// <summary>Moves it.</summary>
    public async Task<IActionResult> OnPostMoveAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (To.Read(Item, Path, Revision, Sections, Words, ModelState) is not { } request)
        {
            return Faulty();
        }

        var outcome = await move.ExecuteAsync(Actor, request, cancellationToken);
        return outcome.Succeeded ? ToItem(Item.Id, "Moved. Readers who use the old address are sent to the new one.") : Refused(outcome.Reasons, NewPlace.FieldOf);
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.EditContent, cancellationToken))
        {
            return false;
        }

        Sections = [.. (await Drafts.SectionsAsync(Actor, Permission.EditContent, cancellationToken)).Where(section => section.EndedAt is null || section.Id == Item.Section)];
        return true;
    }
}
