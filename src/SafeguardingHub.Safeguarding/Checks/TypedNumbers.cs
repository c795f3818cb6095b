using System.Text.RegularExpressions;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>A telephone number as somebody typed it.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Typed">The characters as typed.</param>
/// <param name="Digits">The digits as dialled within the UK; one too many or too few where it was mistyped.</param>
internal readonly record struct TypedNumber(int Start, string Typed, string Digits)
{
    /// <summary>Whether it may as well be a number of another sort: ten digits without a nought before them.</summary>
    public bool MayBeOther => Digits.Length > 6 && Digits[0] != '0';

    public int End => Start + Typed.Length;
}

/// <summary>
/// Finds UK telephone numbers however they are spaced: with blanks, dots, hyphens or brackets, +44 and (0). Numbers of other
/// things, such as dates, NHS numbers, ISBNs and order numbers, are left alone.
/// </summary>
internal static partial class TypedNumbers
{
    private const int FewestDigits = 9;
    private const int WholeDigits = 11;
    private const int MostDigits = 12;

    /// <summary>The numbers in a text, in order.</summary>
    public static IEnumerable<TypedNumber> In(string text) => Long(text).Concat(Short(text)).OrderBy(number => number.Start);

    private static IEnumerable<TypedNumber> Short(string text) => ShortNumber().Matches(text).Select(match => match.Groups["number"])
        .Select(number => new TypedNumber(number.Index, number.Value, string.Concat(number.Value.Where(char.IsAsciiDigit))));

    private static IEnumerable<TypedNumber> Long(string text)
    {
        foreach (Match run in Run().Matches(text))
        {
            var groups = Group().Matches(run.Value).ToList();
            for (var first = 0; first < groups.Count;)
            {
                if (Read(run, groups, first) is { } found)
                {
                    if (!IsOfOtherThing(text, run.Index + groups[first].Index))
                    {
                        var start = run.Index + StartOf(run.Value, groups[first].Index);
                        var end = run.Index + groups[found.Last].Index + groups[found.Last].Length;
                        yield return new TypedNumber(start, text[start..end], found.Digits);
                    }

                    first = found.Last + 1;
                }
                else
                {
                    first++;
                }
            }
        }
    }

    // From a group of digits on: the last group that belongs to a number, and the number. Null where none begins here.
    private static (int Last, string Digits)? Read(Match run, List<Match> groups, int first)
    {
        var isAbroad = IsAbroad(run.Value, groups[first]);
        if (!isAbroad && groups[first].Value is [>= '1' and <= '9', _, _, ..])
        {
            var all = string.Concat(groups.Skip(first).Select(group => group.Value));
            return first == 0 && all.Length == WholeDigits - 1 ? (groups.Count - 1, all) : null;
        }

        if (!isAbroad && (groups[first].Length < 3 || groups[first].Value[0] != '0' || groups[first].Value[1] is '0' or '4' or '6'))
        {
            return null;
        }

        var digits = "";
        for (var at = first; at < groups.Count; at++)
        {
            digits += groups[at].Value;
            var national = isAbroad ? National(digits) : digits;
            if (national.Length > MostDigits)
            {
                return null;
            }

            var isLast = at + 1 == groups.Count || groups[at + 1].Value is ['0', _, _, ..];
            if (national.Length == WholeDigits || (isLast && national.Length is >= FewestDigits and <= MostDigits))
            {
                return national[0] == '0' ? (at, national) : null;
            }
        }

        return null;
    }

    private static bool IsAbroad(string run, Match group) =>
        (group.Value.StartsWith("44", StringComparison.Ordinal) && group.Index > 0 && run[group.Index - 1] == '+') || group.Value.StartsWith("0044", StringComparison.Ordinal);

    private static string National(string digits) => "0" + digits[(digits.StartsWith("0044", StringComparison.Ordinal) ? 4 : 2)..].TrimStart('0');

    // The plus sign or the bracket before a number belongs to it.
    private static int StartOf(string run, int group)
    {
        while (group > 0 && run[group - 1] is '+' or '(')
        {
            group--;
        }

        return group;
    }

    private static bool IsOfOtherThing(string text, int at)
    {
        var from = Math.Max(0, at - 28);
        return Other().IsMatch(text[from..at]);
    }

    // Not after a letter, a digit, a sign of money, or in an address.
    [GeneratedRegex(@"(?<![\p{L}0-9_/@£$€#=.,:])(?:\+|\(\+?)?[0-9][0-9\s().\-‐‑‒–+]{5,60}[0-9](?![0-9\p{L}_@%])", RegexOptions.CultureInvariant)]
    private static partial Regex Run();

    [GeneratedRegex(@"[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Group();

    // Three digits are a telephone number only where somebody is to call them.
    [GeneratedRegex(@"(?:\b(?:call|calls|calling|ring|ringing|dial|dialling|phone|telephone|tel|contact|on|NHS|police|number|line|helpline|or)\b[:.]? (?:the )?(?:NHS |police )?(?:on )?)(?<number>999|112|101|105|111|119|116[ -]?[0-9]{3})(?![0-9\p{L}.,:/%-]*[0-9])(?! (?:people|children|adults|cases|pages|days|years|referrals|of|per|percent))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ShortNumber();

    [GeneratedRegex(@"\b(?:ISBN(?:-1[03])?|ISSN|NSN|NHS (?:no|number)|order(?: no| number)?|ref|reference(?: no| number)?|invoice|registration|registered|reg|charity|company|customer|account|catalogue|product|item|case|code|version|serial|DX)\b[\s:.#-]*(?:no|number|is|code)?[\s:.#-]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
