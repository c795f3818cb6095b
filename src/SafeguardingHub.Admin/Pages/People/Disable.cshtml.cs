using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Admin.Pages.People;

/// <summary>Switches somebody's account off, after saying what that ends.</summary>
[Needs(Permission.ManageUsers, Everywhere = true)]
public sealed class DisableModel(ReadPeople people, DisableAccount disable) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Switch the account off";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new("People", "/admin/people"), new(Account?.Name ?? "", "/admin/people/" + Account?.Id)];

    /// <summary>Whose account.</summary>
    public Account? Account { get; private set; }

    /// <summary>Shows what will happen.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Switches the account off.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var outcome = await disable.ExecuteAsync(Actor, id, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons);
        }

        Done = $"The account of {outcome.Value.Name} is switched off.";
        return LocalRedirect("/admin/people/" + id);
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken) =>
        (Account = await people.FindAsync(Actor, id, cancellationToken)) is not null;
}
