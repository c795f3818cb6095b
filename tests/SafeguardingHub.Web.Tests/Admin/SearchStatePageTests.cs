using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

public sealed class SearchStatePageTests : IAsyncLifetime
{
    private const string Address = "/admin/search";
    private FlowHub hub = null!;
    private HttpClient eve = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync();
        eve = hub.As("eve", null, Permission.ManageLuceneIndexes);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task State_OfAnIndexThatFollows_SaysThatAllCanBeFound()
    {
        await hub.Services.GetRequiredService<SearchIndex>().CaughtUpAsync(CancellationToken.None);
        var page = await eve.EndedAsync(Address);

        var documents = hub.Services.GetRequiredService<SearchIndex>().Status.Documents;
        Assert.True(documents > 50);
        Assert.Contains("Readers can find all that is published.", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("dl > div"), row => row.QuerySelector("dt")!.Words() == "Pages and entries that can be found" && row.QuerySelector("dd")!.Words() == $"{documents:N0}");
        Assert.DoesNotContain(page.QuerySelectorAll("dd"), value => value.Words() == "Not yet");
    }

    [Fact]
    public async Task Button_BuildsTheIndexAnewAndLeavesAnEntry()
    {
        await eve.EndedAsync(Address);
        var desk = hub.Services.GetRequiredService<ISearchDesk>();
        var before = (await desk.StateAsync(CancellationToken.None)).BuiltAt;

        var answer = await eve.SendAsync(Address);
        var page = await eve.EndedAsync(Address);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Readers can find all that is published.", page.MainText().Words(), StringComparison.Ordinal);
        Assert.True((await desk.StateAsync(CancellationToken.None)).BuiltAt > before);
        Assert.Contains(await hub.Services.GetRequiredService<IHubReader>().AuditAsync(5, CancellationToken.None), change => change.Entry.Action == nameof(RebuildSearch));
    }

    [Fact]
    public async Task State_OfAnIndexFileThatCannotBeUsed_SaysWhyInASentenceAndNoMore()
    {
        await using var blocked = await FlowHub.StartAsync(more: services => services.Insert(0, ServiceDescriptor.Singleton<IHostedService, FolderInPlaceOfTheIndex>()));
        var ann = blocked.As("ann", null, Permission.ManageLuceneIndexes);

        var page = await ann.PageAsync(Address);
        for (var tries = 0; tries < 600 && page.QuerySelector(".nhsuk-warning-callout") is null; tries++)
        {
            await Task.Delay(50);
            page = await ann.PageAsync(Address);
        }

        var told = page.QuerySelector(".nhsuk-warning-callout p")!.Words();
        Assert.Equal("The disk cannot be read or written. It is tried again by itself. Readers may miss pages.", told);
        Assert.Contains(page.QuerySelectorAll("dl > div"), row => row.QuerySelector("dt")!.Words() == "Built" && row.QuerySelector("dd")!.Words() == "Not yet");
        Assert.DoesNotContain("search.db", page.Body!.Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await ann.SendAsync(page, Address)).StatusCode);
        await ann.PageAsync(Address);
    }

    [Fact]
    public async Task Page_ForWhoMayNotChangeIndexes_IsForbidden()
    {
        await hub.As("ann", null, Permission.Import, Permission.EditContent).PageAsync(Address, 403);
    }

    /// <summary>Before anything else begins, there is a folder where the index is to be.</summary>
    private sealed class FolderInPlaceOfTheIndex(HubOptions options) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            File.Delete(Path.Combine(options.Data, "search.db"));
            Directory.CreateDirectory(Path.Combine(options.Data, "search.db", "within"));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
