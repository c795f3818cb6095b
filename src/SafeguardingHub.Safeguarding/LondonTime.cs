using NodaTime;

namespace SafeguardingHub.Safeguarding;

/// <summary>
/// Between London's local time, in which people write hours and days, and instants, on which they are compared. A day is from
/// midnight to midnight in London.
/// </summary>
public static class LondonTime
{
    /// <summary>Minutes of a day by the clock: 24:00 as a number.</summary>
    public const int MinutesOfDay = 24 * 60;

    /// <summary>Europe/London.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>The day in London at an instant.</summary>
    public static LocalDate Day(Instant at) => at.InZone(Zone).Date;

    /// <summary>The instant at which a day begins in London.</summary>
    public static Instant Midnight(LocalDate day) => day.AtStartOfDayInZone(Zone).ToInstant();

    /// <summary>The first midnight after a moment.</summary>
    public static Instant NextMidnight(Instant moment) => Midnight(Day(moment).PlusDays(1));

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

    /// <summary>A moment at which a part changes because a day begins.</summary>
    internal static Content.Parts.DueMoment Due(string kind, LocalDate day) =>
        new(kind, Midnight(day), day.AtMidnight(), Zone.Id);
}
