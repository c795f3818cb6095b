using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Lucene.Tables;

/// <summary>
/// Orchard Core's index documents. <c>lucene_text</c>: each different text of an item once, with the set of its names in the lower
/// half of its rowid. <c>lucene_value</c>: values that are compared and sorted. <c>lucene_item</c>: what an item has given, to be
/// given back and taken out again. <c>lucene_term</c>: the names of taxonomies' terms, by which people ask for them.
/// </summary>
internal sealed partial class LuceneTables(ContentKinds kinds, TimeProvider time, ILogger<LuceneTables> logger) : IndexTables
{
    /// <summary>How many bits of a rowid say which names a text has.</summary>
    public const int NamesBits = 16;

    /// <summary>The bits of a rowid that say which names a text has.</summary>
    public const long NamesMask = (1 << NamesBits) - 1;

    // Further apart than any phrase reaches, so that none goes from one value of a field into the next.
    private static readonly string BetweenValues = string.Concat(Enumerable.Repeat(' ' + StandardWords.Gap, 20)) + ' ';

    private readonly OrchardDocument documents = new(kinds, time);
    private readonly Numbered keys = new("lucene_key");
    private readonly Numbered names = new("lucene_names");
    private readonly Numbered words = new("lucene_word");

    // Connections to files that are being filled: their words are told by the full-text table itself, much faster than one by one.
    private readonly ConditionalWeakTable<SqliteConnection, object> filling = [];

    /// <inheritdoc />
    public override IEnumerable<string> Schema =>
    [
        keys.Schema,
        names.Schema,
        words.Schema,
        $"CREATE VIRTUAL TABLE lucene_text USING fts5(text, content='', contentless_delete=1, tokenize=\"{StandardWords.Tokenizer}\")",
        "CREATE VIRTUAL TABLE lucene_place USING fts5vocab(lucene_text, instance)",
        "CREATE VIRTUAL TABLE lucene_row USING fts5vocab(lucene_text, row)",
        "CREATE TABLE lucene_value (key INTEGER NOT NULL, value ANY NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, value, number)) STRICT, WITHOUT ROWID",
        "CREATE TABLE lucene_item (number INTEGER PRIMARY KEY, held TEXT NOT NULL) STRICT",
        "CREATE TABLE lucene_term (number INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (number, id)) STRICT, WITHOUT ROWID",
    ];

    /// <inheritdoc />
    public override IEnumerable<string> Contents =>
    [
        "SELECT lucene_value.number, lucene_key.text, lucene_value.value FROM lucene_value JOIN lucene_key ON lucene_key.id = lucene_value.key",
        "SELECT number, id, name FROM lucene_term",
    ];

    /// <inheritdoc />
    public override object Prepare(IndexedItem item)
    {
        var (fields, terms) = Read(item);
        return new LuceneRows(
            TextsOf(fields.OfType<TextOf>()),
            [.. fields.OfType<ValueOf>().SelectMany(field => field.Names.Select(name => (name, field.Value))).Distinct()],
            [.. fields.OfType<StoredOf>().SelectMany(field => field.Names.Select(name => (name, field.Value)))],
            terms);
    }

    /// <inheritdoc />
    public override void BeginBulk(SqliteConnection connection) => filling.Add(connection, this);

    /// <inheritdoc />
    public override void EndBulk(SqliteConnection connection) => filling.Remove(connection);

    /// <inheritdoc />
    public override void BeforeCommit(SqliteConnection connection, bool isShown)
    {
        if (isShown && filling.TryGetValue(connection, out _))
        {
            CachedCommands.Run(connection, "INSERT OR IGNORE INTO lucene_word (text) SELECT term FROM lucene_row");
        }
    }

    /// <inheritdoc />
    public override void Write(SqliteConnection connection, long number, IndexedItem item)
    {
        var known = keys.Of(connection);
        var prepared = item.Find<LuceneRows>() ?? (LuceneRows)Prepare(item);
        var rows = WriteTexts(connection, number, prepared.Texts);
        var values = prepared.Values.Select(field => (Key: known.Number(field.Name), field.Value)).ToList();
        WriteValues(connection, number, values);
        var stored = prepared.Stored.Select(field => (Key: known.Number(field.Name), field.Value)).ToList();
        CachedCommands.Run(connection, "INSERT INTO lucene_item (number, held) VALUES ($1, $2)", number, HeldFields.Write(rows, values, stored));
        foreach (var (id, name) in prepared.Terms)
        {
            CachedCommands.Run(connection, "INSERT OR REPLACE INTO lucene_term (number, id, name) VALUES ($1, $2, $3)", number, id, name);
        }
    }

    /// <inheritdoc />
    public override void Remove(SqliteConnection connection, long number)
    {
        if (CachedCommands.Of(connection, "SELECT held FROM lucene_item WHERE number = $1", number).ExecuteScalar() is not string text)
        {
            return;
        }

        var held = HeldFields.Read(text);
        foreach (var row in held.Rows)
        {
            CachedCommands.Run(connection, "DELETE FROM lucene_text WHERE rowid = $1", row);
        }

        foreach (var (key, value) in held.Values)
        {
            CachedCommands.Run(connection, "DELETE FROM lucene_value WHERE key = $1 AND value = $2 AND number = $3", key, value, number);
        }

        CachedCommands.Run(connection, "DELETE FROM lucene_item WHERE number = $1", number);
        CachedCommands.Run(connection, "DELETE FROM lucene_term WHERE number = $1", number);
    }

    // All of it before the first row is written: one odd item must neither stop the index nor be half in it. Nothing here asks a
    // database or a disk, so what fails does so for this item alone.
    private (List<IndexField> Fields, List<(string Id, string Name)> Terms) Read(IndexedItem item)
    {
        try
        {
            return (documents.Of(item), [.. TermsOf(item)]);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogOdd(item.Document.Item.Id.Value, error);
            return (OrchardDocument.Least(item), []);
        }
    }

    private static IEnumerable<(string Id, string Name)> TermsOf(IndexedItem item)
    {
        foreach (var (term, _) in TermsAbove.Walk(item.Document.Item.Parts))
        {
            if (term.Id is { } id && (PartJson.FindReadable<TitlePart>(term.Parts)?.Title ?? term.DisplayText) is { Length: > 0 } name)
            {
                yield return (id.Value, name);
            }
        }
    }

    // Each different text once, under all the names that it has; then what has the same names together.
    private static ImmutableArray<(string Names, string Text)> TextsOf(IEnumerable<TextOf> texts)
    {
        var namesOf = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (StandardWords.Indexed(text.Text) is { Length: > 0 } indexed)
            {
                (namesOf.TryGetValue(indexed, out var known) ? known : namesOf[indexed] = new SortedSet<string>(StringComparer.Ordinal)).UnionWith(text.Names);
            }
        }

        var groups = namesOf.GroupBy(text => string.Join('\n', text.Value), text => text.Key, StringComparer.Ordinal);
        return [.. groups.Select(group => (group.Key, string.Join(BetweenValues, group)))];
    }

    private List<long> WriteTexts(SqliteConnection connection, long number, ImmutableArray<(string Names, string Text)> texts)
    {
        var sets = names.Of(connection);
        var vocabulary = filling.TryGetValue(connection, out _) ? null : words.Of(connection);

        // Sixty thousand different sets of names are definitions that nobody writes: what cannot be told apart is left out. In
        // rising order, since FTS5 writes out all that it has gathered in memory when a row comes before the last one.
        var rows = new List<long>();
        foreach (var (set, text) in texts.Select(text => (Set: sets.Number(text.Names), text.Text)).Where(text => text.Set <= NamesMask).OrderBy(text => text.Set))
        {
            var row = (number << NamesBits) | set;
            CachedCommands.Run(connection, "INSERT INTO lucene_text (rowid, text) VALUES ($1, $2)", row, text);
            rows.Add(row);
            vocabulary?.NoteEach(text);
        }

        return rows;
    }

    // One at a time: a statement that writes several rows must be able to take half of them back, and for that FTS5 writes out
    // all that it has gathered, every time.
    private static void WriteValues(SqliteConnection connection, long number, List<(long Key, object Value)> values)
    {
        foreach (var (key, value) in values)
        {
            CachedCommands.Run(connection, "INSERT INTO lucene_value (key, value, number) VALUES ($1, $2, $3)", key, value, number);
        }
    }

    [LoggerMessage(48, LogLevel.Warning, "The item {Item} cannot be read for the Lucene indexes: only its standard fields are in them.", EventName = "LuceneItemOdd")]
    private partial void LogOdd(string item, Exception error);

    /// <summary>What is written of an item, before any file has numbers for its names.</summary>
    private sealed record LuceneRows(
        ImmutableArray<(string Names, string Text)> Texts, ImmutableArray<(string Name, object Value)> Values, ImmutableArray<(string Name, string Value)> Stored,
        List<(string Id, string Name)> Terms);
}
