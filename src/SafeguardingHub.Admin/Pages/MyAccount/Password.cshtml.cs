using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Admin.Pages.MyAccount;

/// <summary>Changes one's own password.</summary>
[Needs(Permission.AccessAdminPanel)]
public sealed class PasswordModel(IOwnAccount account) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Change your password";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new("Your account", "/admin/account")];

    /// <summary>The password as it is.</summary>
    [BindProperty]
    public string? Current { get; set; }

    /// <summary>The password as it is to be.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await account.ChangePasswordAsync(Current ?? "", Password ?? "", cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons, Places.FieldOf);
        }

        Done = outcome.Value;
        return LocalRedirect("/admin/account");
    }
}
