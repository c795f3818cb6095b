using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>Finds words of time that are true only for a while: "last Friday", "now live", "in March".</summary>
public sealed partial class RelativeTimeCheck : Check
{
    private const string Month = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

    private static readonly CheckCode Relative = new(
        "relative-time", "Words that go out of date", Severity.Warning,
        "“Last week”, “now live” and “new” are true for a few weeks, and the page stays for years. Write the date, with the year.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Relative];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context) =>
        (from found in Wording.Of(context.Texts).Sentences()
         let phrases = Phrases(Quotations.TakenOut(found.Sentence.Text)).Distinct(StringComparer.OrdinalIgnoreCase).ToList()
         where phrases.Count > 0
         select Relative.At(
             found.Block.Place, found.Sentence.Subject,
             $"{string.Join(", ", phrases.Select(Finds.Quoted))} will go out of date. Write the date, with the year, or leave it out.")).Once();

    private static IEnumerable<string> Phrases(string sentence)
    {
        foreach (Match match in Words().Matches(sentence))
        {
            yield return match.Value;
        }

        // A day that comes back every year has none.
        if (!EveryYear().IsMatch(sentence))
        {
            foreach (Match match in MonthAlone().Matches(sentence))
            {
                yield return match.Value;
            }
        }
    }

    [GeneratedRegex(
        @"\b(?:(?:last|this|next|past) (?:week|month|year|spring|summer|autumn|winter|term|night|weekend|quarter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december)"
        + @"|(?:over|in|for|during|within) the (?:last|past|next) (?:few |couple of |\w{1,12} )?(?:days|weeks|months|years)"
        + @"|(?:an?|one|two|three|four|five|six|several|some|a few|[0-9]{1,2}) (?:days?|weeks?|months?|years?) ago"
        + @"|yesterday|tomorrow"
        + @"|(?:is|are|has|have|was|were) now|(?:is|are) new(?! to)|now (?:been|live|available|accessible|open|online|published|daily|in place|in force|in use|closed|launched)"
        + @"|recently|newly|coming soon|in due course|in the near future|shortly(?! (?:after|before))|just (?:been )?(?:published|launched|released|updated|opened|announced)"
        + @"|(?:the|our|this|these) (?:brand[- ])?new (?:(?:statutory|national|local|county|online|revised|government|safeguarding|multi-agency|inter-agency|working) ){0,2}(?:guidance|guidelines|polic(?:y|ies)|procedures?|portal|form|service|website|system|process|edition|version|leaflet|toolkit|number|law|legislation|regulations?|strategy|team|briefing|newsletter|arrangements?))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(
        @"\b(?:[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil|[Bb]y|[Dd]uring|[Oo]n [0-9]{1,2}(?:st|nd|rd|th)?(?: of)?|[Ll]ate|[Ee]arly|[Mm]id) " + Month + @"\b(?!,? (?:of )?(?:19|20)[0-9]{2}|(?: [0-9]{1,2})? ?(?:to|and|or|until|-|–|,) ?(?:[0-9]{1,2} )?" + Month + @"\b|(?:, " + Month + @")|['’]s\b| (?:19|20)[0-9]{2}| (?:Report|Review))",
        RegexOptions.CultureInvariant)]
    private static partial Regex MonthAlone();

    [GeneratedRegex(@"\b(?:every|each) (?:year|" + Month + @")\b|\bannual|\byearly\b|\bfinancial year\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EveryYear();
}
