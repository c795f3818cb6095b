using System.Buffers;
using System.Text;

namespace SafeguardingHub.Search.Lucene.Language;

/// <summary>Cuts a query into signs and words. Never throws: what is wrong comes as a token of its own.</summary>
internal sealed class QueryLexer(string text)
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private int at;

    /// <summary>The next token; <see cref="TokenKind.End"/> for ever after the last.</summary>
    public QueryToken Next()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (at == text.Length)
        {
            return new QueryToken(TokenKind.End, at + 1);
        }

        return text[at] switch
        {
            '(' => Sign(TokenKind.Open),
            ')' => Sign(TokenKind.Close),
            ':' => Sign(TokenKind.Colon),
            '+' => Sign(TokenKind.Plus),
            '-' => Sign(TokenKind.Minus),
            '!' => Sign(TokenKind.Not),
            '~' => Number(TokenKind.Tilde),
            '^' => Number(TokenKind.Caret),
            '"' => Delimited(TokenKind.Quoted, '"'),
            '/' => Delimited(TokenKind.Regexp, '/'),
            '[' or '{' => Range(),
            ']' or '}' => new QueryToken(TokenKind.Fault, at + 1, $"There is a '{text[at]}' without the bracket that opens it: write a range as [2013 TO 2018], or put a backslash before the sign."),
            _ => Word(),
        };
    }

    /// <summary>Whether a character ends a word.</summary>
    internal static bool EndsWord(char character) => char.IsWhiteSpace(character) || character is '(' or ')' or ':' or '"' or '[' or ']' or '{' or '}' or '^' or '~';

    /// <summary>Whether a character has a meaning at the beginning of a word.</summary>
    internal static bool BeginsOther(char character) => EndsWord(character) || character is '+' or '-' or '!' or '/';

    /// <summary>A word without its backslashes: <c>\u00e9</c> is a letter, <c>\x</c> the character itself.</summary>
    internal static string Unescape(string word)
    {
        if (!word.Contains('\\', StringComparison.Ordinal))
        {
            return word;
        }

        var plain = new StringBuilder(word.Length);
        for (var index = 0; index < word.Length; index++)
        {
            if (word[index] == '\\' && index + 1 < word.Length)
            {
                var length = UnicodeLength(word, index);
                plain.Append(length > 0 ? Unicode(word, index) : word[index + 1]);
                index += length > 0 ? length - 1 : 1;
            }
            else
            {
                plain.Append(word[index]);
            }
        }

        return plain.ToString();
    }

    /// <summary>A word with each code point that is written as <c>\u00e9</c> in its place, so that one character follows a backslash.</summary>
    internal static string ResolveUnicode(string word)
    {
        if (!word.Contains("\\u", StringComparison.Ordinal))
        {
            return word;
        }

        var resolved = new StringBuilder(word.Length);
        for (var index = 0; index < word.Length; index++)
        {
            resolved.Append(word[index]);
            if (word[index] == '\\' && index + 1 < word.Length)
            {
                var length = UnicodeLength(word, index);
                resolved.Append(length > 0 ? Unicode(word, index) : word[index + 1]);
                index += length > 0 ? length - 1 : 1;
            }
        }

        return resolved.ToString();
    }

    private static int UnicodeLength(string word, int backslash) =>
        backslash + 6 <= word.Length && word[backslash + 1] == 'u' && word.AsSpan(backslash + 2, 4).IndexOfAnyExcept(HexDigits) < 0 ? 6 : 0;

    private static char Unicode(string word, int backslash) => (char)Convert.ToInt32(word.Substring(backslash + 2, 4), 16);

    private QueryToken Sign(TokenKind kind) => new(kind, ++at);

    private QueryToken Number(TokenKind kind)
    {
        var column = ++at;
        var begin = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        return new QueryToken(kind, column, text[begin..at]);
    }

    private QueryToken Delimited(TokenKind kind, char end)
    {
        var begin = at++;
        while (at < text.Length && text[at] != end)
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        if (at >= text.Length)
        {
            at = text.Length;
            return new QueryToken(TokenKind.Fault, begin + 1, kind == TokenKind.Quoted
                ? "The quotation mark that opens here is never closed: put another at the end of the phrase."
                : "The regular expression that begins with this / has no end: close it with another /, or put a backslash before the sign.");
        }

        var inner = text[(begin + 1)..at++];
        return new QueryToken(kind, begin + 1, inner);
    }

    private QueryToken Word()
    {
        var begin = at;
        while (at < text.Length && !EndsWord(text[at]))
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        if (at > text.Length)
        {
            at = text.Length;
            return new QueryToken(TokenKind.Fault, text.Length, "A backslash stands at the end: write two of them to search for one.");
        }

        var word = text[begin..at];
        var kind = word switch
        {
            "AND" or "&&" => TokenKind.And,
            "OR" or "||" => TokenKind.Or,
            "NOT" => TokenKind.Not,
            _ => TokenKind.Word,
        };
        return new QueryToken(kind, begin + 1, word);
    }

    private QueryToken Range()
    {
        var begin = at;
        var includesLower = text[at++] == '[';
        var lower = RangeWord();
        var hasTo = lower is not null && RangeWord() is { IsQuoted: false, Text: "TO" };
        var upper = hasTo ? RangeWord() : null;
        SkipBlanks();
        if (upper is null || at == text.Length || text[at] is not (']' or '}'))
        {
            at = text.Length;
            return new QueryToken(TokenKind.Fault, begin + 1, "The range that begins here has no end: write it as [2013 TO 2018], with * for an open end, or put a backslash before the bracket.");
        }

        var includesUpper = text[at++] == ']';
        return new QueryToken(TokenKind.Range, begin + 1)
        {
            Range = new RangeText(End(lower!.Value, includesLower), End(upper.Value, includesUpper)),
        };
    }

    private static RangeEnd? End((string Text, bool IsQuoted) word, bool isIncluded) =>
        word is { IsQuoted: false, Text: "*" } ? null : new RangeEnd(Unescape(word.Text), isIncluded);

    private void SkipBlanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private (string Text, bool IsQuoted)? RangeWord()
    {
        SkipBlanks();
        if (at < text.Length && text[at] == '"')
        {
            var quoted = Delimited(TokenKind.Quoted, '"');
            return quoted.Kind == TokenKind.Quoted ? (quoted.Text, true) : null;
        }

        var begin = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (']' or '}'))
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        at = Math.Min(at, text.Length);
        return at > begin ? (text[begin..at], false) : null;
    }
}
