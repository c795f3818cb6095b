using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>Looks at the headings of a page as an outline: the title is its first level, and no level may be left out.</summary>
public sealed partial class HeadingCheck : Check
{
    private const string Months = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private static readonly CheckCode Skipped = new(
        "heading-skipped", "Heading leaves out a level", Severity.Error,
        "People who cannot see the page move through it by its headings. A smaller heading straight under the title, or two levels down at once, sounds as if something were missing.");

    private static readonly CheckCode Empty = new(
        "heading-empty", "Heading without words", Severity.Error, "A screen reader announces a heading and then says nothing. Write the heading or take it out.");

    private static readonly CheckCode OnlyDate = new(
        "heading-only-date", "Heading is only a date", Severity.Warning,
        "A date alone does not say what follows. File what is dated as a briefing, newsletter or notice, or say in the heading what happened then.");

    private static readonly CheckCode Repeated = new(
        "heading-repeated", "Heading stands twice", Severity.Note, "Two headings with the same words cannot be told apart in a list of headings.");

    private static readonly CheckCode Bold = new(
        "heading-in-bold", "Bold line in place of a heading", Severity.Warning,
        "A line in bold looks like a heading but is none: people who move by headings do not find it. Make it a heading.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Skipped, Empty, OnlyDate, Repeated, Bold];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context) => Headings(context).Concat(BoldLines(context)).Once();

    private static IEnumerable<Finding> Headings(CheckContext context)
    {
        // A shared text stands below whatever heading the page that embeds it has above it.
        var level = context.Reading.Parts.Any(found => found.Part is SharedTextPart) ? 3 : 1;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var above = "the title";
        foreach (var block in Wording.Of(context.Texts).Blocks.Where(block => block.Kind == TextBlockKind.Heading))
        {
            if (block.Words.Length == 0)
            {
                yield return Empty.At(block.Place, $"Heading of level {block.Block.Level} under {above}", "There is a heading without words. Write it, or take it out.");
                continue;
            }

            if (block.Block.Level > level + 1)
            {
                yield return Skipped.At(
                    block.Place, block.Words,
                    $"{Finds.Quoted(block.Words)} is a heading of level {block.Block.Level}, and the one above it is of level {level}. Make it level {level + 1}, or add the heading that is missing above it.");
            }

            if (DateAlone().IsMatch(block.Words))
            {
                yield return OnlyDate.At(block.Place, block.Words, $"The heading {Finds.Quoted(block.Words)} is only a date. Say what it is about.");
            }

            if (!seen.Add(block.Words))
            {
                yield return Repeated.At(block.Place, block.Words, $"{Finds.Quoted(block.Words)} is a heading twice on this page. Give each words of its own.");
            }

            level = block.Block.Level;
            above = Finds.Quoted(block.Words);
        }
    }

    private static IEnumerable<Finding> BoldLines(CheckContext context) =>
        from text in context.Texts.Blocks.Where(block => block.Html is not null).DistinctBy(block => block.Place)
        from match in BoldAlone().Matches(text.Html!)
        let words = Html.HtmlText.Plain(match.Groups["words"].Value).Trim()
        where words.Length is > 0 and <= 80 && words[^1] is not ('.' or '!')
        select Bold.At(text.Place, words, $"{Finds.Quoted(words)} is a line in bold. If it heads what follows, make it a heading.");

    [GeneratedRegex(@"^(?:(?:[0-9]{1,2}(?:st|nd|rd|th)? )?(?:" + Months + @")(?: [0-9]{1,2}(?:st|nd|rd|th)?)?,? (?:19|20)?[0-9]{2}|(?:" + Months + @")|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}|(?:19|20)[0-9]{2}(?: ?[-–/] ?[0-9]{2,4})?):?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateAlone();

    [GeneratedRegex(@"<p><strong>(?<words>[^<]{1,200})</strong>:?</p>", RegexOptions.CultureInvariant)]
    private static partial Regex BoldAlone();
}
