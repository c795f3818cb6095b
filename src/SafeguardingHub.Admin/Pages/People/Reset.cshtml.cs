using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Admin.Pages.People;

/// <summary>Gives somebody a new link to choose a password, after saying what that ends.</summary>
[Needs(Permission.ManageUsers, Everywhere = true)]
public sealed class ResetModel(ReadPeople people, ResetAccount reset, IMailLinks mail) : AdminPage
{
    /// <inheritdoc />
    public override string Title => Account?.State == AccountState.Waiting ? "Make a new link" : "Reset the password";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new("People", "/admin/people"), new(Account?.Name ?? "", "/admin/people/" + Account?.Id)];

    /// <summary>Whose account.</summary>
    public Account? Account { get; private set; }

    /// <summary>Whether the second step and the passkeys go, too.</summary>
    [BindProperty]
    public bool Proofs { get; set; }

    /// <summary>What was made; null before.</summary>
    public AccountLink? Link { get; private set; }

    /// <summary>Shows what will happen.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Resets, and shows the link once.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var outcome = await reset.ExecuteAsync(Actor, id, Proofs, mail.IsOn ? mail.OriginOf(Request) : null, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons);
        }

        Link = outcome.Value;
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken) =>
        (Account = await people.FindAsync(Actor, id, cancellationToken)) is not null;
}
