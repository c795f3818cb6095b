using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>Finds times and ranges that are not written as the NHS writes them, and offers to write them so.</summary>
public sealed partial class TimeStyleCheck : Check
{
    private const string Day = "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?";

    private static readonly CheckCode Style = new(
        "time-style", "Time not written in NHS style", Severity.Warning,
        "NHS style is 8:30am, 5pm, midday and midnight, and “to” in a range: a dash is not read out. One way of writing times is easier to read and to compare.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Style];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context) =>
        Wording.Of(context.Texts).Sentences().Select(found => Look(found.Block, found.Sentence)).OfType<Finding>().Once();

    private static Finding? Look(WordedBlock block, Sentence sentence)
    {
        var edits = Edits(sentence.Text).OrderBy(edit => edit.Start).ToList();
        if (edits.Count == 0)
        {
            return null;
        }

        var whole = Apply(sentence.Text, edits);
        var fix = whole is { From: var from, To: var to } && edits.Count > 1
            ? Fixes.Replace(block.Block, from, to, from.Length <= 40 ? $"Write {to}" : "Write all times of the sentence so")
            : null;
        if (fix is null)
        {
            var first = edits[0];
            var typed = sentence.Text.Substring(first.Start, first.Length);
            fix = first.InStyle is null ? null : Fixes.Replace(block.Block, typed, first.InStyle, $"Write {first.InStyle}");
        }

        var said = string.Join(", ", edits.Select(edit => (Typed: sentence.Text.Substring(edit.Start, edit.Length), edit.InStyle)).Distinct()
            .Select(edit => edit.InStyle is null ? $"{Finds.Quoted(edit.Typed)}: write “to” between the times, and am or pm with each" : $"{edit.InStyle.Trim()} for {Finds.Quoted(edit.Typed.Trim())}"));
        return Style.At(block.Place, sentence.Subject, $"NHS style: {said}.", fix);
    }

    private static IEnumerable<Edit> Edits(string text)
    {
        var times = TypedTimes.In(text).ToList();
        foreach (var time in times.Where(time => !time.IsInStyle))
        {
            yield return new Edit(time.Start, time.Length, time.InStyle);
        }

        for (var index = 1; index < times.Count; index++)
        {
            var between = text[times[index - 1].End..times[index].Start];
            if (between.Length > 0 && between.Trim() is "-" or "–" or "—")
            {
                yield return new Edit(times[index - 1].End, between.Length, " to ");
            }
        }

        // "9-5pm": which half of the day the first time is in, only a person knows.
        foreach (Match match in HalfRange().Matches(text))
        {
            if (!times.Exists(time => time.Start == match.Index))
            {
                yield return new Edit(match.Index, match.Length, null);
            }
        }

        foreach (Match match in DayRange().Matches(text))
        {
            yield return new Edit(match.Groups["dash"].Index, match.Groups["dash"].Length, " to ");
        }
    }

    // From the first fault to the last, so that one press mends the sentence.
    private static (string From, string To)? Apply(string text, List<Edit> edits)
    {
        if (edits.Exists(edit => edit.InStyle is null))
        {
            return null;
        }

        var (start, end) = (edits[0].Start, edits[^1].Start + edits[^1].Length);
        var mended = new StringBuilder();
        var at = start;
        foreach (var edit in edits)
        {
            if (edit.Start < at)
            {
                return null;
            }

            mended.Append(text, at, edit.Start - at).Append(edit.InStyle);
            at = edit.Start + edit.Length;
        }

        return (text[start..end], mended.ToString());
    }

    private readonly record struct Edit(int Start, int Length, string? InStyle);

    [GeneratedRegex(@"(?<![\w:.£/-])[0-9]{1,2}(?:[.:][0-9]{2})? ?[-–—] ?[0-9]{1,2}(?:[.:][0-9]{2})? ?[ap]m\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HalfRange();

    [GeneratedRegex(@"\b" + Day + @"(?<dash> ?[-–—] ?)" + Day + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayRange();
}
