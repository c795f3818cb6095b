using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Conformance.Tests.Engine;

public sealed class WorkflowTests
{
    private static readonly Actor Ann = Site.Person("north", "EditContent");
    private static readonly Actor Bea = Site.Person("north", "PublishContent") with { Id = "bea", Name = "Bea" };
    private static readonly Actor Carl = Site.Person("north", "PublishContent") with { Id = "carl", Name = "Carl" };
    private static readonly Actor Stranger = Site.Person("south", "PublishContent") with { Id = "dan", Name = "Dan" };

    [Fact]
    public async Task Publish_SecondPersonAskedForAndNobodyAgreed_IsRefusedAndThePublicSeesNothing()
    {
        await using var hub = await CarefulAsync();
        var page = await hub.DraftAsync(Ann);

        var outcome = await hub.PublishAsync(page, Bea);

        Assert.Equal(ReasonKind.InUse, Assert.Single(outcome.Reasons).Kind);
        Assert.Null(await hub.HtmlAsync(page));
    }

    [Fact]
    public async Task Publish_SectionDoesNotAsk_NeedsNobodyElse()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe());
        var page = await hub.DraftAsync(Ann);

        var outcome = await hub.PublishAsync(page, Bea);

        Assert.True(outcome.Succeeded);
    }

    [Fact]
    public async Task Publish_ApprovedBySecondPerson_IsLiveAndAPlainItemAgain()
    {
        await using var hub = await CarefulAsync();
        var page = await hub.DraftAsync(Ann);
        await hub.MustAsync(new SubmitContent(hub.Engine), page, Ann, "Please look");
        await hub.MustAsync(new ApproveContent(hub.Engine), page, Bea);

        var outcome = await hub.PublishAsync(page, Bea);

        Assert.True(outcome.Succeeded);
        var stored = await hub.FindAsync(page);
        Assert.Equal((ItemStanding.Live, ItemStatus.Plain), (stored.Standing, stored.Status));
    }

    [Fact]
    public async Task Approve_OwnText_IsRefusedWhoeverSubmittedIt()
    {
        await using var hub = await CarefulAsync();
        var page = await hub.DraftAsync(Ann);
        await hub.SaveAsync(page, Site.PageParts("Bea's comma"), Bea);
        await hub.MustAsync(new SubmitContent(hub.Engine), page, Ann);

        var byWriter = await hub.StepAsync(new ApproveContent(hub.Engine), page, Bea);
        var byOther = await hub.StepAsync(new ApproveContent(hub.Engine), page, Carl);

        Assert.Equal(ReasonKind.NotPermitted, Assert.Single(byWriter.Reasons).Kind);
        Assert.True(byOther.Succeeded);
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("dan")]
    public async Task Approve_WithoutTheRight_IsRefused(string who)
    {
        await using var hub = await CarefulAsync();
        var page = await hub.DraftAsync(Bea);
        await hub.MustAsync(new SubmitContent(hub.Engine), page, Bea);

        var outcome = await hub.StepAsync(new ApproveContent(hub.Engine), page, who == "ann" ? Ann : Stranger);

        Assert.Equal(ReasonKind.NotPermitted, Assert.Single(outcome.Reasons).Kind);
    }

    [Fact]
    public async Task Approve_TextSavedMeanwhile_IsRefusedAsStale()
    {
        await using var hub = await CarefulAsync();
        var page = await hub.DraftAsync(Ann);
        await hub.MustAsync(new SubmitContent(hub.Engine), page, Ann);
        var seen = (await hub.FindAsync(page)).Revision;
        await hub.SaveAsync(page, Site.PageParts("Another text"), Ann);

        var outcome = await new ApproveContent(hub.Engine).ExecuteAsync(Bea, new StepRequest(ContentItemId.Parse(page), seen), CancellationToken.None);

        Assert.Equal(ReasonKind.Stale, Assert.Single(outcome.Reasons).Kind);
    }

    [Theory]
    [InlineData("save")]
    [InlineData("move")]
    public async Task Publish_TextChangedAfterApproval_IsRefused(string change)
    {
        await using var hub = await CarefulAsync();
        var page = await hub.DraftAsync(Ann);
        await hub.MustAsync(new SubmitContent(hub.Engine), page, Ann);
        await hub.MustAsync(new ApproveContent(hub.Engine), page, Bea);

        _ = change == "save"
            ? await hub.SaveAsync(page, Site.PageParts("Another text"), Ann)
            : await hub.MoveAsync(page, "north/elsewhere", actor: Ann);

        Assert.Equal(ItemStanding.Draft, (await hub.FindAsync(page)).Standing);
        Assert.False((await hub.PublishAsync(page, Bea)).Succeeded);
    }

    [Fact]
    public async Task Publish_Urgent_IsLiveAndFlaggedUntilSomebodyElseHasLooked()
    {
        await using var hub = await CarefulAsync();
        var page = await hub.DraftAsync(Ann);
        var revision = (await hub.FindAsync(page)).Revision;

        var urgent = await new PublishContent(hub.Engine).ExecuteAsync(
            Bea, new PublishRequest(ContentItemId.Parse(page), revision) { UrgentReason = "The number is wrong" }, CancellationToken.None);
        var byPublisher = await hub.StepAsync(new MarkLookedAt(hub.Engine), page, Bea);
        var flagged = (await hub.FindAsync(page)).Status.Urgent;
        var bySecond = await hub.StepAsync(new MarkLookedAt(hub.Engine), page, Carl);

        Assert.True(urgent.Succeeded);
        Assert.NotNull(await hub.HtmlAsync(page));
        Assert.Equal(("bea", "The number is wrong"), (flagged!.ActorId, flagged.Note));
        Assert.False(byPublisher.Succeeded);
        Assert.True(bySecond.Succeeded);
        Assert.Null((await hub.FindAsync(page)).Status.Urgent);
    }

    [Fact]
    public async Task Save_OverUrgentText_KeepsTheFlag()
    {
        await using var hub = await CarefulAsync();
        var page = await hub.DraftAsync(Ann);
        var revision = (await hub.FindAsync(page)).Revision;
        await new PublishContent(hub.Engine).ExecuteAsync(
            Bea, new PublishRequest(ContentItemId.Parse(page), revision) { UrgentReason = "Wrong number" }, CancellationToken.None);

        await hub.SaveAsync(page, Site.PageParts("Another text"), Ann);

        Assert.NotNull((await hub.FindAsync(page)).Status.Urgent);
    }

    [Fact]
    public async Task SendBack_WithoutReason_IsRefused()
    {
        await using var hub = await CarefulAsync();
        var page = await hub.DraftAsync(Ann);
        await hub.MustAsync(new SubmitContent(hub.Engine), page, Ann);

        var outcome = await hub.StepAsync(new SendBack(hub.Engine), page, Bea, "  ");

        Assert.Equal("Words", Assert.Single(outcome.Reasons).Place);
    }

    [Fact]
    public async Task SendBack_WithReason_IsTheAuthorsTurnAndTheReasonARemark()
    {
        await using var hub = await CarefulAsync();
        var page = await hub.DraftAsync(Ann);
        await hub.MustAsync(new SubmitContent(hub.Engine), page, Ann);

        await hub.MustAsync(new SendBack(hub.Engine), page, Bea, "Name the service");

        var status = (await hub.FindAsync(page)).Status;
        Assert.Equal((Stage.SentBack, "ann", "Name the service"), (status.Stage, status.TurnOf, status.StageBy!.Note));
        var remark = Assert.Single(await hub.Editors().RemarksAsync(ContentItemId.Parse(page), CancellationToken.None));
        Assert.Equal(("Bea", "Name the service"), (remark.By.ActorName, remark.By.Note));
    }

    [Fact]
    public async Task Submit_TwiceOrWithNothingToPublish_IsRefused()
    {
        await using var hub = await CarefulAsync(Site.Page("live"));
        var page = await hub.DraftAsync(Ann);
        await hub.MustAsync(new SubmitContent(hub.Engine), page, Ann);

        var twice = await hub.StepAsync(new SubmitContent(hub.Engine), page, Ann);
        var nothing = await hub.StepAsync(new SubmitContent(hub.Engine), "live", Ann);

        Assert.Equal([ReasonKind.InUse, ReasonKind.InUse], twice.Reasons.Concat(nothing.Reasons).Select(reason => reason.Kind));
    }

    [Fact]
    public async Task WithdrawSubmission_OfApprovedDraft_TakesTheApprovalWithIt()
    {
        await using var hub = await CarefulAsync();
        var page = await hub.DraftAsync(Ann);
        await hub.MustAsync(new SubmitContent(hub.Engine), page, Ann);
        await hub.MustAsync(new ApproveContent(hub.Engine), page, Bea);

        await hub.MustAsync(new WithdrawSubmission(hub.Engine), page, Ann);

        Assert.Equal(ItemStatus.Plain, (await hub.FindAsync(page)).Status);
    }

    [Fact]
    public async Task Recipe_SectionAsksForSecondPerson_IsNotAsked()
    {
        await using var hub = await CarefulAsync(Site.Page("live"));

        Assert.NotNull(await hub.HtmlAsync("live"));
    }

    [Fact]
    public async Task Withdraw_DraftSubmitted_StaysSubmitted()
    {
        await using var hub = await CarefulAsync(Site.Page("page1"));
        await hub.SaveAsync("page1", Site.PageParts("Draft", path: (await hub.PathAsync("page1"))), Ann);
        await hub.MustAsync(new SubmitContent(hub.Engine), "page1", Ann);

        await hub.UnpublishAsync("page1", Bea);

        Assert.Equal(ItemStanding.Submitted, (await hub.FindAsync("page1")).Standing);
    }

    [Fact]
    public async Task Remark_BySomebodyWhoMayNotSeeTheDraft_IsRefused()
    {
        await using var hub = await CarefulAsync();
        var page = ContentItemId.Parse(await hub.DraftAsync(Ann));

        var byStranger = await new AddRemark(hub.Engine).ExecuteAsync(Stranger, page, "Hello", CancellationToken.None);
        var byAnn = await new AddRemark(hub.Engine).ExecuteAsync(Ann, page, "Hello", CancellationToken.None);

        Assert.Equal(ReasonKind.NotPermitted, Assert.Single(byStranger.Reasons).Kind);
        Assert.Equal("Hello", Assert.Single(await hub.Editors().RemarksAsync(page, CancellationToken.None)).By.Note);
        Assert.True(byAnn.Succeeded);
    }

    private static Task<TestHub> CarefulAsync(params string[] items) => TestHub.WithAsync(Site.Steps(
        Site.Definitions,
        Site.Content([Site.Careful("north"), Site.Section("south", "South"), .. items])));
}

/// <summary>The workflow in a short form.</summary>
internal static class Workflow
{
    public static IEditorsContent Editors(this TestHub hub) => hub.Storage.GetRequiredService<IEditorsContent>();

    public static async Task<string> DraftAsync(this TestHub hub, Actor actor) => (await hub.CreateAsync(Site.PageParts("A draft"), actor)).Value.Item.Id.Value;

    public static async Task<string?> PathAsync(this TestHub hub, string id) =>
        (await hub.FindAsync(id)).Latest!.Item.Parts.Find("AutoroutePart")?.GetProperty("Path").GetString();

    public static async Task<Outcome<SavedContent>> StepAsync(this TestHub hub, StageChange change, string id, Actor actor, string? words = null) =>
        await change.ExecuteAsync(actor, new StepRequest(ContentItemId.Parse(id), (await hub.FindAsync(id)).Revision, words), CancellationToken.None);

    public static async Task MustAsync(this TestHub hub, StageChange change, string id, Actor actor, string? words = null)
    {
        var outcome = await hub.StepAsync(change, id, actor, words);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Reasons.Select(reason => reason.Message)));
    }
}
