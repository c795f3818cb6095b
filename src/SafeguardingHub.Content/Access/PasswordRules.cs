using System.Collections.Frozen;
using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Content.Access;

/// <summary>Turns a password into what the store keeps of it.</summary>
public interface IPasswordHash
{
    /// <summary>A salted, slow hash.</summary>
    string Of(string password);
}

/// <summary>
/// What makes a password good enough: long, and not one that others guess first. Nothing about capitals and digits, which
/// make passwords harder to remember and no harder to guess.
/// </summary>
/// <param name="common">Passwords that are tried first, in lower case.</param>
public sealed class PasswordRules(FrozenSet<string> common)
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most characters: more only costs time.</summary>
    public const int Longest = 256;

    // What everybody who knows the hub would try.
    private static readonly string[] OwnWords = ["safeguarding", "worcestershire", "safeguardinghub", "safeguardingworcestershire", "worcestershiresafeguarding"];

    /// <summary>Every fault of a password that somebody wants to choose.</summary>
    /// <param name="password">The password.</param>
    /// <param name="email">The person's address.</param>
    /// <param name="name">The person's name.</param>
    public IEnumerable<Reason> Faults(string password, string email, string name)
    {
        const string Place = "password";
        if (password.Length == 0)
        {
            yield return Reason.Invalid(Place, "Enter a password.");
            yield break;
        }

        if (password.Length < Shortest)
        {
            yield return Reason.Invalid(Place, $"The password must have at least {Shortest} characters. Three or four words that do not belong together are easy to remember.");
        }

        if (password.Length > Longest)
        {
            yield return Reason.Invalid(Place, $"The password must have at most {Longest} characters.");
        }

        var lower = password.ToLowerInvariant();
        var letters = Letters(lower);
        if (common.Contains(lower) || common.Contains(letters) || IsOneCharacter(lower) || OwnWords.Contains(letters, StringComparer.Ordinal))
        {
            yield return Reason.Invalid(Place, "That password is one of those that are guessed first. Choose another.");
        }

        if (Personal(email, name).Any(word => lower.Contains(word, StringComparison.Ordinal)))
        {
            yield return Reason.Invalid(Place, "The password must not contain your name or your email address.");
        }
    }

    private static bool IsOneCharacter(string password) => password.Distinct().Count() <= 2;

    // "Safeguarding2018!" is "safeguarding" alone, and "Sunshine123456" a word that everybody tries.
    private static string Letters(string password) => string.Concat(password.Where(char.IsLetter));

    // Short names are parts of ordinary words: "Ann" is in "planning".
    private static IEnumerable<string> Personal(string email, string name) =>
        email.ToLowerInvariant().Split('@')[0].Split('.', '-', '_', '+').Append(email.ToLowerInvariant())
            .Concat(name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(word => word.Length >= 4).Distinct(StringComparer.Ordinal);
}
