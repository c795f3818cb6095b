using System.Text.Json;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Recipes;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Conformance.Tests.Engine;

/// <summary>The steps for queries and indexes.</summary>
public class SearchStepTests
{
    private const string Types = """{ "name": "ContentDefinition", "ContentTypes": [ { "Name": "Note", "DisplayName": "Note", "Settings": {}, "ContentTypePartDefinitionRecords": [] } ] }""";

    [Theory]
    [InlineData("""{ "Source": "Lucene", "Name": "Q", "Index": "Search", "Template": "{ {{ a }} }", "Schema": "s", "ReturnContentItems": true }""")]
    [InlineData("""{ "source": "lucene", "name": "Q", "CanReturnContentItems": true, "ReturnContentItems": true, "Schema": "s", "LuceneQueryMetadata": { "Index": "Search", "Template": "{ {{ a }} }" } }""")]
    [InlineData("""{ "Name": "Q", "Source": "Lucene", "Schema": "s", "ReturnContentItems": true, "Properties": { "LuceneQueryMetadata": { "Index": "Search", "Template": "{ {{ a }} }" } } }""")]
    public async Task Query_InEveryForm_IsStoredAndExportedInOrchardsForm(string query)
    {
        await using var hub = await TestHub.WithAsync($$"""{ "steps": [ { "name": "queries", "Queries": [ {{query}} ] } ] }""");

        var stored = StoredSearch.FindQuery(await hub.Reader.SettingsAsync(CancellationToken.None), "Q")!;
        var step = Step(await hub.ExportAsync(), "queries");

        Assert.Equal(("Lucene", "Search", "{ {{ a }} }", true), (stored.Source, stored.Index, stored.Template, stored.ReturnContentItems));
        Assert.Equal(
            """{"Name":"Q","Source":"Lucene","Schema":"s","ReturnContentItems":true,"Properties":{"LuceneQueryMetadata":{"Index":"Search","Template":"{ {{ a }} }"}}}""",
            JsonSerializer.Serialize(step.GetProperty("Queries")[0], Content.Parts.PartJson.Options));
    }

    [Fact]
    public async Task Steps_RunTwiceAndExported_ChangeNothing()
    {
        const string recipe = $$"""
            { "steps": [ {{Types}},
              { "name": "lucene-index", "Indices": [ { "Search": { "AnalyzerName": "standardanalyzer", "IndexedContentTypes": ["Note"], "Own": 1 } } ] },
              { "name": "queries", "Queries": [ { "Source": "Lucene", "Name": "Q", "Index": "Search", "Template": "[js: uuid()]x", "Own": [1] }, { "Source": "Sql", "Name": "S", "Template": "SELECT 1" } ] },
              { "name": "lucene-index-rebuild", "Indices": ["Search"] }, { "name": "ResetIndex", "IncludeAll": true }, { "name": "azureai-index-create", "Indices": [] } ] }
            """;
        await using var hub = await TestHub.WithAsync(recipe);
        var audit = (await hub.Reader.AuditAsync(100, CancellationToken.None)).Count(IsOfASetting);
        var export = await hub.ExportAsync();

        await hub.MustRunAsync(recipe);
        await using var other = await TestHub.WithAsync(export);

        Assert.Equal(audit, (await hub.Reader.AuditAsync(100, CancellationToken.None)).Count(IsOfASetting));
        Assert.Equal(export, await other.ExportAsync());
        var index = Assert.Single(StoredSearch.Indexes(await other.Reader.SettingsAsync(CancellationToken.None)));
        Assert.Equal(("Search", "Note"), (index.Name, Assert.Single(index.ContentTypes)));
        Assert.False(Step(export, "settings").TryGetProperty(StoredQuery.SettingsName, out _));
    }

    // That a recipe was run, or the hub exported, is audited whatever came of it.
    private static bool IsOfASetting(AuditedChange change) => change.Entry.Action is "ChangeIndexes" or "ChangeQueries";

    [Fact]
    public async Task Index_ThatExists_IsLeftByOneStepAndMergedByTheOther()
    {
        await using var hub = await TestHub.WithAsync($$"""{ "steps": [ {{Types}}, { "name": "lucene-index", "Indices": [ { "Search": { "Culture": "any", "IndexedContentTypes": ["Note"] } } ] } ] }""");

        await hub.MustRunAsync("""{ "steps": [ { "name": "lucene-index", "Indices": [ { "Search": { "Culture": "en" } } ] } ] }""");
        var kept = (await hub.Reader.SettingsAsync(CancellationToken.None))[LuceneIndex.SettingsName].GetProperty("Search").GetRawText();
        await hub.MustRunAsync("""{ "steps": [ { "name": "CreateOrUpdateIndexProfile", "indexes": [ { "Id": "i1", "Name": "Search", "IndexName": "search", "ProviderName": "Lucene", "Type": "Content", "Properties": { "ContentIndexMetadata": { "Culture": "en" } } } ] } ] }""");
        await hub.MustRunAsync("""{ "steps": [ { "name": "CreateOrUpdateIndexProfile", "indexes": [ { "Id": "i1", "Name": "Renamed", "ProviderName": "Lucene", "Type": "Content" } ] } ] }""");

        var records = (await hub.Reader.SettingsAsync(CancellationToken.None))[LuceneIndex.SettingsName];
        Assert.Contains("any", kept, StringComparison.Ordinal);
        var renamed = Assert.Single(records.EnumerateObject());
        Assert.Equal(("Renamed", "en", "i1"), (renamed.Name, renamed.Value.GetProperty("Culture").GetString(), renamed.Value.GetProperty("Id").GetString()));
        Assert.Equal("Note", renamed.Value.GetProperty("IndexedContentTypes")[0].GetString());
    }

    [Theory]
    [InlineData("""{ "name": "queries" }""", "steps[0]", "list-missing")]
    [InlineData("""{ "name": "queries", "Queries": [ 1 ] }""", "steps[0].Queries[0]", "entry-malformed")]
    [InlineData("""{ "name": "queries", "Queries": [ { "Name": "Q" } ] }""", "steps[0].Queries[0]", "query-malformed")]
    [InlineData("""{ "name": "queries", "Queries": [ { "Name": "Q", "Source": "Mongo" } ] }""", "steps[0].Queries[0].Source", "query-source-unknown")]
    [InlineData("""{ "name": "queries", "Queries": [ { "Name": "Q", "Source": "Lucene" } ] }""", "steps[0].Queries[0]", "query-index-missing")]
    [InlineData("""{ "name": "lucene-index", "Indices": [ { "Search": 1 } ] }""", "steps[0].Indices[0].Search", "index-malformed")]
    [InlineData("""{ "name": "lucene-index", "Indices": [ { "Search": { "IndexedContentTypes": [] } } ] }""", "steps[0].Indices[0].Search.IndexedContentTypes", "index-types")]
    [InlineData("""{ "name": "CreateOrUpdateIndexProfile", "indexes": [ { "Name": "Search" } ] }""", "steps[0].indexes[0]", "index-malformed")]
    [InlineData("""{ "name": "RebuildIndex", "IndexNames": [ 1 ] }""", "steps[0].IndexNames", "index-malformed")]
    [InlineData("""{ "name": "settings", "HubQueries": {} }""", "steps[0].HubQueries", "settings-reserved")]
    public async Task Step_ThatCannotBeUsed_IsRefusedAtItsPlace(string step, string place, string code)
    {
        await using var hub = await TestHub.NewAsync();

        var outcome = await hub.RunAsync($$"""{ "steps": [ {{step}} ] }""");

        var problem = Assert.Single(outcome.Problems);
        Assert.Equal((place, code, RecipeProblemSeverity.Error), (problem.Place, problem.Code, problem.Severity));
        Assert.Empty(await hub.Reader.SettingsAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("""{ "name": "queries", "Queries": [ { "Name": "Q", "Source": "Sql", "Template": "SELECT 1" } ] }""", "query-source-refused")]
    [InlineData("""{ "name": "queries", "Queries": [ { "Name": "Q", "Source": "Lucene", "Index": "Search", "Template": "{{ a" } ] }""", "query-template")]
    [InlineData("""{ "name": "lucene-index", "Indices": [ { "Search": { "IndexedContentTypes": ["Nothing"] } } ] }""", "index-type-unknown")]
    [InlineData("""{ "name": "lucene-index", "Indices": [ { "Search": { "IndexLatest": true } } ] }""", "index-latest")]
    [InlineData("""{ "name": "CreateOrUpdateIndexProfile", "indexes": [ { "Name": "S", "ProviderName": "Elasticsearch", "Type": "Content" } ] }""", "index-provider")]
    [InlineData("""{ "name": "ElasticIndexSettings", "Indices": [] }""", "step-passed-over")]
    public async Task Step_ThatTheHubDoesInAnotherWay_IsAWarningAndAnErrorWhereStrict(string step, string code)
    {
        await using var hub = await TestHub.NewAsync();

        var lenient = await hub.RunAsync($$"""{ "steps": [ {{step}} ] }""");
        var strict = await hub.RunAsync($$"""{ "steps": [ {{step}} ] }""", isStrict: true);

        Assert.NotNull(lenient.Report);
        Assert.Equal(code, Assert.Single(lenient.Problems).Code);
        Assert.Null(strict.Report);
    }

    [Theory]
    [InlineData("""{ "name": "queries", "Queries": [ { "Name": "Q", "Source": "Lucene", "Index": "Search" } ] }""", Permission.ManageQueries)]
    [InlineData("""{ "name": "lucene-index", "Indices": [ { "Search": {} } ] }""", Permission.ManageLuceneIndexes)]
    public async Task Step_WithoutItsPermission_IsRefused(string step, string permission)
    {
        await using var hub = await TestHub.NewAsync();
        Actor With(params string[] permissions) => new(ActorKind.User, "u1", "Ann", [new Grant("Importer", [.. permissions], null)]);

        var refused = await hub.RunAsync($$"""{ "steps": [ {{step}} ] }""", With(Permission.Import, Permission.ManageSettings));
        var allowed = await hub.RunAsync($$"""{ "steps": [ {{step}} ] }""", With(Permission.Import, permission));

        Assert.Contains(permission, Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        Assert.NotNull(allowed.Report);
    }

    private static JsonElement Step(string export, string name) =>
        JsonElement.Parse(export).GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("name").GetString() == name);
}
