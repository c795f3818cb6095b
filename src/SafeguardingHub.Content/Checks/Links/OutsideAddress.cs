using System.Security.Cryptography;
using System.Text;

namespace SafeguardingHub.Content.Checks.Links;

/// <summary>An address on another site, as it stands in texts but without the place on the page: two places of one page are asked for once.</summary>
/// <param name="Address">The address, without what follows <c>#</c>.</param>
/// <param name="Host">Whom to ask, in small letters.</param>
/// <param name="Key">Its SHA-256, as 64 hexadecimal digits.</param>
public sealed record OutsideAddress(string Address, string Host, string Key)
{
    /// <summary>The longest address that is asked about, in bytes of UTF-8.</summary>
    public const int Longest = 2000;

    /// <summary>The address that a link leads to; null where it is none of another site, or none that anybody could ask for.</summary>
    public static OutsideAddress? Of(string? link)
    {
        var text = link?.Trim() ?? "";
        if (!text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var address = text.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text;
        return Encoding.UTF8.GetByteCount(address) <= Longest && !address.Any(char.IsControl) && Uri.TryCreate(address, UriKind.Absolute, out var uri) && HostOf(uri) is { } host
            ? new OutsideAddress(address, host, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address))))
            : null;
    }

    /// <summary>Whom to ask for an address, in the small letters that names on the internet have; null where nobody can have that name.</summary>
    public static string? HostOf(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            return address.IdnHost is { Length: > 0 } host ? host.ToLowerInvariant() : null;
        }
        catch (UriFormatException)
        {
            // That no name can be written so is found out only here.
            return null;
        }
    }
}
