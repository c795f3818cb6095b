using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace SafeguardingHub.Storage;

/// <summary>A person who can sign in.</summary>
public sealed class HubUser : IdentityUser
{
    /// <summary>The name that versions and the audit show.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Whether the account is switched off.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>When the account was made.</summary>
    public Instant CreatedAt { get; set; }

    /// <summary>When the person last signed in; null for never.</summary>
    public Instant? LastSignInAt { get; set; }
}

/// <summary>What Identity's tables depend on; the same at design time and at run time, or migrations would not fit.</summary>
public static class HubIdentity
{
    /// <summary>Sets the schema with passkeys. The host adds its rules for passwords and lockout to the same options.</summary>
    public static void Configure(IdentityOptions options) => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
}
