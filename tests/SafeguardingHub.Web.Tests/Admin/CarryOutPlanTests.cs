using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>What becomes of a plan when its moment has come.</summary>
public sealed class CarryOutPlanTests : IAsyncLifetime
{
    private const string Wyre = "4hubsectionwyreforest00000";
    private static readonly Actor Bea = FlowHub.Person("bea", Wyre, Permission.PublishContent);
    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private FlowHub hub = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync(time);
        hub.As("bea", Wyre, Permission.PublishContent);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task CarryOut_BeforeItsMoment_DoesNothing()
    {
        var item = await PlannedAsync();
        var before = await hub.FindAsync(item);

        time.Advance(TimeSpan.FromHours(1));
        await CarryOutAsync(item);

        Assert.Equal(before.Revision, (await hub.FindAsync(item)).Revision);
    }

    [Fact]
    public async Task CarryOut_HostWasDown_PublishesAndWithdrawsWhatIsOverdueInOrder()
    {
        var item = await PlannedAsync();
        var stored = await hub.FindAsync(item);
        var withdrawn = await hub.Services.GetRequiredService<ScheduleWithdraw>().ExecuteAsync(
            Bea, new PlanRequest(item, stored.Revision, new ChosenTime(new LocalDateTime(2026, 11, 25, 9, 0))), CancellationToken.None);

        time.Advance(TimeSpan.FromDays(30));
        await CarryOutAsync(item);

        Assert.True(withdrawn.Succeeded);
        var history = await hub.Services.GetRequiredService<IEditorsContent>().HistoryAsync(item, CancellationToken.None);
        Assert.Equal(["UnpublishContent", "PublishContent"], history.Changes.Take(2).Select(change => change.Entry.Action));
        Assert.Null((await hub.FindAsync(item)).Status.NextPlan);
    }

    [Fact]
    public async Task CarryOut_AccountSwitchedOff_SendsTheItemBackAndSaysWhy()
    {
        var item = await PlannedAsync();
        hub.Dismiss("bea");

        time.Advance(TimeSpan.FromDays(2));
        await CarryOutAsync(item);

        var stored = await hub.FindAsync(item);
        Assert.Null(stored.Live);
        Assert.Equal((ItemStanding.SentBack, "bea"), (stored.Standing, stored.Status.TurnOf));
        Assert.Equal("What was planned could not be done. The account of Bea, who planned this, is switched off.", stored.Status.StageBy?.Note);
        Assert.Equal(stored.Status.StageBy?.Note, Assert.Single(await hub.Services.GetRequiredService<IEditorsContent>().RemarksAsync(item, CancellationToken.None)).By.Note);
    }

    [Fact]
    public async Task CarryOut_RightsLost_SendsBackAndIsNotTriedAgain()
    {
        var item = await PlannedAsync();
        hub.As("bea", Wyre, Permission.EditContent);

        time.Advance(TimeSpan.FromDays(2));
        await CarryOutAsync(item);
        var sentBack = await hub.FindAsync(item);
        await CarryOutAsync(item);

        Assert.Contains("PublishContent", sentBack.Status.StageBy?.Note, StringComparison.Ordinal);
        Assert.Equal(sentBack.Revision, (await hub.FindAsync(item)).Revision);
        Assert.DoesNotContain(item, await hub.Services.GetRequiredService<IEditorsContent>().PlansDueAsync(Instant.FromUtc(2030, 1, 1, 0, 0), 1000, CancellationToken.None));
    }

    [Fact]
    public async Task CarryOut_WithdrawnByHandMeanwhile_ForgetsThePlanWithoutAWord()
    {
        var item = await PlannedAsync();
        time.Advance(TimeSpan.FromDays(2));
        await CarryOutAsync(item);
        var live = await hub.FindAsync(item);
        var plan = await hub.Services.GetRequiredService<ScheduleWithdraw>().ExecuteAsync(
            Bea, new PlanRequest(item, live.Revision, new ChosenTime(new LocalDateTime(2026, 12, 25, 9, 0))), CancellationToken.None);
        var byHand = await hub.Services.GetRequiredService<UnpublishContent>().ExecuteAsync(Bea, item, plan.Value.Revision, null, CancellationToken.None);

        time.Advance(TimeSpan.FromDays(60));
        await CarryOutAsync(item);

        Assert.True(byHand.Succeeded);
        var stored = await hub.FindAsync(item);
        Assert.Equal((ItemStanding.Draft, (Instant?)null), (stored.Standing, stored.Status.NextPlan));
        Assert.Empty(await hub.Services.GetRequiredService<IEditorsContent>().RemarksAsync(item, CancellationToken.None));
    }

    private async Task<ContentItemId> PlannedAsync()
    {
        var item = await hub.DraftAsync("Planned", Wyre);
        var outcome = await hub.Services.GetRequiredService<SchedulePublish>().ExecuteAsync(
            Bea, new PlanRequest(item, 1, new ChosenTime(new LocalDateTime(2026, 11, 24, 9, 0))), CancellationToken.None);
        Assert.True(outcome.Succeeded);
        return item;
    }

    private Task CarryOutAsync(ContentItemId item) => hub.Services.GetRequiredService<CarryOutPlan>().ExecuteAsync(item, CancellationToken.None);
}
