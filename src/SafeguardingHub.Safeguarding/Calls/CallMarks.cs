using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime.Text;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Calls;

/// <summary>What a service may say of itself after the calls to its numbers.</summary>
internal static class CallMarks
{
    // Two calls in a row that nobody answered; one may have come at a bad moment.
    private const int MissesThatMakeDoubt = 2;
    private const int LengthOfMark = 16;

    /// <summary>
    /// Stands for the hours of ordinary weeks and bank holidays: another where they change. Single days with hours of their own are
    /// not in it; on these days nothing is claimed (see <see cref="StateWords"/>).
    /// </summary>
    public static string HoursMark(ServiceHours? hours)
    {
        var text = HoursCheck.AsText(hours is null ? null : hours with { Exceptions = [] });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..LengthOfMark];
    }

    /// <summary>The part with those marks that hold for its numbers and hours, and with the confirmation that follows from them.</summary>
    /// <returns>The same part where nothing changes.</returns>
    public static ServicePart Marked(ServicePart part, ServiceCalls? calls)
    {
        var numbers = part.Numbers.Select(number => number.Telephone()).ToList();
        var digits = part.IsEmergency == true ? [] : numbers.OfType<TelephoneNumber>().Select(number => number.Digits).ToHashSet(StringComparer.Ordinal);
        var hours = HoursMark(part.Hours);
        ImmutableArray<GoodCall> good = [.. (calls?.Good ?? []).Where(call => call is not null && digits.Contains(call.Number ?? "") && call.Hours == hours && call.Day() is not null)];
        ImmutableArray<NumberDoubt> doubts = [.. (calls?.Doubts ?? []).Where(doubt => doubt is not null && digits.Contains(doubt.Number ?? ""))];
        var kept = good.IsEmpty && doubts.IsEmpty ? null : new ServiceCalls
        {
            Good = good,
            Doubts = doubts,
            DueOn = good.Length == calls?.Good.Length ? calls.DueOn : null,
        };
        var confirmation = numbers.Count > 0 && numbers.TrueForAll(number => number is { } known && digits.Contains(known.Digits)) && doubts.IsEmpty
            ? Confirmation(digits, good)
            : null;
        return AreSame(part.Calls, kept) && part.Confirmation == confirmation ? part : part with { Calls = kept, Confirmation = confirmation };
    }

    /// <summary>The marks once a number's calls are what they are; those of other numbers stay.</summary>
    /// <param name="before">The marks so far.</param>
    /// <param name="number">The digits of the number.</param>
    /// <param name="calls">All its calls, in any order.</param>
    /// <param name="hours">The mark of the hours that the service has now.</param>
    public static ServiceCalls After(ServiceCalls? before, string number, IEnumerable<LoggedCall> calls, string hours)
    {
        var good = new Dictionary<string, GoodCall>(StringComparer.Ordinal);
        NumberDoubt? doubt = null;
        var misses = 0;
        foreach (var call in calls.OrderBy(call => call.At).ThenBy(call => call.By.At))
        {
            switch (CallWords.Outcome(call.Outcome))
            {
                case CallOutcome.RightTeam:
                    (doubt, misses) = (null, 0);
                    if (call.Hours == hours && call.Slot is { } slot)
                    {
                        good[slot] = new GoodCall { Number = number, Slot = slot, On = LocalDatePattern.Iso.Format(LondonTime.Day(call.At)), By = call.By.ActorName, Hours = hours };
                    }

                    break;
                case CallOutcome.NotAnswered when ++misses < MissesThatMakeDoubt:
                    break;
                default:
                    doubt ??= new NumberDoubt { Number = number, Since = InstantPattern.General.Format(call.At), Why = call.Reason ?? call.Outcome, By = call.By.ActorName };
                    break;
            }
        }

        return new ServiceCalls
        {
            Good = [.. (before?.Good ?? []).Where(call => call.Number != number), .. good.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)],
            Doubts = [.. (before?.Doubts ?? []).Where(other => other.Number != number), .. doubt is null ? [] : new[] { doubt }],
        };
    }

    // As old as the oldest of what it stands on: what is said of the service is said of every number.
    private static Confirmation? Confirmation(HashSet<string> digits, ImmutableArray<GoodCall> good)
    {
        var last = digits.Select(number => good.Where(call => call.Number == number).MaxBy(call => call.Day())).ToList();
        return last.TrueForAll(call => call is not null) && last.MinBy(call => call!.Day()) is { } oldest ? new Confirmation { By = oldest.By, On = oldest.On } : null;
    }

    private static bool AreSame(ServiceCalls? one, ServiceCalls? other) => (one, other) switch
    {
        (null, null) => true,
        ({ } first, { } second) => first.DueOn == second.DueOn && first.Good.SequenceEqual(second.Good) && first.Doubts.SequenceEqual(second.Doubts),
        _ => false,
    };
}
