using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Liquid;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Search.Text;

/// <summary>
/// <c>entry</c>: what a search needs of an item besides its words: what it is counted and filtered by, what it is sorted by, and
/// what a hit shows. Items without a page are in it, marked as such by their missing path.
/// </summary>
internal sealed class EntryTables : IndexTables
{
    /// <inheritdoc />
    public override IEnumerable<string> Schema =>
    [
        """
        CREATE TABLE entry (
            number INTEGER PRIMARY KEY,
            item TEXT NOT NULL,
            type TEXT NOT NULL,
            path TEXT,
            title TEXT NOT NULL,
            names TEXT,
            files TEXT,
            sort_day INTEGER,
            service INTEGER NOT NULL,
            facets TEXT NOT NULL
        ) STRICT
        """,
    ];

    /// <inheritdoc />
    public override IEnumerable<string> Contents => ["SELECT number, item, type, path, title, names, files, sort_day, service, facets FROM entry"];

    /// <inheritdoc />
    public override void Write(SqliteConnection connection, long number, IndexedItem item)
    {
        var (published, text) = (item.Document.Item, item.Text);
        CachedCommands.Run(
            connection, "INSERT INTO entry (number, item, type, path, title, names, files, sort_day, service, facets) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            number, published.Id.Value, published.ContentType, published.Path?.Text, TextWords.Clean(text.Title), NamesOf(published, text), FilesOf(text),
            SortDayOf(item.Document.Values), text.IsService ? 1 : 0, JsonSerializer.Serialize(FacetsOf(item.Document)));
    }

    /// <inheritdoc />
    public override void Remove(SqliteConnection connection, long number) =>
        CachedCommands.Run(connection, "DELETE FROM entry WHERE number = $1", number);

    // The alias in words finds the item, but no reader knows the item by it.
    private static string? NamesOf(PublishedItem item, DocumentText text)
    {
        var alias = Slug.From(item.Alias ?? "");
        string[] names = [.. text.Names.Select(TextWords.Clean).Where(name => Slug.From(name) != alias)];
        return names.Length == 0 ? null : JsonSerializer.Serialize(names);
    }

    private static string? FilesOf(DocumentText text) =>
        text.Files.IsEmpty ? null : JsonSerializer.Serialize(text.Files.Select(file => new EntryFile(file.Media, file.HasPages)));

    private static int? SortDayOf(ImmutableArray<ProjectedValue> values) =>
        values.FirstOrDefault(value => value.SortOn is not null)?.SortOn is { } day ? Period.DaysBetween(new LocalDate(1970, 1, 1), day) : null;

    // Key, value, key, value…
    private static IEnumerable<string> FacetsOf(PublishedDocument document)
    {
        var item = document.Item;
        var own = new List<ListFilter> { new(SearchKeys.Type, item.ContentType) };
        if (item.Section is { } section)
        {
            own.Add(new ListFilter(SearchKeys.Section, section.Value));
        }

        return own.Concat(document.Values.Where(value => SearchKeys.All.Contains(value.Key)).Select(value => new ListFilter(value.Key, value.Value)))
            .Distinct().SelectMany(facet => new[] { facet.Key, facet.Value });
    }
}

/// <summary>A file of an item, as the index keeps it.</summary>
/// <param name="Media">Its path in the media library.</param>
/// <param name="HasPages">Whether it has pages that a reader can turn to.</param>
internal sealed record EntryFile(string Media, bool HasPages);
