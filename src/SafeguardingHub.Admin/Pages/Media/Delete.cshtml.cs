using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Media;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Media;

namespace SafeguardingHub.Admin.Pages.Media;

/// <summary>Deletes a file that nothing uses, after asking.</summary>
[Needs(Permission.ManageMedia)]
public sealed class DeleteModel(ReadMedia library, DeleteMedia delete) : FilePage(library)
{
    /// <inheritdoc />
    public override string Title => "Delete: " + Name;

    /// <summary>Where it is used.</summary>
    public MediaUses Uses { get; private set; } = new([], 0);

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Deletes it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await delete.ExecuteAsync(Actor, Id, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons);
        }

        Done = $"{Name} was deleted.";
        return Redirect("/admin/media");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(toChange: true, cancellationToken))
        {
            return false;
        }

        Uses = await Library.UsesAsync(Actor, Line, cancellationToken);
        return true;
    }
}
