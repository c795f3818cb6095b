using System.Collections.Immutable;
using NodaTime;

namespace SafeguardingHub.Content.Access;

/// <summary>How far a person's account has come.</summary>
public enum AccountState
{
    /// <summary>Invited, or reset: nobody has chosen a password yet.</summary>
    Waiting,

    /// <summary>The person can sign in.</summary>
    Active,

    /// <summary>Switched off: nobody can sign in.</summary>
    Disabled,
}

/// <summary>A person who can sign in, as others see them: nothing of passwords, keys or codes.</summary>
public sealed record Account
{
    /// <summary>The id that versions, grants and the audit keep.</summary>
    public required string Id { get; init; }

    /// <summary>The email address with which the person signs in.</summary>
    public required string Email { get; init; }

    /// <summary>The name that versions and the audit show.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the account is switched off.</summary>
    public required bool IsDisabled { get; init; }

    /// <summary>Whether there is anything to sign in with: a password or a passkey.</summary>
    public required bool CanProve { get; init; }

    /// <summary>Whether a code is asked for after the password.</summary>
    public required bool HasTwoSteps { get; init; }

    /// <summary>When the account was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When the person last signed in; null for never.</summary>
    public Instant? LastSignInAt { get; init; }

    /// <summary>Until when an open link lets the person choose a password; null for none.</summary>
    public Instant? LinkUntil { get; init; }

    /// <summary>What the person may do, and where.</summary>
    public ImmutableArray<Grant> Grants { get; init; } = [];

    /// <summary>How far the account has come.</summary>
    public AccountState State => IsDisabled ? AccountState.Disabled : CanProve ? AccountState.Active : AccountState.Waiting;

    /// <summary>Whether the person runs the hub: may do everything, everywhere.</summary>
    public bool IsAdministrator => Grants.Any(grant => grant.Section is null && grant.Permissions.Contains(Permission.SiteOwner));

    /// <summary>The person as an actor.</summary>
    public Actor AsActor => new(ActorKind.User, Id, Name, Grants);
}
