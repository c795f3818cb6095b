using System.Net;
using System.Text;
using System.Text.Json;
using System.Web;
using SafeguardingHub.Conformance.Tests.Vectors;

namespace SafeguardingHub.Conformance.Tests.Searching;

/// <summary>
/// Each measured query is sent to the real host, as it was measured and posted. What the index answers is compared with Orchard Core
/// elsewhere: here it must come through the API as the index gave it.
/// </summary>
public sealed class QueryHttpTests(QueryHub hub, QueryHost host) : IClassFixture<QueryHub>, IClassFixture<QueryHost>
{
    private static readonly string[] People = ["Content.ContentItem.Owner: ", "Content.ContentItem.Author: "];

    public static TheoryData<string> Cases() => QueryConformanceTests.Cases();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Query_SentToTheHost_IsAnsweredAsTheIndexDoes(string name)
    {
        var vector = Vector.Read(name);
        var asked = QueryCase.Of(vector, hub);
        var client = await host.ClientAsync(hub);
        var expected = await QueryAnswer.OfAsync(asked, hub);

        foreach (var request in Requests(vector))
        {
            using (request)
            using (var answer = await client.SendAsync(request))
            {
                var given = await ReadAsync(answer, asked.IsDocuments);

                Assert.Empty(QueryAnswer.Differences(WithoutPeople(expected), given, asked.IsOrdered));
                Assert.Equal(FaultOf(expected), FaultOf(given));
            }
        }
    }

    // As it was measured; and what was in the address as a body.
    private static IEnumerable<HttpRequestMessage> Requests(Vector vector)
    {
        yield return ApiConformanceTests.RequestOf(vector.Request);
        var address = new Uri("http://hub" + vector.Request.GetProperty("path").GetString());
        if (address.AbsolutePath.StartsWith("/api/lucene/", StringComparison.Ordinal) && !vector.Request.TryGetProperty("body", out _))
        {
            var values = HttpUtility.ParseQueryString(address.Query);
            var body = JsonSerializer.Serialize(values.AllKeys.OfType<string>().ToDictionary(key => key, key => values[key]));
            yield return new HttpRequestMessage(HttpMethod.Post, address.AbsolutePath) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        }
    }

    private static string? FaultOf(QueryAnswer answer) => answer.Status == 400 ? answer.Entries[0] : null;

    private static QueryAnswer WithoutPeople(QueryAnswer answer) => answer with { Entries = [.. answer.Entries.Where(entry => !People.Any(person => entry.StartsWith(person, StringComparison.Ordinal)))] };

    private static async Task<QueryAnswer> ReadAsync(HttpResponseMessage answer, bool isDocuments)
    {
        var json = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            var column = json.TryGetProperty("column", out var at) ? $", character {at.GetInt32()}" : "";
            var place = json.TryGetProperty("place", out var where) ? where.GetString() : "";
            return new QueryAnswer((int)answer.StatusCode, null, [$"{place}{column}: {json.GetProperty("detail").GetString()}"]);
        }

        var items = json.GetProperty("items") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];
        return new QueryAnswer(200, json.GetProperty("count").GetInt32(), isDocuments
            ? [.. items.SelectMany(item => item.EnumerateObject()).Select(field => $"{field.Name}: {TextOf(field.Value)}")]
            : [.. items.Select(item => item.GetProperty("DisplayText").GetString()!)]);
    }

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.Array ? string.Join(" | ", value.EnumerateArray().Select(one => one.GetString())) : value.GetString()!;
}

/// <summary>The real host with the content of the queries, whose readers may ask them.</summary>
public sealed class QueryHost : IAsyncLifetime
{
    private const string Rights = """{ "name": "Rights", "steps": [ { "name": "Roles", "Roles": [ { "Name": "Anonymous", "Permissions": ["AccessContentApi", "ViewContent", "QueryLuceneApi", "ExecuteApiAll"] } ] } ] }""";
    private static readonly string MatchAll = Uri.EscapeDataString("""{"query":{"match_all":{}},"size":1}""");
    private ApiHub? host;
    private HttpClient? client;

    public async Task InitializeAsync() => host = await ApiHub.StartAsync([.. Vector.Read("D00-setup").Inputs, Encoding.UTF8.GetBytes(Rights)]);

    public Task DisposeAsync() => host!.DisposeAsync().AsTask();

    /// <summary>A client of the host, once all that the other hub has indexed can be found here.</summary>
    internal async Task<HttpClient> ClientAsync(QueryHub hub)
    {
        if (client is not null)
        {
            return client;
        }

        var waiting = host!.CreateClient();
        foreach (var (name, index) in hub.Named)
        {
            var expected = (await hub.Indexes.FindItemsAsync(index, """{"query":{"match_all":{}}}""", CancellationToken.None)).Count;
            var found = -1;
            for (var tries = 0; tries < 150 && found != expected; tries++)
            {
                await Task.Delay(tries == 0 ? 0 : 200);
                using var answer = await waiting.GetAsync(new Uri($"/api/lucene/content?indexName={name}&query={MatchAll}", UriKind.Relative));
                found = answer.IsSuccessStatusCode ? JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("count").GetInt32() : -1;
            }

            Assert.Equal((name, expected), (name, found));
        }

        return client = waiting;
    }
}
