using System.Globalization;
using NodaTime;
using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Content.Publishing;

/// <summary>Which of two, in the hour of autumn that London's clocks show twice.</summary>
public enum Occurrence
{
    /// <summary>Before the clocks go back: summer time.</summary>
    First,

    /// <summary>After the clocks have gone back.</summary>
    Second,
}

/// <summary>A date and time that a person chose, by the clocks of London.</summary>
/// <param name="Local">The date and time.</param>
/// <param name="Occurrence">Which, where the clocks show it twice; null where nobody has said.</param>
public sealed record ChosenTime(LocalDateTime Local, Occurrence? Occurrence = null)
{
    /// <summary>The zone of all times that people choose.</summary>
    public const string Zone = "Europe/London";

    /// <summary>Whether London's clocks show that time twice, so that a person has to say which is meant.</summary>
    public static bool IsDoubled(LocalDateTime local) => London.MapLocal(local).Count == 2;

    private static DateTimeZone London { get; } = DateTimeZoneProviders.Tzdb[Zone];

    /// <summary>The instant, which must be to come; or null and a reason at <paramref name="place"/>.</summary>
    public Instant? Resolve(Instant now, string place, ICollection<Reason> reasons)
    {
        var at = Resolve(place, reasons);
        if (at > now || at is null)
        {
            return at;
        }

        reasons.Add(Reason.Invalid(place, $"{Clock(Local)} on {Day(Local)} is past: choose a time to come."));
        return null;
    }

    /// <summary>The instant, past or to come; or null and a reason at <paramref name="place"/>.</summary>
    public Instant? Resolve(string place, ICollection<Reason> reasons)
    {
        var mapping = London.MapLocal(Local);
        if (mapping.Count == 0)
        {
            var next = mapping.LateInterval.IsoLocalStart;
            reasons.Add(Reason.Invalid(
                place,
                $"There is no {Clock(Local)} on {Day(Local)}: the clocks go forward then. The next time is {Clock(next)}."));
            return null;
        }

        if (mapping.Count == 2 && Occurrence is null)
        {
            reasons.Add(Reason.Invalid(
                place, $"The clocks show {Clock(Local)} twice on {Day(Local)}, because they go back: choose the first or the second."));
            return null;
        }

        return (Occurrence == Publishing.Occurrence.Second ? mapping.Last() : mapping.First()).ToInstant();
    }

    private static string Day(LocalDateTime local) => local.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    // As NHS style writes times: 1am, 1:30pm, midday.
    private static string Clock(LocalDateTime local) => local switch
    {
        { Hour: 12, Minute: 0 } => "midday",
        { Hour: 0, Minute: 0 } => "midnight",
        _ => local.ToString(local.Minute == 0 ? "%h" : "h:mm", CultureInfo.InvariantCulture) + (local.Hour < 12 ? "am" : "pm"),
    };
}
