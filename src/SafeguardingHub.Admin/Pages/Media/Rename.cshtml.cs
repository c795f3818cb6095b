using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Media;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Media;

/// <summary>Gives a file another address.</summary>
[Needs(Permission.ManageMedia)]
public sealed class RenameModel(ReadMedia library, RenameMedia rename, IEditorsContent content) : FilePage(library)
{
    /// <inheritdoc />
    public override string Title => "Change the address: " + Name;

    /// <summary>The address below the section's place.</summary>
    [BindProperty]
    public string? NewPath { get; set; }

    /// <summary>What stands before it.</summary>
    public string Before { get; private set; } = "";

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        NewPath = Stored.Path[Before.Length..];
        return Page();
    }

    /// <summary>Renames it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await rename.ExecuteAsync(Actor, Id, NewPath ?? "", cancellationToken);
        return outcome.Succeeded
            ? ToFile("The file has its new address. The old one leads to it.")
            : Refused(outcome.Reasons, place => place.Length == 0 ? place : nameof(NewPath));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(toChange: true, cancellationToken))
        {
            return false;
        }

        Before = (await MediaSections.ReadAsync(content, cancellationToken)).PrefixOf(Stored.Section);
        return true;
    }
}
