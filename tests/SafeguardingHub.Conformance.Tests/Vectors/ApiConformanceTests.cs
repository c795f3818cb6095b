using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Configuration;
using Xunit.Abstractions;

namespace SafeguardingHub.Conformance.Tests.Vectors;

/// <summary>
/// Each measured request is sent to the real host. It passes where the hub answers as Orchard Core did, or exactly as
/// <see cref="Deviations"/> says. Pages that Orchard Core shows in place of an answer are compared by their status alone.
/// </summary>
public sealed class ApiConformanceTests(ApiHubs hubs, ITestOutputHelper output) : IClassFixture<ApiHubs>
{
    public static TheoryData<string> Cases() => [.. Vector.Names.Where(name => name[0] == 'C')];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Request_Sent_IsAnsweredAsByOrchardCoreOrExactlyAsListed(string name)
    {
        var vector = Vector.Read(name);
        var hub = await hubs.OfAsync(vector);
        using var request = RequestOf(vector.Request);
        using var answer = await hub.CreateClient().SendAsync(request);

        var differences = await DifferencesAsync(vector.Expected, answer);

        var deviation = Deviations.Find(name);
        output.WriteLine($"{deviation?.Kind}: {deviation?.Reason}");
        Assert.Equal(string.Join('\n', deviation?.Instead ?? []), string.Join('\n', differences));
    }

    [Theory]
    [InlineData("C58-query-sql-default-param")]
    [InlineData("C68-query-broken-sql")]
    public async Task QueryInSql_Asked_IsRefusedByItsNameAndSource(string name)
    {
        var vector = Vector.Read(name);
        using var request = RequestOf(vector.Request);
        using var answer = await (await hubs.OfAsync(vector)).CreateClient().SendAsync(request);

        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("source Sql", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains(request.RequestUri!.OriginalString.Split('/', '?')[3], problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    internal static HttpRequestMessage RequestOf(JsonElement request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.GetProperty("method").GetString()!), request.GetProperty("path").GetString());
        if (request.TryGetProperty("body", out var body) || request.TryGetProperty("rawBody", out body))
        {
            message.Content = new StringContent(body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText(), Encoding.UTF8, "application/json");
        }

        return message;
    }

    private static async Task<List<string>> DifferencesAsync(JsonElement expected, HttpResponseMessage answer)
    {
        var (theirs, ours) = (expected.GetProperty("status").GetInt32(), (int)answer.StatusCode);
        if (theirs != ours)
        {
            return [$"status: Orchard Core {theirs}, hub {ours}"];
        }

        var body = expected.GetProperty("body");
        if (ours >= 400 || body.ValueKind != JsonValueKind.Object)
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            return [];
        }

        Assert.Equal(expected.GetProperty("headers").GetProperty("Content-Type").GetString(), answer.Content.Headers.ContentType?.ToString());
        var own = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        var (their, our) = (body.EnumerateObject().Select(property => property.Name).ToList(), own.EnumerateObject().Select(property => property.Name).ToList());
        return
        [
            .. their.SequenceEqual(our) ? Array.Empty<string>() : [$"keys: Orchard Core {string.Join(' ', their)}, hub {string.Join(' ', our)}"],
            .. from name in their.Intersect(our)
               let pair = (Theirs: body.GetProperty(name), Ours: own.GetProperty(name))
               where !JsonElement.DeepEquals(pair.Theirs, pair.Ours)
               select $"{name}: Orchard Core {pair.Theirs.GetRawText()}, hub {pair.Ours.GetRawText()}",
        ];
    }
}

/// <summary>The real host with the recipes of the cases: one for each state of the public's rights.</summary>
public sealed class ApiHubs : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ApiHub>>> hubs = new(StringComparer.Ordinal);

    internal Task<ApiHub> OfAsync(Vector vector)
    {
        var auth = vector.Request.GetProperty("auth").GetString()!;

        // The second recipe of the set-up grants the rights.
        List<byte[]> recipes = [.. Vector.Read("C00-setup").Inputs.Take(auth == "granted" ? 2 : 1), .. vector.Inputs];

        // The administrator's cookie says nothing to the API, as measured.
        var state = vector.Inputs.Count > 0 ? vector.Name : auth == "granted" ? auth : "anonymous";
        return hubs.GetOrAdd(state, _ => new Lazy<Task<ApiHub>>(() => ApiHub.StartAsync(recipes))).Value;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var hub in hubs.Values)
        {
            await (await hub.Value).DisposeAsync();
        }
    }
}

internal sealed class ApiHub : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder folder = new();

    public static async Task<ApiHub> StartAsync(IEnumerable<byte[]> recipes)
    {
        var hub = new ApiHub();
        hub.StartServer();
        var files = new RecipeFolder();
        foreach (var recipe in recipes)
        {
            var outcome = await hub.Services.GetRequiredService<RecipeRunner>().In(files).ExecuteAsync(
                Actor.System("a test"), new RecipeSource("input.recipe.json", recipe, files), isStrict: false, RecipeParameters.None, progress: null, CancellationToken.None);
            Assert.True(outcome.Report is not null, string.Join('\n', outcome.Problems));
        }

        return hub;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Hub:Data", folder.Path);
        builder.UseSetting("Hub:Links:Ask", "false");
        builder.UseSetting("Hub:SetupRecipe", "");
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, AlwaysFromElsewhere>());
    }

    // The cases are more than are answered to one reader at once.
    private sealed class AlwaysFromElsewhere : IStartupFilter
    {
        private int count;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                var number = Interlocked.Increment(ref count);
                context.Connection.RemoteIpAddress = new IPAddress([10, 0, (byte)(number >> 8), (byte)number]);
                return following(context);
            });
            next(app);
        };
    }
}
