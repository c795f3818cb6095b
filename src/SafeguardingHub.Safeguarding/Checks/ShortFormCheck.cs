using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;
using SafeguardingHub.Safeguarding.Glossary;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>Finds short forms that neither the text nor the glossary explains.</summary>
public sealed partial class ShortFormCheck : Check
{
    private const int LongestWords = 100;

    private static readonly CheckCode Unexplained = new(
        "short-form-unexplained", "Short form that nobody explains", Severity.Warning,
        "People from other organisations, and the public, do not know your short forms. Write it in full the first time with the short form in brackets, or add it to the glossary.");

    // Known to everybody who can read, or no short form of words.
    private static readonly FrozenSet<string> Everybodys = new[]
    {
        "NHS", "UK", "GP", "PDF", "HM", "TV", "IT", "ID", "AM", "PM", "BBC", "EU", "USA", "US", "OK", "PO", "FAQ", "URL", "SMS", "CD", "DVD", "MP", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "HIV", "AIDS", "DNA", "PIN", "PC", "AND", "OR",
        "NOT", "DO", "NO", "YES", "HTML", "RSS", "CSV", "JSON", "API", "BSL", "COVID", "AA", "AAA",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Unexplained];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        // An entry of the glossary is where short forms are explained.
        if (context.Reading.Parts.Any(found => found.Part is GlossaryEntryPart))
        {
            return [];
        }

        var glossary = context.Ground.Snapshot.With<GlossaryEntryPart>().Where(pair => pair.Item.DisplayText is not null)
            .GroupBy(pair => Plain(pair.Item.DisplayText!), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Any(pair => !string.IsNullOrWhiteSpace(pair.Part.Expansion)), StringComparer.Ordinal);
        return Look(context, glossary).WeighedIn(context);
    }

    private static IEnumerable<Finding> Look(CheckContext context, Dictionary<string, bool> glossary)
    {
        var blocks = Wording.Of(context.Texts).Blocks;
        var seen = new HashSet<string>(StringComparer.Ordinal);

        // The title is no place to explain anything: what the text explains at once is explained for the title too.
        foreach (var block in blocks.Where(block => block.Kind != TextBlockKind.Title).Concat(blocks.Where(block => block.Kind == TextBlockKind.Title)))
        {
            foreach (var sentence in block.Sentences.Where(sentence => !IsInCapitals(sentence.Text)))
            {
                var unexplained = new List<string>();
                foreach (Match match in ShortForm().Matches(sentence.Text))
                {
                    var form = Plain(match.Value);
                    if (!Everybodys.Contains(form) && seen.Add(form) && !glossary.GetValueOrDefault(form) && !IsExplained(sentence.Text, match))
                    {
                        unexplained.Add(form);
                    }
                }

                if (unexplained.Count > 0)
                {
                    yield return Unexplained.At(block.Place, sentence.Subject, Message(unexplained, glossary));
                }
            }
        }
    }

    private static string Message(List<string> forms, Dictionary<string, bool> glossary) => string.Join(" ", forms.Select(form => glossary.ContainsKey(form)
        ? $"The glossary has “{form}” without saying what it stands for. Find out, and write it there."
        : $"“{form}” is not explained. Write it in full the first time, or add it to the glossary."));

    // "Serious Case Reviews (SCRs)" and "CSE (Child Sexual Exploitation)": two words and more beside a bracket.
    private static bool IsExplained(string sentence, Match match)
    {
        var end = match.Index + match.Length;
        return (match.Index > 1 && sentence[match.Index - 1] == '(' && end < sentence.Length && sentence[end] == ')' && WordsBefore().IsMatch(sentence[Math.Max(0, match.Index - LongestWords)..(match.Index - 1)]))
            || (end + 2 < sentence.Length && sentence[end] == ' ' && sentence[end + 1] == '(' && WordsAfter().IsMatch(sentence[(end + 2)..Math.Min(sentence.Length, end + LongestWords)]));
    }

    private static bool IsInCapitals(string text) => text.Count(char.IsUpper) > 2 * text.Count(char.IsLower) && text.Contains(' ', StringComparison.Ordinal);

    private static string Plain(string form) => form.Length > 2 && form[^1] == 's' ? form[..^1] : form;

    // Two capitals and more, or the like of DfE; nothing that is part of a code or an address.
    [GeneratedRegex(@"(?<![\p{L}0-9_/@.#-])(?:[A-Z]{2,7}s?|[A-Z][a-z][A-Z]{1,3}|[A-Z]{2,4}[a-z][A-Z])(?![\p{L}0-9_@]|[./-]\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex ShortForm();

    [GeneratedRegex(@"\p{L}[\p{L}'’-]* [\p{L}'’-]+ ?$", RegexOptions.CultureInvariant)]
    private static partial Regex WordsBefore();

    [GeneratedRegex(@"^\p{L}[\p{L}'’-]+ [\p{L}'’-]+", RegexOptions.CultureInvariant)]
    private static partial Regex WordsAfter();
}
