using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Admin.Pages.MyAccount;

/// <summary>One's passkeys: a fingerprint, a face or a key in place of the password.</summary>
[Needs(Permission.AccessAdminPanel)]
public sealed class PasskeysModel(IOwnAccount account) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Passkeys";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new("Your account", "/admin/account")];

    /// <summary>The account.</summary>
    public OwnAccountView? Own { get; private set; }

    /// <summary>What the new passkey is to be called.</summary>
    [BindProperty]
    public string? PasskeyName { get; set; }

    /// <summary>What the browser made.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>The password, where the person did not sign in just now.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>A passkey to remove.</summary>
    [BindProperty]
    public string? Passkey { get; set; }

    /// <summary>Shows the passkeys.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Own = await account.ReadAsync(cancellationToken);

    /// <summary>What the browser has to be asked.</summary>
    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellationToken) =>
        Content(await account.PasskeyOptionsAsync(cancellationToken), "application/json");

    /// <summary>Adds a passkey.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AfterAsync(await account.AddPasskeyAsync(Credential ?? "", PasskeyName ?? "", Password ?? "", cancellationToken), cancellationToken);

    /// <summary>Removes a passkey.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        await AfterAsync(await account.RemovePasskeyAsync(Passkey ?? "", cancellationToken), cancellationToken);

    private async Task<IActionResult> AfterAsync(Outcome<string> outcome, CancellationToken cancellationToken)
    {
        if (outcome.Succeeded)
        {
            Done = outcome.Value;
            return LocalRedirect("/admin/account/passkeys");
        }

        // What the browser made was of use once.
        ModelState.SetModelValue(nameof(Password), "", "");
        ModelState.Remove(nameof(Credential));
        Own = await account.ReadAsync(cancellationToken);
        return Refused(outcome.Reasons, Places.FieldOf);
    }
}
