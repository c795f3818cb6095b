using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>
/// Finds slips of the pen that pages of this kind are known to have, and offers to mend them. It knows a short list and a few
/// patterns; it is no spelling checker, and says nothing of any other word.
/// </summary>
public sealed partial class SlipCheck : Check
{
    private static readonly CheckCode Slip = new(
        "known-slip", "Likely slip in a word", Severity.Warning, "Slips that are often seen on pages like this. The hub knows a short list of them and does not check spelling otherwise.");

    private static readonly CheckCode Spacing = new(
        "spacing", "Space missing or too many", Severity.Warning, "A space before a comma, or none before a bracket, is left behind when text is copied. It also breaks the search.");

    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["accomodation"] = "accommodation", ["acheive"] = "achieve", ["behavior"] = "behaviour", ["center"] = "centre", ["commisioning"] = "commissioning", ["commitee"] = "committee", ["counseling"] = "counselling",
        ["counselor"] = "counsellor", ["definately"] = "definitely", ["enrollment"] = "enrolment", ["enviroment"] = "environment", ["fulfill"] = "fulfil", ["fulfillment"] = "fulfilment", ["goverment"] = "government",
        ["guidence"] = "guidance", ["harrassment"] = "harassment", ["immediatly"] = "immediately", ["liase"] = "liaise", ["liason"] = "liaison", ["neccessary"] = "necessary", ["neighbor"] = "neighbour",
        ["occured"] = "occurred", ["pediatric"] = "paediatric", ["priviledge"] = "privilege", ["procedue"] = "procedure", ["profesional"] = "professional", ["proffesional"] = "professional", ["recieve"] = "receive",
        ["recieved"] = "received", ["referal"] = "referral", ["refered"] = "referred", ["refferal"] = "referral", ["responsability"] = "responsibility", ["responsiblity"] = "responsibility", ["safegaurding"] = "safeguarding",
        ["safegurading"] = "safeguarding", ["safeguading"] = "safeguarding", ["saftey"] = "safety", ["seperate"] = "separate", ["seperately"] = "separately", ["suport"] = "support", ["teh"] = "the", ["thier"] = "their",
        ["untill"] = "until", ["vulnarable"] = "vulnerable", ["vunerable"] = "vulnerable", ["wich"] = "which",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Slip, Spacing];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context) =>
        Wording.Of(context.Texts).Sentences().SelectMany(found => new[] { Words(found.Block, found.Sentence), Blanks(found.Block, found.Sentence) }).OfType<Finding>().Once();

    // All slips of a sentence are one finding, and its fix mends the first: the next press mends the next.
    private static Finding? Words(WordedBlock block, Sentence found) => Slips(block, found.Text).ToList() is [var first, ..] slips
        ? Slip.At(block.Place, found.Subject, string.Join(" ", slips.Select(slip => slip.Message)), first.Fix)
        : null;

    private static IEnumerable<(string Message, TextFix? Fix)> Slips(WordedBlock block, string sentence)
    {
        foreach (var wrong in Word().Matches(sentence).Select(match => match.Value).Where(Known.ContainsKey).Distinct(StringComparer.Ordinal))
        {
            var right = LikeIn(wrong, Known[wrong]);
            yield return ($"Is {Finds.Quoted(wrong)} meant to be {Finds.Quoted(right)}?", Fixes.Replace(block.Block, wrong, right, $"Write {right}"));
        }

        if (IfYou().Match(sentence) is { Success: true } you)
        {
            var right = $"{you.Groups["if"].Value} your {you.Groups["who"].Value}";
            yield return ($"{Finds.Quoted(you.Value)} looks like {Finds.Quoted(right)}.", Fixes.Replace(block.Block, you.Value, right, $"Write {right}"));
        }

        if (Stray().Match(sentence) is { Success: true } stray && string.Equals(stray.Groups["letter"].Value, stray.Groups["word"].Value[..1], StringComparison.OrdinalIgnoreCase))
        {
            var right = stray.Groups["word"].Value;
            yield return ($"There is a stray letter in {Finds.Quoted(stray.Value)}.", Fixes.Replace(block.Block, stray.Value, right, $"Write {right}"));
        }

        if (Twice().Match(sentence) is { Success: true } twice && !IsRightTwice(twice.Groups["word"].Value))
        {
            var right = twice.Groups["word"].Value;
            yield return ($"The word {Finds.Quoted(right)} stands twice.", Fixes.Replace(block.Block, twice.Value, right, $"Write {right} once"));
        }

        if (An().Match(sentence) is { Success: true } an)
        {
            yield return ($"{Finds.Quoted(an.Value)} is not right: “a” or “any” is meant.", null);
        }
    }

    private static Finding? Blanks(WordedBlock block, Sentence found)
    {
        var sentence = found.Text;
        if (BeforeStop().Match(sentence) is { Success: true } stop)
        {
            var right = stop.Value.Replace(" ", "", StringComparison.Ordinal);
            return Spacing.At(block.Place, found.Subject, $"There is a space before {Finds.Quoted(stop.Value.Trim()[^1..])}.", Fixes.Replace(block.Block, stop.Value, right, "Take the space out"));
        }

        if (BeforeBracket().Match(sentence) is { Success: true } bracket)
        {
            var right = bracket.Value.Replace("(", " (", StringComparison.Ordinal);
            return Spacing.At(block.Place, found.Subject, $"There is no space before the bracket in {Finds.Quoted(bracket.Value)}.", Fixes.Replace(block.Block, bracket.Value, right, "Put a space in"));
        }

        return AfterQuote().Match(sentence) is { Success: true } quote
            ? Spacing.At(block.Place, found.Subject, "There is a space after an opening quotation mark.", Fixes.Replace(block.Block, quote.Value, quote.Value.Replace(" ", "", StringComparison.Ordinal), "Take the space out"))
            : null;
    }

    private static string LikeIn(string typed, string right) =>
        char.IsUpper(typed[0]) ? (typed.Length > 1 && char.IsUpper(typed[1]) ? right.ToUpperInvariant() : char.ToUpperInvariant(right[0]) + right[1..]) : right;

    private static bool IsRightTwice(string word) => word.ToUpperInvariant() is "HAD" or "THAT" or "BYE" or "VERY" or "AGAIN" or "NO" or "WHAT" or "IS" or "ON" or "IN" || char.IsUpper(word[0]);

    [GeneratedRegex(@"\b(?>\p{L}+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?<if>if|If) you (?<who>agency|organisation|practice|school|team|manager|child)\b", RegexOptions.CultureInvariant)]
    private static partial Regex IfYou();

    // Not "i" and not "a", which are words; not what follows an apostrophe or a full stop: "school's s…", "e.g. g…".
    [GeneratedRegex(@"(?<![\w'’.&/-])(?<letter>[b-hj-z]) (?<word>\p{L}{3,})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Stray();

    [GeneratedRegex(@"(?<![\p{L}\p{N}'’-])(?<word>(?>\p{L}{2,})) \k<word>(?![\p{L}\p{N}'’/-])", RegexOptions.CultureInvariant)]
    private static partial Regex Twice();

    // A small letter after it: "an NHS number" is right.
    [GeneratedRegex(@"\ban (?!(?:hour|heir|honest|honour|x-ray|herb)\w*)[bcdfghjklmnpqrstvwxyz][a-z]+\b", RegexOptions.CultureInvariant)]
    private static partial Regex An();

    [GeneratedRegex(@"(?:\b(?>[\p{L}\p{N}]+)|[)”’]) +[;:,.!?](?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeStop();

    [GeneratedRegex(@"\b(?>\p{L}{2,})\(\p{Lu}(?>\p{L}+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeBracket();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[“‘] \p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex AfterQuote();
}
