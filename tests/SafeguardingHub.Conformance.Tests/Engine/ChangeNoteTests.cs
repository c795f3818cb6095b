using System.Text.Json.Nodes;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Publishing;

namespace SafeguardingHub.Conformance.Tests.Engine;

public sealed class ChangeNoteTests
{
    [Fact]
    public async Task Publish_LivePageAndNothingSaid_AsksForTheNote()
    {
        await using var hub = await WithDraftAsync();

        var outcome = await PublishAsync(hub, request => request);

        Assert.Equal(("PublicNote", ReasonKind.Invalid), Assert.Single(outcome.Reasons) is var reason ? (reason.Place, reason.Kind) : default);
        Assert.Equal("<p>Text</p>", await hub.HtmlAsync("page1"));
    }

    [Fact]
    public async Task Publish_Notes_GatherInOrderOnThePublishedItem()
    {
        await using var hub = await WithDraftAsync();

        await PublishAsync(hub, request => request with { PublicNote = " New number. " });
        hub.Time.Advance(TimeSpan.FromDays(1));
        await SaveAsync(hub, "Third");
        await PublishAsync(hub, request => request with { PublicNote = "New hours." });

        Assert.Equal(
            [("2026-11-22T12:00:00Z", "New number."), ("2026-11-23T12:00:00Z", "New hours.")],
            (await NotesAsync(hub))!.Changes.Select(change => (change.At, change.Note)));
    }

    [Fact]
    public async Task Publish_Minor_TellsReadersNothingAndKeepsWhatWasSaid()
    {
        await using var hub = await WithDraftAsync();
        await PublishAsync(hub, request => request with { PublicNote = "New number." });
        await SaveAsync(hub, "A comma");

        var outcome = await PublishAsync(hub, request => request with { IsMinor = true });

        Assert.True(outcome.Succeeded);
        Assert.Equal("New number.", Assert.Single((await NotesAsync(hub))!.Changes).Note);
    }

    [Fact]
    public async Task Publish_NeverLive_NeedsNoNoteAndTellsNone()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe());
        var page = (await hub.CreateAsync(Site.PageParts("New page"))).Value;

        var outcome = await new PublishContent(hub.Engine).ExecuteAsync(
            TestHub.System, new PublishRequest(page.Item.Id, page.Revision) { PublicNote = "First" }, CancellationToken.None);

        Assert.True(outcome.Succeeded);
        Assert.Null(outcome.Value.Item.Part<ChangesPart>());
    }

    [Fact]
    public async Task Publish_DraftThatRewritesWhatWasSaid_ChangesNothingOfIt()
    {
        await using var hub = await WithDraftAsync();
        await PublishAsync(hub, request => request with { PublicNote = "New number." });
        var parts = Site.PageParts("Third", path: await hub.PathAsync("page1"));
        parts["ChangesPart"] = new JsonObject { ["Changes"] = new JsonArray() };

        await hub.SaveAsync("page1", parts);
        await PublishAsync(hub, request => request with { IsMinor = true });

        Assert.Equal("New number.", Assert.Single((await NotesAsync(hub))!.Changes).Note);
    }

    private static async Task<TestHub> WithDraftAsync()
    {
        var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page1", path: "north/page1")));
        await SaveAsync(hub, "Second");
        return hub;
    }

    private static async Task SaveAsync(TestHub hub, string title) =>
        Assert.True((await hub.SaveAsync("page1", Site.PageParts(title, path: "north/page1", html: $"<p>{title}</p>"))).Succeeded);

    private static async Task<Outcome<SavedContent>> PublishAsync(TestHub hub, Func<PublishRequest, PublishRequest> say) =>
        await new PublishContent(hub.Engine).ExecuteAsync(
            TestHub.System, say(new PublishRequest(ContentItemId.Parse("page1"), (await hub.FindAsync("page1")).Revision)), CancellationToken.None);

    private static async Task<ChangesPart?> NotesAsync(TestHub hub) =>
        PartJson.Find<ChangesPart>((await hub.Published.FindAsync(ContentItemId.Parse("page1"), CancellationToken.None))!.Parts);
}
