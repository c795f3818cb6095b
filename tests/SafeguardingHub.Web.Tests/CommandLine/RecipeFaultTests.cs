using System.CommandLine;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.CommandLine;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.CommandLine;

/// <summary>A recipe that is not fit to run: what, where and how to mend it is said, and the hub stays as it was.</summary>
public class RecipeFaultTests
{
    public static TheoryData<string, string, int, string, string> Faulty => new()
    {
        // The fault, the recipe, its line, its place, and a word of how to mend it.
        { "a syntax error", "{ \"name\": \"Test\",\n\"steps\": [\n{ \"name\": \"content\", \"data\": [ { \"ContentItemId\" \"4x\" } ] }\n] }", 3, "", "" },
        { "a malformed part", Recipes.Of(Recipes.NoteType, Recipes.Content(Recipes.Note(1).Replace("{\"Title\":\"Note 1\"}", "{\"Title\":[1,2]}", StringComparison.Ordinal))), 4, "steps[1].data[0].TitlePart", "another kind is expected" },
        { "a missing type", Recipes.Of(Recipes.Content(Recipes.Note(1))), 3, "steps[0].data[0].ContentType", "define it in a step before this one" },
        { "an unknown function", Recipes.Of("""{ "name": "settings", "SiteName": "[js: variables('x').toUpperCase()]" }"""), 3, "steps[0].SiteName", "" },
        { "a script that loops", Recipes.Of("""{ "name": "settings", "SiteName": "[js: while(true){}]" }"""), 3, "steps[0].SiteName", "" },
        { "a file outside the folder", Recipes.Of("""{ "name": "settings", "SiteName": "[file: text('../../../etc/passwd')]" }"""), 3, "steps[0].SiteName", "" },
        { "media outside the folder", Recipes.Of("""{ "name": "media", "Files": [ { "TargetPath": "a.txt", "SourcePath": "../../etc/passwd" } ] }"""), 3, "steps[0].Files[0]", "" },
        { "media to a place outside", Recipes.Of("""{ "name": "media", "Files": [ { "TargetPath": "../../hub.db", "Base64": "QQ==" } ] }"""), 3, "steps[0].Files[0]", "" },
        { "an inner recipe that is not there", Recipes.Of("""{ "name": "recipes", "Values": [ { "executionid": "x", "name": "Nobody" } ] }"""), 3, "steps[0].Values[0]", "correct the name, or bring the file" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task Check_OfFaultyRecipe_SaysWhatWhereAndHow(string fault, string recipe, int line, string place, string mending)
    {
        using var folder = new TemporaryFolder();
        await folder.WriteAsync(recipe);

        var check = await InProcessAsync("recipe", "check", folder.File("test.recipe.json"), "--data", folder.File("hub"));

        Assert.True(check.Code == 1, $"{fault}: {check.Said}");
        Assert.Contains($"line {line}, {place}", check.Output, StringComparison.Ordinal);
        Assert.Contains(mending, check.Output, StringComparison.Ordinal);
        Assert.Contains("not fit to run", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", check.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", check.Said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("hub")), "A check leaves no data folder behind.");
    }

    [Fact]
    public async Task Run_OfFaultyRecipes_LeavesTheHubAsItWas()
    {
        using var folder = new TemporaryFolder();
        await folder.WriteAsync(Recipes.Of(Recipes.NoteType, Recipes.Content(Recipes.Note(1, "taken"))), "first.recipe.json");
        var first = await HubProcess.RunAsync(folder.Path, "recipe", "run", "first.recipe.json", "--data", "hub");
        Assert.True(first.Code == 0, first.Said);
        var before = await ExportAsync(folder);

        foreach (var (fault, recipe, place, word) in FaultyWhileRunning)
        {
            await folder.WriteAsync(recipe);
            var run = await HubProcess.RunAsync(folder.Path, "recipe", "run", "test.recipe.json", "--data", "hub");

            Assert.True(run.Code == 1, $"{fault}: {run.Said}");
            Assert.Contains("Nothing was changed", run.Output, StringComparison.Ordinal);
            Assert.Contains($"line 4, {place}", run.Output, StringComparison.Ordinal);
            Assert.Contains(word, run.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Said, StringComparison.Ordinal);
        }

        Assert.Equal(before, await ExportAsync(folder));
    }

    // In each, a step that could be run stands before the one that cannot.
    private static IEnumerable<(string Fault, string Recipe, string Place, string Word)> FaultyWhileRunning =>
    [
        ("a duplicate path", AfterSettings(Recipes.Note(2), Recipes.Note(3, "taken")), "steps[1].data[1]", "taken"),
        ("a missing reference", AfterSettings(Recipes.Note(2), Recipes.Note(3, text: "[contact 'nobody-at-all']")), "steps[1].data[1]", "nobody-at-all"),
        ("a malformed part", AfterSettings(Recipes.Note(2).Replace("{\"Path\":\"note-2\"}", "{\"Path\":{}}", StringComparison.Ordinal)), "steps[1].data[0].AutoroutePart", ""),
        ("a reserved path", AfterSettings(Recipes.Note(2, "admin/page")), "steps[1].data[0]", "admin"),
    ];

    [Fact]
    public async Task Run_OfAFileThatIsNotThere_SaysSo()
    {
        using var folder = new TemporaryFolder();

        var run = await HubProcess.RunAsync(folder.Path, "recipe", "run", "nowhere.recipe.json", "--data", "hub");

        Assert.Equal(1, run.Code);
        Assert.Contains("nowhere.recipe.json", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serv")]
    [InlineData("recipe")]
    [InlineData("recipe", "run", "x.recipe.json", "--force")]
    public async Task Command_ThatIsNone_GetsTheUsage(params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        var ended = await HubProcess.RunAsync(folder.Path, arguments);

        Assert.NotEqual(0, ended.Code);
        Assert.Contains("Usage:", ended.Said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static string AfterSettings(params string[] items) =>
        Recipes.Of("""{ "name": "settings", "SiteName": "Changed" }""", Recipes.Content(items));

    // The same command without a process of its own, for the many faults that one check finds.
    private static async Task<Ended> InProcessAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var root = new RootCommand { RecipeCommands.Create(output, errors) };
        var code = await root.Parse(arguments).InvokeAsync();
        return new Ended(code, output.ToString(), errors.ToString());
    }

    private static async Task<string> ExportAsync(TemporaryFolder folder)
    {
        var export = await HubProcess.RunAsync(folder.Path, "recipe", "export", "export.recipe.json", "--data", "hub");
        Assert.True(export.Code == 0, export.Said);
        return await File.ReadAllTextAsync(folder.File("export.recipe.json"));
    }
}
