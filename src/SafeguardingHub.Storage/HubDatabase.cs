using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Auditing;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Sqlite;

namespace SafeguardingHub.Storage;

/// <summary>The database as a whole: made, brought up to date, and given a new epoch after a restore.</summary>
public sealed class HubDatabase
{
    private readonly HubContexts contexts;
    private readonly HubDialect dialect;
    private readonly HubStorageOptions options;

    internal HubDatabase(HubContexts contexts, HubDialect dialect, HubStorageOptions options) =>
        (this.contexts, this.dialect, this.options) = (contexts, dialect, options);

    private string Place => dialect is SqliteDialect sqlite ? sqlite.File : "the PostgreSQL database";

    /// <summary>Makes the database where there is none, and applies the migrations that it lacks; otherwise changes nothing.</summary>
    /// <exception cref="HubDataException">The database cannot be used; the message says what to do.</exception>
    public Task MigrateAsync(CancellationToken cancellationToken) => MigrateAsync(progress: null, cancellationToken);

    /// <inheritdoc cref="MigrateAsync(CancellationToken)"/>
    /// <param name="progress">Told how far older audit entries are put on their chain, where there are any; null for nobody.</param>
    /// <param name="cancellationToken">Stops the work, which goes on where it stood when it is begun again.</param>
    public async Task MigrateAsync(IProgress<AuditProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            await using var turn = dialect is SqliteDialect sqlite ? await PrepareFileAsync(sqlite.File, cancellationToken) : null;
            await using var context = contexts.Create();
            await MigrateAsync(context, cancellationToken);
            await AuditBacklog.TakeAsync(contexts, dialect, progress, cancellationToken);
        }
        catch (UnauthorizedAccessException error)
        {
            throw ReadOnly(error);
        }
        catch (DbException error)
        {
            throw Explain(error);
        }
    }

    /// <summary>Marks the database as another than before: whoever follows the change log begins anew. For use after a restore.</summary>
    public async Task BeginEpochAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        await context.Set<ChangeHeadRow>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Epoch, Guid.NewGuid()), cancellationToken);
    }

    private async Task MigrateAsync(HubDbContext context, CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await context.Database.CanConnectAsync(cancellationToken)
            ? await context.Database.GetAppliedMigrationsAsync(cancellationToken)
            : [];
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } newer)
        {
            throw new HubDataException(
                $"{Place} was made by a newer version of the hub (it holds the migration '{newer}'): run that version, or restore a backup made before it.");
        }

        if (known.Count != applied.Count())
        {
            await UnlockAsync(context, cancellationToken);
            await dialect.LockMigrationsAsync(context, cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
        }

        await dialect.PrepareAsync(context, cancellationToken);
        if (!await context.ChangeHead.AnyAsync(cancellationToken))
        {
            await context.Database.ExecuteSqlAsync(
                $"""INSERT INTO "ChangeHead" ("Id", "Number", "LastPublic", "Epoch") VALUES ({ChangeHeadRow.OnlyId}, 0, 0, {Guid.NewGuid()}) ON CONFLICT DO NOTHING""",
                cancellationToken);
        }

        if (!await context.AuditHead.AnyAsync(cancellationToken))
        {
            await context.Database.ExecuteSqlAsync(
                $"""INSERT INTO "AuditHead" ("Id", "Number", "Hash", "TakesOlder") VALUES ({AuditHeadRow.OnlyId}, 0, {AuditSeal.Beginning}, {true}) ON CONFLICT DO NOTHING""",
                cancellationToken);
        }
    }

    // EF marks a migration of SQLite under way by a row, which outlives a crash and would make everybody wait for ever. The
    // hub's own lock on the folder says that nobody migrates now, so a mark that is there is left over.
    private async Task UnlockAsync(HubDbContext context, CancellationToken cancellationToken)
    {
        if (dialect is not SqliteDialect sqlite || new FileInfo(sqlite.File) is not { Exists: true, Length: > 0 })
        {
            return;
        }

        await context.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellationToken);
    }

    private static async Task<FileStream> PrepareFileAsync(string file, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(file)!;
        try
        {
            Directory.CreateDirectory(folder);
            var turn = await LockAsync(Path.Combine(folder, "migrate.lock"), cancellationToken);
            try
            {
                await CheckFormatAsync(file, cancellationToken);
                return turn;
            }
            catch
            {
                await turn.DisposeAsync();
                throw;
            }
        }
        catch (IOException error)
        {
            throw new HubDataException($"The data folder '{folder}' cannot be used ({error.Message}): choose another with --data, or put it right.", error);
        }
    }

    private static async Task<FileStream> LockAsync(string file, CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return DataFolderLock.Open(file);
            }
            catch (IOException) when (tries < 300 && File.Exists(file))
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    private static async Task CheckFormatAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return;
        }

        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var head = new byte[16];
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        if (read > 0 && !head.AsSpan(0, read).SequenceEqual("SQLite format 3\0"u8))
        {
            throw NotADatabase(file, innerException: null);
        }
    }

    /// <summary>A fault of the database in words that say what to do.</summary>
    public HubDataException Explain(DbException error) => error switch
    {
        SqliteException { SqliteErrorCode: 26 or 11 } => NotADatabase(Place, error),
        SqliteException { SqliteErrorCode: 8 or 14 } => ReadOnly(error),
        SqliteException { SqliteErrorCode: 5 or 6 } =>
            new HubDataException($"'{Place}' is locked by another program: close it (a database browser, a backup, another hub) and start again.", error),
        SqliteException { SqliteErrorCode: 10 } => new HubDataException(
            $"'{Place}' cannot be read or written ({error.Message}): check the disk, and that the path leads to a file; else restore a backup.", error),
        SqliteException { SqliteErrorCode: 13 } =>
            new HubDataException($"The disk of '{Place}' is full: make room and start again. Nothing was changed.", error),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            new HubDataException($"PostgreSQL refused the sign-in: check the user and password in ConnectionStrings:Hub. ({error.Message})", error),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
            new HubDataException($"The database user may not create the hub's tables: make it the owner of the database. ({error.Message})", error),
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.TooManyConnections } =>
            new HubDataException($"PostgreSQL does not take connections yet: {error.Message}", error) { IsAway = true },
        PostgresException => new HubDataException($"{Place} could not be prepared: {error.Message}", error),
        NpgsqlException => new HubDataException(
            $"PostgreSQL cannot be reached: check that the server runs and that ConnectionStrings:Hub names its host, port and database. ({error.Message})", error)
        {
            IsAway = true,
        },
        _ => new HubDataException($"{Place} could not be prepared: {error.Message}", error),
    };

    private HubDataException ReadOnly(Exception error) => new(
        $"'{Place}' cannot be written to: give this account the right to write in '{options.DataFolder}', or choose another folder with --data.", error);

    private static HubDataException NotADatabase(string file, Exception? innerException)
    {
        var message = $"'{file}' is not a SQLite database, or it is damaged: restore it from a backup, or move it away to begin with an empty hub.";
        return innerException is null ? new HubDataException(message) : new HubDataException(message, innerException);
    }
}
