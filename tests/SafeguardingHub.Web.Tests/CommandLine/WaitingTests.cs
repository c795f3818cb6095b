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
        using var feed = await reader.GetAsync(new Uri("/feed.rss", UriKind.Relative));
        using var block = await reader.GetAsync(new Uri("/embed/route/child", UriKind.Relative));
        Directory.CreateSymbolicLink(socket, real.Host!);
        await hub.ReadyAsync();
        var home = await reader.GetStringAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.True(away.Headers.CacheControl?.NoStore);
        Assert.Contains("tel:999", page, StringComparison.Ordinal);
        Assert.Contains("tel:01905822666", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, feed.StatusCode);
        Assert.Contains("tel:999", await feed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors *", block.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", away.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("01905 822 666", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatabaseServer_GoesAwayWhileTheHubServes_PagesSayWhomToCallAndTheHubOutlivesIt()
    {
        using var folder = new TemporaryFolder();
        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync("template0", CancellationToken.None);
        var real = new NpgsqlConnectionStringBuilder(server.ConnectionString(database));
        var socket = folder.File("socket");
        Directory.CreateSymbolicLink(socket, real.Host!);
        var connection = new NpgsqlConnectionStringBuilder(real.ConnectionString) { Host = socket }.ConnectionString;
        await using var hub = await HubProcess.ServeAsync(folder.Path, "--database", "postgres", "--ConnectionStrings:Hub", connection);
        using var reader = new HttpClient { BaseAddress = hub.Address };

        Directory.Delete(socket);
        await EndConnectionsAsync(server, database);
        using var away = await reader.GetAsync(new Uri("/wyre-forest", UriKind.Relative));
        var page = await away.Content.ReadAsStringAsync();
        using var block = await reader.GetAsync(new Uri("/embed/route/child", UriKind.Relative));
        using var ready = await reader.GetAsync(new Uri("/health/ready", UriKind.Relative));
        await hub.SaysAsync("Due moments could not be told");
        var live = await reader.GetStringAsync(new Uri("/health/live", UriKind.Relative));
        Directory.CreateSymbolicLink(socket, real.Host!);
        await hub.ReadyAsync();
        using var back = await reader.GetAsync(new Uri("/wyre-forest", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Contains("tel:999", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, block.StatusCode);
        Assert.Contains("tel:01905822666", await block.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("live", live);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
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

    // As a server does that is restarted.
    private static async Task EndConnectionsAsync(PostgresServer server, string database)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1";
        command.Parameters.Add(new NpgsqlParameter { Value = database });
        await command.ExecuteNonQueryAsync();
    }
}
