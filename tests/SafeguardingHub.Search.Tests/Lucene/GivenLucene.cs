using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Lucene;
using SafeguardingHub.Search.Lucene.Tables;
using SafeguardingHub.Search.Querying;
using SafeguardingHub.Search.Tests.Querying;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Tests.Lucene;

/// <summary>An index in memory with the documents that a test gives it, asked in Lucene's and in Orchard Core's language.</summary>
internal sealed class GivenLucene : IDisposable
{
    public static ContentKinds Kinds { get; } = new(
        [new PlainPartKind<TitlePart>(), new PlainPartKind<AliasPart>(), new HtmlBodyPartKind(), new BagPartKind(), new TaxonomyPartKind(), new EditorNotePartKind()],
        [new TextFieldKind(), new NumericFieldKind(), new DateFieldKind(), new BooleanFieldKind(), new TaxonomyFieldKind(), new MultiTextFieldKind()]);

    private readonly ImmutableArray<IndexTables> tables = [new TextTables(), new EntryTables(), new LuceneTables(Kinds, TimeProvider.System, NullLogger<LuceneTables>.Instance)];
    private readonly Dictionary<string, long> numbers = [];
    private IndexMemory memory = new SearchMemory();

    public GivenLucene()
    {
        Connection.Open();
        foreach (var statement in IndexLayout.OwnSchema.Concat(tables.SelectMany(table => table.Schema)))
        {
            Run(statement);
        }
    }

    public SqliteConnection Connection { get; } = new("Data Source=:memory:");

    public PublicSnapshot Ground { get; set; } = new(1, DefinitionSet.Empty, [], new Dictionary<string, JsonElement>());

    /// <summary>States that do not follow from the items alone.</summary>
    public ImmutableDictionary<ContentItemId, string> States { get; set; } = ImmutableDictionary<ContentItemId, string>.Empty;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public GivenLucene With(params GivenDocument[] documents)
    {
        foreach (var document in documents)
        {
            With(document.Indexed, document.Title);
        }

        return this;
    }

    /// <summary>Publishes an item, or replaces the one of that id.</summary>
    public GivenLucene With(IndexedItem item, string title)
    {
        var id = item.Document.Item.Id.Value;
        Withdraw(id);
        var number = numbers[id] = Enumerable.Range(1, numbers.Count + 1).First(free => !numbers.ContainsValue(free));
        Change(number, () =>
        {
            CachedCommands.Run(
                Connection, "INSERT INTO document (number, item, version, type, title, digest) VALUES ($1, $2, 'v', $3, $4, '')", number, id, item.Document.Item.ContentType, title);
            foreach (var table in tables)
            {
                table.Write(Connection, number, item with { Ground = Ground });
            }
        });
        return this;
    }

    public void Withdraw(string id)
    {
        if (numbers.Remove(id, out var number))
        {
            Change(number, () =>
            {
                CachedCommands.Run(Connection, "DELETE FROM document WHERE number = $1", number);
                foreach (var table in tables)
                {
                    table.Remove(Connection, number);
                }
            });
        }
    }

    /// <summary>What the site's search matches, by id in the order of fitting.</summary>
    public string[] Matching(string query)
    {
        var matches = Match(query);
        Assert.Null(matches.Fault);
        return [.. matches.Documents.Numbers.Zip(matches.Documents.Scores).OrderByDescending(found => found.Second).ThenBy(found => found.First).Select(found => IdOf(found.First))];
    }

    public Matches Match(string query)
    {
        using var reading = new IndexReading(new IndexGeneration(1, numbers.Count, true, [memory]), Connection, static _ => { });
        return new LuceneMatcher(Time).Match(reading, query, Standing.Of((SearchMemory)memory, States, before: null), CancellationToken.None);
    }

    /// <summary>What a query in Orchard Core's language finds, by id; <paramref name="query"/> is the clause alone.</summary>
    public string[] Found(string query, string rest = "") => [.. Items($"{{\"query\":{query},\"size\":1000{rest}}}").Items.Select(id => id.Value)];

    public LuceneItems Items(string json, params string[] types) => new LuceneSearch(Time).FindItems(Connection, [.. types], json, CancellationToken.None);

    public LuceneDocuments Documents(string json) => new LuceneSearch(Time).FindDocuments(Connection, [], json, CancellationToken.None);

    public long Count(string table)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    public void Run(string statement)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    public void Dispose() => Connection.Dispose();

    private string IdOf(int number) => numbers.First(entry => entry.Value == number).Key;

    private void Change(long number, Action change)
    {
        // As the index itself does: statements that are prepared once take part in no transaction object.
        IndexConnections.Execute(Connection, "BEGIN IMMEDIATE");
        change();
        foreach (var table in tables)
        {
            table.BeforeCommit(Connection, isShown: true);
        }

        memory = memory.Updated(Connection, [number]);
        IndexConnections.Execute(Connection, "COMMIT");
    }
}
