using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Npgsql;

namespace SafeguardingHub.Storage.Postgres;

internal sealed class PostgresDialect(string connectionString, TimeSpan patience) : HubDialect(patience)
{
    public override int RowsPerCommand => 200;

    public override void Use(DbContextOptionsBuilder options) => options.UseNpgsql(
        connectionString, postgres => postgres.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));

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

    // In one order, so that two that want the same items do not wait for each other crosswise.
    public override Task HoldAsync(HubDbContext context, string[] items, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Items" WHERE "Id" = ANY({items}) ORDER BY "Id" FOR SHARE""", cancellationToken);

    public override bool IsBusy(DbException error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
    };

    public override (string Table, string Rule)? BrokenRule(DbException error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } fault
            ? (fault.TableName ?? "", fault.ConstraintName ?? "")
            : null;
}
