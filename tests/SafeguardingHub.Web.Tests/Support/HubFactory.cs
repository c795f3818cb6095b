using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Calls;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Storage;
using SafeguardingHub.Storage.Sqlite;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Web.Tests.Support;

/// <summary>
/// The real host on a data folder of its own, holding the repository's own site. The site is set up from the recipes once
/// for all tests; each host begins with a copy.
/// </summary>
public sealed class HubFactory : WebApplicationFactory<Program>
{
    private const string IndexFile = "search.db";

    // A hub that has set itself up, and its search index: every host begins with a copy, and none builds the index anew.
    private static readonly Lazy<Task<(byte[] Hub, byte[] Index)>> Template = new(SetUpAsync);
    private static readonly Actor Editor = Actor.System("a test");
    private static readonly Actor Second = Actor.System("another test");
    private readonly TemporaryFolder folder = new();
    private readonly TimeProvider? time;
    private readonly bool logsAll;
    private readonly Action<IServiceCollection>? more;
    private bool isBlank;

    private HubFactory(TimeProvider? time = null, bool logsAll = false, Action<IServiceCollection>? more = null) => (this.time, this.logsAll, this.more) = (time, logsAll, more);

    /// <summary>What the host has logged.</summary>
    public LogRecorder Logs { get; } = new();

    /// <summary>What the host asks of its database; also how a test takes the database away.</summary>
    internal DatabaseWatch Database { get; } = new();

    public string DataFolder => folder.Path;

    private ContentEngine Engine => Services.GetRequiredService<ContentEngine>();

    /// <summary>
    /// A host that holds the site and has started; with <paramref name="logsAll"/>, configured to log all that it can, and with
    /// what <paramref name="more"/> puts in place of its own services.
    /// </summary>
    public static async Task<HubFactory> StartAsync(TimeProvider? time = null, bool logsAll = false, Action<IServiceCollection>? more = null)
    {
        var factory = new HubFactory(time, logsAll, more);
        var (hub, index) = await Template.Value;
        await File.WriteAllBytesAsync(factory.folder.File(HubStorage.DatabaseFile), hub);
        await File.WriteAllBytesAsync(factory.folder.File(IndexFile), index);
        factory.Server.PreserveExecutionContext = true;
        return factory;
    }

    /// <summary>A host that holds nothing at all, and sets nothing up.</summary>
    public static HubFactory StartBlank(Action<IServiceCollection>? more = null)
    {
        var factory = new HubFactory(more: more) { isBlank = true };
        factory.Server.PreserveExecutionContext = true;
        return factory;
    }

    /// <summary>A host that has set itself up in an empty folder.</summary>
    public static HubFactory StartEmpty()
    {
        var factory = new HubFactory();
        factory.StartServer();
        return factory;
    }

    /// <summary>Somebody who follows no redirect and says nothing of encodings.</summary>
    public HttpClient Reader() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    /// <summary>Saves an item's parts as a draft.</summary>
    public async Task<SavedContent> SaveAsync(string id, Func<ContentItem, ContentItem> change)
    {
        var stored = await StoredAsync(id);
        var outcome = await new SaveDraft(Engine).ExecuteAsync(
            Editor, new DraftToSave(stored.Id, stored.Revision, change(stored.Latest!.Item).Parts), CancellationToken.None);
        return outcome.Value;
    }

    /// <summary>Saves and publishes an item; numbers, hours and routes with a second person's agreement.</summary>
    public async Task PublishAsync(string id, Func<ContentItem, ContentItem> change)
    {
        var saved = await SaveAsync(id, change);
        if (saved.Item.Parts.Find(nameof(ServicePart)) is not null || saved.Item.Parts.Find(nameof(RoutePart)) is not null)
        {
            saved = (await new SubmitContent(Engine).ExecuteAsync(Editor, new StepRequest(saved.Item.Id, saved.Revision), CancellationToken.None)).Value;
            saved = (await new ApproveContent(Engine).ExecuteAsync(Second, new StepRequest(saved.Item.Id, saved.Revision), CancellationToken.None)).Value;
        }

        var outcome = await new PublishContent(Engine).ExecuteAsync(Editor, saved.Item.Id, saved.Revision, note: null, CancellationToken.None);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Reasons.Select(reason => reason.Message)));
    }

    /// <summary>Rings every number of a service, as somebody of that name, on Monday 2 November 2026 at noon.</summary>
    public async Task RingAsync(string id, CallOutcome outcome = CallOutcome.RightTeam, string by = "Somebody")
    {
        var service = (await StoredAsync(id)).Live!.Item.Part<ServicePart>()!;
        var at = NodaTime.Instant.FromUtc(2026, 11, 2, 12, 0);
        foreach (var number in service.Numbers)
        {
            var rung = await Services.GetRequiredService<RecordCall>().ExecuteAsync(
                Editor with { Name = by }, new CallToRecord(ContentItemId.Parse(id), number.Number, CallSlots.Of(service)[0], at, outcome) { AnsweredBy = by }, CancellationToken.None);
            Assert.True(rung.Succeeded, string.Join(" ", rung.Reasons.Select(reason => reason.Message)));
        }
    }

    /// <summary>Opens a section as of a moment, whatever stands in the way.</summary>
    public async Task OpenSectionAsync(string id, string at)
    {
        var outcome = await new OpenAsOf(Engine).ExecuteAsync(Editor, ContentItemId.Parse(id), at);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Reasons.Select(reason => reason.Message)));
    }

    /// <summary>Takes an item away from the public.</summary>
    public async Task WithdrawAsync(string id)
    {
        var stored = await StoredAsync(id);
        var outcome = await new UnpublishContent(Engine).ExecuteAsync(Editor, stored.Id, stored.Revision, note: null, CancellationToken.None);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Reasons.Select(reason => reason.Message)));
    }

    public async Task MoveAsync(string id, string path)
    {
        var stored = await StoredAsync(id);
        var outcome = await new MoveContent(Engine).ExecuteAsync(
            Editor, new Move(stored.Id, stored.Revision, ContentPath.Parse(path), Section: null), CancellationToken.None);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Reasons.Select(reason => reason.Message)));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Hub:Data", folder.Path);
        builder.UseSetting("Hub:Recipes", Repository.File("recipes"));
        if (isBlank)
        {
            builder.UseSetting("Hub:SetupRecipe", "");
        }

        // Tests count queries and put clocks forward: what is checked is checked when they say so.
        builder.UseSetting("Hub:Checks:Background", "false");
        builder.UseSetting("Hub:Definitions:Background", "false");

        // No test asks anything of the world outside.
        builder.UseSetting("Hub:Links:Ask", "false");
        if (logsAll)
        {
            foreach (var category in new[] { "Default", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore" })
            {
                builder.UseSetting($"Logging:LogLevel:{category}", nameof(LogLevel.Trace));
            }
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs));
        builder.ConfigureTestServices(services =>
        {
            if (time is not null)
            {
                services.AddSingleton(time);
            }

            more?.Invoke(services);
            services.ConfigureDbContext<SqliteHubContext>(options => options.AddInterceptors(Database));
        });
    }

    private static async Task<(byte[] Hub, byte[] Index)> SetUpAsync()
    {
        await using var factory = StartEmpty();
        var index = factory.Services.GetRequiredService<SearchIndex>();
        while (index.Status is not { Activity: IndexActivity.Following, IsComplete: true })
        {
            await Task.Delay(20);
        }

        return (await factory.CopyAsync(HubStorage.DatabaseFile), await factory.CopyAsync(IndexFile));
    }

    private async Task<byte[]> CopyAsync(string file)
    {
        var copy = folder.File("copy-of-" + file);
        await using var connection = new SqliteConnection($"Data Source={folder.File(file)};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        await command.ExecuteNonQueryAsync();
        return await File.ReadAllBytesAsync(copy);
    }

    /// <summary>An item as it is stored.</summary>
    public async Task<StoredItem> StoredAsync(string id)
    {
        await using var unit = await Engine.Store.BeginAsync(CancellationToken.None);
        var key = ContentItemId.Parse(id);
        return (await unit.FindAsync([key], CancellationToken.None))[key];
    }
}

/// <summary>One host for all tests that only read.</summary>
public sealed class SharedSite : IAsyncLifetime
{
    private HubFactory? factory;

    public HubFactory Factory => factory!;

    public async Task InitializeAsync() => factory = await HubFactory.StartAsync();

    public async Task DisposeAsync() => await Factory.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class SharedSiteTests : ICollectionFixture<SharedSite>
{
    public const string Name = "The site, only read";
}

/// <summary>Opens a section without asking what is missing.</summary>
internal sealed class OpenAsOf(ContentEngine engine) : MarkChange<SectionProfilePart>(engine)
{
    public Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, ContentItemId section, string at) => LayAsync(
        actor, section, note: null, (_, _) => Task.FromResult<Func<SectionProfilePart, SectionProfilePart>>(part => part with { OpenedAt = at }), CancellationToken.None);
}
