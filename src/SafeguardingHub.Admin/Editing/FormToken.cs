using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Admin.Editing;

/// <summary>What a form was opened with. Drafts are saved over, so the store cannot tell it later; the form itself carries it.</summary>
/// <param name="ContentType">The item's type.</param>
/// <param name="Item">The item's id; null for one that does not exist yet.</param>
/// <param name="Revision">The revision seen; 0 for a new item.</param>
/// <param name="Parts">The parts as one JSON object.</param>
internal sealed record FormBasis(string ContentType, string? Item, long Revision, string Parts)
{
    /// <summary>The parts.</summary>
    public PartMap PartMap() => ContentItemJson.ReadParts(Parts);
}

/// <summary>
/// Writes what a form was opened with so that nobody can change it on its way: what the form does not show, such as who
/// confirmed a number, comes back as it was.
/// </summary>
internal sealed class FormToken(IDataProtectionProvider protection)
{
    private const int Longest = 16 * 1024 * 1024;
    private readonly IDataProtector protector = protection.CreateProtector("SafeguardingHub.Admin.Editing.FormToken");

    /// <summary>The token of what a form was opened with.</summary>
    public string Write(FormBasis basis)
    {
        using var packed = new MemoryStream();
        using (var pack = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(pack, basis);
        }

        return WebEncoders.Base64UrlEncode(protector.Protect(packed.ToArray()));
    }

    /// <summary>What a form was opened with; null where the token is none of the hub's.</summary>
    public FormBasis? Read(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        try
        {
            using var packed = new MemoryStream(protector.Unprotect(WebEncoders.Base64UrlDecode(token)));
            using var unpack = new BrotliStream(packed, CompressionMode.Decompress);
            using var whole = new MemoryStream();
            unpack.CopyTo(whole);
            return whole.Length > Longest ? null : JsonSerializer.Deserialize<FormBasis>(whole.ToArray());
        }
        catch (Exception error) when (error is FormatException or CryptographicException or JsonException or InvalidDataException)
        {
            return null;
        }
    }
}
