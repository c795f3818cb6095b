using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>Finds plans and reports whose period has ended, or is about to: "Strategy 2016-2019".</summary>
public sealed partial class PeriodCheck : Check
{
    private const int DaysAhead = 90;

    private static readonly CheckCode Ended = new(
        "period-ended", "Period has ended", Severity.Warning, "A strategy or plan says by its years until when it holds. When they are over, readers want to know what holds now.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Ended];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        // The archive knows the end of a period by a value of its own, and its page says when it is over.
        if (context.Reading.Parts.Any(found => found.Part is PublicationPart { PeriodEnds.Length: > 0 }))
        {
            return [];
        }

        return (from found in Wording.Of(context.Texts).Sentences()
                let match = Period().Matches(found.Sentence.Text).FirstOrDefault(match =>
                    End(match) is { } last && last.PlusDays(-DaysAhead) <= context.Ground.Today && IsOfPlan(found.Sentence.Text, match))
                where match is not null
                let end = End(match)
                select Ended.At(
                    found.Block.Place, found.Sentence.Subject,
                    end.Value < context.Ground.Today
                        ? $"The period “{match.Value}” has ended. Say what has taken its place, or that nothing is known of a new one."
                        : $"The period “{match.Value}” ends on {end.Value.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. Ask for what comes after it.")).WeighedIn(context);
    }

    // A year of two digits is a financial year where it is the next one: 2014-15 ends with March 2015.
    private static LocalDate? End(Match match)
    {
        var first = int.Parse(match.Groups["first"].ValueSpan, CultureInfo.InvariantCulture);
        var last = int.Parse(match.Groups["last"].ValueSpan, CultureInfo.InvariantCulture);
        var year = last < 100 ? (first / 100 * 100) + last : last;
        return year <= first || year > first + 30 ? null : last < 100 && year == first + 1 ? new LocalDate(year, 3, 31) : new LocalDate(year, 12, 31);
    }

    // Close by: an inquiry into the years 1997 to 2013 is no plan.
    private static bool IsOfPlan(string sentence, Match match)
    {
        var from = Math.Max(0, match.Index - 70);
        return Plan().IsMatch(sentence[from..Math.Min(sentence.Length, match.Index + match.Length + 70)]);
    }

    [GeneratedRegex(@"(?<![0-9/-])(?<first>(?:19|20)[0-9]{2}) ?(?:-|–|/|to) ?(?<last>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]|[/-][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Period();

    [GeneratedRegex(@"\b(?:strateg(?:y|ies)|(?:action |business |work|training )?plans?|programme|framework|priorities|annual reports?|forward plan|polic(?:y|ies))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Plan();
}
