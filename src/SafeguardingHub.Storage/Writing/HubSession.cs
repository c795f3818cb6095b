using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace SafeguardingHub.Storage.Writing;

/// <summary>The context and the transaction of one unit of work, with the ways in which rows are sent.</summary>
internal sealed class HubSession(HubDbContext context, DbTransaction transaction, HubDialect dialect) : IAsyncDisposable
{
    private readonly Dictionary<Type, object> tables = [];

    public HubDbContext Context => context;

    public DbTransaction Transaction => transaction;

    public Task<int> InsertAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken cancellationToken) where TRow : class =>
        rows.Count == 0 ? Task.FromResult(0) : Table<TRow>().InsertAsync(transaction, rows, cancellationToken);

    /// <summary>Inserts the rows whose keys the table does not hold, and passes over the others.</summary>
    public Task<int> InsertNewAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken cancellationToken) where TRow : class =>
        rows.Count == 0 ? Task.FromResult(0) : Table<TRow>().InsertNewAsync(transaction, rows, cancellationToken);

    public Task<int> UpsertAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken cancellationToken) where TRow : class =>
        rows.Count == 0 ? Task.FromResult(0) : Table<TRow>().UpsertAsync(transaction, rows, cancellationToken);

    public Task<int> UpdateAsync<TRow>(
        IReadOnlyList<TRow> rows, IReadOnlyCollection<string> set, CancellationToken cancellationToken, (string, Func<TRow, object?>)? where = null)
        where TRow : class =>
        rows.Count == 0 ? Task.FromResult(0) : Table<TRow>().UpdateAsync(transaction, rows, set, where, cancellationToken);

    public Task HoldAsync(string[] items, CancellationToken cancellationToken) =>
        items.Length == 0 ? Task.CompletedTask : dialect.HoldAsync(context, items, cancellationToken);

    public Task HoldAloneAsync(string item, CancellationToken cancellationToken) => dialect.HoldAloneAsync(context, item, cancellationToken);

    public Task HoldFileAsync(string id, CancellationToken cancellationToken) => dialect.HoldFileAsync(context, id, cancellationToken);

    public Task HoldFilesAtAsync(string[] paths, CancellationToken cancellationToken) =>
        paths.Length == 0 ? Task.CompletedTask : dialect.HoldFilesAtAsync(context, paths, cancellationToken);

    public Task HoldAccountsAsync(CancellationToken cancellationToken) => dialect.HoldAccountsAsync(context, cancellationToken);

    public Task HoldDefinitionsAsync(CancellationToken cancellationToken) => dialect.HoldDefinitionsAsync(context, cancellationToken);

    /// <summary>Keeps others from changing definitions; false where nobody could have changed them anyway.</summary>
    public Task<bool> ShareDefinitionsAsync(CancellationToken cancellationToken) => dialect.ShareDefinitionsAsync(context, cancellationToken);

    /// <summary>The fault as the engine knows it, or the fault itself.</summary>
    public Exception Translate(DbException error) => dialect.Translate(error) ?? error;

    public async ValueTask DisposeAsync()
    {
        // Disposing a transaction that was not committed rolls it back.
        await transaction.DisposeAsync();
        await context.DisposeAsync();
    }

    private BulkTable<TRow> Table<TRow>() where TRow : class
    {
        if (!tables.TryGetValue(typeof(TRow), out var table))
        {
            tables[typeof(TRow)] = table = new BulkTable<TRow>(context, dialect);
        }

        return (BulkTable<TRow>)table;
    }
}
