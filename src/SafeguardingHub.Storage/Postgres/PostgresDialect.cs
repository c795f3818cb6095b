using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace SafeguardingHub.Storage.Postgres;

internal sealed class PostgresDialect(string connectionString, TimeSpan patience) : HubDialect(patience)
{
    private const long MigrationLock = 0x53_61_66_65_48_75_62;
    private const long AccountsLock = 0x50_65_6F_70_6C_65;
    private const long DefinitionsLock = 0x4B_69_6E_64_73;
    private static readonly TimeSpan LongestMigration = TimeSpan.FromHours(1);

    public override int RowsPerCommand => 200;

    // The provider's own strategy hides a fault that may pass inside an InvalidOperationException with a hint at retries.
    // Faults come through as they are: who catches them decides what readers are told meanwhile.
    public override void Use(DbContextOptionsBuilder options) => options.UseNpgsql(
        connectionString, postgres => postgres.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
            .ExecutionStrategy(dependencies => new NonRetryingExecutionStrategy(dependencies)));

    public override async Task<DbTransaction> BeginAsync(HubDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {(int)Patience.TotalMilliseconds}");
        await command.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    public override async Task<DbTransaction> BeginReadingAsync(HubDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        return await ((NpgsqlConnection)context.Database.GetDbConnection()).BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
    }

    // EF's own lock ends with each migration: a second program would then apply the next one again. A connection that goes
    // back to the pool loses its locks.
    public override async Task LockMigrationsAsync(HubDbContext context, CancellationToken cancellationToken)
    {
        if (!await context.Database.CanConnectAsync(cancellationToken))
        {
            try
            {
                await context.GetService<IRelationalDatabaseCreator>().CreateAsync(cancellationToken);
            }
            catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another program was first.
            }
        }

        await context.Database.OpenConnectionAsync(cancellationToken);
        context.Database.SetCommandTimeout(LongestMigration);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancellationToken);
    }

    public override Task PrepareAsync(HubDbContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    // In one order, so that two that want the same items do not wait for each other crosswise.
    public override Task HoldAsync(HubDbContext context, string[] items, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Items" WHERE "Id" = ANY({items}) ORDER BY "Id" FOR SHARE""", cancellationToken);

    public override Task HoldAloneAsync(HubDbContext context, string item, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Items" WHERE "Id" = {item} FOR UPDATE""", cancellationToken);

    public override Task HoldFileAsync(HubDbContext context, string id, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"""SELECT 1 FROM "MediaFiles" WHERE "Id" = {id} FOR UPDATE""", cancellationToken);

    public override Task HoldFilesAtAsync(HubDbContext context, string[] paths, CancellationToken cancellationToken) => context.Database.ExecuteSqlAsync(
        $"""
        SELECT 1 FROM "MediaFiles" WHERE "PathKey" = ANY({paths})
            OR "Id" IN (SELECT "FileId" FROM "MediaAddresses" WHERE "PathKey" = ANY({paths})) ORDER BY "PathKey" FOR SHARE
        """,
        cancellationToken);

    public override Task HoldAccountsAsync(HubDbContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AccountsLock})", cancellationToken);

    public override Task HoldDefinitionsAsync(HubDbContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({DefinitionsLock})", cancellationToken);

    public override async Task<bool> ShareDefinitionsAsync(HubDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({DefinitionsLock})", cancellationToken);
        return true;
    }

    public override bool IsBusy(DbException error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
    };

    public override (string Table, string Rule)? BrokenRule(DbException error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } fault
            ? (fault.TableName ?? "", fault.ConstraintName ?? "")
            : null;
}
