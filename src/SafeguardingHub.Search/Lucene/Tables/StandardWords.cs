using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using SafeguardingHub.Content.Liquid;

namespace SafeguardingHub.Search.Lucene.Tables;

/// <summary>
/// Words as Lucene's standard analyser cuts them, which is Orchard Core's: letters and digits together, an apostrophe, point or
/// colon inside a word and a comma inside a number being part of it, in lower case. Nothing is stemmed. Better than there,
/// accents are folded, so that "cafe" finds "café".
/// </summary>
internal static class StandardWords
{
    /// <summary>What stands for a word that is left out, so that a phrase still knows that one stood there.</summary>
    public const string Gap = "_";

    /// <summary>The FTS5 tokenizer that takes words apart at blanks only: the rest is done here.</summary>
    public const string Tokenizer = "ascii tokenchars ''':._,;'";

    // Longer ones are no words; Lucene's analyser has the same bound.
    private const int LongestWord = 255;

    private static readonly FrozenSet<string> LeftOut = new[]
    {
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or",
        "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LeftOutSpans = LeftOut.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The words of a text in order, <see cref="Gap"/> for each that is left out.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="keepsAccents">Whether words are in lower case only, as they stand among values that are kept as they are.</param>
    public static IEnumerable<string> Of(string text, bool keepsAccents = false)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!IsLetterOrDigit(text[at]) && text[at] != '_')
            {
                at++;
                continue;
            }

            var end = EndOfWord(text, at);
            if (text.AsSpan(at, end - at).ContainsAnyExcept('_'))
            {
                var word = text[at..Math.Min(end, at + LongestWord)];
                word = keepsAccents ? word.ToLowerInvariant() : Fold(word);
                yield return LeftOut.Contains(word) ? Gap : word;
            }

            at = end;
        }
    }

    /// <summary>The words that are looked for: those of <see cref="Of"/> that are not left out.</summary>
    public static List<string> Sought(string text) => [.. Of(text).Where(word => word != Gap)];

    /// <summary>The text as it is indexed: its words and gaps with a blank between them.</summary>
    /// <remarks>The same as joining <see cref="Of"/>, without a string for each word: a rebuild goes through every text of the hub.</remarks>
    public static string Indexed(string text)
    {
        var words = new StringBuilder(text.Length);
        Span<char> word = stackalloc char[LongestWord];
        for (var at = 0; at < text.Length;)
        {
            if (!IsLetterOrDigit(text[at]) && text[at] != '_')
            {
                at++;
                continue;
            }

            var end = EndOfWord(text, at);
            var given = text.AsSpan(at, Math.Min(end - at, LongestWord));
            at = end;
            if (!given.ContainsAnyExcept('_'))
            {
                continue;
            }

            _ = words.Length > 0 ? words.Append(' ') : words;
            if (!Ascii.IsValid(given))
            {
                var folded = Fold(given.ToString());
                words.Append(LeftOut.Contains(folded) ? Gap : folded);
                continue;
            }

            var small = word[..given.Length];
            Ascii.ToLower(given, small, out _);
            _ = LeftOutSpans.Contains(small) ? words.Append(Gap[0]) : words.Append(small);
        }

        return words.ToString();
    }

    /// <summary>A word in lower case and without accents.</summary>
    public static string Fold(string word) => FoldAccents(word).ToLowerInvariant();

    /// <summary>A text without accents; where it has none, the text itself.</summary>
    public static string FoldAccents(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsAscii(character))
            {
                folded.Append(character);
            }
            else if (character == '’')
            {
                folded.Append('\'');
            }
            else if (char.IsLetter(character))
            {
                // The slug's table knows what a letter with marks is made of; it gives small letters.
                var letters = Slug.From(character.ToString()).Replace("-", "", StringComparison.Ordinal);
                folded.Append(letters.Length == 0 ? character.ToString() : char.IsUpper(character) ? letters.ToUpperInvariant() : letters);
            }
            else if (char.GetUnicodeCategory(character) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                folded.Append(character);
            }
        }

        return folded.ToString();
    }

    private static int EndOfWord(string text, int begin)
    {
        var at = begin + 1;
        for (; at < text.Length; at++)
        {
            var character = text[at];
            if (IsLetterOrDigit(character) || character == '_' || (character >= 0x80 && char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                continue;
            }

            if (at + 1 == text.Length || !JoinsWord(character, text[at - 1], text[at + 1]))
            {
                break;
            }
        }

        return at;
    }

    private static bool JoinsWord(char character, char before, char after) => character switch
    {
        '\'' or '’' or '.' => (char.IsLetter(before) && char.IsLetter(after)) || (char.IsDigit(before) && char.IsDigit(after)),
        ':' or '·' => char.IsLetter(before) && char.IsLetter(after),
        ',' or ';' => char.IsDigit(before) && char.IsDigit(after),
        _ => false,
    };

    private static bool IsLetterOrDigit(char character) => char.IsAscii(character) ? char.IsAsciiLetterOrDigit(character) : char.IsLetter(character) || char.IsDigit(character);
}
