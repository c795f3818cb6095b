using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Search.Text;

/// <summary>
/// <c>text</c>: the words of every item that has a page, for FTS5, its rowid the document's number. <c>word</c>: the words
/// themselves, folded and unstemmed, and in how many of these documents each occurs.
/// </summary>
internal sealed class TextTables : IndexTables
{
    /// <summary>Between the pages of a file.</summary>
    public const char PageBreak = '\f';

    /// <summary>Between files.</summary>
    public const char FileBreak = '\u001e';

    private readonly WordCounts counts = new();

    /// <inheritdoc />
    public override IEnumerable<string> Schema =>
    [
        "CREATE VIRTUAL TABLE text USING fts5(title, names, headings, summary, body, files, tokenize='porter unicode61 remove_diacritics 2')",
        "CREATE TABLE word (word TEXT PRIMARY KEY, documents INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    ];

    /// <inheritdoc />
    public override IEnumerable<string> Contents => ["SELECT rowid, title, names, headings, summary, body, files FROM text", "SELECT 0, word, documents FROM word WHERE documents > 0"];

    /// <inheritdoc />
    public override object? Prepare(IndexedItem item) => PrepareAll([item]).Single();

    /// <inheritdoc />
    public override IEnumerable<object?> PrepareAll(IReadOnlyList<IndexedItem> items)
    {
        // Counted together: most words of one document are in another of the batch as well.
        var tally = new WordTally();
        List<Columns?> all = [.. items.Select(item => item.Document.Item.Path is null ? null : new Columns(ColumnsOf(item.Text), tally))];
        all.ForEach(columns => WordCounts.Count(tally, columns?.Texts ?? [], 1));
        return all;
    }

    /// <inheritdoc />
    public override void Write(SqliteConnection connection, long number, IndexedItem item)
    {
        if (item.Document.Item.Path is null)
        {
            return;
        }

        var prepared = item.Find<Columns>() ?? (Columns)Prepare(item)!;
        var columns = prepared.Texts;
        CachedCommands.Run(
            connection, "INSERT INTO text (rowid, title, names, headings, summary, body, files) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            number, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
        counts.Count(connection, prepared.Words);
    }

    /// <inheritdoc />
    public override void Remove(SqliteConnection connection, long number)
    {
        using (var row = CachedCommands.Of(connection, "SELECT title, names, headings, summary, body, files FROM text WHERE rowid = $1", number).ExecuteReader())
        {
            if (!row.Read())
            {
                return;
            }

            counts.CountOut(connection, Enumerable.Range(0, row.FieldCount).Select(row.GetString));
        }

        CachedCommands.Run(connection, "DELETE FROM text WHERE rowid = $1", number);
    }

    /// <inheritdoc />
    public override void BeforeCommit(SqliteConnection connection, bool isShown) => counts.Flush(connection);

    private static string[] ColumnsOf(DocumentText text) =>
    [
        TextWords.Clean(text.Title),
        string.Join('\n', text.Names.Select(TextWords.Clean)),
        TextWords.Clean(text.Headings),
        TextWords.Clean(text.Summary),
        TextWords.Clean(text.Body),
        string.Join(FileBreak, text.Files.Select(file => string.Join(PageBreak, file.Pages.Select(TextWords.Clean)))),
    ];

    /// <summary>What is written of an item.</summary>
    /// <param name="Texts">The columns of the full-text table.</param>
    /// <param name="Words">The words of all items that are written together, to be taken over with the first of them.</param>
    private sealed record Columns(string[] Texts, WordTally Words);
}
