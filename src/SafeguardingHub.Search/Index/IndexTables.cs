using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Index;

/// <summary>
/// Tables of the index file that hold something of every published item. Which there are is written out in one place; each is
/// told of every item that changes, inside the one transaction that also moves the index's position.
/// </summary>
internal abstract class IndexTables
{
    /// <summary>The statements that make the tables.</summary>
    public abstract IEnumerable<string> Schema { get; }

    /// <summary>
    /// Queries that tell all that the tables hold, for <c>index verify</c>: the first column of each is a document's number,
    /// those after it are what is compared, in any order of rows. Rows that are of no document, such as counts over all of them, have
    /// the number 0. Where there is no query, nothing is compared.
    /// </summary>
    public virtual IEnumerable<string> Contents => [];

    /// <summary>
    /// What <see cref="Write"/> needs of an item and no file has a say in, an object of a type of these tables' own; null for
    /// nothing. While a file is being filled, one thread prepares what another writes; who writes without it prepares it himself.
    /// </summary>
    public virtual object? Prepare(IndexedItem item) => null;

    /// <summary>What <see cref="Prepare"/> gives for items that are written together, in their order.</summary>
    public virtual IEnumerable<object?> PrepareAll(IReadOnlyList<IndexedItem> items) => items.Select(Prepare);

    /// <summary>A new file is about to be filled: what can be told from its other tables may be left until it is shown.</summary>
    public virtual void BeginBulk(SqliteConnection connection)
    {
    }

    /// <summary>The file is filled, and has been shown.</summary>
    public virtual void EndBulk(SqliteConnection connection)
    {
    }

    /// <summary>Writes what the tables hold of an item; nothing of that number is there.</summary>
    public abstract void Write(SqliteConnection connection, long number, IndexedItem item);

    /// <summary>Removes what the tables hold of that number.</summary>
    public abstract void Remove(SqliteConnection connection, long number);

    /// <summary>
    /// Writes what was gathered in memory since the transaction began. Called once before each commit, before memories are
    /// updated, so that tables which count over documents write each count once a batch and not once a document.
    /// </summary>
    /// <param name="connection">The connection that writes.</param>
    /// <param name="isShown">Whether searches see the file once it is committed: what was left until then is then due.</param>
    public virtual void BeforeCommit(SqliteConnection connection, bool isShown)
    {
    }
}

/// <summary>An item as it is indexed.</summary>
/// <param name="Document">What is published, with what was projected of it.</param>
/// <param name="Text">Its words, with those of what it embeds.</param>
/// <param name="Ground">The shared ground that the words were read with.</param>
internal sealed record IndexedItem(PublishedDocument Document, DocumentText Text, PublicSnapshot Ground)
{
    /// <summary>What tables have prepared of it; see <see cref="IndexTables.Prepare"/>.</summary>
    public ImmutableArray<object> Prepared { get; init; } = [];

    /// <summary>What was prepared of that type; null where it was not.</summary>
    public T? Find<T>() where T : class
    {
        foreach (var prepared in Prepared)
        {
            if (prepared is T found)
            {
                return found;
            }
        }

        return null;
    }
}
