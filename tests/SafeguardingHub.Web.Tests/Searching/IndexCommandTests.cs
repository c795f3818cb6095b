using Microsoft.Data.Sqlite;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.CommandLine;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Searching;

// The host has a folder of that name too.
using Recipes = CommandLine.Recipes;

/// <summary>The verbs <c>index rebuild</c> and <c>index verify</c>, and an index whose server is killed.</summary>
public class IndexCommandTests
{
    private const int Many = 3000;

    [Fact]
    public async Task Verify_FindsWhatDiffers_AndRebuildPutsItRight_BesideAServerAndWithoutOne()
    {
        using var folder = new TemporaryFolder();
        var none = await HubProcess.RunAsync(folder.Path, "index", "verify", "--data", folder.Path);
        Ended agrees, differs, beside, after;
        await using (var server = await HubProcess.ServeAsync(folder.Path))
        {
            await server.SaysAsync("The search index is built");
            agrees = await HubProcess.RunAsync(folder.Path, "index", "verify", "--data", folder.Path);
            await SpoilAsync(folder);
            differs = await HubProcess.RunAsync(folder.Path, "index", "verify", "--data", folder.Path);
            beside = await HubProcess.RunAsync(folder.Path, "index", "rebuild", "--data", folder.Path);
            after = await HubProcess.RunAsync(folder.Path, "index", "verify", "--data", folder.Path);
            await server.KillAsync();
        }

        await SpoilAsync(folder);
        var alone = await HubProcess.RunAsync(folder.Path, "index", "rebuild", "--data", folder.Path);
        var last = await HubProcess.RunAsync(folder.Path, "index", "verify", "--data", folder.Path);

        Assert.Equal((1, true), (none.Code, none.Output.Contains("There is no index", StringComparison.Ordinal)));
        Assert.True(agrees.Code == 0, agrees.Said);
        Assert.True(differs.Code == 1, differs.Said);
        Assert.Contains("is published and not in the index", differs.Output, StringComparison.Ordinal);
        Assert.True(beside.Code == 0, beside.Said);
        Assert.Contains("The server has built the search index.", beside.Output, StringComparison.Ordinal);
        Assert.True(after.Code == 0, after.Said);
        Assert.True(alone.Code == 0, alone.Said);
        Assert.Contains("The search index is built.", alone.Output, StringComparison.Ordinal);
        Assert.Contains("items indexed: 100% of", alone.Errors, StringComparison.Ordinal);
        Assert.True(last.Code == 0, last.Said);
    }

    [Fact]
    public async Task Server_KilledWhileItBuildsOrFollows_HasAWholeIndexAfterTheNextStart()
    {
        using var folder = new TemporaryFolder();
        await folder.WriteAsync(Recipes.Of(Recipes.NoteType, Recipes.Content([.. Enumerable.Range(1, Many).Select(number => Recipes.Note(number))])));
        var run = await HubProcess.RunAsync(folder.Path, "recipe", "run", "test.recipe.json", "--data", folder.Path);
        Assert.True(run.Code == 0, run.Said);

        await using (var building = HubProcess.StartServer(folder.Path))
        {
            await building.SaysAsync("is being built");
            await building.KillAsync();
        }

        await using (var following = await HubProcess.ServeAsync(folder.Path))
        {
            await following.SaysAsync("The search index is built");
            await folder.WriteAsync(Recipes.Of(Recipes.Content([.. Enumerable.Range(1, Many).Select(number => Recipes.Note(number, text: "Other words."))])));
            var again = await HubProcess.RunAsync(folder.Path, "recipe", "run", "test.recipe.json", "--data", folder.Path);
            Assert.True(again.Code == 0, again.Said);
            await following.KillAsync();
        }

        await using var server = await HubProcess.ServeAsync(folder.Path);
        var verified = await HubProcess.RunAsync(folder.Path, "index", "verify", "--data", folder.Path);

        Assert.True(verified.Code == 0, verified.Said);
        Assert.Contains($"of {Many}", verified.Errors, StringComparison.Ordinal);
    }

    private static async Task SpoilAsync(TemporaryFolder folder)
    {
        await using var connection = new SqliteConnection($"Data Source={folder.File("search.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM document WHERE number = 1";
        await command.ExecuteNonQueryAsync();
    }
}
