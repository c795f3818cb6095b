using System.Text;

namespace SafeguardingHub.Search.Lucene.Language;

/// <summary>
/// A pattern of <c>*</c> and <c>?</c>. Fitting takes at most the product of both lengths in steps, whatever the pattern, so that no
/// pattern is a bomb.
/// </summary>
internal sealed class WildcardPattern
{
    // Any characters, one character, or the character itself.
    private const int Any = -1;
    private const int One = -2;
    private readonly int[] units;

    /// <summary>The pattern as it was written; a backslash takes the meaning from the character after it.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="fold">What each run of plain characters becomes before it is compared; null for nothing.</param>
    public WildcardPattern(string text, Func<string, string>? fold = null)
    {
        var read = new List<int>(text.Length);
        var plain = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '*' or '?')
            {
                Flush();
                if (text[at] == '?' || read.Count == 0 || read[^1] != Any)
                {
                    read.Add(text[at] == '*' ? Any : One);
                }

                continue;
            }

            at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
            plain.Append(text[at]);
        }

        Flush();
        units = [.. read];
        Prefix = string.Concat(units.TakeWhile(unit => unit >= 0).Select(unit => (char)unit));

        void Flush()
        {
            read.AddRange((fold?.Invoke(plain.ToString()) ?? plain.ToString()).Select(character => (int)character));
            plain.Clear();
        }
    }

    /// <summary>What everything that fits begins with; empty for nothing in particular.</summary>
    public string Prefix { get; }

    /// <summary>Whether everything fits.</summary>
    public bool IsEverything => units is [Any];

    /// <summary>Whether everything fits that begins with <see cref="Prefix"/>.</summary>
    public bool IsPrefix => units.Length == Prefix.Length + 1 && units[^1] == Any;

    /// <summary>The pattern of everything that begins with a text.</summary>
    public static string Beginning(string prefix) => Escape(prefix) + "*";

    /// <summary>A text as a pattern that fits it alone.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 4);
        foreach (var character in text)
        {
            _ = character is '*' or '?' or '\\' ? escaped.Append('\\').Append(character) : escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>The pattern with backslashes only where they take a meaning away, so that equal patterns are equal texts.</summary>
    public static string Tidy(string pattern)
    {
        var tidy = new StringBuilder(pattern.Length);
        for (var at = 0; at < pattern.Length; at++)
        {
            var isEscaped = pattern[at] == '\\' && at + 1 < pattern.Length;
            at += isEscaped ? 1 : 0;
            _ = isEscaped && (pattern[at] is '*' or '?' or '\\') ? tidy.Append('\\').Append(pattern[at]) : tidy.Append(pattern[at]);
        }

        return tidy.ToString();
    }

    /// <summary>Whether a text has a <c>*</c> or <c>?</c> that is no plain character.</summary>
    public static bool HasWildcard(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '*' or '?')
            {
                return true;
            }

            at += text[at] == '\\' ? 1 : 0;
        }

        return false;
    }

    /// <summary>Whether the text fits from beginning to end.</summary>
    public bool Fits(ReadOnlySpan<char> text)
    {
        // On a mismatch only the last star is tried again, one character further: an earlier one can do no better.
        var (at, unit, star, resume) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (unit < units.Length && units[unit] == Any)
            {
                (star, resume) = (unit++, at);
            }
            else if (unit < units.Length && (units[unit] == One || units[unit] == text[at]))
            {
                unit++;
                at++;
            }
            else if (star >= 0)
            {
                (unit, at) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        while (unit < units.Length && units[unit] == Any)
        {
            unit++;
        }

        return unit == units.Length;
    }
}
