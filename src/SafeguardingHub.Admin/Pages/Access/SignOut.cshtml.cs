using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;

namespace SafeguardingHub.Admin.Pages.Access;

/// <summary>Signing out; also for somebody whose sign-in has run out in the meantime.</summary>
[AllowAnonymous]
public sealed class SignOutModel(ISignInDesk desk) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Sign out";

    /// <summary>There is nothing to see: signing out is a button.</summary>
    public IActionResult OnGet() => LocalRedirect(AdminAddresses.Dashboard);

    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await desk.SignOutAsync(cancellationToken);
        Done = "You are signed out.";
        return LocalRedirect(AdminAddresses.SignIn);
    }
}
