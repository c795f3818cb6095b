using NodaTime;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Tests.Services;

/// <summary>The services of the source pages, and short ways to write others.</summary>
internal static class Given
{
    public static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

    public static ServicePart Police { get; } = new() { Numbers = [new ServiceNumber { Number = "999" }], IsEmergency = true };

    public static ServiceHours FrontDoorHours { get; } = new()
    {
        State = HoursState.Weekly,
        Week = [Weekly("08:30", "17:00", Weekdays[..4]), Weekly("08:30", "16:30", "Friday")],
        BankHolidays = BankHolidayRule.Closed,
    };

    public static ServiceHours DutyTeamHours { get; } = new()
    {
        State = HoursState.Weekly,
        Week = [Weekly("00:00", "08:30", Weekdays), Weekly("17:00", "24:00", Weekdays), Weekly("00:00", "24:00", "Saturday", "Sunday")],
        BankHolidays = BankHolidayRule.OwnHours,
        OnBankHolidays = [Day("00:00", "24:00")],
    };

    public static ServicePart FrontDoor { get; } = Service("01905822666", FrontDoorHours);

    public static ServicePart DutyTeam { get; } = Service("01905768020", DutyTeamHours);

    public static ServicePart Access { get; } = Service("01905768053", hours: null);

    public static IReadOnlyList<ServiceOnRoute> ChildRoute { get; } =
        [new ServiceOnRoute("front door", FrontDoor), new ServiceOnRoute("duty team", DutyTeam), new ServiceOnRoute("police", Police)];

    public static BankHolidays Holidays { get; } = BankHolidays.Of(new BankHolidaysPart { KnownUntil = "2030-12-31" });

    public static ServicePart Service(string number, ServiceHours? hours) => new() { Numbers = [new ServiceNumber { Number = number }], Hours = hours };

    public static ServiceHours Hours(params WeeklyPeriod[] week) => new() { State = HoursState.Weekly, Week = [.. week] };

    public static WeeklyPeriod Weekly(string from, string to, params string[] days) => new() { Days = [.. days], From = from, To = to };

    public static DayPeriod Day(string from, string to) => new() { From = from, To = to };

    /// <summary>A moment by London's clock: <c>2027-02-12T16:45</c>, with seconds where they matter.</summary>
    public static Instant At(string local)
    {
        var parsed = DateTime.ParseExact(local, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], System.Globalization.CultureInfo.InvariantCulture);
        return LocalDateTime.FromDateTime(parsed).InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();
    }

    public static Instant Utc(string utc) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(utc).Value;

    public static HoursNow Ask(ServiceHours hours, string local) => OpeningHours.Of(hours).At(At(local), Holidays);
}
