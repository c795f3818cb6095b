using System.Diagnostics.CodeAnalysis;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>
/// A UK telephone number: kept as digits, shown as the NHS writes numbers, with spaces between area code, exchange and line
/// (<c>01905 822 666</c>).
/// </summary>
public readonly record struct TelephoneNumber
{
    private readonly string? digits;

    private TelephoneNumber(string digits) => this.digits = digits;

    /// <summary>The digits as dialled within the UK: <c>01905822666</c>, <c>999</c>.</summary>
    public string Digits => digits ?? "";

    /// <summary>The number in groups, for reading.</summary>
    public string Display => Digits switch
    {
        { Length: 11 } text when IsTwoDigitArea(text) => $"{text[..3]} {text[3..7]} {text[7..]}",
        { Length: 11 } text when IsThreeDigitArea(text) => $"{text[..4]} {text[4..7]} {text[7..]}",
        { Length: 11 } text => $"{text[..5]} {text[5..8]} {text[8..]}",
        { Length: 10 } text => $"{text[..5]} {text[5..]}",
        var text => text,
    };

    /// <summary>The address that dials the number: <c>tel:01905822666</c>.</summary>
    public string Href => "tel:" + Digits;

    /// <summary>
    /// The number of a text in any usual spelling: with blanks, hyphens, dots or brackets, <c>+44</c> and <c>(0)</c>. Short
    /// numbers of three digits (999, 101, 111) and 116 numbers of six are numbers too.
    /// </summary>
    public static bool TryParse(string? text, out TelephoneNumber number, [NotNullWhen(false)] out string? fault)
    {
        number = default;
        var digits = new string([.. (text ?? "").Where(char.IsAsciiDigit)]);
        var strange = (text ?? "").FirstOrDefault(character => !char.IsAsciiDigit(character) && !" \u00a0-.()+".Contains(character, StringComparison.Ordinal));
        if (strange != default)
        {
            fault = $"'{text}' holds '{strange}': write a telephone number with digits and blanks only.";
            return false;
        }

        if ((text ?? "").TrimStart().StartsWith("+44", StringComparison.Ordinal) || digits.StartsWith("0044", StringComparison.Ordinal))
        {
            digits = "0" + digits[(digits.StartsWith("0044", StringComparison.Ordinal) ? 4 : 2)..].TrimStart('0');
        }

        var fits = digits.Length switch
        {
            3 => digits[0] == '1' || digits == "999",
            6 => digits.StartsWith("116", StringComparison.Ordinal),
            10 or 11 => digits[0] == '0' && digits[1] != '0',
            _ => false,
        };
        fault = fits ? null : $"'{text}' is not a UK telephone number: write it whole, such as 01905 822 666.";
        number = fits ? new TelephoneNumber(digits) : default;
        return fits;
    }

    /// <inheritdoc />
    public override string ToString() => Display;

    // 020, 023, 024, 028, 029 and 03 numbers.
    private static bool IsTwoDigitArea(string text) => text[1] == '2';

    // 0121 and its like, 0800, 0300 and other non-geographic numbers.
    private static bool IsThreeDigitArea(string text) => text[1] is '3' or '8' or '9' || text is ['0', '1', _, '1', ..] or ['0', '1', '1', ..];
}
