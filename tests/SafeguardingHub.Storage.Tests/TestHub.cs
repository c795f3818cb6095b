using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Storage.Tests;

/// <summary>A hub's store with a database of its own: a copy of one that was migrated once.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private static readonly Lazy<Task<byte[]>> SqliteTemplate = new(MigrateSqliteAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MigratePostgresAsync);
    private readonly TemporaryFolder folder;
    private readonly ServiceProvider services;

    private TestHub(TemporaryFolder folder, HubStorageOptions options)
    {
        QueryCount.Listen();
        this.folder = folder;
        Options = options;
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddHubStorage(options);
        collection.AddDataProtection();
        collection.AddIdentityCore<HubUser>().AddEntityFrameworkStores<HubDbContext>();
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public HubStorageOptions Options { get; }

    public IServiceProvider Services => services;

    public IHubStore Store => services.GetRequiredService<IHubStore>();

    public IPublishedContent Published => services.GetRequiredService<IPublishedContent>();

    public IChangeLog Log => services.GetRequiredService<IChangeLog>();

    public IHubReader Reader => services.GetRequiredService<IHubReader>();

    public IMediaStore Media => services.GetRequiredService<IMediaStore>();

    public HubDatabase Database => services.GetRequiredService<HubDatabase>();

    public HubContexts Contexts => services.GetRequiredService<HubContexts>();

    public static async Task<TestHub> NewAsync(HubProvider provider)
    {
        var folder = new TemporaryFolder();
        if (provider == HubProvider.Sqlite)
        {
            await File.WriteAllBytesAsync(folder.File(HubStorage.DatabaseFile), await SqliteTemplate.Value);
            return new TestHub(folder, new HubStorageOptions { DataFolder = folder.Path });
        }

        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync(await PostgresTemplate.Value, CancellationToken.None);
        return Beside(folder, server.ConnectionString(database));
    }

    /// <summary>A hub on a database that does not exist yet.</summary>
    public static async Task<TestHub> EmptyAsync(HubProvider provider)
    {
        var folder = new TemporaryFolder();
        return provider == HubProvider.Sqlite
            ? new TestHub(folder, new HubStorageOptions { DataFolder = folder.Path })
            : Beside(folder, (await PostgresServer.SharedAsync()).ConnectionString($"e{Guid.NewGuid():N}"));
    }

    /// <summary>A hub with its SQLite database in that folder, which the test made.</summary>
    public static TestHub In(string dataFolder) => new(new TemporaryFolder(), new HubStorageOptions { DataFolder = dataFolder });

    /// <summary>A hub in that folder, whose writers give up soon.</summary>
    public static TestHub Impatient(string dataFolder) =>
        new(new TemporaryFolder(), new HubStorageOptions { DataFolder = dataFolder, WriterPatience = TimeSpan.FromMilliseconds(200) });

    /// <summary>A hub on that PostgreSQL database.</summary>
    public static TestHub At(string connectionString) => Beside(new TemporaryFolder(), connectionString);

    /// <summary>Another node of the same PostgreSQL database.</summary>
    public TestHub AnotherNode() => Beside(new TemporaryFolder(), Options.ConnectionString!);

    /// <summary>Writes in one unit and commits.</summary>
    public async Task<Commit> WriteAsync(params ItemWrite[] writes)
    {
        await using var unit = await Store.BeginAsync(CancellationToken.None);
        foreach (var write in writes)
        {
            unit.Write(write);
        }

        return await unit.CommitAsync(CancellationToken.None);
    }

    /// <summary>Asks a unit of work that changes nothing.</summary>
    public async Task<T> AskAsync<T>(Func<IUnitOfWork, Task<T>> ask)
    {
        await using var unit = await Store.BeginAsync(CancellationToken.None);
        return await ask(unit);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (Options.Provider == HubProvider.Sqlite)
        {
            using var connection = new Microsoft.Data.Sqlite.SqliteConnection(new Sqlite.SqliteDialect(Path.Combine(Options.DataFolder, HubStorage.DatabaseFile), Options.WriterPatience).ConnectionString);
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(connection);
        }

        folder.Dispose();
    }

    private static TestHub Beside(TemporaryFolder folder, string connectionString) =>
        new(folder, new HubStorageOptions { Provider = HubProvider.Postgres, DataFolder = folder.Path, ConnectionString = connectionString });

    private static async Task<byte[]> MigrateSqliteAsync()
    {
        await using var hub = await EmptyAsync(HubProvider.Sqlite);
        await hub.Database.MigrateAsync(CancellationToken.None);
        await using (var context = hub.Contexts.Create())
        {
            await context.Database.OpenConnectionAsync();
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
        }

        return await File.ReadAllBytesAsync(hub.folder.File(HubStorage.DatabaseFile));
    }

    private static async Task<string> MigratePostgresAsync()
    {
        await using var hub = await EmptyAsync(HubProvider.Postgres);
        await hub.Database.MigrateAsync(CancellationToken.None);
        using var connection = new Npgsql.NpgsqlConnection(hub.Options.ConnectionString);
        Npgsql.NpgsqlConnection.ClearPool(connection);
        return connection.Database;
    }
}

/// <summary>What every contract needs: a fresh hub for each test.</summary>
public abstract class HubContract(HubProvider provider) : IAsyncLifetime
{
    private TestHub? hub;

    private protected TestHub Hub => hub!;

    private protected HubProvider Provider => provider;

    public async Task InitializeAsync() => hub = await TestHub.NewAsync(provider);

    public async Task DisposeAsync() => await Hub.DisposeAsync();
}
