using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Lucene.Dsl;
using SafeguardingHub.Search.Lucene.Running;
using SafeguardingHub.Search.Lucene.Tables;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Lucene;

/// <summary>Runs Orchard Core's queries over an index file.</summary>
internal sealed class LuceneSearch(TimeProvider time)
{
    /// <summary>The most documents that are given at once, each with all its fields.</summary>
    public const int MostDocuments = 500;

    /// <summary>The items that a query finds.</summary>
    /// <param name="connection">Reads the index.</param>
    /// <param name="types">The content types that are looked among; empty for all.</param>
    /// <param name="query">The query, JSON.</param>
    /// <param name="cancellationToken">Ends the search between two of SQLite's steps; interrupting the connection ends such a step.</param>
    /// <exception cref="LuceneQueryException">The query cannot be read or asks for too much.</exception>
    public LuceneItems FindItems(SqliteConnection connection, ImmutableArray<string> types, string query, CancellationToken cancellationToken)
    {
        var (page, count) = Find(connection, types, query, DslReader.LargestSize, cancellationToken);
        return new LuceneItems([.. page.Select(number => Item(connection, number, cancellationToken))], count);
    }

    /// <summary>The stored fields of what a query finds, of at most <see cref="MostDocuments"/> whatever the query asks for.</summary>
    /// <inheritdoc cref="FindItems"/>
    public LuceneDocuments FindDocuments(SqliteConnection connection, ImmutableArray<string> types, string query, CancellationToken cancellationToken)
    {
        var (page, count) = Find(connection, types, query, MostDocuments, cancellationToken);
        var names = new Dictionary<long, string>();
        return new LuceneDocuments([.. page.Select(number => Stored(connection, number, names, cancellationToken))], count);
    }

    private static ContentItemId Item(SqliteConnection connection, int number, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ContentItemId.Parse((string)CachedCommands.Of(connection, "SELECT item FROM document WHERE number = $1", number).ExecuteScalar()!);
    }

    private (IReadOnlyList<int> Page, int Count) Find(SqliteConnection connection, ImmutableArray<string> types, string text, int most, CancellationToken cancellationToken)
    {
        var read = DslReader.Read(text);
        var query = read with { Size = Math.Min(read.Size, most) };
        var leaves = new OrchardLeaves(connection, types, time, cancellationToken);
        var scores = query.Size > 0 && (query.Sorts.IsEmpty || query.Sorts.Any(sort => sort.Kind == SortKind.Score));
        var found = new QueryRunner(leaves, cancellationToken).Run(query.Query, scores);
        if (!types.IsEmpty && found.Count > 0)
        {
            found = found.And(leaves.Everything().Unscored());
        }

        return (Sorting.Page(found, query, connection, cancellationToken), found.Count);
    }

    private static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Stored(SqliteConnection connection, int number, Dictionary<long, string> names, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var held = (string)CachedCommands.Of(connection, "SELECT held FROM lucene_item WHERE number = $1", number).ExecuteScalar()!;
        var constants = new[] { ItemFields.Latest, ItemFields.Published }.Select(name => KeyValuePair.Create(name, ImmutableArray.Create("true")));
        var stored = HeldFields.Read(held).Stored.GroupBy(field => field.Key, field => field.Value).Select(field => KeyValuePair.Create(Name(field.Key), field.ToImmutableArray()));
        return [.. stored, .. constants];

        string Name(long key) => names.TryGetValue(key, out var known) ? known : names[key] = new IndexNames(connection).Name(key);
    }
}
