using System.Globalization;
using System.Text;

namespace SafeguardingHub.Content.Liquid.Syntax;

/// <summary>
/// Reads the source from left to right: text up to the next delimiter, and inside delimiters names, literals and marks.
/// There is no token list between it and the parsers, because what a mark means depends on where it stands.
/// </summary>
internal sealed class Scanner(string source)
{
    private bool trimNextText;

    public int Position { get; private set; }

    public bool AtEnd => Position >= source.Length;

    /// <summary>The text up to the next delimiter or the end, without what <c>{%-</c> and <c>-%}</c> take away.</summary>
    public string ReadText()
    {
        var start = Position;
        while (!AtEnd && !(source[Position] == '{' && Position + 1 < source.Length && source[Position + 1] is '{' or '%'))
        {
            Position++;
        }

        return Trimmed(start, Position, trimEnd: Position + 2 < source.Length && source[Position + 2] == '-');
    }

    /// <summary>Steps into <c>{{</c> or <c>{%</c>; true for an output.</summary>
    public bool Open()
    {
        var isOutput = source[Position + 1] == '{';
        Position += Position + 2 < source.Length && source[Position + 2] == '-' ? 3 : 2;
        return isOutput;
    }

    /// <summary>Steps over the closing delimiter, which must stand here.</summary>
    public void Close(bool isOutput)
    {
        var end = isOutput ? "}}" : "%}";
        SkipSpace();
        trimNextText = Take("-" + end);
        if (!trimNextText && !Take(end))
        {
            throw AtEnd
                ? Fault($"The template ends before '{end}'; add '{end}'.")
                : Fault($"'{Excerpt()}' is not understood here; '{end}' is expected. Remove it, or check the spelling and quotes before it.");
        }
    }

    public bool IsAtClose()
    {
        SkipSpace();
        return LooksAt("%}") || LooksAt("-%}") || LooksAt("}}") || LooksAt("-}}");
    }

    /// <summary>Everything up to <c>{% name %}</c>, which is stepped over; nothing in between is read.</summary>
    public string? ReadUntilTag(string name)
    {
        var start = Position;
        for (var at = start; (at = source.IndexOf("{%", at, StringComparison.Ordinal)) >= 0; at += 2)
        {
            Position = at;
            var trimEnd = at + 2 < source.Length && source[at + 2] == '-';
            Open();
            if (ReadName() == name && IsAtClose())
            {
                var text = Trimmed(start, at, trimEnd);
                Close(isOutput: false);
                return text;
            }
        }

        Position = source.Length;
        return null;
    }

    /// <summary>The rest of a tag that is a remark.</summary>
    public void SkipToClose()
    {
        while (!AtEnd && !LooksAt("%}") && !LooksAt("-%}"))
        {
            Position++;
        }
    }

    public string? ReadName()
    {
        SkipSpace();
        var start = Position;
        if (AtEnd || !(char.IsLetter(source[start]) || source[start] == '_'))
        {
            return null;
        }

        while (!AtEnd && (char.IsLetterOrDigit(source[Position]) || source[Position] is '_' or '-') && !LooksAt("-%}") && !LooksAt("-}}"))
        {
            Position++;
        }

        if (LooksAt("?"))
        {
            Position++;
        }

        return source[start..Position];
    }

    public bool TakeWord(string word)
    {
        var start = Position;
        if (ReadName() == word)
        {
            return true;
        }

        Position = start;
        return false;
    }

    public bool TakeMark(string mark)
    {
        SkipSpace();
        return Take(mark);
    }

    public LiquidValue? ReadLiteral()
    {
        SkipSpace();
        if (AtEnd)
        {
            return null;
        }

        var first = source[Position];
        if (first is '"' or '\'')
        {
            return ReadQuoted(first);
        }

        var isNumber = char.IsAsciiDigit(first)
            || (first == '-' && Position + 1 < source.Length && char.IsAsciiDigit(source[Position + 1]));
        return isNumber ? ReadNumber() : null;
    }

    /// <summary>A fault here, or at the offset given.</summary>
    public LiquidException Fault(string problem, int? at = null) => LiquidException.At(source, at ?? Position, problem);

    public string Excerpt()
    {
        var line = source.AsSpan(Position);
        var end = line.IndexOfAny('\r', '\n');
        return new string(line[..Math.Min(20, end < 0 ? line.Length : end)]);
    }

    public void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(source[Position]))
        {
            Position++;
        }
    }

    /// <summary>Goes back to a place that <see cref="Position"/> gave before.</summary>
    public void Return(int position) => Position = position;

    private LiquidValue ReadQuoted(char quote)
    {
        var start = Position++;
        var text = new StringBuilder();
        while (!AtEnd && source[Position] != quote)
        {
            text.Append(source[Position] == '\\' ? ReadEscape() : source[Position++]);
        }

        return Take(quote.ToString())
            ? LiquidValue.Of(text.ToString())
            : throw Fault($"The text that begins here is never closed; add {quote}.", start);
    }

    // Orchard's Liquid knows these escapes. A backslash before anything else is a backslash.
    private char ReadEscape()
    {
        const string Known = "ntr\\'\"";
        const string Meant = "\n\t\r\\'\"";
        var next = Position + 1 < source.Length ? source[Position + 1] : ' ';
        if (Known.IndexOf(next, StringComparison.Ordinal) is >= 0 and var known)
        {
            Position += 2;
            return Meant[known];
        }

        if (next == 'u' && Position + 6 <= source.Length
            && ushort.TryParse(source.AsSpan(Position + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            Position += 6;
            return (char)code;
        }

        Position++;
        return '\\';
    }

    private LiquidValue ReadNumber()
    {
        var start = Position++;
        while (!AtEnd && (char.IsAsciiDigit(source[Position]) || IsFractionPoint()))
        {
            Position++;
        }

        var text = source.AsSpan(start, Position - start);
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? LiquidValue.Of(number)
            : throw Fault(
                $"'{new string(text[..Math.Min(40, text.Length)])}' is not a number that can be counted with; write one with at most 28 digits and one point.",
                start);
    }

    // In a range such as (1..5) the first point does not belong to the number.
    private bool IsFractionPoint() =>
        source[Position] == '.' && Position + 1 < source.Length && char.IsAsciiDigit(source[Position + 1]);

    private string Trimmed(int start, int end, bool trimEnd)
    {
        var text = source.AsSpan(start, end - start);
        text = trimNextText ? text.TrimStart() : text;
        trimNextText = false;
        return new string(trimEnd ? text.TrimEnd() : text);
    }

    private bool Take(string mark)
    {
        var found = LooksAt(mark);
        Position += found ? mark.Length : 0;
        return found;
    }

    private bool LooksAt(string mark) => string.CompareOrdinal(source, Position, mark, 0, mark.Length) == 0;
}
