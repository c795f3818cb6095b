using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Admin.Pages.MyAccount;

/// <summary>A code from an app after the password: set up, switched off, and the codes for a lost phone.</summary>
[Needs(Permission.AccessAdminPanel)]
public sealed class TwoStepsModel(IOwnAccount account) : AdminPage
{
    /// <inheritdoc />
    public override string Title => Codes is null ? "Two steps to sign in" : "Your recovery codes";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new("Your account", "/admin/account")];

    /// <summary>The account.</summary>
    public OwnAccountView? Own { get; private set; }

    /// <summary>The key that waits to be set up; null for none.</summary>
    public AuthenticatorKey? Key { get; private set; }

    /// <summary>Recovery codes that were just made; null for none.</summary>
    public RecoveryCodes? Codes { get; private set; }

    /// <summary>The code of the app.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Shows how it stands.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Makes a key.</summary>
    public async Task<IActionResult> OnPostBeginAsync(CancellationToken cancellationToken)
    {
        await account.BeginTwoStepsAsync(cancellationToken);
        return LocalRedirect("/admin/account/two-steps");
    }

    /// <summary>Switches two steps on.</summary>
    public async Task<IActionResult> OnPostOnAsync(CancellationToken cancellationToken) => await ShowAsync(await account.TurnOnTwoStepsAsync(Code ?? "", cancellationToken), cancellationToken);

    /// <summary>Makes new recovery codes.</summary>
    public async Task<IActionResult> OnPostCodesAsync(CancellationToken cancellationToken) =>
        await ShowAsync(await account.NewRecoveryCodesAsync(Password ?? "", cancellationToken), cancellationToken);

    /// <summary>Switches two steps off.</summary>
    public async Task<IActionResult> OnPostOffAsync(CancellationToken cancellationToken)
    {
        var outcome = await account.TurnOffTwoStepsAsync(Password ?? "", cancellationToken);
        if (outcome.Succeeded)
        {
            Done = outcome.Value;
            return LocalRedirect("/admin/account");
        }

        await LoadAsync(cancellationToken);
        return Refused(outcome.Reasons, Places.FieldOf);
    }

    private async Task<IActionResult> ShowAsync(Outcome<RecoveryCodes> outcome, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Codes = outcome.Succeeded ? outcome.Value : null;
        return outcome.Succeeded ? Page() : Refused(outcome.Reasons, Places.FieldOf);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Own = await account.ReadAsync(cancellationToken);
        Key = await account.WaitingKeyAsync(cancellationToken);
    }
}
