using System.Collections.Immutable;
using System.Text;

namespace SafeguardingHub.Content.Bodies;

/// <summary>
/// Finds shortcodes and variables in the text of one node. What cannot be read stays text, is reported, and does not
/// hide what follows it.
/// </summary>
internal sealed class ReferenceScanner(ShortcodeCatalogue catalogue, ImmutableArray<BodyFault>.Builder faults)
{
    private const int MaxFaultText = 80;
    private const int MaxVariable = 200;

    /// <summary>The parts of <paramref name="text"/>, or null where it holds neither a reference nor an escape.</summary>
    /// <param name="text">The text of one node, decoded.</param>
    /// <param name="insideLink">True where a reference would put a link into a link.</param>
    public List<TextPart>? Scan(string text, bool insideLink)
    {
        List<TextPart>? parts = null;
        var words = new StringBuilder();
        var index = 0;
        while (index < text.Length)
        {
            var rest = text.AsSpan(index);
            var found = rest[0] switch
            {
                '[' => Bracket(rest, insideLink),
                '{' when rest.StartsWith("{{") => Variable(rest),
                _ => default,
            };
            if (found.Length == 0)
            {
                words.Append(text[index++]);
                continue;
            }

            index += found.Length;
            if (found.Reference is null)
            {
                parts = found.IsEscape ? parts ?? [] : parts;
                words.Append(found.Words);
                continue;
            }

            parts ??= [];
            FinishWords(parts, words);
            parts.Add(TextPart.To(found.Reference));
        }

        if (parts is not null)
        {
            FinishWords(parts, words);
        }

        return parts;
    }

    /// <summary>The block shortcodes of a text that holds nothing else, or null. Reports nothing: such a text is without fault.</summary>
    public List<BodySegment>? OnlyBlocks(string text)
    {
        var quiet = new ReferenceScanner(catalogue, ImmutableArray.CreateBuilder<BodyFault>());
        if (!text.AsSpan().TrimStart().StartsWith("[") || quiet.Scan(text, insideLink: false) is not { } parts)
        {
            return null;
        }

        var blocks = new List<BodySegment>();
        foreach (var part in parts)
        {
            if (part.Reference is ShortcodeSegment { IsBlock: true } block)
            {
                blocks.Add(block);
            }
            else if (part.Reference is not null || !string.IsNullOrWhiteSpace(part.Text))
            {
                return null;
            }
        }

        return blocks;
    }

    private static void FinishWords(List<TextPart> parts, StringBuilder words)
    {
        if (words.Length > 0)
        {
            parts.Add(TextPart.Words(words.ToString()));
            words.Clear();
        }
    }

    private Found Bracket(ReadOnlySpan<char> text, bool insideLink)
    {
        if (text.StartsWith("[["))
        {
            return Escape(text);
        }

        var result = ShortcodeReader.Read(text, catalogue);
        if (result.Fault is not null)
        {
            Report(result.Fault, text, ']');
            return default;
        }

        if (result.Shortcode is null)
        {
            return default;
        }

        if (insideLink)
        {
            Report("A shortcode cannot stand inside a link: take the link off it.", text, ']');
            return default;
        }

        return new Found(result.Length, null, result.Shortcode);
    }

    /// <summary>A shortcode between double brackets is the same shortcode as words, with one bracket on each side.</summary>
    private Found Escape(ReadOnlySpan<char> text)
    {
        var inner = text[1..];
        var result = ShortcodeReader.Read(inner, catalogue);
        var length = result.Shortcode is not null ? result.Length
            : result.Fault is not null && inner[1..].IndexOfAny('[', ']') is >= 0 and var end && inner[end + 1] == ']' ? end + 2
            : 0;
        return length > 0 && inner[length..].StartsWith("]") ? new Found(length + 2, inner[..length].ToString(), null, IsEscape: true) : default;
    }

    private Found Variable(ReadOnlySpan<char> text)
    {
        var near = text[..Math.Min(text.Length, MaxVariable)];
        var end = near.IndexOf("}}");
        if (end >= 0 && near[2..end].Trim() is var path && IsPath(path))
        {
            return new Found(end + 2, null, new VariableSegment(path.ToString()));
        }

        if (end < 0)
        {
            Report("A variable starts with {{ but is not closed with }}.", text, '}');
        }
        else
        {
            Report("A variable is a name between {{ and }}, for example {{ section.organisation }}.", text[..(end + 2)], '\0');
        }

        var braces = text.IndexOfAnyExcept('{');
        return new Found(braces < 0 ? text.Length : braces, text[..(braces < 0 ? text.Length : braces)].ToString(), null);
    }

    private static bool IsPath(ReadOnlySpan<char> path)
    {
        foreach (var range in path.Split('.'))
        {
            var name = path[range];
            if (name.IsEmpty || !char.IsAsciiLetter(name[0]))
            {
                return false;
            }

            foreach (var character in name)
            {
                if (!char.IsAsciiLetterOrDigit(character) && character is not ('_' or '-'))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void Report(string message, ReadOnlySpan<char> text, char end)
    {
        var length = text.IndexOf(end) + 1;
        var offending = length > 0 ? text[..length] : text;
        if (offending.Length > MaxFaultText)
        {
            // Never half of a character that takes two places.
            var cut = char.IsHighSurrogate(offending[MaxFaultText - 2]) ? MaxFaultText - 2 : MaxFaultText - 1;
            faults.Add(new BodyFault(message, $"{offending[..cut]}…"));
            return;
        }

        faults.Add(new BodyFault(message, offending.ToString()));
    }

    /// <summary>What starts at a place: nothing (length 0), words (of an escape, or at fault), or a reference.</summary>
    private readonly record struct Found(int Length, string? Words, BodySegment? Reference, bool IsEscape = false);
}
