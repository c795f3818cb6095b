using Microsoft.Data.Sqlite;
using SafeguardingHub.Storage;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.CommandLine;

/// <summary>A data folder that cannot be used: the message says why and what to do, and nothing in it is touched.</summary>
public class DataFolderTests
{
    [Theory]
    [InlineData("serve")]
    [InlineData("recipe")]
    public async Task Database_ThatIsNone_IsLeftAloneAndSaid(string verb)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File(HubStorage.DatabaseFile);
        await File.WriteAllTextAsync(file, "These are the minutes of a meeting, and no database.");

        var ended = await HubProcess.RunAsync(folder.Path, Command(verb, "."));

        AssertRefused(ended, "is not a SQLite database", "restore it from a backup");
        Assert.Equal("These are the minutes of a meeting, and no database.", await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("recipe")]
    public async Task Folder_WhoseParentIsAFile_IsSaid(string verb)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("file"), "");

        var ended = await HubProcess.RunAsync(folder.Path, Command(verb, "file/hub"));

        AssertRefused(ended, "file/hub", "--data");
    }

    // A file system that nobody may write to, root included.
    [Theory]
    [InlineData("serve")]
    [InlineData("recipe")]
    public async Task Folder_ThatCannotBeWritten_IsSaid(string verb)
    {
        using var folder = new TemporaryFolder();

        var ended = await HubProcess.RunAsync(folder.Path, Command(verb, "/proc/hub"));

        AssertRefused(ended, "/proc/hub", "--data");
    }

    [Fact]
    public async Task Database_LockedByAnotherProgram_IsSaid()
    {
        using var folder = new TemporaryFolder();
        await folder.WriteAsync(Recipes.Of(Recipes.NoteType));
        var first = await HubProcess.RunAsync(folder.Path, "recipe", "run", "test.recipe.json", "--data", ".");
        await using var other = new SqliteConnection($"Data Source={folder.File(HubStorage.DatabaseFile)};Pooling=False");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();

        await folder.WriteAsync(Recipes.Of(Recipes.Content(Recipes.Note(1))));
        var ended = await HubProcess.RunAsync(folder.Path, "recipe", "run", "test.recipe.json", "--data", ".");

        Assert.True(first.Code == 0, first.Said);
        AssertRefused(ended, "Another program holds the hub's database", "try again");
    }

    [Fact]
    public async Task Folder_ThatIsServed_IsRefusedToASecondServer_AndTheFirstGoesOn()
    {
        using var folder = new TemporaryFolder();
        await using var first = await HubProcess.ServeAsync(folder.Path, "--Hub:SetupRecipe=");

        var second = await HubProcess.RunAsync(folder.Path, "serve", "--data", folder.Path, "--urls", "http://127.0.0.1:0");

        AssertRefused(second, $"is served by process {first.Id} already", "--data");
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(first.Address, "/health/ready"));
        Assert.True(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task SetupRecipe_ThatIsNotThere_IsSaid()
    {
        using var folder = new TemporaryFolder();

        var ended = await HubProcess.RunAsync(folder.Path, "serve", "--data", "hub", "--urls", "http://127.0.0.1:0", "--Hub:Recipes=nowhere");

        AssertRefused(ended, "nowhere", "Hub:Recipes");
    }

    [Fact]
    public async Task Configuration_ThatCannotBeUsed_IsSaid()
    {
        using var folder = new TemporaryFolder();

        var ended = await HubProcess.RunAsync(folder.Path, "--data", "hub", "--database", "oracle");

        AssertRefused(ended, "Hub:Database", "sqlite or postgres");
    }

    [Fact]
    public async Task Port_ThatIsTaken_IsSaid()
    {
        using var folder = new TemporaryFolder();
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;

        var ended = await HubProcess.RunAsync(folder.Path, "serve", "--data", "hub", "--urls", $"http://127.0.0.1:{port}", "--Hub:SetupRecipe=");

        Assert.Equal(1, ended.Code);
        Assert.Contains($"127.0.0.1:{port}", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("choose another with --urls", ended.Errors, StringComparison.Ordinal);
    }

    private static string[] Command(string verb, string data) => verb == "serve"
        ? ["serve", "--data", data, "--urls", "http://127.0.0.1:0"]
        : ["recipe", "export", "export.recipe.json", "--data", data];

    private static void AssertRefused(Ended ended, string what, string how)
    {
        Assert.True(ended.Code == 1, $"Ended with {ended.Code}: {ended.Said}");
        Assert.Contains(what, ended.Errors, StringComparison.Ordinal);
        Assert.Contains(how, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Said, StringComparison.Ordinal);
    }
}
