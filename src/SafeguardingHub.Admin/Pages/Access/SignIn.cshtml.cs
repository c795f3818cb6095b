using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Admin.Pages.Access;

/// <summary>How far somebody has come with signing in.</summary>
public enum SignInStep
{
    /// <summary>Address and password are asked for.</summary>
    Password,

    /// <summary>The code of the second step is asked for.</summary>
    Code,

    /// <summary>Signed in, with a form that waits to be sent again.</summary>
    Again,
}

/// <summary>Signing in: address and password, a code where the person has set that up, or a passkey.</summary>
[AllowAnonymous]
[EnableRateLimiting(AdminAddresses.SignInLimit)]
public sealed class SignInModel(ISignInDesk desk, IKeptForms forms) : AdminPage
{
    /// <inheritdoc />
    public override string Title => Step switch
    {
        SignInStep.Code => "Enter your code",
        SignInStep.Again => "You are signed in again",
        _ => "Sign in",
    };

    /// <summary>How far it is.</summary>
    public SignInStep Step { get; private set; }

    /// <summary>The address.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The code of the second step, or a recovery code.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What the browser says of a passkey.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>A form that waits, sealed.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The form that waits, opened.</summary>
    public KeptForm? Waiting => forms.Open(Kept);

    /// <summary>Whether something was sent that could not be kept.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Shows the page: by itself, or in place of one that needs somebody to sign in.</summary>
    public IActionResult OnGet()
    {
        if (HttpContext.Features.Get<AdminFault>() is { } fault)
        {
            Response.StatusCode = fault.Status;
            Kept = fault.Kept is null ? null : forms.Seal(fault.Kept);
            IsLost = fault is { WasSent: true, Kept: null };
            return Page();
        }

        return Actor.Kind == ActorKind.User ? LocalRedirect(AdminAddresses.AfterSignIn(Url, ReturnUrl)) : Page();
    }

    /// <summary>Tries address and password.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), "Enter your email address.");
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), "Enter your password.");
        }

        return ModelState.IsValid
            ? After(await desk.WithPasswordAsync(Email!, Password!, cancellationToken), nameof(Email), "The email address or the password is not right. After 10 wrong tries an account is locked for 15 minutes.")
            : Faulty();
    }

    /// <summary>Tries the code of the second step.</summary>
    public async Task<IActionResult> OnPostCodeAsync(CancellationToken cancellationToken)
    {
        Step = SignInStep.Code;
        return After(await desk.WithCodeAsync(Code ?? "", cancellationToken), nameof(Code), "That code is not right, or it took too long. Enter the newest code, or begin again.");
    }

    /// <summary>Tries a recovery code.</summary>
    public async Task<IActionResult> OnPostRecoveryAsync(CancellationToken cancellationToken)
    {
        Step = SignInStep.Code;
        return After(await desk.WithRecoveryCodeAsync(Code ?? "", cancellationToken), nameof(Code), "That recovery code is not right or was used before, or it took too long.");
    }

    /// <summary>What the browser has to be asked for a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken cancellationToken) =>
        Content(await desk.PasskeyOptionsAsync(cancellationToken), "application/json");

    /// <summary>Tries a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellationToken) =>
        After(await desk.WithPasskeyAsync(Credential ?? "", cancellationToken), "", "That passkey does not open an account here. Sign in with your password.");

    private IActionResult After(SignInAnswer answer, string place, string fault)
    {
        if (answer == SignInAnswer.Refused)
        {
            ModelState.AddModelError(place, fault);
            return Faulty();
        }

        // What was typed has served its purpose and goes on no other page.
        ModelState.Clear();
        Code = null;
        Step = answer == SignInAnswer.AsksForCode ? SignInStep.Code : SignInStep.Again;
        return Step == SignInStep.Code || Waiting is not null ? Page() : LocalRedirect(AdminAddresses.AfterSignIn(Url, ReturnUrl));
    }
}
