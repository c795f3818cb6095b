using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace SafeguardingHub.Content.Access;

/// <summary>What a link that works once is for.</summary>
public enum LinkKind
{
    /// <summary>Somebody new chooses a password.</summary>
    Invitation = 0,

    /// <summary>Somebody chooses another password.</summary>
    Reset = 1,

    /// <summary>The first administrator makes an account, at the hub's first start.</summary>
    SetUp = 2,
}

/// <summary>A link that works once, as the store keeps it: its secret's hash, never the secret.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Account">Whose it is; null for the first administrator's.</param>
/// <param name="Hash">The hash of its secret.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when it no longer works.</param>
public sealed record OneTimeLink(LinkKind Kind, string? Account, string Hash, Instant CreatedAt, Instant ExpiresAt)
{
    /// <summary>How long an invitation or a reset waits.</summary>
    public static Duration Life { get; } = Duration.FromDays(7);

    /// <summary>How long the first administrator's link waits.</summary>
    public static Duration SetUpLife { get; } = Duration.FromHours(24);

    /// <summary>A new link with the secret that is its address's only part that nobody can guess; 256 bits of it.</summary>
    public static (OneTimeLink Link, string Secret) New(LinkKind kind, string? account, Instant now)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new OneTimeLink(kind, account, HashOf(secret), now, now + (kind == LinkKind.SetUp ? SetUpLife : Life)), secret);
    }

    /// <summary>The hash of a secret. The secret is random, so a plain hash cannot be turned round.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>The address of a link, below the hub's origin.</summary>
    public static string AddressOf(LinkKind kind, string secret) => (kind == LinkKind.SetUp ? "/admin/set-up?token=" : "/admin/welcome?token=") + secret;
}
