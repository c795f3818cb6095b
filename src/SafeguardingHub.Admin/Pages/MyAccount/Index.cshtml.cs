using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.MyAccount;

/// <summary>One's own account: the name, the ways to sign in, and where one is signed in.</summary>
[Needs(Permission.AccessAdminPanel)]
public sealed class IndexModel(IOwnAccount account, IAccounts accounts, EndSignIns end) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Your account";

    /// <summary>The account.</summary>
    public OwnAccountView? Own { get; private set; }

    /// <summary>Where one is signed in, the newest first.</summary>
    public ImmutableArray<SignInRecord> SignIns { get; private set; } = [];

    /// <summary>The sign-in of this browser.</summary>
    public string Session => HttpContext.Features.Get<SignedIn>()?.Session ?? "";

    /// <summary>The name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>A sign-in to end; empty for all others.</summary>
    [BindProperty]
    public string? Elsewhere { get; set; }

    /// <summary>Shows the account.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Name = Own!.Name;
    }

    /// <summary>Changes the name.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AfterAsync(await account.RenameAsync(Name ?? "", cancellationToken), cancellationToken);

    /// <summary>Signs out elsewhere.</summary>
    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken) =>
        await AfterAsync(await end.ExecuteAsync(Actor, Session, string.IsNullOrEmpty(Elsewhere) ? null : Elsewhere, cancellationToken), cancellationToken);

    private async Task<IActionResult> AfterAsync(Outcome<string> outcome, CancellationToken cancellationToken)
    {
        if (outcome.Succeeded)
        {
            Done = outcome.Value;
            return LocalRedirect("/admin/account");
        }

        await LoadAsync(cancellationToken);
        return Refused(outcome.Reasons, Places.FieldOf);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Own = await account.ReadAsync(cancellationToken);
        SignIns = [.. await accounts.SignInsAsync(Actor.Id, cancellationToken)];
    }
}
