using NodaTime;
using SafeguardingHub.Safeguarding.Services;
using static SafeguardingHub.Safeguarding.Tests.Services.Given;

namespace SafeguardingHub.Safeguarding.Tests.Services;

/// <summary>Three years of the child route, minute by minute, against the words of the source pages written out another way.</summary>
public class EveryMinuteTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2029, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    // Longer than the minutes asked about, so that the last of them find their change too.
    private static readonly int Minutes = (int)(End - Start).TotalMinutes;
    private static readonly int Ahead = 14 * 24 * 60;

    private static readonly HashSet<DateOnly> Holidays = [.. """
        2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
        2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
        2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26 2029-01-01
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(text => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture))];

    [Fact]
    public void ChildRoute_EveryMinuteOfThreeYears_IsAsTheSlowReferenceSays()
    {
        var frontDoor = Reference(IsFrontDoorOpen);
        var dutyTeam = Reference(IsDutyTeamOpen);
        var faults = new System.Collections.Concurrent.ConcurrentQueue<string>();

        Parallel.For(0, Minutes, (minute, loop) =>
        {
            var now = RouteNow.At(ChildRoute, At(minute), Given.Holidays);
            var isGap = !frontDoor.IsOpen[minute] && !dutyTeam.IsOpen[minute];
            if (!Agrees(now, "front door", frontDoor, minute) || !Agrees(now, "duty team", dutyTeam, minute)
                || now.Gap != (isGap ? RouteGap.Gap : RouteGap.None)
                || now.Until != At(Math.Min(frontDoor.Change[minute], dutyTeam.Change[minute]))
                || !now.Services[0].IsEmergency
                || now.Services[1].Hours.State != (isGap ? OpenState.Closed : OpenState.Open))
            {
                faults.Enqueue($"{now.ComputedAt}: {string.Join("; ", now.Services.Select(service => $"{service.Entry.Id} {service.Hours}"))}");
                loop.Stop();
            }
        });

        Assert.Empty(faults);
    }

    private static bool Agrees(RouteNow now, string id, (bool[] IsOpen, int[] Change) reference, int minute)
    {
        var hours = now.Services.First(service => service.Entry.Id == id).Hours;
        var change = At(reference.Change[minute]);
        return reference.IsOpen[minute]
            ? hours.State == OpenState.Open && hours.Until == change && hours.NextOpening is null
            : hours.State == OpenState.Closed && hours.Until == change && hours.NextOpening == change;
    }

    private static Instant At(int minute) => Instant.FromDateTimeOffset(Start.AddMinutes(minute));

    private static (bool[] IsOpen, int[] Change) Reference(Func<DateTime, bool> isOpen)
    {
        var open = new bool[Minutes + Ahead];
        for (var minute = 0; minute < open.Length; minute++)
        {
            open[minute] = isOpen(TimeZoneInfo.ConvertTime(Start.AddMinutes(minute), London).DateTime);
        }

        var change = new int[open.Length];
        change[^1] = open.Length;
        for (var minute = open.Length - 2; minute >= 0; minute--)
        {
            change[minute] = open[minute] == open[minute + 1] ? change[minute + 1] : minute + 1;
        }

        return (open, change);
    }

    private static bool IsFreeDay(DateTime local) => local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Holidays.Contains(DateOnly.FromDateTime(local));

    private static bool IsFrontDoorOpen(DateTime local)
    {
        var closing = local.DayOfWeek == DayOfWeek.Friday ? new TimeSpan(16, 30, 0) : new TimeSpan(17, 0, 0);
        return !IsFreeDay(local) && local.TimeOfDay >= new TimeSpan(8, 30, 0) && local.TimeOfDay < closing;
    }

    private static bool IsDutyTeamOpen(DateTime local) =>
        IsFreeDay(local) || local.TimeOfDay < new TimeSpan(8, 30, 0) || local.TimeOfDay >= new TimeSpan(17, 0, 0);
}
