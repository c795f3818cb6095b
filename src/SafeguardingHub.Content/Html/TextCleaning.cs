using System.Text;

namespace SafeguardingHub.Content.Html;

/// <summary>
/// Characters that word processors leave behind and that break search and comparison: special spaces become an ordinary
/// one, invisible marks and control characters vanish. Joiners that other scripts need (U+200C, U+200D) stay.
/// </summary>
internal static class TextCleaning
{
    /// <summary>The cleaned text; the same instance where nothing had to change. Cleaning twice changes nothing more.</summary>
    public static string Clean(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!IsKept(text, index))
            {
                return Rewrite(text, index);
            }
        }

        return text;
    }

    /// <summary>Runs of spaces, often former no-break spaces used for layout, are one; line ends of the source stay.</summary>
    public static string Collapse(string text)
    {
        if (!text.Contains("  ", StringComparison.Ordinal) && !text.Contains('\t', StringComparison.Ordinal))
        {
            return text;
        }

        var output = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var isSpace = character is ' ' or '\t';
            if (!isSpace || output.Length == 0 || output[^1] != ' ')
            {
                output.Append(isSpace ? ' ' : character);
            }
        }

        return output.ToString();
    }

    private static string Rewrite(string text, int from)
    {
        var builder = new StringBuilder(text.Length).Append(text, 0, from);
        for (var index = from; index < text.Length; index++)
        {
            var character = text[index];
            if (IsKept(text, index))
            {
                builder.Append(character);
            }
            else if (character is '\u00a0' or '\u2007' or '\u202f' or '\f')
            {
                builder.Append(' ');
            }
            else if (character == '\r')
            {
                builder.Append('\n');
            }
            else if (char.IsSurrogate(character))
            {
                // Half a character cannot be stored as UTF-8; say so visibly instead of failing at the next edge.
                builder.Append('\ufffd');
            }
        }

        return builder.ToString();
    }

    private static bool IsKept(string text, int index)
    {
        var character = text[index];
        if (character < ' ')
        {
            return character is '\t' or '\n';
        }

        if (char.IsHighSurrogate(character))
        {
            return index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        }

        if (char.IsLowSurrogate(character))
        {
            return index > 0 && char.IsHighSurrogate(text[index - 1]);
        }

        return character is not (
            (>= '\u007f' and <= '\u00a0') or '\u00ad' or '\u200b' or '\u2007' or '\u202f' or '\u2060' or '\ufeff');
    }
}
