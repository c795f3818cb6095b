using System.Net;
using Npgsql;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Following;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.CommandLine;

/// <summary>A start while the database server is away: readers are told whom to call, and the hub comes by itself.</summary>
public class WaitingTests
{
    [Fact]
    public async Task DatabaseServer_AwayAtTheStart_AKeptPageSaysWhomToCallUntilItComes()
    {
        using var folder = new TemporaryFolder();
        await using (await HubProcess.ServeAsync(folder.Path))
        {
            // An earlier run leaves the copy.
        }

        var server = await PostgresServer.SharedAsync();
        var real = new NpgsqlConnectionStringBuilder(server.ConnectionString(await server.CreateDatabaseAsync("template0", CancellationToken.None)));
        var socket = folder.File("socket");
        var connection = new NpgsqlConnectionStringBuilder(real.ConnectionString) { Host = socket }.ConnectionString;
        await using var hub = HubProcess.StartServer(folder.Path, "--database", "postgres", "--ConnectionStrings:Hub", connection);
        await hub.SaysAsync("A kept page says whom to call");
        using var reader = new HttpClient { BaseAddress = hub.Address };

        using var away = await reader.GetAsync(new Uri("/worried-about-a-child", UriKind.Relative));
        var page = await away.Content.ReadAsStringAsync();
        Directory.CreateSymbolicLink(socket, real.Host!);
        await hub.ReadyAsync();
        var home = await reader.GetStringAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.True(away.Headers.CacheControl?.NoStore);
        Assert.Contains("tel:999", page, StringComparison.Ordinal);
        Assert.Contains("tel:01905822666", page, StringComparison.Ordinal);
        Assert.Contains("01905 822 666", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatabaseServer_AwayAtTheVeryFirstStart_IsSaidAndTheStartFails()
    {
        using var folder = new TemporaryFolder();
        var connection = new NpgsqlConnectionStringBuilder { Host = folder.File("socket"), Database = "hub", Username = "hub" }.ConnectionString;

        var ended = await HubProcess.RunAsync(folder.Path, "serve", "--data", ".", "--database", "postgres", "--ConnectionStrings:Hub", connection);

        Assert.Equal(1, ended.Code);
        Assert.Contains("PostgreSQL cannot be reached", ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File(FailureCopy.FileName)));
    }
}
