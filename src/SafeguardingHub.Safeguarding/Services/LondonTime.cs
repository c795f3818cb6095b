using NodaTime;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>Between London's local time, in which hours are written, and instants, on which they are compared.</summary>
public static class LondonTime
{
    /// <summary>Minutes of a day by the clock: 24:00 as a number.</summary>
    public const int MinutesOfDay = 24 * 60;

    /// <summary>Europe/London.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>
    /// The instant at which London's clocks first show a time. A time that the clocks skip in spring is the moment of the
    /// skip; one that they show twice in autumn is the first of both, so that a handover in that hour stays one moment.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="minute">Minutes from its midnight; 1440 and more belong to the next day.</param>
    public static Instant At(LocalDate day, int minute) => At(day.AtMidnight().PlusMinutes(minute));

    /// <inheritdoc cref="At(LocalDate, int)"/>
    public static Instant At(LocalDateTime local)
    {
        var mapping = Zone.MapLocal(local);
        return mapping.Count == 0 ? mapping.EarlyInterval.End : mapping.First().ToInstant();
    }

    /// <summary>The day in London at a moment.</summary>
    public static LocalDate DayOf(Instant moment) => moment.InZone(Zone).Date;

    /// <summary>The first midnight after a moment.</summary>
    public static Instant NextMidnight(Instant moment) => At(DayOf(moment), MinutesOfDay);
}
