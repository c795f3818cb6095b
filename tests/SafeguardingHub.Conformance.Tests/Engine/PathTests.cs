using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Conformance.Tests.Engine;

public class PathTests
{
    [Theory]
    [InlineData("admin", null, "The hub itself answers at /admin")]
    [InlineData("admin/users", null, "The hub itself answers at /admin/users")]
    [InlineData("API/content", null, "The hub itself answers at /API/content")]
    [InlineData("contacts", null, "The hub itself answers at /contacts")]
    [InlineData("elsewhere", "north", "Items of North live below /north/")]
    [InlineData("northern/page", "north", "Items of North live below /north/")]
    [InlineData("south/page", "north", "Items of North live below /north/")]
    [InlineData("north/page", null, "/north/page belongs to North")]
    [InlineData("North", null, "/North belongs to North")]
    [InlineData("north/taken", "north", "Another item stands at /north/taken")]
    [InlineData("NORTH/Taken/", "north", "Another item stands at /NORTH/Taken")]
    public async Task TypedPath_OutOfPlaceOrTaken_IsRefusedWithTheWayToMendIt(string path, string? section, string message)
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("taken", path: "north/taken")));

        var refused = await hub.CreateAsync(Site.PageParts("Page", path, section));

        var reason = Assert.Single(refused.Reasons);
        Assert.Equal("AutoroutePart.Path", reason.Place);
        Assert.StartsWith(message, reason.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contacts/one", null, "contacts/one")]
    [InlineData("/elsewhere/", null, "elsewhere")]
    [InlineData("North/Page", "north", "North/Page")]
    public async Task TypedPath_InPlace_IsKeptWithoutSlashesAtItsEnds(string path, string? section, string stored)
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe());

        var created = await hub.CreateAsync(Site.PageParts("Page", path, section));

        Assert.Equal(stored, created.Value.Item.Part<Content.Parts.AutoroutePart>()!.Path);
    }

    [Fact]
    public async Task GeneratedPath_TakenReservedOrOnceUsed_GetsTheNextNumber()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("one", path: "a-page", section: null)));
        await hub.MoveAsync("one", "moved");

        var made = new List<string?>();
        foreach (var title in new[] { "A page", "A page", "Contacts" })
        {
            made.Add((await hub.CreateAsync(Site.PageParts(title, section: null))).Value.Item.Part<Content.Parts.AutoroutePart>()!.Path);
        }

        Assert.Equal(["a-page-1", "a-page-2", "contacts-1"], made);
    }

    [Theory]
    [InlineData("north/newsletters", true)]
    [InlineData("North/Newsletters", true)]
    [InlineData("north/newsletters/one", false)]
    [InlineData("north/more/newsletters", false)]
    public async Task TypedPath_OfASectionsList_IsRefused(string path, bool isRefused)
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe());

        var created = await hub.CreateAsync(Site.PageParts("Page", path, "north"));

        Assert.Equal(isRefused, created.Reasons.Any(reason => reason.Message.Contains("The hub itself answers", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TypedPath_ThatOnlyRedirects_MayBeGivenToANewItem()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("one", path: "north/old")));
        await hub.MoveAsync("one", "north/new");
        var created = (await hub.CreateAsync(Site.PageParts("Page", "north/old"))).Value.Item.Id.Value;

        await hub.PublishAsync(created);

        Assert.Equal(created, await hub.AtAsync("north/old"));
    }

    [Fact]
    public async Task Alias_OfAnotherItem_IsRefusedWhateverItsCase()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("one", alias: "Duty")));

        var reason = Assert.Single((await hub.CreateAsync(Site.PageParts("Page", alias: "duty"))).Reasons);

        Assert.Equal((ReasonKind.Taken, "AliasPart.Alias"), (reason.Kind, reason.Place));
    }

    [Fact]
    public async Task Move_ASection_TakesAllBelowWithItAndRedirects()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(
            Site.Page("page", path: "north/page"), Site.Page("child", path: "north/page/child"), Site.Page("draft", path: "north/draft", isLive: false),
            Site.Page("other", path: "south/page", section: "south")));
        await hub.SaveAsync("child", Site.PageParts("Draft over live", path: "north/page/child"));

        var moved = await hub.MoveAsync("north", "upper");

        Assert.True(moved.Succeeded);
        Assert.Equal(["page, now at upper/page", "child, now at upper/page/child", "north, now at upper"], [await hub.AtAsync("north/page"), await hub.AtAsync("north/page/child"), await hub.AtAsync("north")]);
        Assert.Equal(["page", "child", "north", "other"], [await hub.AtAsync("upper/page"), await hub.AtAsync("upper/page/child"), await hub.AtAsync("upper"), await hub.AtAsync("south/page")]);
        Assert.Equal("upper/draft", (await hub.FindAsync("draft")).Latest!.Item.Part<Content.Parts.AutoroutePart>()!.Path);
        var child = await hub.FindAsync("child");
        Assert.Equal(("Draft over live", "A page"), (child.Latest!.Item.DisplayText, child.Live!.Item.DisplayText));
        Assert.Equal("upper/page/child", child.Latest.Item.Part<Content.Parts.AutoroutePart>()!.Path);
        Assert.True((await hub.CreateAsync(Site.PageParts("New", path: "upper/new"))).Succeeded);
    }

    [Fact]
    public async Task Move_Twice_LeadsEveryOldAddressStraightToTheNewest()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", path: "north/one")));

        await hub.MoveAsync("page", "north/two");
        await hub.MoveAsync("page", "north/three");

        Assert.Equal(["page, now at north/three", "page, now at north/three", "page"], [await hub.AtAsync("north/one"), await hub.AtAsync("north/two"), await hub.AtAsync("north/three")]);
    }

    [Fact]
    public async Task Move_BackAgain_LeavesNoRedirectToItself()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", path: "north/one")));

        await hub.MoveAsync("page", "north/two");
        await hub.MoveAsync("page", "north/one");

        Assert.Equal(["page", "page, now at north/one"], [await hub.AtAsync("north/one"), await hub.AtAsync("north/two")]);
    }

    [Fact]
    public async Task Move_ToAnotherSection_NeedsAPathThere()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", path: "north/page"), Site.Page("child", path: "north/page/child")));

        var refused = await hub.MoveAsync("page", section: "south");
        var moved = await hub.MoveAsync("page", "south/page", "south");

        Assert.Equal("AutoroutePart.Path", Assert.Single(refused.Reasons).Place);
        Assert.True(moved.Succeeded);
        Assert.Equal("south", (await hub.FindAsync("child")).Section!.Value.Value);
        Assert.Equal("child, now at south/page/child", await hub.AtAsync("north/page/child"));
    }

    [Theory]
    [InlineData("north/page/below")]
    [InlineData("north/taken")]
    [InlineData("south/page")]
    [InlineData("admin/page")]
    public async Task Move_ToAPlaceItCannotStand_IsRefusedWhole(string path)
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", path: "north/page"), Site.Page("child", path: "north/page/child"), Site.Page("other", path: "north/taken")));
        var before = await hub.ExportAsync();

        var refused = await hub.MoveAsync("page", path);

        Assert.False(refused.Succeeded);
        Assert.Equal(before, await hub.ExportAsync());
    }

    [Fact]
    public async Task Save_ASectionWithAnotherPathOrAPageWithAnotherSection_IsRefused()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page")));
        var section = new System.Text.Json.Nodes.JsonObject
        {
            ["TitlePart"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = "North" },
            ["AutoroutePart"] = new System.Text.Json.Nodes.JsonObject { ["Path"] = "upper" },
            ["SectionProfilePart"] = new System.Text.Json.Nodes.JsonObject(),
        };

        Assert.Equal("AutoroutePart.Path", Assert.Single((await hub.SaveAsync("north", section)).Reasons).Place);
        Assert.Equal("SectionPart.Section", Assert.Single((await hub.SaveAsync("page", Site.PageParts("Page", section: "south"))).Reasons).Place);
    }
}
