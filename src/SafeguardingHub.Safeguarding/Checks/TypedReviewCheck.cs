using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>Finds review dates that are typed in a text: they stay as they are when the page is reviewed, and nobody is reminded by them.</summary>
public sealed partial class TypedReviewCheck : Check
{
    private const string Date = "(?<day>[0-9]{1,2})(?:st|nd|rd|th)? (?<month>January|February|March|April|May|June|July|August|September|October|November|December),? (?<year>(?:19|20)[0-9]{2})";
    private static readonly LocalDatePattern Pattern = LocalDatePattern.Create("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static readonly CheckCode Typed = new(
        "review-typed", "Review date typed in the text", Severity.Warning,
        "The hub knows when a page was reviewed and when it is due, says so below the page and reminds its owner. A date that is typed stays when the page has been reviewed, or when nobody has.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Typed];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context) => Archived.Is(context)
        ? []
        : (from found in Wording.Of(context.Texts).Sentences()
           let match = Review().Match(found.Sentence.Text)
           where match.Success && Day(match) is not null
           select Typed.At(found.Block.Place, found.Sentence.Subject, Message(match, context.Ground.Today))).DistinctBy(finding => finding.Key);

    private static string Message(Match match, LocalDate today) => match.Groups["due"].Success && Day(match) < today
        ? "The review that this speaks of was due on a day that is past. Review the page, and take the sentence out: the hub shows the date itself."
        : "The hub shows the dates of reviews itself. Enter the review, and take the sentence out.";

    private static LocalDate? Day(Match match) =>
        Pattern.Parse($"{int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture)} {match.Groups["month"].Value} {match.Groups["year"].Value}") is { Success: true, Value: var day } ? day : null;

    // "This page was last reviewed 31 July 2014", "due for review 27 January 2016", "Review date: 1 March 2019"; not "a page last reviewed", which is another one.
    [GeneratedRegex(
        @"(?<!\b(?:an?|another|whose) (?:\p{L}+ )?)\b(?:(?:page|guidance|information|content|policy|was|were)(?: was| were)? (?:last |next )?reviewed|last reviewed?|(?<due>(?:next )?due (?:for|to be) review(?:ed)?|next review(?:ed)?|review (?:is )?due|review date|to be reviewed))(?: date)?:?(?: is)?(?: due)?(?: (?:on|by|in|before))? " + Date,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Review();
}
