using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Querying;

namespace SafeguardingHub.Search.Lucene;

/// <summary>Orchard Core's indexes on this node's index file. All of a hub's are one set of tables; an index is a choice of types.</summary>
internal sealed class LuceneIndexes(IIndexReadings readings, TimeProvider time) : ILuceneIndexes
{
    // Longer nobody waits, and a query that takes it is one that was not thought through.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly LuceneSearch search = new(time);

    /// <inheritdoc />
    public Task<LuceneItems> FindItemsAsync(LuceneIndex index, string query, CancellationToken cancellationToken) =>
        RunAsync((connection, token) => search.FindItems(connection, index.ContentTypes, query, token), cancellationToken);

    /// <inheritdoc />
    public Task<LuceneDocuments> FindDocumentsAsync(LuceneIndex index, string query, CancellationToken cancellationToken) =>
        RunAsync((connection, token) => search.FindDocuments(connection, index.ContentTypes, query, token), cancellationToken);

    private async Task<T> RunAsync<T>(Func<SqliteConnection, CancellationToken, T> run, CancellationToken cancellationToken)
    {
        await readings.CaughtUpAsync(cancellationToken);
        using var reading = await readings.BorrowAsync(cancellationToken);
        using var deadline = new Deadline(reading.Connection, Longest, time, cancellationToken);
        try
        {
            return await Task.Run(() => run(reading.Connection, deadline.Token), CancellationToken.None);
        }
        catch (Exception error) when (Deadline.IsUp(error))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new LuceneQueryException("The query takes too long: ask for less, or write more letters before a * or ~.", error);
        }
        catch (SqliteException error) when (Damage.MayBe(error))
        {
            readings.ReportDamage(Damage.IsTold(error));
            throw;
        }
    }
}
