using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Sections;

namespace SafeguardingHub.Admin.Pages.SectionScreens;

/// <summary>A section: where it stands, who runs it, and another name or address for it.</summary>
[Needs(Permission.ManageSettings, Everywhere = true)]
public sealed class SectionScreenModel(ReadSections read, RenameSection rename) : SectionPage(read)
{
    /// <summary>How many addresses are shown one by one.</summary>
    public const int Shown = 10;

    /// <inheritdoc />
    public override string Title => Plan is null ? Name : "Rename: " + Name;

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Sections", "/admin/sections")];

    /// <summary>The revision that was seen.</summary>
    [BindProperty]
    public long Revision { get; set; }

    /// <summary>Its name from now on.</summary>
    [BindProperty]
    public string? NewName { get; set; }

    /// <summary>The first part of its addresses from now on.</summary>
    [BindProperty]
    public string? Prefix { get; set; }

    /// <summary>What would change; null before that was asked.</summary>
    public MovePlan? Plan { get; private set; }

    private SectionName Wanted => new(Line.Entry.Id, Revision, NewName, Line.Entry.Prefix.IsHome ? null : Prefix ?? "", Words);

    /// <summary>Shows the section.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        (Revision, NewName, Prefix) = (Line.Item.Revision, Name, Line.Entry.Prefix.Text);
        return Page();
    }

    /// <summary>Shows what would change.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await rename.PlanAsync(Actor, Wanted, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons, FieldOf);
        }

        Plan = outcome.Value;
        return Page();
    }

    /// <summary>Renames it.</summary>
    public async Task<IActionResult> OnPostRenameAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await rename.ExecuteAsync(Actor, Wanted, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons, FieldOf);
        }

        Done = outcome.Value.Redirects == 0 ? $"The section is called {outcome.Value.Name} now." : $"Done. Readers who use an old address of {outcome.Value.Name} are sent to the new one.";
        return Redirect(Address);
    }

    private static string FieldOf(string place) => place switch
    {
        "Name" => nameof(NewName),
        "AutoroutePart.Path" => nameof(Prefix),
        _ => place,
    };
}
