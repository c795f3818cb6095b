namespace SafeguardingHub.Admin.Access;

/// <summary>What came of trying to sign in.</summary>
public enum SignInAnswer
{
    /// <summary>The person is signed in.</summary>
    SignedIn,

    /// <summary>The password is right; a code is asked for next.</summary>
    AsksForCode,

    /// <summary>Nobody is signed in. Why is never said: strangers would learn who has an account.</summary>
    Refused,
}

/// <summary>Signs people in and out: implemented by the host, which knows passwords, codes and cookies.</summary>
public interface ISignInDesk
{
    /// <summary>Tries an address and a password.</summary>
    Task<SignInAnswer> WithPasswordAsync(string email, string password, CancellationToken cancellationToken);

    /// <summary>Tries the code of the second step, by whoever has just given the right password.</summary>
    Task<SignInAnswer> WithCodeAsync(string code, CancellationToken cancellationToken);

    /// <summary>Tries one of the recovery codes in place of the second step.</summary>
    Task<SignInAnswer> WithRecoveryCodeAsync(string code, CancellationToken cancellationToken);

    /// <summary>Tries what a browser says of a passkey, as JSON.</summary>
    Task<SignInAnswer> WithPasskeyAsync(string credential, CancellationToken cancellationToken);

    /// <summary>What a browser has to be asked so that it offers passkeys, as JSON.</summary>
    Task<string> PasskeyOptionsAsync(CancellationToken cancellationToken);

    /// <summary>Signs the person in who has proved who they are otherwise, by a one-time link.</summary>
    Task WithLinkAsync(string account, CancellationToken cancellationToken);

    /// <summary>Ends the sign-in of this browser.</summary>
    Task SignOutAsync(CancellationToken cancellationToken);
}
