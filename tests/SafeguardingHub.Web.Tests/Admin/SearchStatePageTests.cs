using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Index;
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
    public async Task Page_ForWhoMayNotChangeIndexes_IsForbidden()
    {
        await hub.As("ann", null, Permission.Import, Permission.EditContent).PageAsync(Address, 403);
    }
}
