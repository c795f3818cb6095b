using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteDatabaseTests() : DatabaseContract(HubProvider.Sqlite)
{
    private static string File(TestHub hub) => Path.Combine(hub.Options.DataFolder, HubStorage.DatabaseFile);

    [Fact]
    public async Task Migrate_FileThatIsNoDatabase_SaysSoAndLeavesItAlone()
    {
        await using var hub = await TestHub.EmptyAsync(HubProvider.Sqlite);
        await System.IO.File.WriteAllTextAsync(File(hub), "This is a shopping list, not a database.");

        var error = await Assert.ThrowsAsync<HubDataException>(() => hub.Database.MigrateAsync(CancellationToken.None));

        Assert.Contains($"'{File(hub)}' is not a SQLite database", error.Message, StringComparison.Ordinal);
        Assert.Contains("restore it from a backup", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("This is", await System.IO.File.ReadAllTextAsync(File(hub)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_FolderThatIsAFile_SaysSo()
    {
        using var folder = new TemporaryFolder();
        await System.IO.File.WriteAllTextAsync(folder.File("data"), "");
        await using var hub = TestHub.In(folder.File("data"));

        var error = await Assert.ThrowsAsync<HubDataException>(() => hub.Database.MigrateAsync(CancellationToken.None));

        Assert.Contains(folder.File("data"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_FileThatCannotBeRead_SaysWhatToCheck()
    {
        await using var hub = await TestHub.EmptyAsync(HubProvider.Sqlite);
        Directory.CreateDirectory(File(hub));

        var error = await Assert.ThrowsAsync<HubDataException>(() => hub.Database.MigrateAsync(CancellationToken.None));

        Assert.Contains($"'{File(hub)}' cannot be read or written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_MarkLeftByACrash_DoesNotBlock()
    {
        await using var hub = await TestHub.EmptyAsync(HubProvider.Sqlite);
        await using (var connection = new SqliteConnection($"Data Source={File(hub)};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """;
            await command.ExecuteNonQueryAsync();
        }

        await hub.Database.MigrateAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(0, (await hub.Log.HeadAsync(CancellationToken.None)).Number);
    }

    [Fact]
    public async Task Database_PutBackFromACopy_LetsReadersReadWhileSomebodyWrites()
    {
        using var folder = new TemporaryFolder();
        await using (var context = Hub.Contexts.Create())
        {
            var copy = folder.File(HubStorage.DatabaseFile);
            await context.Database.ExecuteSqlAsync($"VACUUM INTO {copy}");
        }

        await using var restored = TestHub.Impatient(folder.Path);
        await restored.Database.MigrateAsync(CancellationToken.None);
        await using var reading = await restored.Store.BeginReadingAsync(CancellationToken.None);
        await reading.DefinitionsAsync(CancellationToken.None);
        await restored.WriteAsync(Given.Draft("i1", "v1"));

        Assert.Equal(1, (await restored.Log.HeadAsync(CancellationToken.None)).Number);
    }

    [Fact]
    public async Task Database_OfTheHub_WritesAheadAndKeepsForeignKeys()
    {
        await using var context = Hub.Contexts.Create();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();

        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", await command.ExecuteScalarAsync());
        command.CommandText = "PRAGMA foreign_keys";
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Begin_WhileAnotherProgramWrites_WaitsForIt()
    {
        await using var connection = new SqliteConnection($"Data Source={File(Hub)};Pooling=False");
        await connection.OpenAsync();
        var other = connection.BeginTransaction(deferred: false);

        var writing = Hub.WriteAsync(Given.Draft("i1", "v1"));
        await Task.Delay(100);
        var waited = !writing.IsCompleted;
        await other.RollbackAsync();

        Assert.Equal(1, (await writing).Rows);
        Assert.True(waited, "The unit began beside another writer.");
    }

    [Fact]
    public async Task Begin_OthersWriteForTooLong_IsBusyAndSavesNothing()
    {
        await using var hub = TestHub.Impatient(Hub.Options.DataFolder);
        var inThisProgram = await hub.Store.BeginAsync(CancellationToken.None);
        await Assert.ThrowsAsync<StoreBusyException>(() => hub.WriteAsync(Given.Draft("i1", "v1")));
        await inThisProgram.DisposeAsync();

        await using var connection = new SqliteConnection($"Data Source={File(Hub)};Pooling=False");
        await connection.OpenAsync();
        await using var inAnother = connection.BeginTransaction(deferred: false);
        await Assert.ThrowsAsync<StoreBusyException>(() => hub.WriteAsync(Given.Draft("i1", "v1")));

        Assert.Equal(0, await hub.Reader.CountItemsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Migrate_FileLockedByAnotherProgram_SaysSo()
    {
        using var folder = new TemporaryFolder();
        await using var connection = new SqliteConnection($"Data Source={folder.File(HubStorage.DatabaseFile)};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE x (y); BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync();
        await using var hub = TestHub.Impatient(folder.Path);

        var error = await Assert.ThrowsAsync<HubDataException>(() => hub.Database.MigrateAsync(CancellationToken.None));

        Assert.Contains("is locked by another program", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begin_CancelledWhileWaiting_GivesUpItsPlace()
    {
        var first = await Hub.Store.BeginAsync(CancellationToken.None);
        using var patience = new CancellationTokenSource();
        var second = Hub.Store.BeginAsync(patience.Token);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await first.DisposeAsync();
        Assert.Equal(1, (await Hub.WriteAsync(Given.Draft("i1", "v1"))).Rows);
    }

    [Fact]
    public void DataFolder_ServedAlready_IsRefusedByTheProcessNumber()
    {
        using var folder = new TemporaryFolder();
        var first = DataFolderLock.Acquire(folder.Path);

        var error = Assert.Throws<HubDataException>(() => DataFolderLock.Acquire(folder.Path));
        first.Dispose();
        var second = DataFolderLock.Acquire(folder.Path);
        second.Dispose();

        Assert.Contains($"served by process {Environment.ProcessId} already", error.Message, StringComparison.Ordinal);
    }
}

public sealed class PostgresDatabaseTests() : DatabaseContract(HubProvider.Postgres)
{
    [Fact]
    public async Task Migrate_ServerThatIsNotThere_SaysWhatToCheck()
    {
        await using var hub = TestHub.At("Host=/nowhere;Username=x;Database=y;Timeout=1");

        var error = await Assert.ThrowsAsync<HubDataException>(() => hub.Database.MigrateAsync(CancellationToken.None));

        Assert.Contains("ConnectionStrings:Hub", error.Message, StringComparison.Ordinal);
    }
}

public abstract class DatabaseContract(HubProvider provider) : HubContract(provider)
{
    [Fact]
    public async Task Migrate_Twice_ChangesNothing()
    {
        await using var hub = await TestHub.EmptyAsync(Provider);
        await hub.Database.MigrateAsync(CancellationToken.None);
        var head = await hub.Log.HeadAsync(CancellationToken.None);
        await hub.WriteAsync(Given.Draft("i1", "v1"));

        await hub.Database.MigrateAsync(CancellationToken.None);

        Assert.Equal(head with { Number = 1 }, await hub.Log.HeadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Migrate_DatabaseOfAnOlderVersion_KeepsItsItemsAndLearnsTheirDates()
    {
        var day = new NodaTime.LocalDate(2018, 1, 31);
        foreach (var (id, on) in new[] { ("a", day), ("b", day.PlusDays(1)) })
        {
            await Hub.WriteAsync(Given.Live(id, id + "1") with { Live = LiveWrite.Show(Given.Published(id, id + "1"), [new("archive", "yes", on), new("topic", "t1")], []) });
        }

        await using (var context = Hub.Contexts.Create())
        {
            await context.Database.MigrateAsync("QueryOrdersWithin");
            if (Provider == HubProvider.Sqlite)
            {
                // As an upgrade leaves it that was cut off.
                await context.Database.ExecuteSqlRawAsync("""CREATE TABLE "ef_temp_Published" ("ItemId" TEXT)""");
            }
        }

        await Hub.Database.MigrateAsync(CancellationToken.None);

        var queries = (IPublishedQueries)Hub.Services.GetService(typeof(IPublishedQueries))!;
        var found = await queries.PageAsync(new PublishedQuery { Values = [new("topic", "t1")] }, after: null, 10, CancellationToken.None);
        Assert.Equal(["b", "a"], found.Select(one => one.Item.Id.Value));
    }

    [Fact]
    public async Task Migrate_FromSeveralProgramsAtOnce_HappensOnce()
    {
        await using var hub = await TestHub.EmptyAsync(Provider);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => hub.Database.MigrateAsync(CancellationToken.None))));

        Assert.Equal(1, (await hub.WriteAsync(Given.Draft("i1", "v1"))).Rows);
    }

    [Fact]
    public async Task Migrate_DatabaseOfANewerVersion_IsRefused()
    {
        await using (var context = Hub.Contexts.Create())
        {
            await context.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Later', '99')""");
        }

        var error = await Assert.ThrowsAsync<HubDataException>(() => Hub.Database.MigrateAsync(CancellationToken.None));

        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_AndMigrations_AreTheSame()
    {
        using var context = Hub.Contexts.Create();

        Assert.False(context.Database.HasPendingModelChanges(), "Add a migration to both databases: tools/add-migration.sh NAME");
    }

    [Fact]
    public async Task Flags_OfTwoVersions_AreRefusedByTheDatabaseItself()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1"), Given.Draft("i1", "v2", revision: 2));
        await using var context = Hub.Contexts.Create();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.Versions.ExecuteUpdateAsync(set => set.SetProperty(row => row.Latest, true)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.Versions.ExecuteUpdateAsync(set => set.SetProperty(row => row.Published, true)));
    }

    [Fact]
    public async Task Store_ManyUnitsOneAfterTheOther_GiveTheirConnectionsBack()
    {
        for (var n = 0; n < 60; n++)
        {
            await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
            unit.Write(Given.Draft($"i{n}", $"v{n}"));
            await unit.FlushAsync(CancellationToken.None);
        }

        Assert.Equal(0, await Hub.Reader.CountItemsAsync(CancellationToken.None));
    }
}
