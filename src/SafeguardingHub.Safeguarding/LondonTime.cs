using NodaTime;

namespace SafeguardingHub.Safeguarding;

/// <summary>Days as the hub's people live them: from midnight to midnight in London.</summary>
public static class LondonTime
{
    /// <summary>Europe/London.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>The day in London at an instant.</summary>
    public static LocalDate Day(Instant at) => at.InZone(Zone).Date;

    /// <summary>The instant at which a day begins in London.</summary>
    public static Instant Midnight(LocalDate day) => day.AtStartOfDayInZone(Zone).ToInstant();

    /// <summary>A moment at which a part changes because a day begins.</summary>
    internal static Content.Parts.DueMoment Due(string kind, LocalDate day) =>
        new(kind, Midnight(day), day.AtMidnight(), Zone.Id);
}
