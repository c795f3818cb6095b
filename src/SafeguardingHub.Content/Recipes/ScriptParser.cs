using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SafeguardingHub.Content.Recipes;

/// <summary>
/// Reads the small part of JavaScript that recipes use: calls, literals, <c>+</c> and parentheses. Anything else is
/// refused with its column rather than guessed at.
/// </summary>
internal sealed class ScriptParser
{
    private const string Understood = "only calls, texts, numbers, true, false, null, + and parentheses are understood, so write the value out";

    private readonly string script;
    private int at;
    private int depth;

    private ScriptParser(string script) => this.script = script;

    /// <exception cref="ScriptRefusal">The script is not of that part.</exception>
    public static ScriptNode Parse(string script)
    {
        var parser = new ScriptParser(script);
        parser.SkipBlanks();
        if (parser.at == script.Length)
        {
            throw parser.Refuse("The script is empty.");
        }

        var node = parser.Sum();
        if (parser.Take(';') && parser.at < script.Length)
        {
            throw parser.Refuse("There is more than one statement; write one expression.");
        }

        return parser.at == script.Length ? node : throw parser.Refuse($"\"{script[parser.at]}\" is not expected here: {Understood}.");
    }

    private ScriptNode Sum()
    {
        if (++depth > ScriptLimits.Nesting)
        {
            throw Refuse("The script is nested too deeply.");
        }

        var column = at + 1;
        var terms = ImmutableArray.CreateBuilder<ScriptNode>();
        do
        {
            terms.Add(Term());
        }
        while (Take('+'));
        depth--;
        return terms.Count == 1 ? terms[0] : new ScriptSum(column, terms.ToImmutable());
    }

    private ScriptNode Term()
    {
        var start = at;
        var character = Current;
        if (character is '\'' or '"')
        {
            return Blanks(new ScriptLiteral(start + 1, ScriptValue.Of(Text(character))));
        }

        if (char.IsAsciiDigit(character) || character is '.' or '-')
        {
            return Blanks(new ScriptLiteral(start + 1, ScriptValue.Of(Number())));
        }

        if (Take('('))
        {
            var inside = Sum();
            return Take(')') ? inside : throw Refuse("A parenthesis is not closed.");
        }

        return IsName(character) ? Word() : throw Refuse(at == script.Length ? "The script ends too early." : $"\"{character}\" is not expected here: {Understood}.");
    }

    private ScriptNode Word()
    {
        var start = at;
        while (IsName(Current) || char.IsDigit(Current))
        {
            at++;
        }

        var name = script[start..at];
        SkipBlanks();
        if (Take('('))
        {
            return new ScriptCall(start + 1, name, Arguments());
        }

        return name switch
        {
            "true" => new ScriptLiteral(start + 1, ScriptValue.Of(true)),
            "false" => new ScriptLiteral(start + 1, ScriptValue.Of(false)),
            "null" or "undefined" => new ScriptLiteral(start + 1, ScriptValue.Nothing),
            _ => throw new ScriptRefusal("script-unsupported", start + 1, $"\"{name}\" is not known: {Understood}."),
        };
    }

    private ImmutableArray<ScriptNode> Arguments()
    {
        if (Take(')'))
        {
            return [];
        }

        var arguments = ImmutableArray.CreateBuilder<ScriptNode>();
        do
        {
            arguments.Add(Sum());
        }
        while (Take(','));
        return Take(')') ? arguments.ToImmutable() : throw Refuse("A call is not closed: \")\" is missing.");
    }

    private double Number()
    {
        var start = at;
        at += Current == '-' ? 1 : 0;
        var digits = Digits();
        if (Current == '.')
        {
            at++;
            digits += Digits();
        }

        if (digits > 0 && Current is 'e' or 'E')
        {
            at++;
            at += Current is '+' or '-' ? 1 : 0;
            digits = Digits();
        }

        if (digits == 0 || IsName(Current) || Current == '.')
        {
            throw Refuse("This is no decimal number.");
        }

        return double.Parse(script.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private int Digits()
    {
        var start = at;
        while (char.IsAsciiDigit(Current))
        {
            at++;
        }

        return at - start;
    }

    private string Text(char quote)
    {
        var start = at++;
        var text = new StringBuilder();
        while (true)
        {
            var plain = script.AsSpan(at).IndexOfAny([quote, '\\', '\n', '\r']) is var length && length < 0 ? script.Length - at : length;
            text.Append(script, at, plain);
            at += plain;
            if (at == script.Length || Current is '\n' or '\r')
            {
                at = start;
                throw Refuse("A text is not closed on its line.");
            }

            if (script[at++] == quote)
            {
                return text.ToString();
            }

            if (at == script.Length)
            {
                throw Refuse("The script ends inside a text.");
            }

            Escape(text);
        }
    }

    private void Escape(StringBuilder text)
    {
        var character = Current;
        at++;
        switch (character)
        {
            case 'n': text.Append('\n'); break;
            case 'r': text.Append('\r'); break;
            case 't': text.Append('\t'); break;
            case 'b': text.Append('\b'); break;
            case 'f': text.Append('\f'); break;
            case 'v': text.Append('\v'); break;
            case '0' when !char.IsAsciiDigit(Current): text.Append('\0'); break;
            case 'x': text.Append((char)Hex(2)); break;
            case 'u' when Current == '{': text.Append(LongCharacter()); break;
            case 'u': text.Append((char)Hex(4)); break;
            case '\r' when Current == '\n': at++; break;
            case '\n' or '\r' or '\u2028' or '\u2029': break;
            case >= '0' and <= '9':
                at--;
                throw Refuse(@"An escape with a digit other than \0 is not understood.");
            default: text.Append(character); break;
        }
    }

    private string LongCharacter()
    {
        var end = script.IndexOf('}', at);
        if (end < 0 || end - at > 8 || !int.TryParse(script.AsSpan(at + 1, end - at - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || !Rune.IsValid(code))
        {
            throw Refuse(@"\u{…} needs the number of a character.");
        }

        at = end + 1;
        return new Rune(code).ToString();
    }

    private int Hex(int length)
    {
        if (script.Length - at < length || !int.TryParse(script.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw Refuse(string.Create(CultureInfo.InvariantCulture, $"An escape needs {length} hexadecimal digits."));
        }

        at += length;
        return code;
    }

    private char Current => at < script.Length ? script[at] : '\uFFFF';

    private static bool IsName(char character) => char.IsLetter(character) || character is '_' or '$';

    private bool Take(char character)
    {
        if (Current != character)
        {
            return false;
        }

        at++;
        SkipBlanks();
        return true;
    }

    private ScriptLiteral Blanks(ScriptLiteral literal)
    {
        SkipBlanks();
        return literal;
    }

    private void SkipBlanks()
    {
        while (at < script.Length && (char.IsWhiteSpace(script[at]) || script[at] == '\uFEFF'))
        {
            at++;
        }
    }

    private ScriptRefusal Refuse(string message) => new("script-unsupported", at + 1, message);
}
