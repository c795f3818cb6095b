using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Lucene.Tables;

/// <summary>
/// Orchard Core's index documents. <c>lucene_text</c>: each different text of an item once, with the set of its names in the lower
/// half of its rowid. <c>lucene_value</c>: values that are compared and sorted. <c>lucene_item</c>: what an item has given, to be
/// given back and taken out again. <c>lucene_term</c>: the names of taxonomies' terms, by which people ask for them.
/// </summary>
internal sealed class LuceneTables(ContentKinds kinds, TimeProvider time) : IndexTables
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

    /// <inheritdoc />
    public override IEnumerable<string> Schema =>
    [
        keys.Schema,
        names.Schema,
        words.Schema,
        $"CREATE VIRTUAL TABLE lucene_text USING fts5(text, content='', contentless_delete=1, tokenize=\"{StandardWords.Tokenizer}\")",
        "CREATE VIRTUAL TABLE lucene_place USING fts5vocab(lucene_text, instance)",
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
    public override void Write(SqliteConnection connection, long number, IndexedItem item)
    {
        keys.Begin(connection);
        names.Begin(connection);
        words.Begin(connection);
        var fields = documents.Of(item).ToList();
        var texts = WriteTexts(connection, number, fields.OfType<TextOf>());
        var held = new JsonArray([.. texts.Select(row => (JsonNode)JsonValue.Create(row))]);
        var values = new JsonArray([.. WriteValues(connection, number, fields.OfType<ValueOf>())]);
        var stored = new JsonArray([.. fields.OfType<StoredOf>().SelectMany(field => field.Names.Select(name => (JsonNode)new JsonArray(keys.Number(name), field.Value)))]);
        CachedCommands.Run(
            connection, "INSERT INTO lucene_item (number, held) VALUES ($1, $2)", number, new JsonArray(held, values, stored).ToJsonString(PartJson.Options));
        foreach (var (term, _) in TermsAbove.Walk(item.Document.Item.Parts))
        {
            if (term.Id is { } id && (PartJson.FindReadable<TitlePart>(term.Parts)?.Title ?? term.DisplayText) is { Length: > 0 } name)
            {
                CachedCommands.Run(connection, "INSERT OR REPLACE INTO lucene_term (number, id, name) VALUES ($1, $2, $3)", number, id.Value, name);
            }
        }
    }

    /// <inheritdoc />
    public override void Remove(SqliteConnection connection, long number)
    {
        if (CachedCommands.Of(connection, "SELECT held FROM lucene_item WHERE number = $1", number).ExecuteScalar() is not string text)
        {
            return;
        }

        var held = JsonElement.Parse(text);
        foreach (var row in held[0].EnumerateArray())
        {
            CachedCommands.Run(connection, "DELETE FROM lucene_text WHERE rowid = $1", row.GetInt64());
        }

        foreach (var value in held[1].EnumerateArray())
        {
            CachedCommands.Run(connection, "DELETE FROM lucene_value WHERE key = $1 AND value = $2 AND number = $3", value[0].GetInt64(), Read(value[1]), number);
        }

        CachedCommands.Run(connection, "DELETE FROM lucene_item WHERE number = $1", number);
        CachedCommands.Run(connection, "DELETE FROM lucene_term WHERE number = $1", number);
    }

    /// <summary>What an item gives back, from what was held of it: the numbers of the names, and the values in order.</summary>
    public static IEnumerable<(long Key, string Value)> Stored(string held) =>
        JsonElement.Parse(held)[2].EnumerateArray().Select(stored => (stored[0].GetInt64(), stored[1].GetString()!));

    // A double that happens to be whole is written as one, so that what is taken out is what was put in.
    private static object Read(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : value.TryGetInt64(out var whole) ? whole : value.GetDouble();

    private List<long> WriteTexts(SqliteConnection connection, long number, IEnumerable<TextOf> texts)
    {
        // Each different text once, under all the names that it has; then what has the same names together.
        var namesOf = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (StandardWords.Indexed(text.Text) is { Length: > 0 } indexed)
            {
                (namesOf.TryGetValue(indexed, out var known) ? known : namesOf[indexed] = new SortedSet<string>(StringComparer.Ordinal)).UnionWith(text.Names);
            }
        }

        var rows = new List<long>();
        foreach (var group in namesOf.GroupBy(text => string.Join('\n', text.Value), text => text.Key, StringComparer.Ordinal))
        {
            if (names.Number(group.Key) is var set && set > NamesMask)
            {
                // Sixty thousand different sets of names: definitions that nobody writes. What cannot be told apart is left out.
                continue;
            }

            var row = (number << NamesBits) | set;
            var text = string.Join(BetweenValues, group);
            CachedCommands.Run(connection, "INSERT INTO lucene_text (rowid, text) VALUES ($1, $2)", row, text);
            rows.Add(row);
            foreach (var word in text.AsSpan().Split(' '))
            {
                words.Note(text.AsSpan(word));
            }
        }

        return rows;
    }

    private IEnumerable<JsonNode> WriteValues(SqliteConnection connection, long number, IEnumerable<ValueOf> values)
    {
        foreach (var (key, value) in values.SelectMany(field => field.Names.Select(name => (Key: keys.Number(name), field.Value))).Distinct())
        {
            CachedCommands.Run(connection, "INSERT INTO lucene_value (key, value, number) VALUES ($1, $2, $3)", key, value, number);
            yield return new JsonArray(key, value switch
            {
                long whole => JsonValue.Create(whole),
                double real => JsonValue.Create(real),
                _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
            });
        }
    }
}
