using System.Collections.Immutable;
using NodaTime;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>Whether a service answers at a moment, as far as its listed hours say.</summary>
public enum OpenState
{
    /// <summary>Nobody has given its hours, or they cannot be read: neither open nor closed.</summary>
    Unknown = 0,

    /// <summary>Listed as open.</summary>
    Open = 1,

    /// <summary>Listed as closed.</summary>
    Closed = 2,

    /// <summary>Answers at every hour of every day.</summary>
    Always = 3,
}

/// <summary>Which rule of a service's hours decides.</summary>
public enum HoursReasonKind
{
    /// <summary>The day of the week.</summary>
    Weekly = 0,

    /// <summary>The rule for bank holidays.</summary>
    BankHoliday = 1,

    /// <summary>The hours of that one date.</summary>
    Exception = 2,
}

/// <summary>Why a service is listed as open or closed.</summary>
/// <param name="Kind">Which rule decides.</param>
/// <param name="Name">The holiday's name, or the note of the exception; null for an ordinary day.</param>
public sealed record HoursReason(HoursReasonKind Kind, string? Name = null)
{
    /// <summary>An ordinary day of the week.</summary>
    public static HoursReason Weekly { get; } = new(HoursReasonKind.Weekly);
}

/// <summary>What a service's hours say at a moment.</summary>
public sealed record HoursNow
{
    /// <summary>Whether the service answers.</summary>
    public required OpenState State { get; init; }

    /// <summary>The instant at which the state changes; null where it does not, or not within <see cref="OpeningHours.Horizon"/>.</summary>
    public Instant? Until { get; init; }

    /// <summary>The instant at which a closed service next opens; null while it is open, and where no opening is listed.</summary>
    public Instant? NextOpening { get; init; }

    /// <summary>Which rule decides; null where there is none to name: hours unknown, or always open.</summary>
    public HoursReason? Reason { get; init; }

    /// <summary>
    /// Whether a bank holiday that the hub has not been told of could make this wrong: the bank holidays are known up to a
    /// day that has passed, the day is a weekday, and the service has other hours on bank holidays.
    /// </summary>
    public bool MayDifferOnBankHolidays { get; init; }
}

/// <summary>A stretch of time without a break in which a service is listed as open; half open, on instants.</summary>
/// <param name="Start">The first instant.</param>
/// <param name="End">The first instant after it.</param>
/// <param name="Reason">Which rule opens it.</param>
public readonly record struct OpenStretch(Instant Start, Instant End, HoursReason Reason);

/// <summary>A period of a day in minutes from its midnight; <paramref name="To"/> is past 1440 where it ends on the next day.</summary>
/// <param name="From">The first minute, 0 to 1439.</param>
/// <param name="To">The first minute after it; greater than <paramref name="From"/> by at most 1440.</param>
internal readonly record struct DaySpan(int From, int To);

/// <summary>The periods that begin on a day, in order and apart from each other, and the rule that they come from.</summary>
internal sealed record DayRule(ImmutableArray<DaySpan> Spans, HoursReason Reason)
{
    public static DayRule Of(IEnumerable<DaySpan> spans, HoursReason reason) => new(Joined(spans), reason);

    // Periods that touch or overlap are one: nobody hands over to himself.
    private static ImmutableArray<DaySpan> Joined(IEnumerable<DaySpan> spans)
    {
        var joined = ImmutableArray.CreateBuilder<DaySpan>();
        foreach (var span in spans.OrderBy(span => span.From).ThenBy(span => span.To))
        {
            if (joined.Count > 0 && span.From <= joined[^1].To)
            {
                joined[^1] = joined[^1] with { To = Math.Max(joined[^1].To, span.To) };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined.ToImmutable();
    }
}
