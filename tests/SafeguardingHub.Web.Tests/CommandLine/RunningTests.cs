using System.Diagnostics;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.CommandLine;

/// <summary>Recipes beside a running server, broken off, and there and back.</summary>
public class RunningTests
{
    private const int Many = 4000;

    [Fact]
    public async Task Run_BesideAServer_ShowsOnItsPagesWithinTwoSeconds()
    {
        using var folder = new TemporaryFolder();
        await using var server = await HubProcess.ServeAsync(folder.Path);
        using var reader = new HttpClient { BaseAddress = server.Address };
        using var before = await reader.GetAsync(new Uri("/note-1", UriKind.Relative));
        await folder.WriteAsync(Recipes.Of(Recipes.NoteType, Recipes.Content(Recipes.Note(1, text: "News from beside."))));

        var run = await HubProcess.RunAsync(folder.Path, "recipe", "run", "test.recipe.json", "--data", folder.Path);
        var ended = Stopwatch.GetTimestamp();
        var text = "";
        while (!text.Contains("News from beside.", StringComparison.Ordinal) && Stopwatch.GetElapsedTime(ended) < TimeSpan.FromSeconds(2))
        {
            text = await (await reader.GetAsync(new Uri("/note-1", UriKind.Relative))).Content.ReadAsStringAsync();
        }

        Assert.Equal(404, (int)before.StatusCode);
        Assert.True(run.Code == 0, run.Said);
        Assert.Contains("1 created", run.Output, StringComparison.Ordinal);
        Assert.Contains("News from beside.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Killed_LeavesNothingHalfDone_AndTheNextRunIsWhole()
    {
        using var folder = new TemporaryFolder();
        await folder.WriteAsync(Recipes.Of(Recipes.NoteType, Recipes.Content(Recipes.Note(0))), "first.recipe.json");
        await folder.WriteAsync(Recipes.Of(Recipes.Content([.. Enumerable.Range(1, Many).Select(number => Recipes.Note(number))])));
        var first = await HubProcess.RunAsync(folder.Path, "recipe", "run", "first.recipe.json", "--data", "hub");

        await using (var broken = HubProcess.Start(folder.Path, "recipe", "run", "test.recipe.json", "--data", "hub"))
        {
            await broken.SaysAsync($"content: 50% of {Many}");
            await broken.KillAsync();
        }

        var export = await HubProcess.RunAsync(folder.Path, "recipe", "export", "after.recipe.json", "--data", "hub");
        var again = await HubProcess.RunAsync(folder.Path, "recipe", "run", "test.recipe.json", "--data", "hub");
        var twice = await HubProcess.RunAsync(folder.Path, "recipe", "run", "test.recipe.json", "--data", "hub");

        Assert.True(first.Code == 0, first.Said);
        Assert.True(export.Code == 0, export.Said);
        Assert.Contains("1 versions written", export.Output, StringComparison.Ordinal);
        Assert.Contains($"{Many} created, 0 updated, 0 unchanged", again.Output, StringComparison.Ordinal);
        Assert.Contains($"0 created, 0 updated, {Many} unchanged", twice.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_KilledWhileItSetsItselfUp_StartsCleanAndWhole()
    {
        using var folder = new TemporaryFolder();
        await using (var broken = HubProcess.Start(
            folder.Path, "serve", "--data", "hub", "--urls", "http://127.0.0.1:0", $"--Hub:Recipes={Repository.File("recipes")}"))
        {
            await broken.SaysAsync("setting it up");
            await broken.KillAsync();
        }

        await using var server = await HubProcess.ServeAsync(folder.File("hub"));
        using var reader = new HttpClient { BaseAddress = server.Address };

        Assert.Equal("Worried about a child or an adult in Worcestershire?", (await reader.PageAsync("/")).Heading());
        Assert.Contains("NHS Wyre Forest CCG", (await reader.PageAsync("/wyre-forest")).Below("Our duty"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_RunIntoAnEmptyHubAndExportedAgain_GivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        var recipe = Repository.File("recipes/hub.recipe.json");

        var check = await HubProcess.RunAsync(folder.Path, "recipe", "check", recipe, "--strict", "--data", "first");
        var first = await HubProcess.RunAsync(folder.Path, "recipe", "run", recipe, "--strict", "--data", "first");
        var again = await HubProcess.RunAsync(folder.Path, "recipe", "run", recipe, "--strict", "--data", "first");
        var out1 = await HubProcess.RunAsync(folder.Path, "recipe", "export", "site.recipe.json", "--data", "first");
        var second = await HubProcess.RunAsync(folder.Path, "recipe", "run", "site.recipe.json", "--strict", "--data", "second");
        File.Move(folder.File("site.recipe.json"), folder.File("expected.json"));
        var out2 = await HubProcess.RunAsync(folder.Path, "recipe", "export", "site.recipe.json", "--data", "second");

        foreach (var ended in new[] { check, first, again, out1, second, out2 })
        {
            Assert.True(ended.Code == 0, ended.Said);
        }

        Assert.Contains("0 created, 0 updated", again.Output, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(folder.File("expected.json")), await File.ReadAllTextAsync(folder.File("site.recipe.json")));
        Assert.Contains("01905822666", await File.ReadAllTextAsync(folder.File("site.recipe.json")), StringComparison.Ordinal);
    }
}
