using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>What holds for every address of the API.</summary>
[Collection(SharedSiteTests.Name)]
public class ApiHouseTests(SharedSite site)
{
    internal const string Snapshot = "tests/SafeguardingHub.Web.Tests/Api/openapi.verified.json";

    [Theory]
    [InlineData("PATCH", "/api/content/4hubtextduty00000000000000", 405)]
    [InlineData("POST", "/api/services", 405)]
    [InlineData("DELETE", "/api/queries/LatestBriefings", 405)]
    [InlineData("GET", "/api/nothing", 404)]
    public async Task Method_ThatAnAddressHasNot_IsAProblem(string method, string address, int status)
    {
        using var answer = await site.Factory.Reader().SendAsync(new HttpRequestMessage(new HttpMethod(method), address));

        await answer.JsonAsync(status);
        Assert.Equal(status == 405, answer.Content.Headers.Allow.Contains("GET"));
    }

    [Theory]
    [InlineData("text/html", 406)]
    [InlineData("application/json;q=0", 406)]
    [InlineData("application/xml, text/*", 406)]
    [InlineData("text/html, */*;q=0.8", 200)]
    [InlineData("application/*", 200)]
    [InlineData("application/json", 200)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("application/json; charset=utf-8; q=0", 406)]
    [InlineData("rubbish", 200)]
    public async Task Accept_OfOtherThanJson_IsRefused(string accept, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/content?limit=1");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await site.Factory.Reader().SendAsync(request);

        await answer.JsonAsync(status);
    }

    [Theory]
    [InlineData("/api/services", true)]
    [InlineData("/api/content/none", true)]
    [InlineData("/openapi/v1.json", true)]
    [InlineData("/contacts", false)]
    [InlineData("/sitemap.xml", false)]
    public async Task Origin_OfAnotherSite_MayReadTheApiAndNothingElse(string address, bool mayRead)
    {
        for (var round = 0; round < 2; round++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Origin", "https://school.example");
            using var answer = await site.Factory.Reader().SendAsync(request);

            Assert.Equal(mayRead ? ["*"] : [], answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) ? origins : []);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }
    }

    [Theory]
    [InlineData("/api/services")]
    [InlineData("/openapi/v1.json")]
    public async Task Origin_ThatIsNotSaid_GetsAnAnswerThatMayBeKeptForAnySite(string address)
    {
        for (var round = 0; round < 2; round++)
        {
            using var answer = await site.Factory.Reader().GetAsync(new Uri(address, UriKind.Relative));

            Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task Preflight_OfAPostedQuery_IsAllowed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/lucene/content");
        request.Headers.Add("Origin", "https://school.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var answer = await site.Factory.Reader().SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Contains("POST", string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_HoldNothingThatSomebodyAsked_HoweverMuchIsLogged()
    {
        await using var hub = await HubFactory.StartAsync(logsAll: true);
        var reader = hub.Reader();
        foreach (var address in new[]
        {
            "/api/search?q=secretword", "/api/content?type=secretword", "/api/content/secretword", "/api/lucene/content?indexName=Search&query=secretword", "/api/queries/LatestBriefings?parameters=secretword",
            "/api/routes/child/now?at=secretword", "/api/changes?since=secretword", "/api/guidance/x?on=secretword", "/api/content?limit=secretword&secretword=1",
        }.Where(address => !address.Contains("/secretword", StringComparison.Ordinal)))
        {
            using var _ = await reader.GetAsync(new Uri(address, UriKind.Relative));
        }

        using var posted = await reader.PostAsync("/api/lucene/content", """{"indexName":"Search","query":"secretword"}""");
        hub.Database.IsDown = true;
        using var fault = await reader.GetAsync(new Uri("/api/content?limit=5&fields=DisplayText&path=secretword", UriKind.Relative));

        Assert.Equal(503, (int)fault.StatusCode);
        Assert.DoesNotContain(hub.Logs.Lines, line => line.Contains("secretword", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Document_OfTheApi_IsAsReviewed()
    {
        using var answer = await site.Factory.Reader().GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        var text = (await answer.Content.ReadAsStringAsync()).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var file = Repository.File(Snapshot);
        if (Environment.GetEnvironmentVariable("HUB_UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(file, text);
        }

        var reviewed = File.Exists(file) ? (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n") : "";
        Assert.True(
            text == reviewed,
            $"The API's document has changed. If that is meant, run this test once with HUB_UPDATE_SNAPSHOTS=1, look at the difference in {Snapshot} and commit it. Clients are made from it: a change may break them.");
    }

    [Fact]
    public async Task Document_OfTheApi_DescribesEveryEndpointInFull()
    {
        // For clients that can say who asks; until there are tokens, nobody outside of the editors' screens can.
        const string ForEditors = "/api/checks";
        var document = await site.Factory.Reader().JsonAsync("/openapi/v1.json");
        var mapped = site.Factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } pattern && pattern.StartsWith("/api/", StringComparison.Ordinal) && !pattern.Contains("**", StringComparison.Ordinal))
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimEnd('/')).Distinct().Except([ForEditors]);

        Assert.Equal(mapped.Order(StringComparer.Ordinal), document.GetProperty("paths").Names().Order(StringComparer.Ordinal));
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).ToList();
        Assert.All(operations, operation =>
        {
            Assert.NotEmpty(operation.Value.Text("summary")!);
            Assert.NotEmpty(operation.Value.Text("operationId")!);
            Assert.True(operation.Value.GetProperty("responses").EnumerateObject().Count() >= 3);
            foreach (var parameter in operation.Value.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().ToArray() : [])
            {
                Assert.True(parameter.TryGetProperty("description", out var text) && text.GetString()!.Length > 5, $"{operation.Value.Text("operationId")}: {parameter.Text("name")} is not described.");
            }
        });
        Assert.Equal(operations.Count, operations.Select(operation => operation.Value.Text("operationId")).Distinct().Count());
        Assert.DoesNotContain("localhost", document.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }
}
