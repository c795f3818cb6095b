using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Querying;

/// <summary>What the search keeps in memory of a document.</summary>
/// <param name="Id">The item.</param>
/// <param name="Facets">The ordinals of its values in <see cref="SearchMemory.Values"/>, states apart.</param>
/// <param name="State">The state that the item itself projects; null for none.</param>
/// <param name="SortDay">The day that it is sorted by, in days since 1 January 1970; null where nobody knows it.</param>
/// <param name="IsListed">Whether it has a page to link to.</param>
/// <param name="IsService">Whether it is a service that people call or use.</param>
internal sealed record DocumentEntry(ContentItemId Id, int[] Facets, string? State, int? SortDay, bool IsListed, bool IsService);

/// <summary>What filters, counts and orders need of each document, by its number; loaded from the table <c>entry</c>.</summary>
internal sealed class SearchMemory : IndexMemory
{
    private const int PageSize = 1024;

    // Pages, so that a change copies a thousand places and not a hundred thousand.
    private readonly ImmutableArray<DocumentEntry?[]> pages;

    private SearchMemory(ImmutableArray<DocumentEntry?[]> pages, FacetValues values)
    {
        this.pages = pages;
        Values = values;
    }

    /// <summary>Of an empty index.</summary>
    public SearchMemory() : this([], new FacetValues())
    {
    }

    /// <summary>The values that documents are counted by.</summary>
    public FacetValues Values { get; }

    /// <summary>Above the highest number.</summary>
    public int End => pages.Length * PageSize;

    /// <summary>All documents and their numbers, rising.</summary>
    public IEnumerable<(int Number, DocumentEntry Entry)> All =>
        Enumerable.Range(0, End).Select(number => (number, Find(number)!)).Where(found => found.Item2 is not null);

    /// <summary>The document of that number; null where there is none.</summary>
    public DocumentEntry? Find(int number) => (uint)number < (uint)End ? pages[number / PageSize][number % PageSize] : null;

    /// <inheritdoc />
    public override IndexMemory Load(SqliteConnection connection)
    {
        var (read, values) = (new List<DocumentEntry?[]>(), new FacetValues());
        using var command = connection.CreateCommand();
        command.CommandText = Columns;
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var number = rows.GetInt32(0);
            while (read.Count <= number / PageSize)
            {
                read.Add(new DocumentEntry?[PageSize]);
            }

            read[number / PageSize][number % PageSize] = EntryOf(rows, values);
        }

        return new SearchMemory([.. read], values);
    }

    /// <inheritdoc />
    public override IndexMemory Updated(SqliteConnection connection, ImmutableArray<long> changed)
    {
        // Searches read the old values meanwhile; there are some thousands of them at most.
        var (updated, values, own) = (pages.ToBuilder(), Values.Copy(), new HashSet<int>());
        foreach (var number in changed)
        {
            var (page, place) = ((int)(number / PageSize), (int)(number % PageSize));
            while (updated.Count <= page)
            {
                own.Add(updated.Count);
                updated.Add(new DocumentEntry?[PageSize]);
            }

            if (own.Add(page))
            {
                updated[page] = [.. updated[page]];
            }

            using var row = CachedCommands.Of(connection, Columns + " WHERE number = $1", number).ExecuteReader();
            updated[page][place] = row.Read() ? EntryOf(row, values) : null;
        }

        return new SearchMemory(updated.ToImmutable(), values);
    }

    private const string Columns = "SELECT number, item, sort_day, path IS NOT NULL, service, facets FROM entry";

    private static DocumentEntry EntryOf(SqliteDataReader row, FacetValues values)
    {
        var flat = JsonSerializer.Deserialize<string[]>(row.GetString(5)) ?? [];
        var (facets, state) = (new List<int>(), (string?)null);
        for (var at = 0; at + 1 < flat.Length; at += 2)
        {
            var ordinal = values.Add(new ListFilter(flat[at], flat[at + 1]));
            if (flat[at] == SearchKeys.State)
            {
                // The text of the table of values: one string for all documents of a state.
                state = values[ordinal].Value;
            }
            else
            {
                facets.Add(ordinal);
            }
        }

        return new DocumentEntry(
            ContentItemId.Parse(row.GetString(1)), [.. facets], state, row.IsDBNull(2) ? null : row.GetInt32(2), row.GetBoolean(3), row.GetBoolean(4));
    }
}
