using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Extensions;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Web.Feedback;

namespace SafeguardingHub.Web.Access;

/// <summary>
/// Keeps a form that was sent by somebody whose sign-in had run out. It travels in the sign-in page itself, encrypted, so
/// that nothing of somebody who may be nobody is stored.
/// </summary>
internal sealed class KeptForms(IDataProtectionProvider protection, TimeProvider time) : IKeptForms
{
    /// <summary>The longest text that is kept.</summary>
    public const int LongestText = 2 * 1024 * 1024;

    /// <summary>How long a kept form waits for its person to sign in.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(8);

    // Text between browsers and the hub alone: nothing of it is ever read as HTML or script.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IDataProtector protector = protection.CreateProtector("SafeguardingHub.KeptForms");

    /// <summary>
    /// The form of a request, to be kept; null where there is none, where it is too long, or where it may come from another
    /// site, whose words nobody here must be led to send as their own.
    /// </summary>
    public static async Task<KeptForm?> ReadAsync(HttpRequest request, string formCookie, CancellationToken cancellationToken)
    {
        // The form's cookie is sent from pages of the hub alone, which browsers that name no origin thereby prove.
        if (!request.HasFormContentType || FeedbackOrigin.Of(request, ownOrigin: null) == FormOrigin.Foreign || !request.Cookies.ContainsKey(formCookie))
        {
            return null;
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellationToken);
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }

        var fields = form
            .Where(field => field.Key != "__RequestVerificationToken" && !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToImmutableArray();
        return fields.Sum(field => (long)Encoding.UTF8.GetByteCount(field.Key) + Encoding.UTF8.GetByteCount(field.Value)) <= LongestText
            ? new KeptForm(request.GetEncodedPathAndQuery(), fields, form.Files.Any(file => file.Length > 0))
            : null;
    }

    public string Seal(KeptForm form) => protector.Protect(JsonSerializer.Serialize(new Sealed(time.GetUtcNow().ToUnixTimeSeconds(), form.Address, form.HadFiles, [.. form.Fields.SelectMany(field => new[] { field.Key, field.Value })]), Plain));

    public KeptForm? Open(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Sealed>(protector.Unprotect(text)) is { } kept
                && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(kept.At) <= Life
                    ? new KeptForm(kept.Address, [.. kept.Fields.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1]))], kept.HadFiles)
                    : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record Sealed(long At, string Address, bool HadFiles, string[] Fields);
}
