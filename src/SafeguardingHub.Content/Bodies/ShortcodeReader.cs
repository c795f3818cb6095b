using System.Collections.Immutable;

namespace SafeguardingHub.Content.Bodies;

/// <summary>
/// Reads one shortcode in Orchard's syntax: a name, a target, named arguments, in square brackets. Quotes may be straight
/// or typographic, because editors paste from word processors; a target without spaces needs none.
/// </summary>
internal static class ShortcodeReader
{
    // Longer than any real one, and short enough that a text full of unclosed brackets is read in no time.
    private const int MaxLength = 2_000;

    private const string DoubleQuotes = "\"“”„‟";
    private const string SingleQuotes = "'‘’‚‛";

    /// <summary>
    /// Reads at the start of <paramref name="text"/>, which is an opening bracket. No shortcode and no fault: a bracket
    /// that is just text.
    /// </summary>
    public static Result Read(ReadOnlySpan<char> text, ShortcodeCatalogue catalogue)
    {
        var index = 1;
        while (index < text.Length && (char.IsAsciiLetterOrDigit(text[index]) || text[index] is '-' or '_'))
        {
            index++;
        }

        // A name must end as one: "[text]" and "[text “duty”]" are meant, "[text's]" and "[contact@example.org]" are words.
        if (index == text.Length || !(char.IsWhiteSpace(text[index]) || text[index] is ']' or '/' or '=' || IsQuote(text[index], false))
            || !catalogue.TryFind(text[1..index], out var name, out var isBlock))
        {
            return default;
        }

        return Arguments(text[..Math.Min(text.Length, MaxLength)], index, name, isBlock);
    }

    private static Result Arguments(ReadOnlySpan<char> text, int index, string name, bool isBlock)
    {
        string? target = null;
        var named = ShortcodeSegment.NoArguments.ToBuilder();
        while (true)
        {
            index = SkipSpace(text, index);
            if (text[index..].StartsWith("/]"))
            {
                index++;
            }

            if (index >= text.Length)
            {
                return Result.Wrong($"The shortcode “{name}” is not closed with a square bracket.");
            }

            if (text[index] == ']')
            {
                return string.IsNullOrWhiteSpace(target)
                    ? Result.Wrong($"The shortcode “{name}” does not say what it refers to: write [{name} \"…\"].")
                    : new Result(index + 1, new ShortcodeSegment(name, target, named.ToImmutable(), isBlock), null);
            }

            if (!TryValue(text, ref index, out var value, out var quoted))
            {
                return Result.Wrong($"The shortcode “{name}” cannot be read: check that its quotation marks are closed.");
            }

            var equals = SkipSpace(text, index);
            if (!quoted && equals < text.Length && text[equals] == '=')
            {
                index = SkipSpace(text, equals + 1);
                if (!IsArgumentName(value) || index >= text.Length || !TryValue(text, ref index, out var argument, out _))
                {
                    return Result.Wrong($"An argument of the shortcode “{name}” has no value, or a quotation mark is not closed.");
                }

                if (!named.TryAdd(value, argument))
                {
                    return Result.Wrong($"The shortcode “{name}” has the argument “{value}” twice.");
                }
            }
            else if (target is not null)
            {
                return Result.Wrong($"The shortcode “{name}” refers to more than one thing: put quotation marks around the whole of it.");
            }
            else
            {
                target = value.Trim();
            }
        }
    }

    private static bool TryValue(ReadOnlySpan<char> text, ref int index, out string value, out bool quoted)
    {
        var start = index;
        quoted = IsQuote(text[index]);
        if (!quoted)
        {
            while (index < text.Length && !char.IsWhiteSpace(text[index]) && text[index] is not (']' or '[' or '=') && !IsQuote(text[index]))
            {
                index++;
            }

            value = text[start..index].ToString();
            return value.Length > 0;
        }

        var isDouble = DoubleQuotes.Contains(text[index], StringComparison.Ordinal);
        var quotes = isDouble ? DoubleQuotes : SingleQuotes;
        for (index++; index < text.Length; index++)
        {
            // Inside single quotes an apostrophe is a letter ("child’s"): only one that ends the value closes it.
            if (quotes.Contains(text[index], StringComparison.Ordinal) && (isDouble || EndsValue(text, index + 1)))
            {
                value = text[(start + 1)..index].ToString();
                index++;
                return true;
            }
        }

        value = string.Empty;
        return false;
    }

    private static bool EndsValue(ReadOnlySpan<char> text, int index) =>
        index >= text.Length || char.IsWhiteSpace(text[index]) || text[index] is ']' or '/';

    private static bool IsArgumentName(string value) => value.Length > 0 && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private static bool IsQuote(char character, bool alsoSingle = true) =>
        DoubleQuotes.Contains(character, StringComparison.Ordinal) || (alsoSingle && SingleQuotes.Contains(character, StringComparison.Ordinal));

    private static int SkipSpace(ReadOnlySpan<char> text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        return index;
    }

    /// <summary>What was read.</summary>
    /// <param name="Length">Characters read, both brackets included; 0 without a shortcode.</param>
    /// <param name="Shortcode">The shortcode, or null.</param>
    /// <param name="Fault">What is wrong with something that was meant as a shortcode, or null.</param>
    public readonly record struct Result(int Length, ShortcodeSegment? Shortcode, string? Fault)
    {
        public static Result Wrong(string message) => new(0, null, message);
    }
}
