using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Access;

/// <summary>Where a one-time link leads: somebody invited, or whose account was reset, chooses a password.</summary>
[AllowAnonymous]
public sealed class WelcomeModel(IAccounts accounts, AcceptLink accept, ISignInDesk desk, TimeProvider time) : AdminPage
{
    /// <inheritdoc />
    public override string Title => Account is null ? "This link does not work" : IsNew ? "Welcome" : "Choose a new password";

    /// <summary>Whose link it is; null where it does not work.</summary>
    public Account? Account { get; private set; }

    /// <summary>Whether the person is new.</summary>
    public bool IsNew { get; private set; }

    /// <summary>The link's secret.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>The person's name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        Name = Account?.Name;
        Response.StatusCode = Account is null ? 404 : 200;
        return Page();
    }

    /// <summary>Sets the password and signs in, unless a second step is to be asked for first.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        var outcome = await accept.ExecuteAsync(Token ?? "", Name ?? "", Password ?? "", cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons, Places.FieldOf);
        }

        if (outcome.Value.HasTwoSteps)
        {
            Done = "Your password is set. Sign in with it.";
            return LocalRedirect(AdminAddresses.SignIn);
        }

        await desk.WithLinkAsync(outcome.Value.Id, cancellationToken);
        Done = "Your password is set, and you are signed in.";
        return LocalRedirect(AdminAddresses.Dashboard);
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        var found = await accounts.FindLinkAsync(OneTimeLink.HashOf(Token ?? ""), time.Now(), cancellationToken);
        Account = found?.Account is { IsDisabled: false } account ? account : null;
        IsNew = found?.Link.Kind == LinkKind.Invitation;
    }
}
