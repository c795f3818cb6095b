using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Lucene.Tables;
using SafeguardingHub.Search.Suggesting;
using SafeguardingHub.Search.Querying;
using SafeguardingHub.Search.Tests.Querying;
using SafeguardingHub.Search.Text;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Search.Tests.Lucene;

/// <summary>What the tables hold when they are written as the index writes them: several files at a time, by tables that are made once.</summary>
public sealed class LuceneTablesTests : IDisposable
{
    private const int Documents = 200;

    private static readonly PublicSnapshot Ground = new(1, DefinitionSet.Empty, [], new Dictionary<string, JsonElement>());

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TwoFiles_WrittenAtOnce_HoldWhatEachHoldsThatIsWrittenAlone()
    {
        var layout = Layout();
        using var together = new Barrier(2);

        var held = await Task.WhenAll(
            Task.Run(() => Write(layout, "one", "a", together.SignalAndWait)),
            Task.Run(() => Write(layout, "two", "b", together.SignalAndWait)));

        Assert.Equal(Write(Layout(), "one-alone", "a", () => { }), held[0]);
        Assert.Equal(Write(Layout(), "two-alone", "b", () => { }), held[1]);
    }

    [Fact]
    public void Note_OfEditors_IsFoundThroughNoTemplateAndNoNestedItem()
    {
        using var index = new GivenLucene { Ground = Defined() };
        index.With(Of("""{"EditorNotePart":{"Note":"whispered"},"TitlePart":{"Title":"spoken"},"BagPart":{"ContentItems":[{"ContentType":"Page","EditorNotePart":{"Note":"muttered"}}]}}"""), "Page");

        Assert.Equal(["Page"], index.Found(Word("spoken")));
        Assert.Empty(index.Found(Word("whispered")));
        Assert.Empty(index.Found(Word("muttered")));
    }

    [Fact]
    public void Item_ThatCannotBeRead_IsFoundByItsStandardFields_AndTheOthersAsEver()
    {
        using var index = new GivenLucene { Ground = Defined() };
        index.With(Of("""{"LocalizationPart":{"Culture":"\ud83d"}}"""), "Page");
        index.With(new GivenDocument("Other"));

        Assert.Equal(["Other", "Page"], index.Found("""{"term":{"Content.ContentItem.ContentType":"Page"}}""").Order());
        Assert.Equal(["Page"], index.Found("""{"match":{"Content.ContentItem.DisplayText.Analyzed":"page"}}"""));
        index.Withdraw("Page");
        Assert.Equal(["Other"], index.Found("""{"match_all":{}}"""));
    }

    private static string Word(string word) => $"{{\"match\":{{\"Content.ContentItem.FullText\":\"{word}\"}}}}";

    private static IndexedItem Of(string parts)
    {
        var item = new GivenDocument("Page").Indexed;
        return item with { Document = item.Document with { Item = item.Document.Item with { Parts = ContentItemJson.ReadParts(parts) } } };
    }

    private static PublicSnapshot Defined()
    {
        var indexed = SettingsBag.From(JsonElement.Parse("""{"LuceneContentIndexSettings":{"Included":true}}"""));
        var settings = SettingsBag.From(JsonElement.Parse("""
            {"FullTextAspectSettings":{"IncludeFullTextTemplate":true,"FullTextTemplate":"{{ Model.TitlePart.Title }} {{ Model.EditorNotePart.Note }} {{ Model.Content.BagPart.ContentItems[0].EditorNotePart.Note }}"}}
            """));
        var type = new ContentTypeDefinition("Page", "Page", settings, [.. new[] { "TitlePart", "EditorNotePart", "BagPart", "LocalizationPart" }.Select(part => new TypePartDefinition(part, part, indexed))]);
        return new PublicSnapshot(1, new DefinitionSet([type], []), [], new Dictionary<string, JsonElement>());
    }

    private static IndexLayout Layout() => new(
        [new EntryTables(), new TextTables(), new PhoneTables(), new SuggestionTables(), new LuceneTables(GivenLucene.Kinds, TimeProvider.System, NullLogger<LuceneTables>.Instance)], [new SearchMemory()]);

    // Words and names of a file's own, and some that all have: numbers of one file mean other texts in another.
    private List<string> Write(IndexLayout layout, string name, string own, Action next)
    {
        var path = folder.File(name + ".db");
        using var file = IndexFile.Create(path, layout, new IndexState("test", Guid.Empty, 0, IsComplete: false, IsStale: false));
        for (var number = 0; number < Documents; number++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"shared {own}{number} word{number / 7}{own}");
            var document = new GivenDocument(string.Create(CultureInfo.InvariantCulture, $"{own} title {number}")) { Body = text, Headings = number % 3 == 0 ? text : "", Summary = $"about {own}" };
            next();
            file.Write(new IndexBatch([document.Indexed with { Ground = Ground }], [], null));
        }

        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return
        [
            .. Rows(connection, "SELECT place.doc >> 16, names.text, place.term FROM lucene_place AS place LEFT JOIN lucene_names AS names ON names.id = place.doc & 65535 ORDER BY 1, 2, 3"),
            .. Rows(connection, "SELECT value.number, key.text, value.value FROM lucene_value AS value LEFT JOIN lucene_key AS key ON key.id = value.key ORDER BY 1, 2, 3"),
            .. Rows(connection, "SELECT 0, 'word', text FROM lucene_word ORDER BY text"),
        ];
    }

    private static IEnumerable<string> Rows(SqliteConnection connection, string sql)
    {
        using var rows = CachedCommands.Of(connection, sql).ExecuteReader();
        while (rows.Read())
        {
            yield return $"{rows.GetValue(0)} {rows.GetValue(1)} {rows.GetValue(2)}";
        }
    }
}
