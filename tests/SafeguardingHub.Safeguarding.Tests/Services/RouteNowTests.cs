using NodaTime;
using SafeguardingHub.Safeguarding.Services;
using static SafeguardingHub.Safeguarding.Tests.Services.Given;

namespace SafeguardingHub.Safeguarding.Tests.Services;

/// <summary>Whom to call at the moments at which the source pages can be held to their words.</summary>
public class RouteNowTests
{
    [Theory]
    [InlineData("2027-02-08T08:29:59", "duty team")]
    [InlineData("2027-02-08T08:30:00", "front door")]
    [InlineData("2027-02-11T16:59:59", "front door")]
    [InlineData("2027-02-11T17:00:00", "duty team")]
    [InlineData("2027-02-12T16:29:59", "front door")]
    [InlineData("2027-02-12T16:30:00", null)]
    [InlineData("2027-02-12T16:59:59", null)]
    [InlineData("2027-02-12T17:00:00", "duty team")]
    [InlineData("2027-02-13T00:00:00", "duty team")]
    [InlineData("2027-02-13T12:00:00", "duty team")]
    [InlineData("2027-02-13T23:59:59", "duty team")]
    [InlineData("2026-12-25T10:00:00", "duty team")]
    [InlineData("2026-12-28T10:00:00", "duty team")]
    [InlineData("2027-03-26T16:45:00", "duty team")]
    [InlineData("2027-03-28T01:30:00", "duty team")]
    [InlineData("2027-03-29T10:00:00", "duty team")]
    [InlineData("2027-12-27T10:00:00", "duty team")]
    [InlineData("2027-12-28T10:00:00", "duty team")]
    public void ChildRoute_AtATestPoint_HasThatOneServiceOpen(string local, string? open)
    {
        var now = RouteNow.At(ChildRoute, At(local), Holidays);

        Assert.Equal(open is null ? [] : [open], now.Services.Where(service => service.Hours.State == OpenState.Open).Select(service => service.Entry.Id));
        Assert.Equal(open is null ? RouteGap.Gap : RouteGap.None, now.Gap);
    }

    [Theory]
    [InlineData("2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T01:30:00Z")]
    [InlineData("2027-03-28T00:59:59Z")]
    [InlineData("2027-03-28T01:00:00Z")]
    public void ChildRoute_WhileTheClocksChange_IsOneStretchOfTheDutyTeam(string utc)
    {
        var now = RouteNow.At(ChildRoute, Utc(utc), Holidays);

        var open = Assert.Single(now.Services, service => service.Hours.State == OpenState.Open);
        Assert.Equal("duty team", open.Entry.Id);
        Assert.Equal(utc.StartsWith("2026", StringComparison.Ordinal) ? At("2026-10-26T08:30") : At("2027-03-30T08:30"), open.Hours.Until);
    }

    [Fact]
    public void ChildRoute_InTheKnownGap_PutsTheNextToOpenFirst_AndHidesNobody()
    {
        var now = RouteNow.At(ChildRoute, At("2027-02-12T16:30"), Holidays);

        Assert.Equal(["police", "duty team", "front door"], now.Services.Select(service => service.Entry.Id));
        Assert.Equal(At("2027-02-12T17:00"), now.Until);
        Assert.Equal(At("2027-02-12T17:00"), now.NextOpening);
        Assert.Equal(At("2027-02-15T08:30"), now.Services[2].Hours.NextOpening);
        Assert.Equal(OpenState.Always, now.Services[0].Hours.State);
    }

    [Fact]
    public void DutyTeam_OnFridayEvening_IsOneStretchToMonday()
    {
        var now = RouteNow.At(ChildRoute, At("2027-02-12T17:00"), Holidays);

        Assert.Equal(At("2027-02-15T08:30"), now.Services.Single(service => service.Entry.Id == "duty team").Hours.Until);
        Assert.Equal(At("2027-02-15T08:30"), now.Until);
        Assert.Equal(At("2027-02-13T00:00"), now.HoldsUntil);
    }

    [Fact]
    public void Route_WithUnknownHoursAndNobodyOpen_IsNeitherOpenNorAGap()
    {
        var now = RouteNow.At([new("front door", FrontDoor), new("access", Access), new("police", Police)], At("2027-02-13T12:00"), Holidays);

        Assert.Equal(RouteGap.Unknown, now.Gap);
        Assert.Equal(["police", "access", "front door"], now.Services.Select(service => service.Entry.Id));
        Assert.Equal(OpenState.Unknown, now.Services[1].Hours.State);
    }

    [Fact]
    public void Route_WithOneOpen_PutsUnknownHoursAfterIt_AndClosedOnesInRouteOrder()
    {
        IReadOnlyList<ServiceOnRoute> route = [new("duty team", DutyTeam), new("access", Access), new("late", Service("1", Hours(Weekly("20:00", "21:00", "Monday")))), new("front door", FrontDoor)];

        var now = RouteNow.At(route, At("2027-02-08T12:00"), Holidays);

        Assert.Equal(RouteGap.None, now.Gap);
        Assert.Equal(["front door", "access", "duty team", "late"], now.Services.Select(service => service.Entry.Id));
    }

    [Fact]
    public void Route_WithEmergencyServicesAlone_IsAGap()
    {
        var now = RouteNow.At([new("police", Police)], At("2027-02-08T12:00"), Holidays);

        Assert.Equal(RouteGap.Gap, now.Gap);
        Assert.Single(now.Services);
        Assert.Null(now.Until);
    }

    [Theory]
    [InlineData("2027-02-08T12:00", HoursReasonKind.Weekly, null)]
    [InlineData("2027-03-26T12:00", HoursReasonKind.BankHoliday, "Good Friday")]
    [InlineData("2027-02-09T12:00", HoursReasonKind.Exception, "Staff training day")]
    public void Reason_OfAClosedOrOpenService_NamesTheRule(string local, HoursReasonKind kind, string? name)
    {
        var hours = FrontDoorHours with { Exceptions = [new DatedHours { Date = "2027-02-09", Note = "Staff training day" }] };

        Assert.Equal(new HoursReason(kind, name), Ask(hours, local).Reason);
    }

    [Fact]
    public void Route_PastTheKnownBankHolidays_SaysThatWeekdaysMayDiffer()
    {
        var known = BankHolidays.Of(new BankHolidaysPart { KnownUntil = "2027-02-09" });
        HoursNow Front(string local) => OpeningHours.Of(FrontDoorHours).At(At(local), known);

        Assert.False(Front("2027-02-09T12:00").MayDifferOnBankHolidays);
        Assert.True(Front("2027-02-10T12:00").MayDifferOnBankHolidays);
        Assert.True(Front("2027-02-09T18:00").MayDifferOnBankHolidays);
        Assert.True(Front("2027-02-13T12:00").MayDifferOnBankHolidays);
        Assert.False(OpeningHours.Of(FrontDoorHours with { BankHolidays = BankHolidayRule.SameAsWeekday }).At(At("2027-02-10T12:00"), known).MayDifferOnBankHolidays);
        Assert.True(OpeningHours.Of(FrontDoorHours).At(At("2027-02-10T12:00"), BankHolidays.Computed).MayDifferOnBankHolidays);
    }
}
