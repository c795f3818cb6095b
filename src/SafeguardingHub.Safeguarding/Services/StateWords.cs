namespace SafeguardingHub.Safeguarding.Services;

/// <summary>What a service's hours say at a moment, in words that stand alone.</summary>
public static class StateWords
{
    /// <summary>
    /// "Listed as open until 5pm today", "Closed now. Listed to open at 8:30am on Monday", "Opening hours not given". That a
    /// service is open is said only of one that somebody has rung; of others, and of single days with hours of their own, that it
    /// is listed so: nobody has rung on such a day.
    /// </summary>
    public static string Of(HoursNow hours, bool isConfirmed, MomentWords words) =>
        Sentence(hours, isConfirmed && hours.Reason?.Kind != HoursReasonKind.Exception, words)
        + (hours.Reason is { Kind: HoursReasonKind.Exception, Name: { } note } ? $" ({note.TrimEnd('.')})" : "")
        + (hours.MayDifferOnBankHolidays ? ". May differ on bank holidays" : "");

    private static string Sentence(HoursNow hours, bool isConfirmed, MomentWords words)
    {
        var listed = isConfirmed ? words.IsNow ? "Open now" : "Open" : "Listed as open";
        var closed = words.IsNow ? "Closed now. " : "Closed then. ";
        return hours switch
        {
            { State: OpenState.Always } or { State: OpenState.Open, Until: null } => listed + " at all hours",
            { State: OpenState.Open, Until: { } until } => $"{listed} until {words.Until(until)}",
            { State: OpenState.Closed, NextOpening: { } next } => $"{closed}{(isConfirmed ? "Opens" : "Listed to open")} at {words.Opening(next)}",
            { State: OpenState.Closed } => closed + "No next opening is listed",
            _ => "Opening hours not given",
        };
    }
}
