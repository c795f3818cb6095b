using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteCallTests() : CallContract(HubProvider.Sqlite);

public sealed class PostgresCallTests() : CallContract(HubProvider.Postgres);

public abstract class CallContract(HubProvider provider) : HubContract(provider)
{
    private static readonly LoggedCall Call = new(Given.Id("s1"), "01905822666", "right-team", Given.Start, new Mark(ActorKind.User, "ann", "Ann", Given.Start + Duration.FromMinutes(2), "said"))
    {
        Slot = "daytime", AnsweredBy = "Duty worker", MenuOption = "2", Hours = "abc",
    };

    private ICallLog Log => (ICallLog)Hub.Services.GetService(typeof(ICallLog))!;

    private IFeedbackStore Feedback => (IFeedbackStore)Hub.Services.GetService(typeof(IFeedbackStore))!;

    [Fact]
    public async Task Calls_AreKeptWhole_TheNewestFirst()
    {
        var mark = Call with { Outcome = "marked", Slot = null, Reason = "told-changed", At = Given.Start - Duration.FromDays(1) };
        await AddAsync(Call, mark, Call with { Item = Given.Id("s2") });

        Assert.Equal([Call, mark], await Log.OfAsync(Given.Id("s1"), 10, CancellationToken.None));
        Assert.Equal([Call], await Log.OfAsync(Given.Id("s1"), 1, CancellationToken.None));
    }

    [Fact]
    public async Task Calls_OfANumber_AreReadInTheirOrder_TheUnitsOwnAmongThem()
    {
        var earlier = Call with { At = Given.Start - Duration.FromDays(1) };
        await AddAsync(Call, Call with { Number = "01905768020" });

        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        await unit.Calls.AddAsync(earlier, audit: null, CancellationToken.None);

        Assert.Equal([earlier, Call], await unit.Calls.OfAsync(Given.Id("s1"), "01905822666", CancellationToken.None));
    }

    [Fact]
    public async Task Call_OfAUnitThatIsNotCommitted_IsNone()
    {
        await using (var unit = await Hub.Store.BeginAsync(CancellationToken.None))
        {
            await unit.Calls.AddAsync(Call, audit: null, CancellationToken.None);
        }

        Assert.Empty(await Log.OfAsync(Given.Id("s1"), 10, CancellationToken.None));
    }

    [Fact]
    public async Task Call_WithAnAuditEntry_IsInTheHistoryOfItsItem()
    {
        await Hub.WriteAsync(Given.Live("s1", "v1"));
        await using (var unit = await Hub.Store.BeginAsync(CancellationToken.None))
        {
            await unit.Calls.AddAsync(Call, Given.Audit with { Action = "RecordCall" }, CancellationToken.None);
            await unit.CommitAsync(CancellationToken.None);
        }

        var content = (IEditorsContent)Hub.Services.GetService(typeof(IEditorsContent))!;
        Assert.Contains((await content.HistoryAsync(Given.Id("s1"), CancellationToken.None)).Changes, change => change.Entry.Action == "RecordCall");
    }

    [Fact]
    public async Task Calls_RecordedAtOnce_EachSeeTheOther()
    {
        const int Callers = 6;
        await Hub.WriteAsync(Given.Live("s1", "v1"));

        var seen = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
            var before = await unit.Calls.OfAsync(Given.Id("s1"), Call.Number, CancellationToken.None);
            await unit.Calls.AddAsync(Call, audit: null, CancellationToken.None);
            await unit.CommitAsync(CancellationToken.None);
            return before.Count;
        })));

        Assert.Equal(Enumerable.Range(0, Callers), seen.Order());
    }

    [Fact]
    public async Task Reports_LookedAt_AreNoLongerNew_AndLaterOnesAre()
    {
        var answer = new FeedbackAnswer("number", "s1", "01905822666", "not-answered", new LocalDate(2026, 3, 2));
        await Feedback.AddAsync(answer, CancellationToken.None);
        await Feedback.AddAsync(answer, CancellationToken.None);

        Assert.False(await MarkAsync(1));
        Assert.True(await MarkAsync(2));
        await Feedback.AddAsync(answer, CancellationToken.None);

        var report = Assert.Single(await Feedback.SinceAsync("number", answer.Day, CancellationToken.None));
        Assert.Equal((3, 2, 1, "Ada", (Instant?)Given.Start), (report.Count, report.Looked, report.New, report.LookedBy, report.LookedAt));
    }

    [Fact]
    public async Task Reports_OlderThanWhatIsShown_DoNotKeepNewerOnesFromBeingLookedAt()
    {
        var answer = new FeedbackAnswer("number", "s1", "01905822666", "not-answered", new LocalDate(2026, 3, 2));
        await Feedback.AddAsync(answer with { Day = new LocalDate(2025, 11, 2) }, CancellationToken.None);
        await Feedback.AddAsync(answer, CancellationToken.None);

        Assert.True(await MarkAsync(1));

        Assert.Equal([0, 1], (await Feedback.SinceAsync("number", new LocalDate(2025, 1, 1), CancellationToken.None)).Select(report => report.New));
    }

    private async Task<bool> MarkAsync(int seen)
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        var isMarked = await unit.Calls.MarkReportsAsync("number", Given.Id("s1"), new LocalDate(2026, 3, 1), seen, Given.Audit, CancellationToken.None);
        if (isMarked)
        {
            await unit.CommitAsync(CancellationToken.None);
        }

        return isMarked;
    }

    private async Task AddAsync(params LoggedCall[] calls)
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        foreach (var call in calls)
        {
            await unit.Calls.AddAsync(call, audit: null, CancellationToken.None);
        }

        await unit.CommitAsync(CancellationToken.None);
    }
}
