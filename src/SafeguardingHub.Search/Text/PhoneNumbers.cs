namespace SafeguardingHub.Search.Text;

/// <summary>A telephone number as somebody typed it.</summary>
/// <param name="Start">The first character.</param>
/// <param name="Length">How many characters it has there.</param>
/// <param name="Digits">Its digits, with 0 in place of a leading +44 or 0044.</param>
internal readonly record struct TypedNumber(int Start, int Length, string Digits);

/// <summary>Finds telephone numbers in what was typed, in any spacing, with brackets, hyphens or a country code.</summary>
internal static class PhoneNumbers
{
    /// <summary>The fewest digits that are taken for a telephone number among words: fewer are a year or an age.</summary>
    public const int FewestDigits = 6;

    private const int MostDigits = 15;

    // Between two digits of one number there is at most ") (" or a hyphen between blanks.
    private const int WidestGap = 3;

    /// <summary>The numbers of a text in order.</summary>
    public static List<TypedNumber> Of(string text)
    {
        var numbers = new List<TypedNumber>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]) && text[at] != '+')
            {
                continue;
            }

            if (at > 0 && char.IsLetter(text[at - 1]))
            {
                at = Math.Max(at, EndOfWord(text, at) - 1);
                continue;
            }

            var (end, digits) = Read(text, at);
            if (end < text.Length && char.IsLetter(text[end]))
            {
                // "2nd" is a word, whatever digits stand before it.
                at = EndOfWord(text, end) - 1;
                continue;
            }

            if (digits.Length is >= FewestDigits and <= MostDigits)
            {
                numbers.Add(new TypedNumber(at, end - at, National(digits, text[at] == '+')));
            }

            at = Math.Max(at, end - 1);
        }

        return numbers;
    }

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && char.IsLetterOrDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private static (int End, string Digits) Read(string text, int start)
    {
        var digits = new List<char>();
        var (end, at) = (start, start);
        while (at < text.Length && at - end <= WidestGap)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits.Add(text[at]);
                end = at + 1;
            }
            else if (!(text[at] is ' ' or '\u00a0' or '-' or '\u2010' or '\u2011' or '\u2013' or '.' or '(' or ')' or '/' || at == start))
            {
                break;
            }

            at++;
        }

        return (end, new string([.. digits]));
    }

    private static string National(string digits, bool plus)
    {
        var rest = plus && digits.StartsWith("44", StringComparison.Ordinal) ? digits[2..]
            : digits.StartsWith("0044", StringComparison.Ordinal) ? digits[4..]
            : digits.Length is 12 or 13 && digits.StartsWith("44", StringComparison.Ordinal) ? digits[2..]
            : null;
        return rest is null ? digits : "0" + rest.TrimStart('0');
    }
}
