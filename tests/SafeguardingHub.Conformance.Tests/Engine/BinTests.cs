using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Conformance.Tests.Engine;

public sealed class BinTests
{
    [Fact]
    public async Task Bin_LivePage_IsGoneFromThePublicAndItsPathIsFree()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page1", path: "north/a", alias: "short")));

        await MustBinAsync(hub, "page1");
        var other = await hub.CreateAsync(Site.PageParts("Other", path: "north/a", alias: "short"));

        Assert.Equal("nothing", await hub.AtAsync("north/a"));
        Assert.True(other.Succeeded);
        Assert.Equal(ItemStanding.Bin, (await hub.FindAsync("page1")).Standing);
    }

    [Fact]
    public async Task Bin_ShownByALivePage_IsRefused()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Service("door"), Site.Page("page1", html: "<p>[contact \"door\"]</p>")));

        var outcome = await BinAsync(hub, "door");

        Assert.Equal(ReasonKind.InUse, Assert.Single(outcome.Reasons).Kind);
        Assert.Equal(ItemStanding.Live, (await hub.FindAsync("door")).Standing);
    }

    [Fact]
    public async Task Bin_Section_IsRefused()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe());

        Assert.False((await BinAsync(hub, "north")).Succeeded);
    }

    [Theory]
    [InlineData("DeleteContent", false)]
    [InlineData("PublishContent", false)]
    [InlineData("DeleteContent,PublishContent", true)]
    public async Task Bin_LivePage_NeedsBothRights(string permissions, bool isMade)
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page1")));

        var outcome = await BinAsync(hub, "page1", Site.Person("north", permissions.Split(',')));

        Assert.Equal(isMade, outcome.Succeeded);
    }

    [Fact]
    public async Task Save_InTheBin_IsRefused()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page1")));
        await MustBinAsync(hub, "page1");

        var outcomes = new[] { await hub.SaveAsync("page1", Site.PageParts("x")), await hub.PublishAsync("page1"), await BinAsync(hub, "page1") };

        Assert.All(outcomes, outcome => Assert.Equal(ReasonKind.InUse, Assert.Single(outcome.Reasons).Kind));
    }

    [Fact]
    public async Task Restore_PathStillFree_ComesBackAsADraftWhereItStood()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page1", path: "north/a")));
        await MustBinAsync(hub, "page1");

        await RestoreAsync(hub, "page1");
        var published = await hub.PublishAsync("page1");

        Assert.True(published.Succeeded);
        Assert.Equal("page1", await hub.AtAsync("north/a"));
    }

    [Fact]
    public async Task Restore_PathTakenMeanwhile_GetsAnother()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page1", title: "First page", path: "north/a", alias: "short")));
        await MustBinAsync(hub, "page1");
        await hub.CreateAsync(Site.PageParts("Other", path: "north/a", alias: "short"));

        await RestoreAsync(hub, "page1");

        Assert.Equal("north/first-page", await hub.PathAsync("page1"));
        Assert.Equal(2, (await hub.HistoryAsync("page1")).Count);
    }

    [Fact]
    public async Task Recipe_RunAgain_LeavesTheBinAlone()
    {
        var recipe = Site.Recipe(Site.Page("page1", path: "north/a"));
        await using var hub = await TestHub.WithAsync(recipe);
        await MustBinAsync(hub, "page1");

        await hub.MustRunAsync(recipe);

        Assert.Equal("nothing", await hub.AtAsync("north/a"));
        Assert.Equal(ItemStanding.Bin, (await hub.FindAsync("page1")).Standing);
    }

    [Fact]
    public async Task EmptyBin_AfterItsTime_LeavesTheAuditAlone()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("old"), Site.Page("young"), Site.Page("kept")));
        await MustBinAsync(hub, "old");
        hub.Time.Advance(TimeSpan.FromDays(60));
        await MustBinAsync(hub, "young");
        hub.Time.Advance(TimeSpan.FromDays(31));

        var gone = await new EmptyBin(hub.Engine).ExecuteAsync(Actor.System("retention"), hub.Time.Now() - Duration.FromDays(90), CancellationToken.None);

        Assert.Equal(1, gone);
        Assert.Empty(await hub.HistoryAsync("old"));
        Assert.Equal((ItemStanding.Bin, ItemStanding.Live), ((await hub.FindAsync("young")).Standing, (await hub.FindAsync("kept")).Standing));
        Assert.Equal(
            ["EmptyBin", "BinContent"],
            (await hub.Editors().HistoryAsync(ContentItemId.Parse("old"), CancellationToken.None)).Changes.Select(change => change.Entry.Action).Take(2));
    }

    [Fact]
    public async Task Clone_PageWithBlocks_SharesNoIdPathOrAlias()
    {
        const string Definitions = """
            { "name": "ContentDefinition", "ContentTypes": [ { "Name": "Block", "DisplayName": "Block", "Settings": {}, "ContentTypePartDefinitionRecords": [
              { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart", "Settings": {} } ] } ], "ContentParts": [] }
            """;
        var parts = Site.PageParts("Leaflet", path: "north/leaflet", alias: "leaflet");
        parts["BagPart"] = System.Text.Json.Nodes.JsonNode.Parse("""
            { "ContentItems": [ { "ContentItemId": "inner", "ContentType": "Block", "HtmlBodyPart": { "Html": "<p>In</p>" } } ], "First": "inner" }
            """);
        await using var hub = await TestHub.WithAsync(Site.Steps(Site.Definitions, Definitions, Site.Content(Site.Sections, Site.Item("page1", "Page", "Leaflet", parts))));

        var copy = (await new CloneContent(hub.Engine).ExecuteAsync(TestHub.System, ContentItemId.Parse("page1"), null, CancellationToken.None)).Value.Item;

        var bag = copy.Parts.Find("BagPart")!.Value;
        var inner = bag.GetProperty("ContentItems")[0].GetProperty("ContentItemId").GetString();
        Assert.Equal("Copy of Leaflet", copy.DisplayText);
        Assert.NotEqual("page1", copy.Id.Value);
        Assert.NotEqual("inner", inner);
        Assert.Equal(inner, bag.GetProperty("First").GetString());
        Assert.Equal("<p>In</p>", bag.GetProperty("ContentItems")[0].GetProperty("HtmlBodyPart").GetProperty("Html").GetString());
        Assert.Equal("north/copy-of-leaflet", await hub.PathAsync(copy.Id.Value));
        Assert.Equal("", copy.Parts.Find("AliasPart")!.Value.GetProperty("Alias").GetString());
        Assert.Equal(ItemStanding.Draft, (await hub.FindAsync(copy.Id.Value)).Standing);
    }

    [Fact]
    public async Task Clone_BySomebodyOfAnotherSection_IsRefused()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page1")));

        var outcome = await new CloneContent(hub.Engine).ExecuteAsync(
            Site.Person("south", "PublishContent"), ContentItemId.Parse("page1"), null, CancellationToken.None);

        Assert.Equal(ReasonKind.NotPermitted, Assert.Single(outcome.Reasons).Kind);
    }

    private static async Task<Outcome<SavedContent>> BinAsync(TestHub hub, string id, Actor? actor = null) => await new BinContent(hub.Engine).ExecuteAsync(
        actor ?? TestHub.System, ContentItemId.Parse(id), (await hub.FindAsync(id)).Revision, "No longer needed", CancellationToken.None);

    private static async Task MustBinAsync(TestHub hub, string id)
    {
        var outcome = await BinAsync(hub, id);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Reasons.Select(reason => reason.Message)));
    }

    private static async Task RestoreAsync(TestHub hub, string id)
    {
        var outcome = await new RestoreFromBin(hub.Engine).ExecuteAsync(
            TestHub.System, ContentItemId.Parse(id), (await hub.FindAsync(id)).Revision, null, CancellationToken.None);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Reasons.Select(reason => reason.Message)));
    }
}
