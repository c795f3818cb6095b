using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Conformance.Tests.Vectors;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Web;
using SafeguardingHub.Web.Searching;

namespace SafeguardingHub.Conformance.Tests.Searching;

/// <summary>A hub into which the set-up of the queries was imported, indexed as the server does it.</summary>
public sealed class QueryHub : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource end = new();
    private TestHub? hub;
    private ServiceProvider? search;
    private Task? index;

    /// <summary>What Orchard Core's indexes and queries ask.</summary>
    public ILuceneIndexes Indexes => search!.GetRequiredService<ILuceneIndexes>();

    /// <summary>What the search page asks.</summary>
    public ISiteSearch Search => search!.GetRequiredService<ISiteSearch>();

    /// <summary>The published items.</summary>
    public IPublishedContent Published => hub!.Published;

    /// <summary>The indexes by name, as the recipes define them.</summary>
    public ImmutableDictionary<string, LuceneIndex> Named { get; private set; } = ImmutableDictionary<string, LuceneIndex>.Empty;

    /// <summary>The stored queries by name, as the recipes define them.</summary>
    public ImmutableDictionary<string, JsonElement> Queries { get; private set; } = ImmutableDictionary<string, JsonElement>.Empty;

    public async Task InitializeAsync()
    {
        hub = await TestHub.NewAsync();
        foreach (var recipe in Vector.Read("D00-setup").Inputs)
        {
            var outcome = await hub.RunAsync(recipe);
            Assert.True(outcome.Report is not null, string.Join('\n', outcome.Problems));
            Note(JsonElement.Parse(recipe));
        }

        search = Services(hub).BuildServiceProvider();
        var running = search.GetRequiredService<SearchIndex>();
        index = Task.Run(() => running.RunAsync(end.Token));
        for (var tries = 0; tries < 200 && !running.Status.IsComplete && !index.IsCompleted; tries++)
        {
            await Task.Delay(50);
        }

        if (index.IsFaulted)
        {
            await index;
        }

        Assert.True(running.Status.IsComplete, running.Status.ToString());
    }

    public async Task DisposeAsync()
    {
        await end.CancelAsync();
        await (index ?? Task.CompletedTask);
        await (search?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (hub?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    public void Dispose() => end.Dispose();

    private static ServiceCollection Services(TestHub hub)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        foreach (var port in new[] { typeof(IPublishedContent), typeof(IPublishedDocuments), typeof(IChangeLog), typeof(IHubReader), typeof(IMediaStore), typeof(IMentions) })
        {
            services.AddSingleton(port, _ => hub.Storage.GetRequiredService(port));
        }

        services.AddSingleton<SnapshotReader>();
        services.AddSingleton<IIndexGround, ReadGround>();
        services.AddSingleton<PageVariable>((_, _, _) => null);
        services.AddSearch(hub.DataFolder, HubComposition.Kinds);
        return services;
    }

    private void Note(JsonElement recipe)
    {
        foreach (var step in recipe.GetProperty("steps").EnumerateArray())
        {
            switch (step.GetProperty("name").GetString())
            {
                case "lucene-index":
                    Named = Named.SetItems(step.GetProperty("Indices").EnumerateArray().SelectMany(entry => entry.EnumerateObject()).Select(entry => KeyValuePair.Create(entry.Name, new LuceneIndex
                    {
                        Name = entry.Name,
                        ContentTypes = [.. entry.Value.GetProperty("IndexedContentTypes").EnumerateArray().Select(type => type.GetString()!)],
                    })));
                    break;
                case "queries":
                    Queries = Queries.SetItems(step.GetProperty(nameof(Queries)).EnumerateArray().Select(query => KeyValuePair.Create(query.GetProperty("Name").GetString()!, query)));
                    break;
            }
        }
    }
}
