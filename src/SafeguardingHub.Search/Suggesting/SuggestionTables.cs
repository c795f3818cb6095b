using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Liquid;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Querying;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Suggesting;

/// <summary>
/// <c>suggestion</c>: the names of items that have a page, once from their beginning and once from each later word, so that what
/// somebody types is always the beginning of a row and an index finds it. Where no text stands, the title is what is shown.
/// </summary>
internal sealed class SuggestionTables : IndexTables
{
    // Rows of a document have the keys from its number times this on: its number is told by them, and they are removed by it without
    // an index of their own.
    private const int MostRows = 64;

    // A suggestion that does not fit a line helps nobody type.
    private const int LongestName = 200;

    /// <inheritdoc />
    public override IEnumerable<string> Schema =>
    [
        "CREATE TABLE suggestion (row INTEGER PRIMARY KEY, kind INTEGER NOT NULL, folded TEXT NOT NULL, text TEXT, former INTEGER NOT NULL) STRICT",
        "CREATE INDEX suggestion_folded ON suggestion (kind, folded, row, text, former)",
    ];

    /// <summary>The document of a row, in SQL.</summary>
    public static string NumberOf(string row) => $"{row} / {MostRows}";

    /// <inheritdoc />
    public override IEnumerable<string> Contents => [$"SELECT {NumberOf("row")}, kind, folded, text, former FROM suggestion"];

    /// <inheritdoc />
    public override void Write(SqliteConnection connection, long number, IndexedItem item)
    {
        var published = item.Document.Item;
        if (published.Path is null)
        {
            return;
        }

        var (row, alias, title) = (number * MostRows, Slug.From(published.Alias ?? ""), TextWords.Clean(item.Text.Title).Trim());
        var former = item.Text.FormerNames.Select(name => TextWords.KeyOf(TextWords.Clean(name))).ToHashSet(StringComparer.Ordinal);
        foreach (var name in Names(item))
        {
            // An alias is the hub's own way to write a name: whoever types it is shown the title. That stands among the entries, and
            // a row that does not say it again is answered from the index alone.
            var (key, shown) = (TextWords.KeyOf(name), name == title || Slug.From(name) == alias ? null : name);
            foreach (var start in Starts(key))
            {
                if (row == (number + 1) * MostRows)
                {
                    return;
                }

                CachedCommands.Run(
                    connection, "INSERT INTO suggestion (row, kind, folded, text, former) VALUES ($1, $2, $3, $4, $5)",
                    row++, (int)Suggestions.KindOf(item.Text.IsService, start == 0), key[start..], shown, former.Contains(key) ? 1 : 0);
            }
        }
    }

    /// <inheritdoc />
    public override void Remove(SqliteConnection connection, long number) =>
        CachedCommands.Run(connection, "DELETE FROM suggestion WHERE row >= $1 AND row < $2", number * MostRows, (number + 1) * MostRows);

    private static IEnumerable<string> Names(IndexedItem item) =>
        item.Text.Names.Prepend(item.Text.Title).Select(name => TextWords.Clean(name).Trim()).Where(name => name.Length is > 0 and <= LongestName)
            .DistinctBy(TextWords.KeyOf);

    // Where words begin that somebody may type first.
    private static IEnumerable<int> Starts(string key)
    {
        if (key.Length > 0)
        {
            yield return 0;
        }

        for (var blank = key.IndexOf(' ', StringComparison.Ordinal); blank >= 0; blank = key.IndexOf(' ', blank + 1))
        {
            var end = key.IndexOf(' ', blank + 1);
            if (!StopWords.Contains(end < 0 ? key[(blank + 1)..] : key[(blank + 1)..end]))
            {
                yield return blank + 1;
            }
        }
    }
}
