using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Web.Feedback;

/// <summary>
/// Proves that the page which asks once more was shown for this very answer, not long ago. It is bound to the answer and to
/// nobody: there is nothing of the reader in it.
/// </summary>
internal sealed class FeedbackToken(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a page waits for its button to be pressed.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(20);

    private readonly IDataProtector protector = protection.CreateProtector("SafeguardingHub.Feedback");

    /// <summary>A token for an answer.</summary>
    public string Make(FeedbackAnswer answer) =>
        protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow().ToUnixTimeSeconds()} {Text(answer)}"));

    /// <summary>Whether the token was made for that answer and holds still.</summary>
    public bool Proves(string? token, FeedbackAnswer answer)
    {
        if (string.IsNullOrEmpty(token))
        {
            return false;
        }

        string plain;
        try
        {
            plain = protector.Unprotect(token);
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return false;
        }

        var blank = plain.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0
            && long.TryParse(plain.AsSpan(0, blank), NumberStyles.None, CultureInfo.InvariantCulture, out var made)
            && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(made) is { Ticks: >= 0 } age && age <= Life
            && plain.AsSpan(blank + 1).SequenceEqual(Text(answer));
    }

    // The day is left out: an answer given before midnight may be sent after it.
    private static string Text(FeedbackAnswer answer) => string.Join('\n', answer.Form, answer.Subject, answer.Detail, answer.Choice);
}
