using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>
/// Compares hours that a text gives beside a service's name or number with the hours of the directory. A time counts where it
/// begins or ends something ("8:30am to 5pm", "until 5pm"), and contradicts where the service neither opens nor closes then.
/// </summary>
public sealed partial class HoursMentionCheck : Check
{
    private const int Near = 120;
    private const int LongestName = 120;
    private const int LongestDays = 60;

    private static readonly CheckCode Contradicted = new(
        "hours-contradicted", "Hours differ from the directory", Severity.Error,
        "The text gives other hours than the directory has for this service. One of the two is wrong: ask the service, and use the contact in place of typed hours.");

    /// <inheritdoc />
    public override bool ProtectsReaders => true;

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Contradicted];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        var directory = NumberDirectory.Of(context.Ground.Snapshot);
        var services = directory.Services.Where(service => service.Id != context.Item.Id && service.Hours.State == HoursState.Weekly).ToList();
        return services.Count == 0 ? [] : Wording.Of(context.Texts).Blocks.SelectMany(block => Look(block, directory, services)).WeighedIn(context);
    }

    private static IEnumerable<Finding> Look(WordedBlock block, NumberDirectory directory, List<KnownService> services)
    {
        var times = TypedTimes.In(block.Words).ToList();
        if (times.Count == 0)
        {
            yield break;
        }

        var mentions = Mentions(block.Words, directory).OrderBy(mention => mention.Start).ToList();
        if (mentions.Count == 0)
        {
            yield break;
        }

        var ranges = Ranges(block.Words, times).ToList();
        for (var index = 0; index < block.Sentences.Length; index++)
        {
            // A sentence that goes on about hours may speak of the service that the one before it named.
            var sentence = block.Sentences[index];
            var from = index > 0 && AboutHours().IsMatch(sentence.Text) ? block.Sentences[index - 1].Start : sentence.Start;
            var end = sentence.Start + sentence.Text.Length;
            var spoken = ranges.Where(range => range.Start >= sentence.Start && range.End <= end).ToList();
            foreach (var range in spoken)
            {
                var nearest = Nearest(mentions, range, block.Words, from, end);
                if (nearest is null || !services.Contains(nearest) || Fault(nearest.Hours, range, sentence, spoken) is not { } fault)
                {
                    continue;
                }

                yield return Contradicted.At(block.Place, sentence.Subject, $"“{nearest.Name}”: {fault} The directory has {string.Join("; ", HoursWords.Lines(nearest.Hours, today: null))}.");
                break;
            }
        }
    }

    private static string? Fault(OpeningHours hours, Range range, Sentence sentence, List<Range> spoken)
    {
        var edges = Enumerable.Range(1, 7).SelectMany(day => hours.On((IsoDayOfWeek)day)).Concat(hours.OnBankHolidays ?? [])
            .SelectMany(span => new[] { span.From % LondonTime.MinutesOfDay, span.To % LondonTime.MinutesOfDay }).ToHashSet();
        foreach (var minute in new[] { range.From, range.To }.OfType<int>())
        {
            if (!edges.Contains(minute))
            {
                return $"it neither opens nor closes at {TypedTimes.Words(minute)}.";
            }
        }

        // "Monday to Friday 8:30am to 5pm" is wrong where Friday ends at 4:30pm, unless the sentence says that as well.
        if (range is not { From: { } from, To: { } to } || from >= to || DaysBefore(sentence, range) is not var (first, last) || first > last)
        {
            return null;
        }

        var said = spoken.SelectMany(other => new[] { other.From, other.To }).OfType<int>().ToHashSet();
        for (var day = first; day <= last; day++)
        {
            // From its closing on, a text speaks of the time in which it does not answer.
            var spans = hours.On(day);
            if (!spans.Any(span => span.To == from) && !spans.Any(span => span.From == from && span.To == to) && !spans.Any(span => span.From == from && said.Contains(span.To)) && !spans.Any(span => span.To == to && said.Contains(span.From)))
            {
                return $"on {day} its hours are not {TypedTimes.Words(from)} to {TypedTimes.Words(to)}.";
            }
        }

        return null;
    }

    private static (IsoDayOfWeek First, IsoDayOfWeek Last)? DaysBefore(Sentence sentence, Range range)
    {
        var before = range.Start - sentence.Start;
        var match = Days().Match(sentence.Text[Math.Max(0, before - LongestDays)..before]);
        return !match.Success ? null : (Day(match.Groups["first"].Value), Day(match.Groups["last"].Success ? match.Groups["last"].Value : match.Groups["first"].Value));
    }

    private static IsoDayOfWeek Day(string name) => HoursText.DayOfWeek(HoursText.Day(name)) ?? IsoDayOfWeek.None;

    // The nearest name or number within reach; one before the hours rather than one after them, but for hours in brackets.
    private static KnownService? Nearest(List<(int Start, int End, KnownService Service)> mentions, Range range, string words, int from, int end)
    {
        var (nearest, least) = (default(KnownService), int.MaxValue);
        var isInBrackets = IsInBrackets(words, range);
        for (var at = FirstFrom(mentions, Math.Max(from, range.Start - Near - LongestName)); at < mentions.Count && mentions[at].Start <= Math.Min(end, range.End + Near); at++)
        {
            var isBefore = mentions[at].End <= range.Start;
            var distance = isBefore ? range.Start - mentions[at].End : Math.Max(0, mentions[at].Start - range.End);
            if (distance <= Near && mentions[at].End <= end && distance + (isBefore || isInBrackets ? 0 : Near) is var weighed && weighed < least)
            {
                (nearest, least) = (mentions[at].Service, weighed);
            }
        }

        return nearest;
    }

    private static int FirstFrom(List<(int Start, int End, KnownService Service)> mentions, int start)
    {
        var (low, high) = (0, mentions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = mentions[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // "Out of office hours (5pm to 8:30am) contact the team": in brackets the hours are of what follows.
    private static bool IsInBrackets(string words, Range range)
    {
        var open = words.AsSpan(Math.Max(0, range.Start - Near)..range.Start);
        var close = words.AsSpan(range.End..Math.Min(words.Length, range.End + Near));
        return open.LastIndexOfAny('(', ')') is >= 0 and var at && open[at] == '(' && close.Contains(')');
    }

    private static IEnumerable<(int Start, int End, KnownService Service)> Mentions(string words, NumberDirectory directory)
    {
        foreach (var service in directory.Services.Where(service => !service.IsEmergency))
        {
            foreach (var name in service.Names)
            {
                for (var at = words.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = words.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase))
                {
                    yield return (at, at + name.Length, service);
                }
            }
        }

        foreach (var number in TypedNumbers.In(words))
        {
            foreach (var known in directory.Find(number.Digits).Where(known => !known.IsFormer && !known.Service.IsEmergency))
            {
                yield return (number.Start, number.End, known.Service);
            }
        }
    }

    private static IEnumerable<Range> Ranges(string words, List<TypedTime> times)
    {
        for (var index = 0; index < times.Count; index++)
        {
            var time = times[index];
            if (index + 1 < times.Count && To().IsMatch(words[time.End..times[index + 1].Start]))
            {
                yield return new Range(time.Start, times[index + 1].End, time.Minute, times[index + 1].Minute);
                index++;
            }
            else if (Until().IsMatch(words[Math.Max(0, time.Start - 16)..time.Start]))
            {
                yield return new Range(time.Start, time.End, null, time.Minute);
            }
            else if (From().IsMatch(words[Math.Max(0, time.Start - 16)..time.Start]))
            {
                yield return new Range(time.Start, time.End, time.Minute, null);
            }
        }
    }

    private sealed record Range(int Start, int End, int? From, int? To);

    [GeneratedRegex(@"^ ?(?:to|until|till|and|-|–|—) ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex To();

    [GeneratedRegex(@"\b(?:until|till|before|closes at|closes|up to) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Until();

    [GeneratedRegex(@"\b(?:from|after|opens at|opens|outside) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex From();

    [GeneratedRegex(@"\b(?<first>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?(?: ?(?:to|-|–) ?(?<last>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?)?[,:]? ?(?:from |between )?\(?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    [GeneratedRegex(@"\b(?:open|opens|opening|hours|closed|closes|lines|available|answers?|weekdays?|Monday|Saturday)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AboutHours();
}
