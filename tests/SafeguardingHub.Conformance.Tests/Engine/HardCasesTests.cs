using System.Globalization;
using System.Text.Json.Nodes;
using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Conformance.Tests.Engine;

/// <summary>Cases that a second reading of the engine found: each of them once lost something, or never ended.</summary>
public class HardCasesTests
{
    private const string Shows = """<p>[contact "desk"]</p>""";

    [Fact]
    public async Task Create_WhosePatternLeadsIntoTheApplicationsOwnTree_IsRefusedAndEnds()
    {
        var definitions = Site.Definitions.Replace(
            """{ "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": {} }""",
            """{ "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "admin/{{ ContentItem.DisplayText | slugify }}" } } }""",
            StringComparison.Ordinal);
        await using var hub = await TestHub.WithAsync(Site.Steps(definitions, Site.Content(Site.Sections)));

        var refused = await hub.CreateAsync(Site.PageParts("Users", section: null));

        Assert.Contains("The hub itself answers", Assert.Single(refused.Reasons).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unpublish_AServiceThatManyLinkToAndOneShows_NamesTheOneThatShowsIt()
    {
        var linking = Enumerable.Range(1, 8).Select(number => Site.Page(
            string.Create(CultureInfo.InvariantCulture, $"a{number}"), html: """<p>[link "desk"]</p>"""));
        await using var hub = await TestHub.WithAsync(Site.Recipe([Site.Service("desk"), .. linking, Site.Page("z", "Shows it", html: Shows)]));

        var reason = Assert.Single((await hub.UnpublishAsync("desk")).Reasons);

        Assert.Equal(ReasonKind.InUse, reason.Kind);
        Assert.Contains("'Shows it'", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unpublish_ASectionWithLivePages_IsRefused()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", "Of the north")));

        var reason = Assert.Single((await hub.UnpublishAsync("north")).Reasons);

        Assert.Equal(ReasonKind.InUse, reason.Kind);
        Assert.Contains("'Of the north'", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipe_ThatPublishesPartOfAPageUnderAnOpenDraft_LeavesTheDraftOutOfThePublicsSight()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", "Seeded", path: "north/page")));
        await hub.SaveAsync("page", Site.PageParts("Seeded", path: "north/page", html: "<p>Half written</p>"));

        await hub.MustRunAsync(Site.Steps(Site.Content(Site.Item("page", "Page", "New title", []))));

        Assert.Equal("<p>Text</p>", await hub.HtmlAsync("page"));
        Assert.Contains(await hub.HistoryAsync("page"), version => version.Parts.Find("HtmlBodyPart")!.Value.GetRawText().Contains("Half written", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Recipe_WithAPathInAnotherSpelling_IsUnchangedTheSecondTime()
    {
        var recipe = Site.Recipe(Site.Page("page", path: "/north/page/"), Site.Page("generated", "By its title"));
        await using var hub = await TestHub.WithAsync(recipe);

        var again = await hub.MustRunAsync(recipe);

        Assert.Equal((0, 0, 4), (again.Created, again.Updated, again.Unchanged));
    }

    [Fact]
    public async Task Recipe_ThatChangesASectionsPath_IsRefusedSoThatNoPageIsLeftBehind()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", path: "north/page")));
        var moved = Site.Item("north", "Section", "North", new JsonObject
        {
            ["AutoroutePart"] = new JsonObject { ["Path"] = "far-north" },
            ["SectionProfilePart"] = new JsonObject(),
        });

        var outcome = await hub.RunAsync(Site.Steps(Site.Content(moved)));

        Assert.Null(outcome.Report);
        Assert.Contains(outcome.Problems, problem => problem.Message.Contains("moving the section", StringComparison.Ordinal));
        Assert.Equal("page", await hub.AtAsync("north/page"));
    }

    [Fact]
    public async Task Save_ASectionWithoutItsProfile_IsRefused()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe());

        var refused = await hub.SaveAsync("north", new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = "North" },
            ["AutoroutePart"] = new JsonObject { ["Path"] = "north" },
        });

        Assert.Contains(refused.Reasons, reason => reason.Place == "SectionProfilePart");
    }

    [Fact]
    public async Task Move_ToTheHomePage_IsRefused()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", path: "page", section: null), Site.Page("below", path: "page/below", section: null)));

        var refused = await hub.MoveAsync("page", path: "");

        Assert.False(refused.Succeeded);
        Assert.Equal("below", await hub.AtAsync("page/below"));
    }

    [Theory]
    [InlineData("""{ "SectionPart": { "Section": 5 } }""", "SectionPart.Section")]
    [InlineData("""{ "ContainedPart": { "Order": "x" } }""", "ContainedPart.Order")]
    [InlineData("""{ "ServicePart": { "Numbers": [null] } }""", "ServicePart.Numbers[0]")]
    [InlineData("""{ "FlowPart": { "Widgets": [null] } }""", "FlowPart.Widgets[0]")]
    public async Task Save_APartOfTheWrongShape_IsRefusedAtItsPlace(string parts, string place)
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe());

        var refused = await hub.CreateAsync((JsonObject)JsonNode.Parse(parts)!);

        Assert.Contains(refused.Reasons, reason => reason.Place == place);
    }

    [Fact]
    public async Task Recipe_WithASingleValueWhereAPartBelongs_SaysThatItIsNotKept()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe());
        var recipe = Site.Steps(Site.Content("""{ "ContentItemId": "x", "ContentType": "Page", "Latest": true, "TitlePart": 7 }"""));

        var strict = await hub.RunAsync(recipe, isStrict: true);

        var problem = Assert.Single(strict.Problems, problem => problem.Code == "content-not-a-part");
        Assert.Equal(("steps[0].data[0].TitlePart", 1), (problem.Place, problem.Line));
        Assert.Null(strict.Report);
    }

    [Fact]
    public async Task Save_AnEmergencyServiceWithAnOrdinaryNumber_IsRefused()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe());

        var refused = await hub.CreateAsync(
            (JsonObject)JsonNode.Parse("""{ "TitlePart": { "Title": "Not 999" }, "ServicePart": { "IsEmergency": true, "Numbers": [{ "Number": "01905 111 111" }] } }""")!,
            type: "Service");

        Assert.Contains(refused.Reasons, reason => reason.Place == "ServicePart.IsEmergency");
    }

    [Fact]
    public async Task Publish_WhatWasLiveBeforeItsDataBecameProse_ShowsItSanitised()
    {
        var page = Site.Item("page", "Page", "A page", new JsonObject { ["Extra"] = new JsonObject { ["Html"] = "<p>Kept</p><meta http-equiv='refresh' content='0'>" } });
        await using var hub = await TestHub.WithAsync(Site.Recipe(page));
        await hub.UnpublishAsync("page");
        await hub.MustRunAsync(Site.Steps(
            """{ "name": "ContentDefinition", "ContentTypes": [ { "Name": "Page", "DisplayName": "Page", "ContentTypePartDefinitionRecords": [ { "PartName": "HtmlBodyPart", "Name": "Extra", "Settings": {} } ] } ], "ContentParts": [] }"""));

        await hub.PublishAsync("page");

        var published = await hub.Published.FindAsync(Content.Items.ContentItemId.Parse("page"), CancellationToken.None);
        Assert.Contains("Kept", published!.Bodies["Extra.Html"].ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("meta", published.Bodies["Extra.Html"].ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_NestedBeyondAllReading_IsShownAsWords() =>
        Assert.Contains("deep", Content.Html.MarkdownText.ToHtml(new string('>', 5000) + " deep"), StringComparison.Ordinal);
}
