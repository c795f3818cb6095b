using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Querying;
using SafeguardingHub.Search.Suggesting;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Tests.Querying;

/// <summary>An index in memory with the documents that a test gives it, and the search over it.</summary>
internal sealed class GivenIndex : IIndexReadings, ILuceneMatcher, IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly ImmutableArray<IndexTables> tables = [new TextTables(), new EntryTables(), new PhoneTables(), new SuggestionTables()];
    private readonly Dictionary<string, long> numbers = [];
    private IndexMemory memory = new SearchMemory();

    public GivenIndex()
    {
        connection.Open();
        foreach (var statement in tables.SelectMany(table => table.Schema))
        {
            Run(statement);
        }

        Search = new SiteSearch(this, this, TimeProvider.System);
    }

    public SiteSearch Search { get; }

    public SqliteConnection Connection => connection;

    public bool IsComplete { get; set; } = true;

    public bool DamageReported { get; private set; }

    public Matches Lucene { get; set; } = new(ScoredDocuments.None, null);

    public SearchMemory Memory => (SearchMemory)memory;

    /// <summary>Publishes an item, or replaces the one of that id.</summary>
    public GivenIndex With(GivenDocument document)
    {
        var isNew = !numbers.TryGetValue(document.Id, out var number);
        if (isNew)
        {
            numbers[document.Id] = number = Enumerable.Range(1, numbers.Count + 1).First(free => !numbers.ContainsValue(free));
        }

        Change(number, () =>
        {
            foreach (var table in tables.Where(_ => !isNew))
            {
                table.Remove(connection, number);
            }

            foreach (var table in tables)
            {
                table.Write(connection, number, document.Indexed);
            }
        });
        return this;
    }

    public GivenIndex With(string title, string body) => With(new GivenDocument(title) { Body = body });

    public void Withdraw(string id)
    {
        numbers.Remove(id, out var number);
        Change(number, () =>
        {
            foreach (var table in tables)
            {
                table.Remove(connection, number);
            }
        });
    }

    public async Task<SearchAnswer> FindAsync(string text, SearchGround? ground = null) => await FindAsync(new SearchRequest { Text = text }, ground);

    public async Task<SearchAnswer> FindAsync(SearchRequest request, SearchGround? ground = null) =>
        await Search.FindAsync(request, ground ?? SearchGround.Empty, CancellationToken.None);

    /// <summary>The ids of the hits in order.</summary>
    public async Task<string[]> IdsAsync(string text, SearchGround? ground = null) => [.. (await FindAsync(text, ground)).Hits.Select(hit => hit.Id.Value)];

    public Dictionary<string, long> Words()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT word, documents FROM word";
        using var rows = command.ExecuteReader();
        var words = new Dictionary<string, long>();
        while (rows.Read())
        {
            words.Add(rows.GetString(0), rows.GetInt64(1));
        }

        return words;
    }

    public void Run(string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    public ValueTask<IndexReading> BorrowAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new IndexReading(new IndexGeneration(1, numbers.Count, IsComplete, [memory]), connection, static _ => { }));

    public ValueTask CaughtUpAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public void ReportDamage(bool isCertain) => DamageReported = true;

    public Matches Match(IndexReading reading, string query, Standing standing, CancellationToken cancellationToken) => Lucene;

    public void Dispose() => connection.Dispose();

    private void Change(long number, Action change)
    {
        Run("BEGIN IMMEDIATE");
        change();
        foreach (var table in tables)
        {
            table.BeforeCommit(connection, isShown: true);
        }

        memory = memory.Updated(connection, [number]);
        Run("COMMIT");
    }
}

/// <summary>A document with only what a test is about.</summary>
internal sealed record GivenDocument(string Title)
{
    public string Id { get; init; } = Title.Replace(' ', '-').Replace('é', 'e');

    public string Type { get; init; } = "Page";

    public bool HasPage { get; init; } = true;

    public string? Alias { get; init; }

    public string? Section { get; init; }

    public string[] Names { get; init; } = [];

    public string[] FormerNames { get; init; } = [];

    public string Headings { get; init; } = "";

    public string Summary { get; init; } = "";

    public string Body { get; init; } = "";

    public SearchNumber[] Numbers { get; init; } = [];

    public FileText[] Files { get; init; } = [];

    public ProjectedValue[] Values { get; init; } = [];

    public bool IsService { get; init; }

    public IndexedItem Indexed => new(new PublishedDocument(Item, [.. Values]), Text, null!);

    private PublishedItem Item => new()
    {
        Id = ContentItemId.Parse(Id),
        VersionId = ContentItemVersionId.Parse("v"),
        ContentType = Type,
        DisplayText = Title,
        Section = Section is null ? null : ContentItemId.Parse(Section),
        Path = HasPage ? ContentPath.Parse(SafeguardingHub.Content.Liquid.Slug.From(Id)) : null,
        Alias = Alias,
        PublishedAt = Instant.FromUnixTimeSeconds(0),
        ModifiedAt = Instant.FromUnixTimeSeconds(0),
        CreatedAt = Instant.FromUnixTimeSeconds(0),
        Parts = PartMap.Of([]),
    };

    private DocumentText Text => new()
    {
        Title = Title,
        Names = [.. Names, .. FormerNames, .. Alias is null ? [] : new[] { Alias.Replace('-', ' ') }],
        FormerNames = [.. FormerNames],
        IsService = IsService,
        Headings = Headings,
        Summary = Summary,
        Body = Body,
        Numbers = [.. Numbers],
        Files = [.. Files],
    };
}
