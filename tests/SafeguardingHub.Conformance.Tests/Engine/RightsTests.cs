using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Conformance.Tests.Engine;

/// <summary>Who may make which change where: one table, the same site for each row.</summary>
public class RightsTests
{
    // Change, permission held, section of the grant ("" for all), whether the change is made. The item belongs to north.
    public static TheoryData<string, string, string, bool> Table() => new()
    {
        { "create", Permission.EditContent, "north", true },
        { "create", Permission.EditContent, "", true },
        { "create", Permission.EditContent, "south", false },
        { "create", Permission.ViewContent, "north", false },
        { "create", "Edit_Page", "north", true },
        { "create", "Edit_Service", "north", false },
        { "save", Permission.EditContent, "north", true },
        { "save", Permission.EditContent, "south", false },
        { "save", Permission.PreviewContent, "north", false },
        { "save", "EditOwnContent", "north", false },
        { "publish", Permission.PublishContent, "north", true },
        { "publish", Permission.PublishContent, "south", false },
        { "publish", Permission.EditContent, "north", false },
        { "unpublish", Permission.PublishContent, "north", true },
        { "unpublish", Permission.PublishContent, "south", false },
        { "unpublish", Permission.EditContent, "north", false },
        { "discard", Permission.EditContent, "north", true },
        { "discard", Permission.EditContent, "south", false },
        { "discard-all", Permission.EditContent, "north", false },
        { "discard-all", Permission.DeleteContent, "north", false },
        { "discard-all", Permission.SiteOwner, "north", true },
        { "move", Permission.PublishContent, "north", true },
        { "move", Permission.EditContent, "north", false },
        { "move", Permission.PublishContent, "south", false },
        { "move-across", Permission.PublishContent, "north", false },
        { "move-across", Permission.PublishContent, "south", false },
        { "move-across", Permission.PublishContent, "", true },
        { "save-across", Permission.PublishContent, "north", false },
        { "create-shared", Permission.EditContent, "north", false },
        { "create-shared", Permission.EditContent, "", true },
        { "create-section", Permission.PublishContent, "north", false },
        { "create-section", Permission.PublishContent, "", true },
        { "import", Permission.Import, "", false },
        { "import", Permission.SiteOwner, "", true },
        { "import", Permission.SiteOwner, "north", false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Change_ByAPersonWithAGrant_IsMadeOnlyWhereTheGrantHolds(string change, string permission, string section, bool isMade)
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", path: "north/page"), Site.Page("draft", isLive: false)));
        await hub.SaveAsync("page", Site.PageParts("Draft over live", path: "north/page"));
        var before = await hub.ExportAsync();
        var actor = Site.Person(section.Length == 0 ? null : section, permission);

        var reasons = change switch
        {
            "create" => (await hub.CreateAsync(Site.PageParts("Another"), actor)).Reasons,
            "create-shared" => (await hub.CreateAsync(Site.PageParts("Another", section: null), actor)).Reasons,
            "create-section" => (await hub.CreateAsync(
                new() { ["TitlePart"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = "West" }, ["SectionProfilePart"] = new System.Text.Json.Nodes.JsonObject() }, actor, "Section")).Reasons,
            "save" => (await hub.SaveAsync("page", Site.PageParts("Mine", path: "north/page"), actor)).Reasons,
            "save-across" => (await hub.SaveAsync("page", Site.PageParts("Mine", section: "south"), actor)).Reasons,
            "publish" => (await hub.PublishAsync("page", actor)).Reasons,
            "unpublish" => (await hub.UnpublishAsync("page", actor)).Reasons,
            "discard" => (await hub.DiscardAsync("page", actor)).Reasons,
            "discard-all" => (await hub.DiscardAsync("draft", actor)).Reasons,
            "move" => (await hub.MoveAsync("page", "north/moved", actor: actor)).Reasons,
            "move-across" => (await hub.MoveAsync("page", "south/page", "south", actor)).Reasons,
            _ => [.. (await hub.RunAsync(Site.Steps(Site.Content(Site.Page("page2"))), actor)).Problems
                .Select(problem => new Reason(problem.Code == "not-permitted" ? ReasonKind.NotPermitted : ReasonKind.Invalid, problem.Place, problem.Message))],
        };

        Assert.Equal(isMade, reasons.IsEmpty);
        Assert.Equal(isMade, before != await hub.ExportAsync());
        if (!isMade)
        {
            Assert.Contains(reasons, reason => reason.Kind == ReasonKind.NotPermitted && reason.Message.StartsWith("Ann may not", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task OwnContent_IsChangedByItsOwnerAlone()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe());
        var ann = Site.Person("north", "EditOwnContent");
        var page = (await hub.CreateAsync(Site.PageParts("Mine"), ann)).Value.Item.Id.Value;

        var byAnn = await hub.SaveAsync(page, Site.PageParts("Still mine"), ann);
        var byBob = await hub.SaveAsync(page, Site.PageParts("Bob's"), ann with { Id = "bob", Name = "Bob" });

        Assert.True(byAnn.Succeeded);
        Assert.Equal(ReasonKind.NotPermitted, Assert.Single(byBob.Reasons).Kind);
    }
}
