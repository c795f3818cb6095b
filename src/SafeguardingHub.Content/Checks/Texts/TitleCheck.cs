using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>Finds titles that came with the words of a picture, and titles and headings that were cut off.</summary>
public sealed partial class TitleCheck : Check
{
    private static readonly CheckCode Picture = new(
        "title-picture-words", "Title begins with the name of a picture", Severity.Warning,
        "When a page is copied, the name of its header picture sometimes comes along: “Child header Safeguarding Children”. Search engines and screen readers read all of it.");

    private static readonly CheckCode CutShort = new(
        "title-cut-short", "Title or heading breaks off", Severity.Warning,
        "A title that ends in “and” or “of” has lost its end. People find the page by its title.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Picture, CutShort];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context) => Wording.Of(context.Texts).Blocks
        .Where(block => block.Kind is TextBlockKind.Title or TextBlockKind.Heading && block.Words.Length > 0)
        .SelectMany(Look).Once();

    private static IEnumerable<Finding> Look(WordedBlock block)
    {
        if (block.Kind == TextBlockKind.Title && PictureWords().Match(block.Words) is { Success: true } name)
        {
            yield return Picture.At(block.Place, block.Words, $"The title begins with {Finds.Quoted(name.Value.Trim())}, which looks like the name of a picture. Take it out.");
        }

        if (!Asks().IsMatch(block.Words) && JoiningWord().Match(block.Words) is { Success: true } last)
        {
            yield return CutShort.At(block.Place, block.Words, $"It ends in {Finds.Quoted(last.Value)}, so its end seems to be missing. Write it in full.");
        }
    }

    [GeneratedRegex(@"^(?:(?:child|page|section|main|site|web|top) (?:header|banner|image|picture|photo|logo|icon)|header|banner|logo|thumbnail|img|(?:image|photo|picture) of|\S+\.(?:jpe?g|png|gif|webp))\b(?=.)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PictureWords();

    // Not "for", "in", "on", "to", "with": "Who to talk to", "How to sign in" are whole.
    [GeneratedRegex(@"(?:\b(?:and|or|of|the|an?|plus)|&|,)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JoiningWord();

    // "What it is made of", "Vitamin A" and "Plan A" are whole too.
    [GeneratedRegex(@"^(?:what|who|where|which|how)\b|\b(?:plan|type|group|part|section|level|annex|appendix|hepatitis|vitamin) A$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asks();
}
