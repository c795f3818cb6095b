using System.Buffers.Text;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage;

namespace SafeguardingHub.Web.Access;

/// <summary>One's own account, with Identity. An audit entry that is noted before Identity saves is saved with it.</summary>
internal sealed class OwnAccount(
    HubSignIn signIn, UserManager<HubUser> users, AccountAudit audit, PasswordRules rules, IAccounts accounts, IHubStore store, IHttpContextAccessor contexts, TimeProvider time) : IOwnAccount
{
    private const int Codes = 10;
    private static readonly Duration JustNow = Duration.FromMinutes(10);
    private const string WrongPassword = "That is not your password.";

    private HttpContext Context => contexts.HttpContext!;

    public async Task<OwnAccountView> ReadAsync(CancellationToken cancellationToken)
    {
        var user = await MeAsync();
        var passkeys = await users.GetPasskeysAsync(user);
        return new OwnAccountView(
            user.Email ?? "", user.DisplayName, user.TwoFactorEnabled, await users.CountRecoveryCodesAsync(user),
            [.. passkeys.OrderBy(key => key.CreatedAt).Select(key => new PasskeyLine(Base64Url.EncodeToString(key.CredentialId), key.Name ?? "Passkey", Instant.FromDateTimeOffset(key.CreatedAt)))])
        {
            HasJustSignedIn = await HasJustSignedInAsync(user, cancellationToken),
        };
    }

    public async Task<Outcome<string>> RenameAsync(string name, CancellationToken cancellationToken)
    {
        name = name.Trim();
        if (name.Length is 0 or > 200 || name.Any(char.IsControl))
        {
            return Outcome<string>.Refused(Reason.Invalid("name", "Enter your name, in at most 200 characters."));
        }

        var user = await MeAsync();
        Note("RenameAccount", user);
        user.DisplayName = name;
        return After(await users.UpdateAsync(user), "Your name is changed.");
    }

    public async Task<Outcome<string>> ChangePasswordAsync(string current, string chosen, CancellationToken cancellationToken)
    {
        var user = await MeAsync();
        Reason[] faults =
        [
            .. await ProvesAsync(user, current) ? Array.Empty<Reason>() : [Reason.Invalid("current", WrongPassword)],
            .. rules.Faults(chosen, user.Email ?? "", user.DisplayName),
        ];
        if (faults.Length > 0)
        {
            return Outcome<string>.Refused(faults);
        }

        Note("ChangePassword", user);
        var changed = await users.ChangePasswordAsync(user, current, chosen);
        if (changed.Succeeded)
        {
            await RenewAsync(user, cancellationToken);
        }

        return After(changed, "Your password is changed. You are signed out in every other browser.");
    }

    public async Task<AuthenticatorKey?> WaitingKeyAsync(CancellationToken cancellationToken)
    {
        var user = await MeAsync();
        if (user.TwoFactorEnabled || await users.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
        {
            return null;
        }

        var account = Uri.EscapeDataString(user.Email ?? user.DisplayName);
        return new AuthenticatorKey(
            string.Join(' ', key.ToLowerInvariant().Chunk(4).Select(letters => new string(letters))),
            string.Create(CultureInfo.InvariantCulture, $"otpauth://totp/Safeguarding%20hub:{account}?secret={key}&issuer=Safeguarding%20hub&digits=6"));
    }

    public async Task BeginTwoStepsAsync(CancellationToken cancellationToken)
    {
        var user = await MeAsync();
        if (!user.TwoFactorEnabled)
        {
            await users.ResetAuthenticatorKeyAsync(user);
            await signIn.RefreshSignInAsync(user);
        }
    }

    public async Task<Outcome<RecoveryCodes>> TurnOnTwoStepsAsync(string code, CancellationToken cancellationToken)
    {
        var user = await MeAsync();
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (!await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, digits))
        {
            return Outcome<RecoveryCodes>.Refused(Reason.Invalid("code", "That code is not right. Enter the newest one, and check that the clock of your phone is right."));
        }

        Note("TurnOnTwoSteps", user);
        await users.SetTwoFactorEnabledAsync(user, enabled: true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, Codes);
        await RenewAsync(user, cancellationToken);
        return new RecoveryCodes([.. codes ?? []]);
    }

    public async Task<Outcome<string>> TurnOffTwoStepsAsync(string password, CancellationToken cancellationToken)
    {
        var user = await MeAsync();
        if (!await ProvesAsync(user, password))
        {
            return Outcome<string>.Refused(Reason.Invalid("password", WrongPassword));
        }

        Note("TurnOffTwoSteps", user);
        await users.SetTwoFactorEnabledAsync(user, enabled: false);

        // The key and the codes of before open nothing any more.
        await users.ResetAuthenticatorKeyAsync(user);
        await users.RemoveAuthenticationTokenAsync(user, "[AspNetUserStore]", "AuthenticatorKey");
        await users.RemoveAuthenticationTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes");
        await RenewAsync(user, cancellationToken);
        return "Two steps are off. Only your password is asked for.";
    }

    public async Task<Outcome<RecoveryCodes>> NewRecoveryCodesAsync(string password, CancellationToken cancellationToken)
    {
        var user = await MeAsync();
        if (!user.TwoFactorEnabled || !await ProvesAsync(user, password))
        {
            return Outcome<RecoveryCodes>.Refused(Reason.Invalid("password", WrongPassword));
        }

        Note("NewRecoveryCodes", user);
        return new RecoveryCodes([.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, Codes) ?? []]);
    }

    public async Task<string> PasskeyOptionsAsync(CancellationToken cancellationToken)
    {
        var user = await MeAsync();
        return await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id, Name = user.Email ?? user.Id, DisplayName = user.DisplayName });
    }

    public async Task<Outcome<string>> AddPasskeyAsync(string credential, string name, string password, CancellationToken cancellationToken)
    {
        var user = await MeAsync();
        name = name.Trim();
        if (name.Length is 0 or > 100)
        {
            return Outcome<string>.Refused(Reason.Invalid("passkeyName", "Give the passkey a name of at most 100 characters, so that you know it again."));
        }

        if (!await HasJustSignedInAsync(user, cancellationToken) && !await ProvesAsync(user, password))
        {
            return Outcome<string>.Refused(Reason.Invalid("password", WrongPassword));
        }

        if (await MadeAsync(credential) is not { Succeeded: true } made || made.UserEntity.Id != user.Id)
        {
            return Outcome<string>.Refused(Reason.Invalid("", "The passkey could not be added. Try again."));
        }

        made.Passkey.Name = name;
        Note("AddPasskey", user, name);
        return After(await users.AddOrUpdatePasskeyAsync(user, made.Passkey), "The passkey is added.");
    }

    public async Task<Outcome<string>> RemovePasskeyAsync(string id, CancellationToken cancellationToken)
    {
        var user = await MeAsync();
        var key = (await users.GetPasskeysAsync(user)).FirstOrDefault(key => Base64Url.EncodeToString(key.CredentialId) == id);
        if (key is null)
        {
            return Outcome<string>.Refused(new Reason(ReasonKind.NotFound, "", "That passkey is not there any more."));
        }

        Note("RemovePasskey", user, key.Name);
        return After(await users.RemovePasskeyAsync(user, key.CredentialId), "The passkey is removed.");
    }

    private async Task<HubUser> MeAsync() => await users.GetUserAsync(Context.User) ?? throw new InvalidOperationException("Only pages for people who have signed in ask for their account.");

    // Identity throws where the browser was asked too long ago, or never: for the person that is a try that failed.
    private async Task<PasskeyAttestationResult?> MadeAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // With a password, or with a passkey: a record begins with one of them.
    private async Task<bool> HasJustSignedInAsync(HubUser user, CancellationToken cancellationToken)
    {
        var session = Context.Features.Get<SignedIn>()?.Session;
        return (await accounts.SignInsAsync(user.Id, cancellationToken)).Any(record => record.Id == session && record.StartedAt > time.Now() - JustNow);
    }

    // Wrong passwords count here as they do on the sign-in page: an open browser is no place to guess one.
    private async Task<bool> ProvesAsync(HubUser user, string password)
    {
        if (await users.IsLockedOutAsync(user))
        {
            return false;
        }

        if (await users.CheckPasswordAsync(user, password))
        {
            return true;
        }

        await users.AccessFailedAsync(user);
        return false;
    }

    // The cookie of this browser goes on; all others had the stamp of before.
    private async Task RenewAsync(HubUser user, CancellationToken cancellationToken)
    {
        await signIn.RefreshSignInAsync(user);
        await using var unit = await store.BeginAsync(cancellationToken);
        await unit.Accounts.EndSignInsAsync(user.Id, only: null, except: Context.Features.Get<SignedIn>()?.Session, time.Now(), cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    private void Note(string action, HubUser user, string? note = null) =>
        audit.Note(AuditEntry.Of(HubSignIn.ActorOf(user), action, time.Now(), note), user.Id);

    private static Outcome<string> After(IdentityResult result, string done) => result.Succeeded
        ? done
        : Outcome<string>.Refused(result.Errors.Select(error => new Reason(ReasonKind.Stale, "", error.Description)));
}
