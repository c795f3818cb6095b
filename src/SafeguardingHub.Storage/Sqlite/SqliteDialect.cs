using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Sqlite;

internal sealed class SqliteDialect(string file, TimeSpan patience) : HubDialect(patience)
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int UniqueIndex = 2067;
    private const int PrimaryKey = 1555;

    /// <summary>The database's file.</summary>
    public string File => file;

    public string ConnectionString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        DefaultTimeout = Seconds(patience),
    }.ToString();

    // The library binds parameters by looking their names up one after the other: one prepared row at a time is fastest.
    public override int RowsPerCommand => 1;

    public override void Use(DbContextOptionsBuilder options) => options
        .UseSqlite(ConnectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))

        // SQLite makes a table anew outside one transaction; a migration that does so can be begun again where it was cut off, and a
        // first start need not frighten whoever looks on.
        .ConfigureWarnings(static warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning));

    public override async Task<DbTransaction> BeginAsync(HubDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        var started = Stopwatch.GetTimestamp();

        // The library waits for another process by blocking the thread, so it is given a second at a time.
        connection.DefaultTimeout = 1;
        while (true)
        {
            try
            {
                // Not deferred: BEGIN IMMEDIATE, so that no reading is done that a writer could overtake.
                return connection.BeginTransaction(deferred: false);
            }
            catch (SqliteException error) when (IsBusy(error))
            {
                if (Stopwatch.GetElapsedTime(started) >= Patience)
                {
                    throw new StoreBusyException("Another program holds the hub's database. Nothing was saved; try again in a moment.", error);
                }

                await Task.Delay(20, cancellationToken);
            }
            finally
            {
                connection.DefaultTimeout = Seconds(Patience);
            }
        }
    }

    public override async Task<DbTransaction> BeginReadingAsync(HubDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        return ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
    }

    // A file beside the database does that, before anybody opens it.
    public override Task LockMigrationsAsync(HubDbContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    // EF sets this in databases that it makes itself; a copy that SQLite made, as backups are, comes without it, and there readers
    // and writers would keep each other waiting, and somebody who reads on two connections at once would wait for ever.
    public override Task PrepareAsync(HubDbContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);

    // Whole seconds, and never 0, which would mean for ever.
    private static int Seconds(TimeSpan time) => Math.Max(1, (int)time.TotalSeconds);

    // A transaction that may write is the only one: nobody else changes anything until it ends.
    public override Task HoldAsync(HubDbContext context, string[] items, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task HoldAloneAsync(HubDbContext context, string item, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task HoldFileAsync(HubDbContext context, string id, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task HoldFilesAtAsync(HubDbContext context, string[] paths, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task HoldAccountsAsync(HubDbContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task HoldDefinitionsAsync(HubDbContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task<bool> ShareDefinitionsAsync(HubDbContext context, CancellationToken cancellationToken) => Task.FromResult(false);

    public override bool IsBusy(DbException error) => error is SqliteException { SqliteErrorCode: Busy or Locked };

    public override (string Table, string Rule)? BrokenRule(DbException error)
    {
        if (error is not SqliteException { SqliteExtendedErrorCode: UniqueIndex or PrimaryKey } fault)
        {
            return null;
        }

        // "SQLite Error 19: 'UNIQUE constraint failed: Versions.ItemId, Versions.Number'."
        const string Before = "constraint failed: ";
        var at = fault.Message.IndexOf(Before, StringComparison.Ordinal);
        var column = at < 0 ? "" : fault.Message[(at + Before.Length)..].Split(',')[0].Trim('\'', '.', ' ');
        var dot = column.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? ("", column) : (column[..dot], column[(dot + 1)..]);
    }
}
