using NodaTime;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Calls;
using SafeguardingHub.Safeguarding.Services;
using static SafeguardingHub.Safeguarding.Tests.Calls.CallMarksTests;
using static SafeguardingHub.Safeguarding.Tests.Services.Given;

namespace SafeguardingHub.Safeguarding.Tests.Calls;

/// <summary>When a number is to be rung again, and whose turn it is.</summary>
public class ContactStandingTests
{
    private static readonly CallRules Rules = new(90);
    private static readonly LocalDate RungOn = new(2026, 11, 2);

    [Theory]
    [InlineData(75, ContactNeed.Fine, null)]
    [InlineData(76, ContactNeed.DueSoon, null)]
    [InlineData(89, ContactNeed.DueSoon, null)]
    [InlineData(90, ContactNeed.Due, CallTurn.Owner)]
    [InlineData(96, ContactNeed.Due, CallTurn.Owner)]
    [InlineData(97, ContactNeed.Due, CallTurn.SectionOwners)]
    [InlineData(111, ContactNeed.Due, CallTurn.Administrators)]
    public void Number_DaysAfterAGoodCall_StandsByTheDays(int days, ContactNeed need, CallTurn? turn)
    {
        var rung = Rung(FrontDoor, Call("01905822666", CallOutcome.RightTeam, "2026-11-02T12:00"));

        var standing = ContactStanding.Of(rung, RungOn.PlusDays(days), Holidays, Rules);

        Assert.Equal((need, turn), (standing.Need, standing.Turn));
    }

    [Fact]
    public void Number_NeverRung_IsDueToday()
    {
        var standing = ContactStanding.Of(FrontDoor, RungOn, Holidays, Rules);

        Assert.Equal((ContactNeed.Due, 0, (CallTurn?)CallTurn.Owner), (standing.Need, standing.DaysOverdue, standing.Turn));
    }

    [Fact]
    public void Number_InDoubt_ComesBeforeWhatIsDue()
    {
        var doubtful = Rung(FrontDoor, Call("01905822666", CallOutcome.RightTeam, "2026-11-02T12:00"), Call("01905822666", CallOutcome.WrongTeam, "2026-11-03T12:00"));

        Assert.Equal((ContactNeed.InDoubt, (CallTurn?)CallTurn.Owner), (ContactStanding.Of(doubtful, RungOn.PlusDays(2), Holidays, Rules).Need, ContactStanding.Of(doubtful, RungOn.PlusDays(2), Holidays, Rules).Turn));
    }

    [Fact]
    public void BankHolidaySlot_FallsDueOnABankHoliday()
    {
        var slot = Assert.Single(ContactStanding.Of(DutyTeam, RungOn, Holidays, Rules).Slots, slot => slot.Slot == CallSlot.BankHoliday);

        Assert.Equal(new LocalDate(2026, 12, 25), slot.DueOn);
    }

    [Fact]
    public void EmergencyService_IsNeverRung()
    {
        Assert.Empty(ContactStanding.Of(Police, RungOn, Holidays, Rules).Slots);
    }

    [Fact]
    public void Slots_AreThoseInWhichTheServiceIsListedAsOpen()
    {
        Assert.Equal([CallSlot.Daytime], CallSlots.Of(FrontDoor).AsEnumerable());
        Assert.Equal([CallSlot.Evening, CallSlot.Weekend, CallSlot.BankHoliday], CallSlots.Of(DutyTeam).AsEnumerable());
        Assert.Equal([CallSlot.AnyTime], CallSlots.Of(Access).AsEnumerable());
    }

    [Theory]
    [InlineData("2026-11-23T09:00", CallSlot.Daytime)]
    [InlineData("2026-11-23T18:00", CallSlot.Evening)]
    [InlineData("2026-11-23T07:59", CallSlot.Evening)]
    [InlineData("2026-11-22T12:00", CallSlot.Weekend)]
    [InlineData("2026-12-25T12:00", CallSlot.BankHoliday)]
    public void Moment_BelongsToItsHours(string at, CallSlot slot)
    {
        Assert.Equal(slot, CallSlots.At(At(at), Holidays));
    }

    [Theory]
    [InlineData(CallSlot.BankHoliday, "2026-11-23T12:00", "no bank holiday")]
    [InlineData(CallSlot.Weekend, "2026-11-23T12:00", "Monday")]
    [InlineData(CallSlot.Daytime, "2026-11-22T12:00", "Sunday")]
    public void Slot_ThatTheDayDoesNotHave_IsAFault(CallSlot slot, string at, string words)
    {
        Assert.Contains(words, CallSlots.Fault(slot, At(at), Holidays), StringComparison.Ordinal);
    }

    [Fact]
    public void DueMoments_AreTheDaysOnWhichItBecomesSomebodysTurn()
    {
        var part = FrontDoor with { Calls = new ServiceCalls { DueOn = "2027-01-31" } };

        var moments = ((PartKind)new ServicePartKind()).DueMoments(part).Select(moment => (moment.Kind, moment.Local?.Date)).ToList();

        Assert.Equal([("call-due", new LocalDate(2027, 1, 31)), ("call-owners", new LocalDate(2027, 2, 7)), ("call-administrators", new LocalDate(2027, 2, 21))], moments);
        Assert.Empty(((PartKind)new ServicePartKind()).DueMoments(FrontDoor));
    }

    [Fact]
    public void Route_PutsAServiceThatIsBeingCheckedLast()
    {
        var doubtful = Rung(FrontDoor, Call("01905822666", CallOutcome.WrongTeam, "2026-11-03T12:00"));

        var now = RouteNow.At([new ServiceOnRoute("front door", doubtful), new ServiceOnRoute("duty team", DutyTeam), new ServiceOnRoute("police", Police)], At("2026-11-03T12:00"), Holidays);

        Assert.Equal(["police", "duty team", "front door"], now.Services.Select(service => service.Entry.Id));
    }
}
