using System.Text.RegularExpressions;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>Words between quotation marks: somebody else's, or to be said by somebody else.</summary>
internal static partial class Quotations
{
    /// <summary>The text with <see cref="Wording.Shown"/> in place of every quotation.</summary>
    public static string TakenOut(string text) => Spoken().Replace(text, Wording.Shown);

    // A mark that follows a letter is an apostrophe and opens nothing; one that a letter follows closes nothing.
    [GeneratedRegex(@"“[^”]*”|(?<![\p{L}\p{N}])‘[^’]*(?:’(?=\p{L})[^’]*)*’|""[^""]*""|(?<![\p{L}\p{N}])'[^']*(?:'(?=\p{L})[^']*)*'", RegexOptions.CultureInvariant)]
    private static partial Regex Spoken();
}
