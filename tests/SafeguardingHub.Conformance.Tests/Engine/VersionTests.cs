using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Content.Versions;
using SafeguardingHub.Web;

namespace SafeguardingHub.Conformance.Tests.Engine;

public sealed class VersionTests
{
    [Fact]
    public async Task Restore_OlderVersion_IsTheDraftAndThePublicSeesNoDifference()
    {
        await using var hub = await WithTwoVersionsAsync();
        var first = (await hub.HistoryAsync("page1"))[0].VersionId;

        var outcome = await RestoreAsync(hub, first);

        Assert.Equal("<p>First</p>", outcome.Value.Item.Parts.Find("HtmlBodyPart")!.Value.GetProperty("Html").GetString());
        Assert.Equal("<p>Second</p>", await hub.HtmlAsync("page1"));
        Assert.Equal(("north/moved", ItemStanding.Changed), (await hub.PathAsync("page1"), (await hub.FindAsync("page1")).Standing));
    }

    [Fact]
    public async Task Restore_VersionOfAnotherItemOrTheNewest_IsRefused()
    {
        await using var hub = await WithTwoVersionsAsync();

        var foreign = await RestoreAsync(hub, (await hub.HistoryAsync("other"))[0].VersionId);
        var newest = await RestoreAsync(hub, (await hub.FindAsync("page1")).Latest!.Item.VersionId);

        Assert.Equal([ReasonKind.NotFound, ReasonKind.InUse], foreign.Reasons.Concat(newest.Reasons).Select(reason => reason.Kind));
    }

    [Fact]
    public async Task History_PublishedTwice_TellsVersionsReasonsAndWhenEachWasLive()
    {
        await using var hub = await WithTwoVersionsAsync();

        var history = await hub.Editors().HistoryAsync(ContentItemId.Parse("page1"), CancellationToken.None);

        Assert.Equal([3, 2, 1], history.Versions.Select(version => version.Number));
        Assert.Equal((true, true), (history.Versions[0].IsLive, history.Versions[0].IsNewest));
        Assert.Equal([history.Versions[0].Id, history.Versions[1].Id, history.Versions[2].Id], history.Live.Select(period => period.Version));
        Assert.Null(history.Live[0].To);
        Assert.Equal(["MoveContent", "PublishContent", "SaveDraft"], history.Changes.Take(3).Select(change => change.Entry.Action));
    }

    [Fact]
    public async Task Compare_TwoVersions_TellsTheWordsOfEachPlace()
    {
        await using var hub = await WithTwoVersionsAsync();
        var history = await hub.HistoryAsync("page1");
        var definitions = await hub.Reader.DefinitionsAsync(CancellationToken.None);

        var places = CompareVersions.Of(history[0], history[1], definitions, HubComposition.Kinds, new Dictionary<string, string>());

        var body = Assert.Single(places, place => place.Place == "HtmlBodyPart.Html");
        Assert.Equal([new TextRun(RunKind.Deleted, "First"), new TextRun(RunKind.Inserted, "Second")], body.Runs.AsEnumerable());
        Assert.False(Assert.Single(places, place => place.Place == "TitlePart.Title").IsChanged);
    }

    private static async Task<TestHub> WithTwoVersionsAsync()
    {
        var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page1", path: "north/a", html: "<p>First</p>"), Site.Page("other")));
        await hub.SaveAsync("page1", Site.PageParts("A page", path: "north/a", html: "<p>Second</p>"));
        await hub.PublishAsync("page1");
        Assert.True((await hub.MoveAsync("page1", "north/moved")).Succeeded);
        return hub;
    }

    private static async Task<Outcome<SavedContent>> RestoreAsync(TestHub hub, ContentItemVersionId version) =>
        await new RestoreVersion(hub.Engine).ExecuteAsync(
            TestHub.System, ContentItemId.Parse("page1"), (await hub.FindAsync("page1")).Revision, version, null, CancellationToken.None);
}
