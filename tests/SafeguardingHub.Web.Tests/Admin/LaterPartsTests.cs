using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Orchard Core's moments in a text, and the hub's schedule, say the same.</summary>
public sealed class LaterPartsTests : IAsyncLifetime
{
    private const string Wyre = "4hubsectionwyreforest00000";
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 24, 12, 0);
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
    public async Task PublishLater_InADraft_IsPlannedCarriedOutAndEmptied()
    {
        var item = await CreateAsync("""{ "PublishLaterPart": { "ScheduledPublishUtc": "2026-11-24T12:00:00Z" } }""");

        var planned = await hub.FindAsync(item);
        await CarryOutAsync(item);
        var early = await hub.FindAsync(item);
        time.Advance(TimeSpan.FromDays(2));
        await CarryOutAsync(item);

        Assert.Equal((Noon, "bea"), (planned.Status.PublishPlan?.At, planned.Status.PublishPlan?.By.ActorId));
        Assert.Equal(new LocalDateTime(2026, 11, 24, 12, 0), planned.Status.PublishPlan!.Local);
        Assert.Null(early.Live);
        var live = await hub.FindAsync(item);
        Assert.NotNull(live.Live);
        Assert.Null(live.Live.Item.Part<PublishLaterPart>()!.ScheduledPublishUtc);
        Assert.Null(live.Status.PublishPlan);
    }

    [Fact]
    public async Task ArchiveLater_OnceLive_IsWithdrawnAndNotPlannedAgain()
    {
        var item = await CreateAsync("""{ "ArchiveLaterPart": { "ScheduledArchiveUtc": "2026-11-24T12:00:00Z" } }""");
        await PublishAsync(item);

        var planned = await hub.FindAsync(item);
        time.Advance(TimeSpan.FromDays(2));
        await CarryOutAsync(item);
        var withdrawn = await hub.FindAsync(item);
        await hub.SaveAsync(withdrawn, withdrawn.Latest!.Item.Parts, "ann");
        await PublishAsync(item);

        Assert.Equal(Noon, planned.Status.WithdrawPlan?.At);
        Assert.Null(withdrawn.Live);
        var again = await hub.FindAsync(item);
        Assert.NotNull(again.Live);
        Assert.Null(again.Status.WithdrawPlan);
        Assert.Null(again.Live.Item.Part<ArchiveLaterPart>()!.ScheduledArchiveUtc);
    }

    [Fact]
    public async Task PublishLater_PlanCancelled_IsEmptiedAndStaysSo()
    {
        var item = await CreateAsync("""{ "PublishLaterPart": { "ScheduledPublishUtc": "2026-11-24T12:00:00Z" } }""");
        var stored = await hub.FindAsync(item);

        Done(await hub.Services.GetRequiredService<CancelSchedule>().ExecuteAsync(Bea, new StepRequest(item, stored.Revision, null), CancellationToken.None));
        var cancelled = await hub.FindAsync(item);
        await hub.SaveAsync(cancelled, cancelled.Latest!.Item.Parts, "ann");

        Assert.Null(cancelled.Latest.Item.Part<PublishLaterPart>()!.ScheduledPublishUtc);
        Assert.Null((await hub.FindAsync(item)).Status.PublishPlan);
    }

    [Fact]
    public async Task Schedule_OfADraftWithThePart_IsWrittenInOrchardsShape()
    {
        var item = await CreateAsync("""{ "PublishLaterPart": {} }""");
        var stored = await hub.FindAsync(item);

        Done(await hub.Services.GetRequiredService<SchedulePublish>().ExecuteAsync(
            Bea, new PlanRequest(item, stored.Revision, new ChosenTime(new LocalDateTime(2027, 7, 1, 9, 0))), CancellationToken.None));

        var part = (await hub.FindAsync(item)).Latest!.Item.Parts.Find("PublishLaterPart");
        Assert.Equal("2027-07-01T08:00:00Z", part?.GetProperty("ScheduledPublishUtc").GetString());
    }

    [Fact]
    public async Task PublishLater_MovedByAnotherSave_MovesThePlan()
    {
        var item = await CreateAsync("""{ "PublishLaterPart": { "ScheduledPublishUtc": "2026-11-24T12:00:00Z" } }""");
        var stored = await hub.FindAsync(item);

        await hub.SaveAsync(stored, stored.Latest!.Item.With(new PublishLaterPart { ScheduledPublishUtc = "2026-12-24T12:00:00" }).Parts, "ann");

        var plan = (await hub.FindAsync(item)).Status.PublishPlan;
        Assert.Equal((Instant.FromUtc(2026, 12, 24, 12, 0), "ann"), (plan?.At, plan?.By.ActorId));
    }

    [Fact]
    public async Task PublishLater_OfSomebodyWhoMayNotPublish_IsSentBackAtItsMoment()
    {
        hub.As("ann", Wyre, Permission.EditContent);
        var item = await CreateAsync("""{ "PublishLaterPart": { "ScheduledPublishUtc": "2026-11-24T12:00:00Z" } }""", by: "ann");

        time.Advance(TimeSpan.FromDays(2));
        await CarryOutAsync(item);

        var stored = await hub.FindAsync(item);
        Assert.Null(stored.Live);
        Assert.Equal((ItemStanding.SentBack, "ann"), (stored.Standing, stored.Status.TurnOf));
    }

    [Fact]
    public async Task Copy_OfAPlannedDraft_IsNotPlanned()
    {
        var item = await CreateAsync("""{ "PublishLaterPart": { "ScheduledPublishUtc": "2026-11-24T12:00:00Z" } }""");

        var copy = await hub.Services.GetRequiredService<CloneContent>().ExecuteAsync(Bea, item, null, CancellationToken.None);

        Done(copy);
        Assert.Null((await hub.FindAsync(copy.Value.Item.Id)).Status.PublishPlan);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-13-01T00:00:00Z")]
    public async Task PublishLater_MomentThatIsNone_IsRefusedAtItsPlace(string text)
    {
        var outcome = await TryCreateAsync($$"""{ "PublishLaterPart": { "ScheduledPublishUtc": "{{text}}" } }""", "bea");

        Assert.Equal("PublishLaterPart.ScheduledPublishUtc", Assert.Single(outcome.Reasons).Place);
    }

    [Fact]
    public async Task LaterParts_AreNothingForReaders()
    {
        var item = await CreateAsync("""{ "ArchiveLaterPart": { "ScheduledArchiveUtc": "2027-11-24T12:00:00Z" } }""");
        await PublishAsync(item);
        using var reader = hub.As("reader", null);

        var answer = await reader.GetStringAsync(new Uri($"/api/content/{item}", UriKind.Relative));

        Assert.Contains("Later", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("ArchiveLaterPart", answer, StringComparison.OrdinalIgnoreCase);
    }

    private static void Done(Outcome<SavedContent> outcome) => Assert.True(outcome.Succeeded, string.Join(" ", outcome.Reasons.Select(reason => reason.Message)));

    private Task<Outcome<SavedContent>> TryCreateAsync(string more, string by)
    {
        var parts = ContentItemJson.ReadParts($$"""{ "TitlePart": { "Title": "Later" }, "SectionPart": { "Section": "{{Wyre}}" } }""");
        using var added = JsonDocument.Parse(more);
        parts = added.RootElement.EnumerateObject().Aggregate(parts, (map, part) => map.With(part.Name, part.Value.Clone()));
        return hub.Services.GetRequiredService<CreateContent>().ExecuteAsync(
            FlowHub.Person(by, Wyre, Permission.EditContent), new NewContent("Page", parts), CancellationToken.None);
    }

    private async Task<ContentItemId> CreateAsync(string more, string by = "bea")
    {
        var outcome = await TryCreateAsync(more, by);
        Done(outcome);
        return outcome.Value.Item.Id;
    }

    private async Task PublishAsync(ContentItemId item)
    {
        var stored = await hub.FindAsync(item);
        Done(await hub.Services.GetRequiredService<PublishContent>().ExecuteAsync(Bea, item, stored.Revision, null, CancellationToken.None));
    }

    private Task CarryOutAsync(ContentItemId item) => hub.Services.GetRequiredService<CarryOutPlan>().ExecuteAsync(item, CancellationToken.None);
}
