using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Recipes.Exporting;
using SafeguardingHub.Content.Recipes.Sending;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Tests.Support;
using Sample = SafeguardingHub.Web.Tests.CommandLine.Recipes;

namespace SafeguardingHub.Web.Tests.Admin;

public sealed class RecipePageTests : IAsyncLifetime
{
    private const string Wyre = "4hubsectionwyreforest00000";
    private FlowHub hub = null!;
    private HttpClient eve = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync();
        eve = hub.As("eve", null, Permission.SiteOwner);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Recipe_ThatIsChecked_SaysWhatItWouldDoAndDoesNothing()
    {
        var (address, page) = await eve.CheckedAsync(await eve.SendRecipeAsync(Sample.Of(Sample.NoteType, Sample.Content(Sample.Note(1), Sample.Note(2)))));

        Assert.Equal("Check the recipe", page.Heading());
        Assert.Contains("Nothing has been changed yet. The recipe would do this: 2 items of content created 0 items of content updated", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("Note content test.recipe.json, steps[1] 2 0 0 0", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("Content types ContentDefinition test.recipe.json, steps[0] 1 0 0 0", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Null(await FindAsync(1));
        Assert.DoesNotContain(await AuditAsync(), entry => entry is "RunRecipe" or "ImportContent");
        Assert.Contains(page.QuerySelectorAll("main button"), button => button.Words() == "Run the recipe");
        Assert.Contains("test.recipe.json Checked", (await eve.PageAsync(RecipeHub.List)).MainText().Words(), StringComparison.Ordinal);
        Assert.NotEqual("", address);
    }

    [Fact]
    public async Task Check_OfARecipeThatWouldChangeEverything_LeavesTheHubAsItWas()
    {
        var before = await HubAsync();
        var (_, page) = await eve.CheckedAsync(await eve.SendRecipeAsync(Sample.Of(
            Sample.NoteType, Sample.Content(Sample.Note(1)), Sample.Content(Changed("4hubpagewfdomesticabuse000")),
            """{ "name": "media", "Files": [ { "TargetPath": "a.txt", "Base64": "V29yZHMgb2YgYSBmaWxlLg==" } ] }""",
            """{ "name": "Roles", "Roles": [ { "Name": "Visitor", "Permissions": ["ViewContent"] } ] }""", """{ "name": "settings", "SiteName": "Another name" }""")));

        Assert.Empty(page.Faults());
        Assert.Contains("1 items of content created 1 items of content updated", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(before, await HubAsync());
        Assert.Contains("Worcestershire safeguarding hub", (await eve.GetStringAsync(new Uri("/", UriKind.Relative))), StringComparison.Ordinal);

        // Nothing of it keeps others from writing either.
        await hub.DraftAsync("Written after the check", Wyre);
    }

    [Fact]
    public async Task Recipe_ThatIsRun_IsAllThereAndUnchangedTheSecondTime()
    {
        var recipe = Sample.Of(Sample.NoteType, Sample.Content(Sample.Note(1), Sample.Note(2)));
        var (address, _) = await eve.CheckedAsync(await eve.SendRecipeAsync(recipe));

        var report = await eve.RunAsync(address);
        var (_, again) = await eve.CheckedAsync(await eve.SendRecipeAsync(recipe));

        Assert.Equal("What the recipe did", report.Heading());
        Assert.Contains("2 items of content were created", report.MainText().Words(), StringComparison.Ordinal);
        Assert.NotNull((await FindAsync(1))!.Live);
        Assert.Contains("RunRecipe", await AuditAsync());
        Assert.Contains("0 items of content created 0 items of content updated 2 unchanged", again.MainText().Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(report.QuerySelectorAll("main button"), button => button.Words() == "Run the recipe");
    }

    [Fact]
    public async Task Recipe_ThatFailsInTheMiddle_LeavesNothingAndNamesStepAndPlace()
    {
        var (_, page) = await eve.CheckedAsync(await eve.SendRecipeAsync(Sample.Of(
            Sample.NoteType, Sample.Content(Sample.Note(1)), Sample.Content(Sample.Note(2, path: "note-1")))));

        var fault = Assert.Single(page.Faults());
        Assert.Contains("note-1", fault, StringComparison.Ordinal);
        Assert.Contains("Line 5, step content, steps[2].data[0]", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("main button"), button => button.Words() == "Run the recipe");
        Assert.Null(await FindAsync(1));
    }

    [Fact]
    public async Task UnknownStep_IsAWarning_AndAFaultWhereTheRecipeIsStrict()
    {
        var recipe = Sample.Of("""{ "name": "make-tea" }""");

        var (address, lenient) = await eve.CheckedAsync(await eve.SendRecipeAsync(recipe));
        var (_, strict) = await eve.CheckedAsync(await eve.SendRecipeAsync(recipe, isStrict: true));
        Assert.Equal(HttpStatusCode.Redirect, (await eve.SendAsync(lenient, address + "?handler=check", ("IsStrict", "true"))).StatusCode);
        var after = await eve.EndedAsync(address);

        Assert.Contains("1 warning The hub has no step 'make-tea': it is passed over. Line 3, step make-tea, steps[0]", lenient.MainText().Words(), StringComparison.Ordinal);
        Assert.Empty(lenient.Faults());
        Assert.StartsWith("The hub has no step 'make-tea'", Assert.Single(strict.Faults()), StringComparison.Ordinal);
        Assert.Single(after.Faults());
    }

    [Theory]
    [InlineData("notes.txt", "words", "'notes.txt' is neither a recipe (.recipe.json) nor a ZIP.")]
    [InlineData("one.zip", "words", "The ZIP cannot be opened")]
    public async Task File_ThatIsNoRecipe_IsRefusedInTheForm(string name, string text, string words)
    {
        var answer = await eve.SendRecipeAsync(name, Encoding.UTF8.GetBytes(text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.StartsWith(words, Assert.Single(page.Faults()), StringComparison.Ordinal);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(page.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href")!));
    }

    [Fact]
    public async Task Json_ThatIsBroken_IsNamedWithItsLine()
    {
        var (_, page) = await eve.CheckedAsync(await eve.SendRecipeAsync("{ \"name\": \"x\",\n\"steps\": [ }"));

        Assert.Contains("The file is not valid JSON at line 2", Assert.Single(page.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zips_ThatAreHostile_AreRefusedWhole()
    {
        var recipe = Encoding.UTF8.GetBytes(Sample.Of(Sample.NoteType));
        (byte[] Zip, string Words)[] cases =
        [
            (RecipeHub.Zip(("Recipe.json", recipe), ("../outside.txt", [1])), "it leaves the recipe's folder"),
            (RecipeHub.Zip(("Recipe.json", recipe), ("/etc/passwd", [1])), "it is absolute"),
            (RecipeHub.Zip(("Recipe.json", recipe), ("C:\\x.txt", [1])), "it has a backslash"),
            (RecipeHub.Zip(("Recipe.json", recipe), ("bomb.bin", new byte[101_000_000])), "'bomb.bin' is larger than 100 MB"),
            (RecipeHub.Zip([("Recipe.json", recipe), .. Enumerable.Range(0, 2_001).Select(number => ($"{number}.txt", new byte[] { 1 }))]), "too many files"),
            (RecipeHub.Zip(("words.txt", [1])), "The ZIP holds no recipe"),
            (RecipeHub.Zip(("one.recipe.json", recipe), ("two.recipe.json", recipe)), "The ZIP holds several recipes"),
            (RecipeHub.Zip(("Recipe.json", recipe), ("recipe.JSON", recipe)), "two files"),
        ];

        foreach (var (zip, words) in cases)
        {
            var answer = await eve.SendRecipeAsync("package.zip", zip);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(words, Assert.Single((await answer.PageAsync()).Faults()), StringComparison.Ordinal);
        }

        Assert.Equal(0, hub.Services.GetRequiredService<IWaitingBundles>().Sweep(NodaTime.Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) + NodaTime.Duration.FromMinutes(1)));
    }

    [Fact]
    public async Task Zip_WithFilesAndInnerRecipes_RunsWithThem()
    {
        var outer = Sample.Of(Sample.NoteType, """{ "name": "recipes", "Values": [ { "name": "Test" } ] }""", """{ "name": "media", "Files": [ { "TargetPath": "a.txt", "SourcePath": "media/a.txt" } ] }""")
            .Replace("\"name\": \"Test\",", "\"name\": \"Outer\",", StringComparison.Ordinal);
        var inner = Sample.Of(Sample.Content(Sample.Note(1, text: "[file:text('texts/words.html')]")));
        var zip = RecipeHub.Zip(
            ("Recipe.json", Encoding.UTF8.GetBytes(outer)), ("inner/x.recipe.json", Encoding.UTF8.GetBytes(inner)), ("media/a.txt", "Words of a file."u8.ToArray()), ("texts/words.html", "Packed"u8.ToArray()));

        var (address, page) = await eve.CheckedAsync(await eve.SendRecipeAsync("package.zip", zip));
        Assert.Empty(page.Faults());
        await eve.RunAsync(address);

        Assert.NotNull((await FindAsync(1))!.Live);
        Assert.Contains(await hub.Services.GetRequiredService<IHubReader>().MediaAsync(CancellationToken.None), file => file.Path == "a.txt");
    }

    [Fact]
    public async Task ShelfRecipe_IsCheckedByItsName_AndNothingOutsideTheFolderIs()
    {
        var page = await eve.PageAsync(RecipeHub.List);
        var answer = await eve.SendAsync(page, RecipeHub.List + "?handler=shelf", ("Recipe", "glossary.recipe.json"));
        var (_, result) = await eve.CheckedAsync(answer);

        Assert.Contains("glossary.recipe.json", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Empty(result.Faults());
        Assert.Contains("0 items of content created 0 items of content updated", result.MainText().Words(), StringComparison.Ordinal);
        foreach (var file in new[] { "../README.md", "nothing.recipe.json", "coverage.json", "" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await eve.SendAsync(page, RecipeHub.List + "?handler=shelf", ("Recipe", file))).StatusCode);
        }
    }

    [Fact]
    public async Task TwoRecipes_AtOnce_RunOneAfterTheOther()
    {
        var one = await eve.CheckedAsync(await eve.SendRecipeAsync(Sample.Of(Sample.NoteType, Sample.Content(Sample.Note(1)))));
        var two = await eve.CheckedAsync(await eve.SendRecipeAsync(Sample.Of(Sample.NoteType, Sample.Content(Sample.Note(1), Sample.Note(2)))));
        var tasks = hub.Services.GetRequiredService<IRecipeTasks>();
        var stuck = (await tasks.FindAsync(one.Address[^32..], CancellationToken.None))! with { Stage = RecipeStage.Working, Server = "another", At = Now() };
        await tasks.KeepAsync(stuck, CancellationToken.None);

        Assert.Equal(HttpStatusCode.Redirect, (await eve.SendAsync(two.Page, two.Address)).StatusCode);
        await Task.Delay(300);
        var waiting = await eve.PageAsync(two.Address);
        var refused = await eve.SendAsync(one.Page, one.Address);
        await tasks.KeepAsync(stuck with { Stage = RecipeStage.Ended }, CancellationToken.None);
        var ended = await eve.EndedAsync(two.Address);

        Assert.Contains("It begins when the recipe before it has ended.", waiting.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("2 items of content were created", ended.MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipe_OfAnotherServer_IsShownAndLeftToIt()
    {
        var task = new RecipeTask(new string('a', 32), "eve", "theirs.recipe.json", ShelfFile: null, IsStrict: false, Now());
        await hub.Services.GetRequiredService<IRecipeQueue>().AddAsync(task, CancellationToken.None);

        await Task.Delay(300);
        var page = await eve.PageAsync(RecipeHub.List + "/" + task.Id);

        Assert.Equal("Checking the recipe", page.Heading());
        Assert.NotNull(page.QuerySelector("[data-progress]"));
    }

    [Fact]
    public async Task Recipe_WhoseFilesAreGone_KeepsNoOtherWaiting()
    {
        var id = new string('a', 32);
        using (var facts = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "Id": "{{id}}", "Recipe": "Recipe.json", "Files": [ { "Path": "Recipe.json", "Key": "f00000" } ] }""")))
        {
            await hub.Services.GetRequiredService<IWaitingBundles>().KeepAsync(id, "recipe", facts, 1_000, CancellationToken.None);
        }

        await hub.Services.GetRequiredService<IRecipeQueue>().AddAsync(new RecipeTask(id, "eve", "gone.zip", ShelfFile: null, IsStrict: false, Now()), CancellationToken.None);
        var (_, page) = await eve.CheckedAsync(await eve.SendRecipeAsync(Sample.Of(Sample.NoteType)));

        Assert.Empty(page.Faults());
        Assert.Equal(RecipeStage.Ended, (await hub.Services.GetRequiredService<IRecipeTasks>().FindAsync(id, CancellationToken.None))!.Stage);
    }

    [Fact]
    public async Task Recipe_AfterTheRightWasTakenAway_IsNotRun()
    {
        var (address, page) = await eve.CheckedAsync(await eve.SendRecipeAsync(Sample.Of(Sample.NoteType, Sample.Content(Sample.Note(1)))));
        var tasks = hub.Services.GetRequiredService<IRecipeTasks>();
        hub.Dismiss("eve");
        var checkedTask = (await tasks.FindAsync(address[^32..], CancellationToken.None))!;
        await hub.Services.GetRequiredService<IRecipeQueue>().AddAsync(checkedTask with { Purpose = RecipePurpose.Run, Stage = RecipeStage.Waiting, Outcome = null, At = Now() }, CancellationToken.None);

        var after = await hub.As("zoe", null, Permission.SiteOwner).EndedAsync(address);

        Assert.Empty(page.Faults());
        Assert.Contains("needs the permission Import", Assert.Single(after.Faults()), StringComparison.Ordinal);
        Assert.Null(await FindAsync(1));
    }

    [Fact]
    public async Task Recipe_ThatWasNotCheckedWell_CannotBeRunByAForgedForm()
    {
        var (address, page) = await eve.CheckedAsync(await eve.SendRecipeAsync(Sample.Of(Sample.Content(Sample.Note(1)))));

        var answer = await eve.SendAsync(page, address);

        Assert.NotEmpty(page.Faults());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_WithoutTheRightEverywhere_AreForbidden()
    {
        var (address, _) = await eve.CheckedAsync(await eve.SendRecipeAsync(Sample.Of(Sample.NoteType)));
        var ann = hub.As("ann", Wyre, Permission.SiteOwner);

        foreach (var page in new[] { RecipeHub.List, address, "/admin/recipes/export", "/admin/search" })
        {
            await ann.PageAsync(page, 403);
        }

        await eve.PageAsync(RecipeHub.List + "/" + new string('b', 32), 404);
    }

    // A page of the site, which nobody has edited, with another title.
    private static string Changed(string id) => $$"""
        { "ContentItemId": "{{id}}", "ContentType": "Page", "DisplayText": "Changed", "Latest": true, "Published": true, "TitlePart": { "Title": "Changed" },
          "SectionPart": { "Section": "{{Wyre}}" }, "AutoroutePart": { "Path": "wyre-forest/domestic-abuse" } }
        """;

    // All that a check could leave behind: what an export holds, the change log, the audit, and the files of the media.
    private async Task<(string Content, long Changes, int Audited, string Files)> HubAsync()
    {
        using var recipe = new MemoryStream();
        await hub.Services.GetRequiredService<ExportRecipe>().ExecuteAsync(Actor.System("a test"), "all", recipe, CancellationToken.None);
        var folder = new DirectoryInfo(Path.Combine(hub.Services.GetRequiredService<HubOptions>().Data, "media"));
        return (
            Encoding.UTF8.GetString(recipe.ToArray()), (await hub.Services.GetRequiredService<IChangeLog>().HeadAsync(CancellationToken.None)).Number,
            (await hub.Services.GetRequiredService<IHubReader>().AuditAsync(100, CancellationToken.None)).Count(change => change.Entry.ActorId == "eve"),
            folder.Exists ? string.Join(' ', folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.Name).Order(StringComparer.Ordinal)) : "");
    }

    private static NodaTime.Instant Now() => NodaTime.Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    private async Task<StoredItem?> FindAsync(int note) => await hub.FindAsync(ContentItemId.Parse(Sample.Id(note)));

    private async Task<List<string>> AuditAsync() =>
        [.. (await hub.Services.GetRequiredService<IHubReader>().AuditAsync(20, CancellationToken.None)).Where(change => change.Entry.ActorId == "eve").Select(change => change.Entry.Action)];
}
