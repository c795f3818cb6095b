using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>
/// Finds paragraphs that say what a shared text says: copies drift apart, and the one that is mended is never the one that is read.
/// Two texts are compared by the runs of three words that they have in common, so a word changed here and there hides nothing.
/// </summary>
public sealed partial class SharedTextCheck : Check
{
    // A sentence or two of advice may be said twice; of a paragraph, four runs in ten are no chance.
    private const int FewestWords = 25;
    private const int LongestParagraph = 20_000;
    private const double Alike = 0.4;

    private static readonly ConditionalWeakTable<PublicSnapshot, Shared> Made = [];

    private static readonly CheckCode Typed = new(
        "shared-text-typed", "Text that a shared text says as well", Severity.Note,
        "The same words kept in two places become two different texts. Use the shared text, which is changed once for all pages; what differs between organisations can stand in it as a variable.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Typed];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        // What is kept as it was is no copy to be kept alike.
        if (Archived.Is(context))
        {
            return [];
        }

        var shared = Made.GetValue(context.Ground.Snapshot, snapshot => new Shared(snapshot));
        return (from block in Wording.Of(context.Texts).Blocks
                where block.Block is { Html: not null, IsQuoted: false } && block.Kind is TextBlockKind.Paragraph or TextBlockKind.ListItem && block.Words.Length <= LongestParagraph
                let alike = shared.Nearest(block.Words, context.Item.Id)
                where alike is not null
                select Typed.At(block.Place, block.Words, $"The shared text “{alike.Name}” says most of this as well. Use it in place of these words{(alike.Alias is null ? "" : $": [text '{alike.Alias}']")}."))
            .DistinctBy(finding => finding.Key);
    }

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value.Replace('’', '\'').ToUpperInvariant())];

    private static IEnumerable<string> Runs(List<string> words) =>
        Enumerable.Range(0, Math.Max(0, words.Count - 2)).Select(at => $"{words[at]} {words[at + 1]} {words[at + 2]}").Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’]\p{L}+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    private sealed record SharedText(ContentItemId Id, string Name, string? Alias);

    /// <summary>The shared texts of a snapshot by their runs of words.</summary>
    private sealed class Shared(PublicSnapshot snapshot)
    {
        private readonly ILookup<string, SharedText> byRun = snapshot.With<SharedTextPart>()
            // All its paragraphs together: a page may run them into one.
            .SelectMany(pair => Runs(Words(HtmlText.Plain(pair.Part.Html))).Select(run => (Run: run, Text: new SharedText(pair.Item.Id, pair.Item.DisplayText ?? "", pair.Item.Alias))))
            .ToLookup(pair => pair.Run, pair => pair.Text, StringComparer.Ordinal);

        public SharedText? Nearest(string paragraph, ContentItemId own)
        {
            var words = Words(paragraph);
            if (words.Count < FewestWords)
            {
                return null;
            }

            var runs = Runs(words).ToList();
            return runs.SelectMany(run => byRun[run]).Where(text => text.Id != own).GroupBy(text => text.Id)
                .Where(same => same.Count() >= Alike * runs.Count).MaxBy(same => same.Count())?.First();
        }
    }
}
