using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Admin.Access;

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Id">What tells it from others.</param>
/// <param name="Name">The name that the owner gave it.</param>
/// <param name="AddedAt">When.</param>
public sealed record PasskeyLine(string Id, string Name, Instant AddedAt);

/// <summary>One's own account.</summary>
/// <param name="Email">The address.</param>
/// <param name="Name">The name.</param>
/// <param name="HasTwoSteps">Whether a code is asked for after the password.</param>
/// <param name="RecoveryCodes">How many recovery codes are left.</param>
/// <param name="Passkeys">The passkeys.</param>
public sealed record OwnAccountView(string Email, string Name, bool HasTwoSteps, int RecoveryCodes, ImmutableArray<PasskeyLine> Passkeys)
{
    /// <summary>Whether the person proved a short while ago who they are; otherwise a new passkey needs their password.</summary>
    public bool HasJustSignedIn { get; init; }
}

/// <summary>A key for an authenticator app.</summary>
/// <param name="Key">The key in groups of four letters, to type.</param>
/// <param name="Link">The address that an app on the same device opens.</param>
public sealed record AuthenticatorKey(string Key, string Link);

/// <summary>Recovery codes, shown once.</summary>
/// <param name="Codes">The codes; each works once.</param>
public sealed record RecoveryCodes(ImmutableArray<string> Codes);

/// <summary>
/// What somebody who has signed in does to their own account: implemented by the host, with Identity. Each change leaves an
/// audit entry in its own transaction.
/// </summary>
public interface IOwnAccount
{
    /// <summary>The account of who asks.</summary>
    Task<OwnAccountView> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Changes the name.</summary>
    Task<Outcome<string>> RenameAsync(string name, CancellationToken cancellationToken);

    /// <summary>Changes the password; every other browser is signed out.</summary>
    Task<Outcome<string>> ChangePasswordAsync(string current, string chosen, CancellationToken cancellationToken);

    /// <summary>The key that waits to be set up; null before <see cref="BeginTwoStepsAsync"/>, and once two steps are on.</summary>
    Task<AuthenticatorKey?> WaitingKeyAsync(CancellationToken cancellationToken);

    /// <summary>Makes a new key.</summary>
    Task BeginTwoStepsAsync(CancellationToken cancellationToken);

    /// <summary>Switches two steps on, where the code proves that the key is in the app.</summary>
    Task<Outcome<RecoveryCodes>> TurnOnTwoStepsAsync(string code, CancellationToken cancellationToken);

    /// <summary>Switches two steps off.</summary>
    Task<Outcome<string>> TurnOffTwoStepsAsync(string password, CancellationToken cancellationToken);

    /// <summary>Makes new recovery codes; the old ones stop.</summary>
    Task<Outcome<RecoveryCodes>> NewRecoveryCodesAsync(string password, CancellationToken cancellationToken);

    /// <summary>What a browser has to be asked so that it makes a passkey, as JSON.</summary>
    Task<string> PasskeyOptionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Adds the passkey that the browser made. Needs the password, or that the person signed in a short while ago: a browser that
    /// was left open is not enough.
    /// </summary>
    Task<Outcome<string>> AddPasskeyAsync(string credential, string name, string password, CancellationToken cancellationToken);

    /// <summary>Removes a passkey.</summary>
    Task<Outcome<string>> RemovePasskeyAsync(string id, CancellationToken cancellationToken);
}
