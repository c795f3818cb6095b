using System.Text;
using SafeguardingHub.Content.Recipes;
using SafeguardingHub.Content.Recipes.Running;

namespace SafeguardingHub.Conformance.Tests.Engine;

public class RecipeRunTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("v1")]
    public async Task Recipe_RunTwice_LeavesAllUnchanged(string? version)
    {
        var recipe = Site.Recipe(Site.Page("page", version: version), Site.Service("desk"), Site.Page("draft", isLive: false));
        await using var hub = await TestHub.NewAsync();

        var first = await hub.MustRunAsync(recipe);
        var before = await hub.ExportAsync();
        hub.Time.Now += TimeSpan.FromDays(1);
        var second = await hub.MustRunAsync(recipe);

        Assert.Equal((5, 0, 0), (first.Created, first.Updated, first.Unchanged));
        Assert.Equal((0, 0, 5), (second.Created, second.Updated, second.Unchanged));
        Assert.Equal(before, await hub.ExportAsync());
        Assert.Single(await hub.HistoryAsync("page"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Recipe_WithVersionIdsRunAgain_LeavesWhatAnEditorHasDoneSince(bool isPublished)
    {
        var recipe = Site.Recipe(Site.Page("page", "Seeded", path: "north/page", version: "v1"));
        await using var hub = await TestHub.WithAsync(recipe);
        await hub.SaveAsync("page", Site.PageParts("Edited", path: "north/page"));
        if (isPublished)
        {
            await hub.PublishAsync("page");
        }

        var again = await hub.MustRunAsync(recipe);

        Assert.Equal((0, 0), (again.Created, again.Updated));
        Assert.Equal("Edited", (await hub.FindAsync("page")).Latest!.Item.DisplayText);
        Assert.Equal(isPublished ? "Edited" : "Seeded", (await hub.FindAsync("page")).Live!.Item.DisplayText);
    }

    [Fact]
    public async Task Recipe_WithoutVersionIds_IsComparedWithTheNewestVersionAndKeepsTheOldOnes()
    {
        var recipe = Site.Recipe(Site.Page("page", "Seeded", path: "north/page"));
        await using var hub = await TestHub.WithAsync(recipe);
        await hub.SaveAsync("page", Site.PageParts("Edited", path: "north/page"));
        await hub.PublishAsync("page");

        var again = await hub.MustRunAsync(recipe);

        Assert.Equal(1, again.Updated);
        Assert.Equal(["Seeded", "Edited", "Seeded"], (await hub.HistoryAsync("page")).Select(version => version.DisplayText));
        Assert.Equal("Seeded", (await hub.FindAsync("page")).Live!.Item.DisplayText);
    }

    [Fact]
    public async Task Recipe_WithAnotherTextUnderALiveVersionsId_MakesANewVersionAndKeepsTheOld()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", "Old", version: "v1")));

        await hub.MustRunAsync(Site.Steps(Site.Content(Site.Page("page", "New", version: "v1"))));
        var again = await hub.MustRunAsync(Site.Steps(Site.Content(Site.Page("page", "New", version: "v1"))));

        Assert.Equal(1, again.Unchanged);
        var history = await hub.HistoryAsync("page");
        Assert.Equal(["Old", "New"], history.Select(version => version.DisplayText));
        Assert.Equal("v1", history[0].VersionId.Value);
    }

    [Fact]
    public async Task Recipe_WithANewVersionId_BringsAVersionOfItsOwnWithoutWhatTheOldOneHeld()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", "Page", alias: "duty", version: "v1")));

        await hub.MustRunAsync(Site.Steps(Site.Content(Site.Page("page", "Page", isLive: false, version: "v2"))));
        await hub.MustRunAsync(Site.Steps(Site.Content(Site.Page("page", "Page", isLive: false, version: "v3"))));

        var stored = await hub.FindAsync("page");
        Assert.Equal(["v1", "v3"], [stored.Live!.Item.VersionId.Value, stored.Latest!.Item.VersionId.Value]);
        Assert.Null(stored.Latest.Item.Parts.Find("AliasPart"));
        Assert.Equal(3, (await hub.HistoryAsync("page")).Count);
    }

    [Fact]
    public async Task InnerRecipes_RunInTheirPlaceWithTheirOwnFiles()
    {
        await using var hub = await TestHub.NewAsync();
        hub.Folder.Recipes["Definitions"] = Site.Steps(Site.Definitions, Site.Content(Site.Sections));
        hub.Folder.Files["intro.html"] = Encoding.UTF8.GetBytes("<p>From a file</p>");
        hub.Folder.Recipes["Pages"] = Site.Steps(Site.Content(Site.Page("page", html: "[file: text('intro.html')]")));

        await hub.MustRunAsync("""{ "name": "All", "steps": [ { "name": "recipes", "Values": [ { "executionid": "x", "name": "Definitions" }, { "name": "Pages" } ] } ] }""");

        Assert.Equal("<p>From a file</p>", await hub.HtmlAsync("page"));
    }

    [Fact]
    public async Task InnerRecipes_InACircle_AreRefusedAndTheCircleIsNamed()
    {
        await using var hub = await TestHub.NewAsync();
        hub.Folder.Recipes["One"] = """{ "name": "One", "steps": [ { "name": "recipes", "Values": [ { "name": "Two" } ] } ] }""";
        hub.Folder.Recipes["Two"] = """{ "name": "Two", "steps": [ { "name": "recipes", "Values": [ { "name": "One" } ] } ] }""";

        var outcome = await hub.RunAsync("""{ "name": "All", "steps": [ { "name": "recipes", "Values": [ { "name": "One" } ] } ] }""");

        var problem = Assert.Single(outcome.Problems);
        Assert.Equal(("recipe-circle", "steps[0].Values[0]", 1), (problem.Code, problem.Place, problem.Line));
        Assert.Contains("All, One, Two, One", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InnerRecipe_WithAFault_IsLocatedInItsOwnFile()
    {
        await using var hub = await TestHub.NewAsync();
        hub.Folder.Recipes["Pages"] = "\n\n\n" + Site.Recipe(Site.Page("one", path: "north/same"), Site.Page("two", path: "north/same"));

        var outcome = await hub.RunAsync("""{ "name": "All", "steps": [ { "name": "recipes", "Values": [ { "name": "Pages" } ] } ] }""");

        var problem = Assert.Single(outcome.Problems);
        Assert.Equal(("taken", "content", "steps[1].data[3].AutoroutePart.Path"), (problem.Code, problem.Step, problem.Place));
        Assert.True(problem.Line > 20);
    }

    [Fact]
    public async Task Recipe_WithManyFaults_NamesEachWithStepPlaceAndLine()
    {
        await using var hub = await TestHub.NewAsync();

        var outcome = await hub.RunAsync(Site.Recipe(
            Site.Page("one", ""), Site.Item("two", "Nothing", "No such type", []), Site.Item("three", "Service", "No numbers", new() { ["ServicePart"] = new System.Text.Json.Nodes.JsonObject() })));

        Assert.Null(outcome.Report);
        Assert.Equal(["steps[1].data[3].ContentType", "steps[1].data[4].ServicePart.Numbers"], outcome.Problems.Select(problem => problem.Place));
        Assert.All(outcome.Problems, problem => Assert.True(problem is { Step: "content", Line: not null, Severity: RecipeProblemSeverity.Error }));
    }

    [Fact]
    public async Task Recipe_WithTwoItemsAtOnePath_IsRefusedWhole()
    {
        await using var hub = await TestHub.NewAsync();

        var outcome = await hub.RunAsync(Site.Recipe(Site.Page("one", path: "north/same"), Site.Page("two", path: "North/Same")));

        Assert.Equal("steps[1].data[3].AutoroutePart.Path", Assert.Single(outcome.Problems).Place);
        Assert.Equal(0, await hub.Reader.CountItemsAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("VersionOfAnotherItem")]
    [InlineData("AnotherType")]
    public async Task Recipe_ThatContradictsWhatIsStored_IsRefused(string what)
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", version: "v1")));

        var outcome = await hub.RunAsync(Site.Steps(Site.Content(what == "AnotherType" ? Site.Service("page") : Site.Page("other", version: "v1"))));

        Assert.Equal(
            what == "AnotherType" ? "steps[0].data[0].ContentType" : "steps[0].data[0].ContentItemVersionId", Assert.Single(outcome.Problems).Place);
    }

    [Theory]
    [InlineData("""{ "name": "no-such-step" }""", "step-unknown")]
    [InlineData("""{ "name": "ContentDefinition", "ContentTypes": [ { "Name": "T" } ] }""", "definition-display-name")]
    public async Task Recipe_WithAWarning_RunsAndIsRefusedWhenStrict(string step, string code)
    {
        await using var hub = await TestHub.NewAsync();

        var strict = await hub.RunAsync(Site.Steps(step), isStrict: true);
        var lenient = await hub.RunAsync(Site.Steps(step));

        Assert.Null(strict.Report);
        Assert.Equal((code, RecipeProblemSeverity.Error), (strict.Problems[0].Code, strict.Problems[0].Severity));
        Assert.Equal((code, RecipeProblemSeverity.Warning), (lenient.Report!.Problems[0].Code, lenient.Problems[0].Severity));
    }

    [Fact]
    public async Task Recipe_GivenUpWhileItWrites_LeavesNothing()
    {
        await using var hub = await TestHub.NewAsync();
        using var giveUp = new CancellationTokenSource();
        var before = await hub.ExportAsync();
        var progress = new Watcher(report =>
        {
            if (report is { Step: "content", Done: > 0 })
            {
                giveUp.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hub.RunAsync(
            Encoding.UTF8.GetBytes(Site.Steps(Site.Definitions, Site.Content(Site.Sections, Site.Page("page")), Site.Content(Site.Page("later")))), progress: progress, cancellationToken: giveUp.Token));

        Assert.Equal(before, await hub.ExportAsync());
        await hub.MustRunAsync(Site.Recipe(Site.Page("page")));
    }

    private sealed class Watcher(Action<RecipeProgress> watch) : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value) => watch(value);
    }
}
