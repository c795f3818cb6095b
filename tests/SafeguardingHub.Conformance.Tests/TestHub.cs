using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Recipes;
using SafeguardingHub.Content.Recipes.Exporting;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage;
using SafeguardingHub.Testing;
using SafeguardingHub.Web;

namespace SafeguardingHub.Conformance.Tests;

/// <summary>An empty hub on a SQLite database of its own; made by copying one that was migrated once.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Migrated = new(MigrateAsync);
    private readonly string folder;
    private readonly ServiceProvider services;

    private TestHub(string folder)
    {
        this.folder = folder;
        services = new ServiceCollection().AddHubStorage(new HubStorageOptions { DataFolder = folder }).BuildServiceProvider();
        Reader = services.GetRequiredService<IHubReader>();
        Media = services.GetRequiredService<IMediaStore>();
        Published = services.GetRequiredService<IPublishedContent>();
        var patterns = new ContentPatterns(Time);
        var reserved = new ReservedPaths(exact: ["contacts"], trees: ["admin", "api"], belowSections: ["newsletters"]);
        Engine = new ContentEngine(
            services.GetRequiredService<IHubStore>(), HubComposition.Kinds, ContentPipeline.Standard(patterns, reserved), HubComposition.Vocabulary, Time);
    }

    public static Actor System { get; } = Actor.System("test");

    public SettableTime Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public ContentEngine Engine { get; }

    public IHubReader Reader { get; }

    public IMediaStore Media { get; }

    public IPublishedContent Published { get; }

    /// <summary>Where the hub's data is.</summary>
    public string DataFolder => folder;

    /// <summary>The storage's own services, for what is built on its ports.</summary>
    public IServiceProvider Storage => services;

    /// <summary>The recipes and files that a recipe of the test may name.</summary>
    public RecipeFolder Folder { get; } = new();

    public static async Task<TestHub> NewAsync()
    {
        var template = await Migrated.Value;
        var folder = Directory.CreateTempSubdirectory("hub-").FullName;
        foreach (var file in Directory.GetFiles(template, HubStorage.DatabaseFile + "*"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return new TestHub(folder);
    }

    /// <summary>A hub into which that recipe was run.</summary>
    public static async Task<TestHub> WithAsync(string recipe)
    {
        var hub = await NewAsync();
        await hub.MustRunAsync(recipe);
        return hub;
    }

    public Task<RecipeOutcome> RunAsync(
        ReadOnlyMemory<byte> recipe, Actor? actor = null, bool isStrict = false, IProgress<RecipeProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new RunRecipe(Engine, Reader, Media, Folder, HubComposition.RecipeSteps).ExecuteAsync(
            actor ?? System, new RecipeSource("input.recipe.json", recipe, Folder), isStrict, context: null, progress, cancellationToken);

    public Task<RecipeOutcome> RunAsync(string recipe, Actor? actor = null, bool isStrict = false, CancellationToken cancellationToken = default) =>
        RunAsync(Encoding.UTF8.GetBytes(recipe), actor, isStrict, progress: null, cancellationToken);

    /// <summary>Runs a recipe that must not be refused.</summary>
    public async Task<RecipeReport> MustRunAsync(string recipe)
    {
        var outcome = await RunAsync(recipe);
        Assert.True(outcome.Report is not null, string.Join('\n', outcome.Problems));
        return outcome.Report!;
    }

    public async Task<string> ExportAsync()
    {
        using var output = new MemoryStream();
        var outcome = await new ExportRecipe(Engine, Reader, Media).ExecuteAsync(System, "", output, CancellationToken.None);
        Assert.True(outcome.Succeeded);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>What is stored of an item.</summary>
    public async Task<StoredItem> FindAsync(string id)
    {
        await using var unit = await Engine.Store.BeginAsync(CancellationToken.None);
        return (await unit.FindAsync([ContentItemId.Parse(id)], CancellationToken.None))[ContentItemId.Parse(id)];
    }

    /// <summary>All versions of an item, oldest first.</summary>
    public Task<IReadOnlyList<ContentItem>> HistoryAsync(string id) => Reader.HistoryAsync(ContentItemId.Parse(id), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> MigrateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hub-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var services = new ServiceCollection().AddHubStorage(new HubStorageOptions { DataFolder = folder }).BuildServiceProvider();
        await services.GetRequiredService<HubDatabase>().MigrateAsync(CancellationToken.None);
        return folder;
    }
}

/// <summary>Recipes and files in memory.</summary>
internal sealed class RecipeFolder : IRecipeFinder, IRecipeFiles
{
    public Dictionary<string, string> Recipes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public ValueTask<RecipeSource?> FindAsync(string recipeName, CancellationToken cancellationToken) => ValueTask.FromResult(
        Recipes.TryGetValue(recipeName, out var recipe) ? new RecipeSource(recipeName + ".recipe.json", Encoding.UTF8.GetBytes(recipe), this) : null);

    public ValueTask<byte[]?> ReadAsync(RecipeFilePath path, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Files.GetValueOrDefault(path.Value));
}
