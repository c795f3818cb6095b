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

    /// <summary>Writes what the tables hold of an item; nothing of that number is there.</summary>
    public abstract void Write(SqliteConnection connection, long number, IndexedItem item);

    /// <summary>Removes what the tables hold of that number.</summary>
    public abstract void Remove(SqliteConnection connection, long number);

    /// <summary>
    /// Writes what was gathered in memory since the transaction began. Called once before each commit, before memories are
    /// updated, so that tables which count over documents write each count once a batch and not once a document.
    /// </summary>
    public virtual void BeforeCommit(SqliteConnection connection)
    {
    }
}

/// <summary>An item as it is indexed.</summary>
/// <param name="Document">What is published, with what was projected of it.</param>
/// <param name="Text">Its words, with those of what it embeds.</param>
/// <param name="Ground">The shared ground that the words were read with.</param>
internal sealed record IndexedItem(PublishedDocument Document, DocumentText Text, PublicSnapshot Ground);
