using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage;

/// <summary>Everything in which the two databases differ, apart from their migrations and their media stores.</summary>
internal abstract class HubDialect(TimeSpan patience)
{
    /// <summary>How long a writer waits for others before it gives up.</summary>
    public TimeSpan Patience => patience;

    /// <summary>How many rows one command inserts or updates.</summary>
    public abstract int RowsPerCommand { get; }

    /// <summary>Sets the database of a context.</summary>
    public abstract void Use(DbContextOptionsBuilder options);

    /// <summary>Begins a transaction that may write, on the context's own connection.</summary>
    /// <exception cref="StoreBusyException">Another writer held the store for too long.</exception>
    public abstract Task<DbTransaction> BeginAsync(HubDbContext context, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that sees one state of the store and waits for nobody, on the context's own connection.</summary>
    public abstract Task<DbTransaction> BeginReadingAsync(HubDbContext context, CancellationToken cancellationToken);

    /// <summary>Keeps other programs from migrating the database until the connection of the context is closed; makes the database where there is none.</summary>
    public abstract Task LockMigrationsAsync(HubDbContext context, CancellationToken cancellationToken);

    /// <summary>Sets what belongs to the database itself and not to a connection; changes nothing where it is set.</summary>
    public abstract Task PrepareAsync(HubDbContext context, CancellationToken cancellationToken);

    /// <summary>Keeps others from changing these items until the transaction ends.</summary>
    public abstract Task HoldAsync(HubDbContext context, string[] items, CancellationToken cancellationToken);

    /// <summary>Keeps others from changing this item, and from holding it, until the transaction ends.</summary>
    public abstract Task HoldAloneAsync(HubDbContext context, string item, CancellationToken cancellationToken);

    /// <summary>Keeps others from changing the media file, and from beginning to use it, until the transaction ends.</summary>
    public abstract Task HoldFileAsync(HubDbContext context, string id, CancellationToken cancellationToken);

    /// <summary>Keeps others from changing the media files at these paths until the transaction ends.</summary>
    public abstract Task HoldFilesAtAsync(HubDbContext context, string[] paths, CancellationToken cancellationToken);

    /// <summary>Keeps others from changing accounts until the transaction ends.</summary>
    public abstract Task HoldAccountsAsync(HubDbContext context, CancellationToken cancellationToken);

    /// <summary>Keeps others from changing definitions until the transaction ends.</summary>
    public abstract Task HoldDefinitionsAsync(HubDbContext context, CancellationToken cancellationToken);

    /// <summary>The same, for several at once who change none themselves; false where the transaction is the only one that writes.</summary>
    public abstract Task<bool> ShareDefinitionsAsync(HubDbContext context, CancellationToken cancellationToken);

    /// <summary>The table, and the column or constraint, whose unique index refused a row; null where the fault is another.</summary>
    public abstract (string Table, string Rule)? BrokenRule(DbException error);

    /// <summary>Whether the fault is that another writer was in the way.</summary>
    public abstract bool IsBusy(DbException error);

    /// <summary>What the engine is told of a fault, or null where it is a fault of the program or the machine.</summary>
    public Exception? Translate(DbException error)
    {
        if (IsBusy(error))
        {
            return new StoreBusyException("The hub is busy with another change. Nothing was saved; try again in a moment.", error);
        }

        if (BrokenRule(error) is not { } broken)
        {
            return null;
        }

        return (broken.Table, broken.Rule) switch
        {
            ("Routes", _) => new WriteConflictException(WriteConflict.Path, "The path belongs to another item.", error),
            ("MediaFiles" or "MediaAddresses", _) => new WriteConflictException(WriteConflict.Path, "Another file has that address.", error),
            ("Aliases", _) => new WriteConflictException(WriteConflict.Alias, "The alias belongs to another item.", error),
            ("AspNetUsers", _) => new WriteConflictException(WriteConflict.Id, "Somebody has an account with that address already.", error),
            ("Items", _) or ("Versions", "VersionId" or "PK_Versions") =>
                new WriteConflictException(WriteConflict.Id, "An item or version of that id exists already.", error),
            _ => new WriteConflictException(WriteConflict.Revision, "Somebody else saved in between.", error),
        };
    }
}
