using Microsoft.AspNetCore.Identity;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage;

namespace SafeguardingHub.Web.Access;

/// <summary>Signs people in. Whatever is wrong, the answer is the same, and takes about as long.</summary>
internal sealed class SignInDesk(
    HubSignIn signIn, UserManager<HubUser> users, IPasswordHasher<HubUser> hasher, IHubStore store, IHttpContextAccessor contexts, TimeProvider time) : ISignInDesk
{
    private static readonly HubUser Nobody = new();
    private static string? nobodysHash;

    public async Task<SignInAnswer> WithPasswordAsync(string email, string password, CancellationToken cancellationToken)
    {
        var user = await users.FindByEmailAsync(email.Trim());
        if (user is not { PasswordHash: not null, IsDisabled: false } || await users.IsLockedOutAsync(user))
        {
            // As slow as a password that is compared, or the time would say who has an account.
            hasher.VerifyHashedPassword(Nobody, nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()), password);
            return SignInAnswer.Refused;
        }

        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            await NoteAsync("LockOut", user, cancellationToken);
        }

        return AnswerOf(result);
    }

    public async Task<SignInAnswer> WithCodeAsync(string code, CancellationToken cancellationToken)
    {
        var user = await signIn.GetTwoFactorAuthenticationUserAsync();
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(Tidy(code), isPersistent: false, rememberClient: false);
        if (result.IsLockedOut && user is not null)
        {
            await NoteAsync("LockOut", user, cancellationToken);
        }

        return AnswerOf(result);
    }

    public async Task<SignInAnswer> WithRecoveryCodeAsync(string code, CancellationToken cancellationToken)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user || await users.IsLockedOutAsync(user))
        {
            return SignInAnswer.Refused;
        }

        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(RecoveryCode(code));
        if (result.Succeeded)
        {
            await NoteAsync("UseRecoveryCode", user, cancellationToken);
        }
        else
        {
            // Identity counts wrong codes of the second step, but not these.
            await users.AccessFailedAsync(user);
        }

        return AnswerOf(result);
    }

    public async Task<SignInAnswer> WithPasskeyAsync(string credential, CancellationToken cancellationToken)
    {
        if (await FoundAsync(credential) is not { Succeeded: true } found || !await signIn.CanSignInAsync(found.User))
        {
            return SignInAnswer.Refused;
        }

        await users.AddOrUpdatePasskeyAsync(found.User, found.Passkey);
        await signIn.SignInAsync(found.User, isPersistent: false);
        return SignInAnswer.SignedIn;
    }

    public Task<string> PasskeyOptionsAsync(CancellationToken cancellationToken) => signIn.MakePasskeyRequestOptionsAsync(user: null);

    public async Task WithLinkAsync(string account, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(account) is { IsDisabled: false } user)
        {
            await signIn.SignInAsync(user, isPersistent: false);
        }
    }

    public Task SignOutAsync(CancellationToken cancellationToken) => signIn.SignOutAsync();

    // Identity throws where the browser was asked too long ago, or never: for the person that is a try that failed.
    private async Task<PasskeyAssertionResult<HubUser>?> FoundAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static SignInAnswer AnswerOf(SignInResult result) =>
        result.Succeeded ? SignInAnswer.SignedIn : result.RequiresTwoFactor ? SignInAnswer.AsksForCode : SignInAnswer.Refused;

    private static string Tidy(string code) => string.Concat(code.Where(letter => !char.IsWhiteSpace(letter)));

    // As it was shown, however it is typed: ABCDE-FGHIJ.
    private static string RecoveryCode(string typed)
    {
        var letters = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return letters.Length == 10 ? $"{letters[..5]}-{letters[5..]}" : letters;
    }

    private async Task NoteAsync(string action, HubUser user, CancellationToken cancellationToken)
    {
        await using var unit = await store.BeginAsync(cancellationToken);
        unit.Accounts.Note(AuditEntry.Of(HubSignIn.ActorOf(user), action, time.Now()), user.Id);
        await unit.CommitAsync(contexts.HttpContext?.RequestAborted ?? cancellationToken);
    }
}
