using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>Every answer that the API's document declares of every operation is provoked, and is as the document says.</summary>
public class ApiContractTests(ContractSite site) : IClassFixture<ContractSite>
{
    // A fault of the hub's own cannot be asked for.
    private static readonly string[] OnlyDeclared = ["500"];
    private static readonly SchemaCheck Check = new(ApiSample.Document);

    public static TheoryData<string, string> Declared
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, _, operation) in ApiSample.Operations)
            {
                foreach (var status in operation.GetProperty("responses").Names().Except(OnlyDeclared))
                {
                    data.Add(name, status);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Declared))]
    public async Task Answer_ThatIsDeclared_IsGivenAsItIsDescribed(string name, string status)
    {
        Assert.True(ApiSample.All.TryGetValue(name, out var sample), $"The operation {name} has no sample: add one to {nameof(ApiSample)}.");
        var (_, method, operation) = ApiSample.Operations.Single(one => one.Name == name);

        using var answer = status switch
        {
            "200" => await AskAsync(site.Whole, method, sample.Good, sample.Body),
            "304" => await AskAgainAsync(sample.Good),
            "400" => await AskAsync(site.Whole, method, sample.Bad, sample.BadBody),
            "401" => await AskAsync(site.Closed, method, sample.Good, sample.Body),
            "404" => await AskAsync(site.Whole, method, sample.Missing!, sample.Body),
            "406" => await AskAsync(site.Whole, method, sample.Good, sample.Body, accept: "text/html"),
            "410" => await AskAsync(site.Whole, method, sample.Gone!, sample.Body),
            "413" => await AskAsync(site.Whole, method, sample.Good, $$"""{"query":"{{new string('x', 70_000)}}"}"""),
            "415" => await AskAsync(site.Whole, method, sample.Good, sample.Body, type: "text/plain"),
            "429" => await AskUntilAsync(site.Limited, method, sample, HttpStatusCode.TooManyRequests),
            "503" => await AskAsync(site.Away, method, sample.Good, sample.Body),
            _ => throw new InvalidOperationException($"Say here how {status} comes about."),
        };

        // What is in memory goes on being told while the database is away; what declares it then is the start of the host.
        var expected = status == "503" && sample.IsFromMemory ? "200" : status;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture), $"{(int)answer.StatusCode} in place of {expected}: {text}");
        var response = operation.GetProperty("responses").GetProperty(expected);
        foreach (var header in response.TryGetProperty("headers", out var headers) ? headers.Names() : [])
        {
            Assert.True(answer.Headers.Contains(header), $"The header {header} is missing.");
        }

        if (expected == "304")
        {
            Assert.Empty(text);
            return;
        }

        var content = Assert.Single(response.GetProperty("content").EnumerateObject());
        Assert.Equal(content.Name, answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(Check.Faults(content.Value.GetProperty("schema"), System.Text.Json.JsonElement.Parse(text)));
    }

    [Fact]
    public void Samples_AreOfTheOperationsOfTheDocument()
    {
        Assert.Equal(ApiSample.Operations.Select(operation => operation.Name).Order(StringComparer.Ordinal), ApiSample.All.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"items":[],"next":null,"more":1}""", "$.more is not described")]
    [InlineData("""{"items":[]}""", "$.next is missing")]
    [InlineData("""{"items":[{"text":1}],"next":3}""", "$.next is integer")]
    public void Check_OfWhatDoesNotFit_SaysWhere(string json, string fault)
    {
        var schema = ApiSample.Document.GetProperty("components").GetProperty("schemas").GetProperty("ServiceList");

        Assert.Contains(Check.Faults(schema, System.Text.Json.JsonElement.Parse(json)), found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    private async Task<HttpResponseMessage> AskAgainAsync(string address)
    {
        using var first = await AskAsync(site.Whole, HttpMethod.Get, address, body: null);
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        return await site.Whole.SendAsync(again);
    }

    private static async Task<HttpResponseMessage> AskUntilAsync(HttpClient client, HttpMethod method, ApiSample sample, HttpStatusCode status)
    {
        for (var at = 0; ; at++)
        {
            var answer = await AskAsync(client, method, sample.Anew ?? sample.Good, sample.Body);
            if (answer.StatusCode == status || at == 1000)
            {
                return answer;
            }

            answer.Dispose();
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, HttpMethod method, string address, string? body, string type = "application/json", string accept = "*/*")
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, type);
        return await client.SendAsync(request);
    }
}

/// <summary>The hosts that declared answers are provoked at.</summary>
public sealed class ContractSite : IAsyncLifetime
{
    private readonly List<HubFactory> hubs = [];

    /// <summary>A reader whom nothing stands in the way of.</summary>
    public HttpClient Whole { get; private set; } = null!;

    /// <summary>A reader at a host whose readers have no rights.</summary>
    public HttpClient Closed { get; private set; } = null!;

    /// <summary>A reader who asks too much, from one address.</summary>
    public HttpClient Limited { get; private set; } = null!;

    /// <summary>A reader at a host whose database is away.</summary>
    public HttpClient Away { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Whole = (await StartAsync(services => services.AddSingleton<IStartupFilter, AlwaysFromElsewhere>())).Reader();
        Limited = (await StartAsync(Quick)).Reader();
        var closed = await StartAsync(Quick);
        await QueriesApiTests.GrantAsync(closed, "Nothing");
        Closed = closed.Reader();
        var away = await StartAsync(services =>
        {
            services.AddSingleton<IStartupFilter, AlwaysFromElsewhere>();
            Quick(services);
        });
        Away = away.Reader();
        using var _ = await Away.GetAsync(new Uri("/health/ready", UriKind.Relative));
        away.Database.IsDown = true;
    }

    public async Task DisposeAsync()
    {
        foreach (var hub in hubs)
        {
            await hub.DisposeAsync();
        }
    }

    // An index that finds one item at once, which must then be read.
    private static void Quick(IServiceCollection services)
    {
        var search = new FakeSearch
        {
            Found = [ContentItemId.Parse("4hubbriefingsheet000000000")],
            Answer = new SearchAnswer { Total = 1, Hits = [new SearchHit { Id = ContentItemId.Parse("4hubbriefingsheet000000000"), Score = 1, Title = [], Snippet = [] }] },
        };
        services.AddSingleton<ISiteSearch>(search).AddSingleton<ILuceneIndexes>(search);
    }

    private async Task<HubFactory> StartAsync(Action<IServiceCollection> more)
    {
        var hub = await HubFactory.StartAsync(more: more);
        hubs.Add(hub);
        return hub;
    }
}
