using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;
using Sample = SafeguardingHub.Web.Tests.CommandLine.Recipes;

namespace SafeguardingHub.Web.Tests.Admin;

public sealed class ExportPageTests : IAsyncLifetime
{
    private const string Export = "/admin/recipes/export";
    private const string Wyre = "4hubsectionwyreforest00000";
    private const string South = "4hubsectionsouthworcs00000";
    private const string TwoFiles = """
        { "name": "media", "Files": [
          { "TargetPath": "a.txt", "Base64": "V29yZHMgb2YgYSBmaWxlLg==" },
          { "TargetPath": "wyre-forest/b.txt", "Base64": "T3RoZXIgd29yZHMu", "IsOpen": false, "Title": "Not yet public" } ] }
        """;

    private FlowHub hub = null!;

    public async Task InitializeAsync() => hub = await FlowHub.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Export_IntoAnEmptyHub_IsTheSameContentAndUnchangedTheSecondTime()
    {
        var draft = await hub.DraftAsync("Only a draft", Wyre);
        var owner = hub.As("eve", null, Permission.SiteOwner);
        await owner.RunAsync((await owner.CheckedAsync(await owner.SendRecipeAsync(Sample.Of(TwoFiles)))).Address);
        var zip = await PackageAsync(
            owner, ("What", "content"), ("What", "definitions"), ("What", "settings"), ("What", "queries"), ("What", "roles"), ("HasDrafts", "true"), ("Files", "All"));
        await using var empty = FlowHub.StartBlank();
        var eve = empty.As("eve", null, Permission.SiteOwner);

        var (address, planned) = await eve.CheckedAsync(await eve.SendRecipeAsync("package.zip", zip));
        Assert.Empty(planned.Faults());
        var report = await eve.RunAsync(address);
        var (_, again) = await eve.CheckedAsync(await eve.SendRecipeAsync("package.zip", zip));

        Assert.Empty(report.Faults());
        Assert.Equal(await VersionsAsync(hub), await VersionsAsync(empty));
        Assert.Null((await empty.FindAsync(draft)).Live);
        var (before, after) = (hub.Services.GetRequiredService<IHubReader>(), empty.Services.GetRequiredService<IHubReader>());
        Assert.True(DefinitionMerge.Changes(await before.DefinitionsAsync(default), await after.DefinitionsAsync(default)).AreNone);
        Assert.Equal((await before.RolesAsync(default)).Select(role => role.Name), (await after.RolesAsync(default)).Select(role => role.Name));
        var files = await before.MediaAsync(default);
        Assert.Equal(2, files.Count);
        Assert.Equal(files.Select(file => (file.Path, file.Sha256, file.IsOpen, file.Title)), (await after.MediaAsync(default)).Select(file => (file.Path, file.Sha256, file.IsOpen, file.Title)));
        foreach (var file in files)
        {
            await using var bytes = await empty.Services.GetRequiredService<IMediaStore>().OpenAsync(file.Sha256, default);
            Assert.Equal(file.Length, bytes!.Length);
        }

        Assert.Contains("0 items of content created 0 items of content updated", again.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(await RecipeOf(zip), await RecipeOf(await PackageAsync(
            eve, ("What", "content"), ("What", "definitions"), ("What", "settings"), ("What", "queries"), ("What", "roles"), ("HasDrafts", "true"), ("Files", "All"))));
    }

    [Fact]
    public async Task Drafts_OfAnotherSection_NeverLeaveTheHub()
    {
        await hub.DraftAsync("Of Wyre Forest", Wyre);
        await hub.DraftAsync("Of South Worcestershire", South, by: "bea");
        var ann = hub.As("ann", null, Permission.Export);
        var both = hub.As("bea", null, Permission.Export, Permission.EditContent);

        var seen = await RecipeOf(await PackageAsync(ann, ("What", "content"), ("HasDrafts", "true")));
        var all = await RecipeOf(await PackageAsync(both, ("What", "content"), ("HasDrafts", "true"), ("Sections", South)));
        var published = await RecipeOf(await PackageAsync(both, ("What", "content")));

        Assert.DoesNotContain("Of Wyre Forest", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Of South Worcestershire", seen, StringComparison.Ordinal);
        Assert.Contains("Of South Worcestershire", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Of Wyre Forest", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Of South Worcestershire", published, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NotesOfEditors_GoWithWhatThePersonWorksOnAlone()
    {
        var bea = FlowHub.Person("bea", Wyre, Permission.PublishContent);
        var created = await hub.Services.GetRequiredService<CreateContent>().ExecuteAsync(
            bea, new NewContent("Page", ContentItemJson.ReadParts($$"""{ "TitlePart": { "Title": "With a note" }, "SectionPart": { "Section": "{{Wyre}}" }, "EditorNotePart": { "Note": "Ring Carol first." } }""")), CancellationToken.None);
        Assert.True((await hub.Services.GetRequiredService<PublishContent>().ExecuteAsync(bea, created.Value.Item.Id, created.Value.Revision, note: null, CancellationToken.None)).Succeeded);
        var ann = hub.As("ann", null, Permission.Export);
        var cat = hub.As("cat", null, Permission.Export, Permission.EditContent);

        var seen = await RecipeOf(await PackageAsync(ann, ("What", "content"), ("HasDrafts", "true")));
        var all = await RecipeOf(await PackageAsync(cat, ("What", "content")));

        Assert.Contains("With a note", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Ring Carol first.", seen, StringComparison.Ordinal);
        Assert.Contains("Ring Carol first.", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_ThatWereTickedInTheList_GoAlone()
    {
        var first = await hub.DraftAsync("First of all", Wyre);
        await hub.DraftAsync("Second of all", Wyre);
        var eve = hub.As("eve", null, Permission.SiteOwner);
        var form = await eve.PageAsync($"{Export}?id={first}");

        var zip = await (await eve.SendAsync(form, Export, ("HasDrafts", "true"), ("Files", "Used"))).Content.ReadAsByteArrayAsync();

        Assert.Contains("1 item that you ticked First of all", form.MainText().Words(), StringComparison.Ordinal);
        var item = Assert.Single(Items(await RecipeOf(zip)));
        Assert.Equal(first.Value, item.GetProperty("ContentItemId").GetString());
        Assert.Contains(
            (await eve.PageAsync("/admin/content")).QuerySelectorAll("button[formaction='/admin/recipes/export']"), button => button.Words() == "Export");
    }

    [Fact]
    public async Task Types_ThatWereTicked_GoAlone()
    {
        var zip = await PackageAsync(hub.As("eve", null, Permission.SiteOwner), ("What", "content"), ("Types", "GlossaryEntry"), ("Files", "None"));

        var items = Items(await RecipeOf(zip));
        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.Equal("GlossaryEntry", item.GetProperty("ContentType").GetString()));
    }

    [Fact]
    public async Task Nothing_Chosen_IsSaidInTheForm()
    {
        var eve = hub.As("eve", null, Permission.SiteOwner);

        var answer = await eve.SendAsync(Export, ("Files", "Used"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("Choose what to export.", Assert.Single((await answer.PageAsync()).Faults()));
    }

    [Theory]
    [InlineData("Sections", "4nosectionofthishub0000000")]
    [InlineData("Types", "NoSuchType")]
    public async Task WhatWasTicked_AndIsGone_IsSaid_AndDoesNotTurnIntoEverything(string field, string gone)
    {
        var eve = hub.As("eve", null, Permission.SiteOwner);

        var answer = await eve.SendAsync(Export, ("What", "content"), ("Files", "None"), (field, gone));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("Something that you ticked is there no longer. Look at the list again.", Assert.Single((await answer.PageAsync()).Faults()));
    }

    private static async Task<byte[]> PackageAsync(HttpClient client, params (string Name, string Value)[] fields)
    {
        var answer = await client.SendAsync(Export, fields);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<string> RecipeOf(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var reader = new StreamReader(zip.GetEntry("Recipe.json")!.Open());
        return await reader.ReadToEndAsync();
    }

    private static List<JsonElement> Items(string recipe) =>
        [.. JsonElement.Parse(recipe).GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("name").GetString() == "content").SelectMany(step => step.GetProperty("data").EnumerateArray())];

    private static async Task<List<string>> VersionsAsync(FlowHub of)
    {
        var versions = new List<string>();
        await foreach (var version in of.Services.GetRequiredService<IHubReader>().CurrentVersionsAsync(default))
        {
            using var stream = new MemoryStream();
            await using (var writer = new Utf8JsonWriter(stream))
            {
                ContentItemJson.Write(writer, version);
            }

            versions.Add(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
        }

        return versions;
    }
}
