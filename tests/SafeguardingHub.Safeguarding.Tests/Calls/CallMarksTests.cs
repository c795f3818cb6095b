using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Calls;
using SafeguardingHub.Safeguarding.Services;
using static SafeguardingHub.Safeguarding.Tests.Services.Given;

namespace SafeguardingHub.Safeguarding.Tests.Calls;

/// <summary>What a service says of itself after calls to its numbers.</summary>
public class CallMarksTests
{
    private const string Door = "01905822666";
    private const string Other = "01905768020";
    private static readonly PartKind Kind = new ServicePartKind();

    [Fact]
    public void Service_RungAndFoundRight_IsConfirmedOnThatDay()
    {
        var rung = Rung(FrontDoor, Call(Door, CallOutcome.RightTeam, "2026-11-02T12:00"));

        Assert.Equal(new Confirmation { By = "Ann", On = "2026-11-02" }, rung.Confirmation);
        Assert.False(rung.IsInDoubt());
    }

    [Fact]
    public void Service_OfTwoNumbers_IsConfirmedOnceBothWereRung_AsOfTheOlder()
    {
        var two = FrontDoor with { Numbers = [.. FrontDoor.Numbers, new ServiceNumber { Number = Other }] };

        var one = Rung(two, Call(Door, CallOutcome.RightTeam, "2026-11-02T12:00"));
        var both = Rung(one, Call(Other, CallOutcome.RightTeam, "2026-11-05T12:00"));

        Assert.Null(one.Confirmation);
        Assert.Equal("2026-11-02", both.Confirmation?.On);
    }

    [Fact]
    public void NotAnswered_Once_IsNoDoubt_TwiceInARowIs()
    {
        var once = Rung(FrontDoor, Call(Door, CallOutcome.NotAnswered, "2026-11-02T12:00"));
        var between = Rung(FrontDoor, Call(Door, CallOutcome.NotAnswered, "2026-11-02T12:00"), Call(Door, CallOutcome.RightTeam, "2026-11-02T13:00"), Call(Door, CallOutcome.NotAnswered, "2026-11-03T12:00"));
        var twice = Rung(FrontDoor, Call(Door, CallOutcome.NotAnswered, "2026-11-02T12:00"), Call(Door, CallOutcome.NotAnswered, "2026-11-03T12:00"));

        Assert.False(once.IsInDoubt());
        Assert.False(between.IsInDoubt());
        Assert.True(twice.IsInDoubt());
    }

    [Theory]
    [InlineData(CallOutcome.WrongTeam)]
    [InlineData(CallOutcome.NoSuchNumber)]
    public void WrongAnswer_Once_PutsInDoubtAndTakesTheConfirmation_UntilAGoodCall(CallOutcome wrong)
    {
        LoggedCall[] calls = [Call(Door, CallOutcome.RightTeam, "2026-11-02T12:00"), Call(Door, wrong, "2026-11-03T12:00")];

        var doubtful = Rung(FrontDoor, calls);
        var cleared = Rung(FrontDoor, [.. calls, Call(Door, CallOutcome.RightTeam, "2026-11-04T12:00")]);

        Assert.True(doubtful.IsInDoubt());
        Assert.Null(doubtful.Confirmation);
        Assert.False(cleared.IsInDoubt());
        Assert.Equal("2026-11-04", cleared.Confirmation?.On);
    }

    [Fact]
    public void GoodCall_RecordedLate_ClearsNoDoubtThatCameAfterIt()
    {
        var service = Rung(FrontDoor, Call(Door, CallOutcome.WrongTeam, "2026-11-03T12:00"), Call(Door, CallOutcome.RightTeam, "2026-11-02T12:00"));

        Assert.True(service.IsInDoubt());
    }

    [Fact]
    public void Doubt_OfOneNumber_IsNotClearedByACallToTheOther()
    {
        var two = FrontDoor with { Numbers = [.. FrontDoor.Numbers, new ServiceNumber { Number = Other }] };

        var service = Rung(Rung(two, Call(Door, CallOutcome.WrongTeam, "2026-11-02T12:00")), Call(Other, CallOutcome.RightTeam, "2026-11-05T12:00"));

        Assert.Equal(Door, Assert.Single(service.Calls!.Doubts).Number);
    }

    [Fact]
    public void Confirmation_IsLostWithTheNumberOrTheHours_AndNotWithTheSummary()
    {
        var rung = Rung(FrontDoor, Call(Door, CallOutcome.RightTeam, "2026-11-02T12:00"));

        var reworded = Saved(rung with { Summary = "Other words" }, rung);
        var renumbered = Saved(rung with { Numbers = [new ServiceNumber { Number = Other }] }, rung);
        var added = Saved(rung with { Numbers = [.. rung.Numbers, new ServiceNumber { Number = Other }] }, rung);
        var rehoured = Saved(rung with { Hours = FrontDoorHours with { Week = [Weekly("09:00", "17:00", Weekdays)] } }, rung);
        var closedOneDay = Saved(rung with { Hours = FrontDoorHours with { Exceptions = [new DatedHours { Date = "2026-12-24" }] } }, rung);

        Assert.NotNull(reworded.Confirmation);
        Assert.Null(renumbered.Confirmation);
        Assert.Null(renumbered.Calls);
        Assert.Null(added.Confirmation);
        Assert.Null(rehoured.Confirmation);
        Assert.NotNull(closedOneDay.Confirmation);
    }

    [Fact]
    public void Confirmation_ThatSomebodyTypes_IsNone()
    {
        var rung = Rung(FrontDoor, Call(Door, CallOutcome.RightTeam, "2026-11-02T12:00"));
        var typed = FrontDoor with { Confirmation = new Confirmation { By = "Nobody", On = "2026-01-01" } };

        Assert.Null(Saved(typed, before: null).Confirmation);
        Assert.Null(Saved(rung, before: null).Confirmation);
        Assert.Equal("2026-11-02", Saved(typed, rung).Confirmation?.On);
        Assert.Null(Saved(Police with { Calls = rung.Calls }, rung).Calls);
    }

    [Fact]
    public void Readers_LearnThatANumberIsBeingChecked_AndNeverWhoRang()
    {
        var doubtful = Rung(FrontDoor, Call(Door, CallOutcome.RightTeam, "2026-11-02T12:00"), Call(Door, CallOutcome.WrongTeam, "2026-11-03T12:00"));

        var seen = (ServicePart)Kind.ForReaders(doubtful)!;

        Assert.True(seen.IsInDoubt());
        Assert.DoesNotContain("Ann", PartJson.Write(seen, source: null).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void SecondPerson_IsAskedForWhereNumbersHoursOrTheOrderOfServicesChange()
    {
        var route = new RoutePart { Services = [new RouteService { Service = "a" }, new RouteService { Service = "b" }] };
        PartKind routes = new RoutePartKind();

        Assert.True(Kind.AsksForSecondPerson(null, FrontDoor));
        Assert.True(Kind.AsksForSecondPerson(FrontDoor, FrontDoor with { Numbers = [new ServiceNumber { Number = Other }] }));
        Assert.True(Kind.AsksForSecondPerson(FrontDoor, FrontDoor with { Hours = DutyTeamHours }));
        Assert.True(Kind.AsksForSecondPerson(FrontDoor, null));
        Assert.False(Kind.AsksForSecondPerson(FrontDoor, FrontDoor with { Summary = "Other words", FormerNames = ["Old"], Hours = FrontDoorHours with { AsStated = "weekdays" } }));
        Assert.True(routes.AsksForSecondPerson(route, route with { Services = [.. route.Services.Reverse()] }));
        Assert.False(routes.AsksForSecondPerson(route, route with { ForWhom = "Everybody" }));
    }

    internal static LoggedCall Call(string number, CallOutcome outcome, string at, CallSlot slot = CallSlot.Daytime, ServiceHours? hours = null) =>
        new(ContentItemId.Parse("4service"), number, CallWords.Code(outcome), At(at), new Mark(ActorKind.User, "ann", "Ann", At(at) + Duration.FromMinutes(1)))
        {
            Slot = CallWords.Code(slot), Hours = CallMarks.HoursMark(hours ?? FrontDoorHours),
        };

    internal static ServicePart Rung(ServicePart part, params LoggedCall[] calls) =>
        CallMarks.Marked(part, CallMarks.After(part.Calls, calls[0].Number, calls, CallMarks.HoursMark(part.Hours)));

    private static ServicePart Saved(ServicePart part, ServicePart? before) => (ServicePart)Kind.Marked(part, before);
}
