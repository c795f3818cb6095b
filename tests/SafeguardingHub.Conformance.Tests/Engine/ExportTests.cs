using System.Text.Json;

namespace SafeguardingHub.Conformance.Tests.Engine;

public class ExportTests
{
    private const string Steps = """
        { "name": "settings", "SiteName": "Hub", "HubSettings": { "Note": "[Note: settings too]" } },
        { "name": "Roles", "Roles": [ { "Name": "Editor", "Description": "Edits", "Permissions": [ "EditContent", "[odd: name]" ] } ] },
        { "name": "media", "Files": [ { "TargetPath": "notes/readme.txt", "Base64": "aGVsbG8=" } ] }
        """;

    [Fact]
    public async Task Export_RunIntoAnEmptyHubAndExportedAgain_GivesTheSameBytes()
    {
        await using var hub = await TestHub.WithAsync(Site.Steps(
            Site.Definitions, Steps, Site.Content(
                Site.Sections, Site.Page("page", "Dŵr & \"tân\" <1>", path: "north/page", alias: "water", html: """<p>[contact "desk"]</p>"""),
                Site.Page("child", path: "north/page/child"), Site.Page("draft", isLive: false), Site.Service("desk", section: null),
                Site.Item("odd", "Page", "Odd", new() { ["Unknown"] = new System.Text.Json.Nodes.JsonObject { ["n"] = 1.50, ["deep"] = new System.Text.Json.Nodes.JsonArray(1, null, "x") } }))));
        hub.Time.Now += TimeSpan.FromHours(1);
        await hub.SaveAsync("page", Site.PageParts("A draft over the live page", path: "north/renamed", html: "<p>Draft</p>"));
        await hub.SaveAsync("desk", new() { ["TitlePart"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = "Draft desk" }, ["ServicePart"] = new System.Text.Json.Nodes.JsonObject { ["Numbers"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["Number"] = "999" }) } });
        var export = await hub.ExportAsync();

        await using var other = await TestHub.NewAsync();
        other.Time.Now += TimeSpan.FromDays(30);
        await other.MustRunAsync(export);

        Assert.Equal(export, await other.ExportAsync());
        Assert.Equal(("A draft over the live page", "Dŵr & \"tân\" <1>"), ((await other.FindAsync("page")).Latest!.Item.DisplayText, (await other.FindAsync("page")).Live!.Item.DisplayText));
        Assert.Equal(["page", "nothing"], [await other.AtAsync("north/page"), await other.AtAsync("north/renamed")]);
    }

    [Fact]
    public async Task Export_RunIntoTheHubItCameFrom_ChangesNothing()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", version: "v1"), Site.Service("desk")));
        await hub.SaveAsync("page", Site.PageParts("Draft"));
        var export = await hub.ExportAsync();

        var report = await hub.MustRunAsync(export);

        Assert.Equal((0, 0, 5), (report.Created, report.Updated, report.Unchanged));
        Assert.Equal(export, await hub.ExportAsync());
    }

    [Theory]
    [InlineData("[Note: see below]")]
    [InlineData("[js: uuid()]")]
    [InlineData("[js: nosuch()]")]
    [InlineData("[file: text('/etc/passwd')]")]
    public async Task Export_OfTextsThatLookLikeScripts_SaysThatTheyAreLiteral(string text)
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe());
        await hub.CreateAsync(Site.PageParts(text, path: "north/x"));
        var export = await hub.ExportAsync();

        await using var other = await TestHub.WithAsync(export);

        Assert.True(Step(export, "content").GetProperty("literal").GetBoolean());
        Assert.False(Step(export, "ContentDefinition").TryGetProperty("literal", out _));
        Assert.Equal(export, await other.ExportAsync());
        Assert.Contains(text, export, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfSettingsAndRolesThatLookLikeScripts_GivesThemBackWithoutASettingOfTheKey()
    {
        await using var hub = await TestHub.WithAsync(Site.Steps("""{ "name": "settings", "literal": true, "SiteName": "[js: uuid()]" }""", """{ "name": "Roles", "literal": true, "Roles": [ { "Name": "[a: b]", "Permissions": [] } ] }"""));
        var export = await hub.ExportAsync();

        await using var other = await TestHub.WithAsync(export);

        Assert.Equal(export, await other.ExportAsync());
        Assert.Equal("""{"SiteName":"[js: uuid()]"}""", (await other.Reader.SettingsAsync(CancellationToken.None))["Site"].GetRawText());
    }

    [Fact]
    public async Task Export_WithoutTheRight_IsRefused()
    {
        await using var hub = await TestHub.NewAsync();
        using var output = new MemoryStream();

        var outcome = await new Content.Recipes.Exporting.ExportRecipe(hub.Engine, hub.Reader, hub.Media).ExecuteAsync(
            Site.Person("north", Content.Access.Permission.Export), "x", output, CancellationToken.None);

        Assert.Equal(Content.Changes.ReasonKind.NotPermitted, Assert.Single(outcome.Reasons).Kind);
        Assert.Equal(0, output.Length);
    }

    private static JsonElement Step(string export, string name) =>
        JsonElement.Parse(export).GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("name").GetString() == name);
}
