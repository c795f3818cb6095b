using System.Text.Json;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>The index of the API on the real host: what it holds, and what it holds no longer.</summary>
public class IndexApiTests
{
    private const string Word = "vutslinnet";
    private const string Id = "4indexpage0000000000000000";

    private static readonly string[] Questions =
    [
        $"/search/suggest?q={Word[..7]}", $"/api/search?q={Word}&facets=type", Lucene("documents", "prefix", "Content.ContentItem.FullText", Word[..7]), Lucene("content", "prefix", "Content.ContentItem.FullText", Word[..7]),
        Lucene("documents", "term", "ContentItemId", Id), Lucene("content", "term", "ContentItemId", Id),
    ];

    [Fact]
    public async Task Item_Withdrawn_IsInNoSuggestionNoDocumentAndNoCount()
    {
        await using var hub = await HubFactory.StartAsync();
        await hub.RunRecipeAsync($$"""
            { "name": "Index", "steps": [ { "name": "content", "data": [
              { "ContentItemId": "{{Id}}", "ContentType": "Page", "DisplayText": "{{Word}} page", "Latest": true, "Published": true,
                "TitlePart": { "Title": "{{Word}} page" }, "AutoroutePart": { "Path": "index-page" }, "FlowPart": { "Widgets": [] } } ] } ] }
            """);
        var reader = hub.Reader();
        foreach (var question in Questions)
        {
            Assert.Equal((question, 1), (question, await FoundAsync(reader, question, within: TimeSpan.FromMinutes(2))));
        }

        await hub.WithdrawAsync(Id);

        foreach (var question in Questions)
        {
            Assert.Equal((question, 0), (question, await FoundAsync(reader, question, within: TimeSpan.Zero)));
            using var answer = await reader.GetAsync(new Uri(question, UriKind.Relative));
            Assert.DoesNotContain(Word, await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("Notice")]
    [InlineData("Section")]
    [InlineData("GlossaryEntry")]
    [InlineData("GuidanceEdition")]
    public async Task Items_OfATypeThatTheIndexHolds_AreAllInItByName(string type)
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        var published = (await reader.JsonAsync($"/api/content?type={type}&limit=100&fields=ContentItemId,DisplayText")).List("items");
        var question = Lucene("documents", "term", "Content.ContentItem.ContentType", type);
        await FoundAsync(reader, question, TimeSpan.FromMinutes(2));

        var documents = (await reader.JsonAsync(question)).List("items");

        Assert.NotEmpty(published);
        Assert.Equal(published.Select(item => item.Text("ContentItemId")).Order(StringComparer.Ordinal), documents.Select(document => document.Text("ContentItemId")).Order(StringComparer.Ordinal));
        foreach (var item in published)
        {
            var document = documents.Single(one => one.Text("ContentItemId") == item.Text("ContentItemId"));
            Assert.Contains(item.Text("DisplayText")!, document.GetRawText().Replace("\\u0026", "&", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Items_OfATypeThatServesPages_AreNotInTheIndex()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        await FoundAsync(reader, Lucene("documents", "term", "Content.ContentItem.ContentType", "Notice"), TimeSpan.FromMinutes(2));

        foreach (var type in new[] { "SharedText", "Organisation", "Taxonomy" })
        {
            Assert.NotEmpty((await reader.JsonAsync($"/api/content?type={type}")).List("items"));
            Assert.Equal(0, await FoundAsync(reader, Lucene("documents", "term", "Content.ContentItem.ContentType", type), TimeSpan.Zero));
        }
    }

    private static string Lucene(string what, string clause, string field, string value) =>
        $"/api/lucene/{what}?indexName=Search&query=" + Uri.EscapeDataString($"{{\"query\":{{\"{clause}\":{{\"{field}\":\"{value}\"}}}},\"size\":100}}");

    // The index is made when the host starts, and may take longer than a search waits for it.
    private static async Task<int> FoundAsync(HttpClient reader, string question, TimeSpan within)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(200))
        {
            var answer = await reader.JsonAsync(question);
            var count = answer.TryGetProperty("total", out var total) || answer.TryGetProperty("count", out total) ? total.GetInt32() : answer.List("items").Count;
            var items = answer.GetProperty("items") is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 0;
            if (count > 0 || waited >= within)
            {
                return Math.Max(count, items);
            }

            await Task.Delay(200);
        }
    }
}
