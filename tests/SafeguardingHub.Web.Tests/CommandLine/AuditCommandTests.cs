using Microsoft.Data.Sqlite;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.CommandLine;

/// <summary>Checking the audit and taking a name out of it from the command line.</summary>
public class AuditCommandTests
{
    [Fact]
    public async Task Verify_AfterAPersonWasForgottenAndThenARowAltered_HoldsAndThenNamesTheEntry()
    {
        using var folder = new TemporaryFolder();
        await folder.WriteAsync(Recipes.Of(
            """{ "name": "Roles", "Roles": [ { "Name": "Editor", "Description": "", "Permissions": ["EditContent"] } ] }""", Recipes.NoteType, Recipes.Content(Recipes.Note(1))));
        var ran = await RunAsync("recipe", "run", "test.recipe.json");
        var added = await RunAsync("user", "add", "ada@example.org", "--role", "Editor", "--name", "Ada Lovelace");
        var held = await RunAsync("audit", "verify");
        var active = await RunAsync("audit", "forget-person", "ada@example.org", "--reason", "left");
        await ChangeAsync("""UPDATE "AspNetUsers" SET "IsDisabled" = 1""");
        var unknown = await RunAsync("audit", "forget-person", "ben@example.org", "--reason", "left");
        var forgotten = await RunAsync("audit", "forget-person", "ada@example.org", "--reason", "left");
        var heldStill = await RunAsync("audit", "verify");
        await ChangeAsync("""UPDATE "Audit" SET "ActorName" = 'Mallory' WHERE "Number" = 2""");
        var altered = await RunAsync("audit", "verify");

        Assert.True(ran.Code == 0 && added.Code == 0, ran.Said + added.Said);
        Assert.True(held.Code == 0, held.Said);
        Assert.Matches("^All [0-9]+ entries hold\\.", held.Output);
        Assert.Equal(1, active.Code);
        Assert.Contains("Switch it off first", active.Errors, StringComparison.Ordinal);
        Assert.Equal(1, unknown.Code);
        Assert.StartsWith("Former colleague 1 stands in", forgotten.Output, StringComparison.Ordinal);
        Assert.True(heldStill.Code == 0, heldStill.Said);
        Assert.Equal(1, altered.Code);
        Assert.StartsWith("Entry 2: the name or the id of who did it was altered", altered.Output, StringComparison.Ordinal);

        Task<Ended> RunAsync(params string[] words) => HubProcess.RunAsync(folder.Path, [.. words, "--data", "hub"]);

        async Task ChangeAsync(string sql)
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "hub", "hub.db")};Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of the test.
            command.CommandText = sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }
}
