using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Lucene;
using SafeguardingHub.Search.Lucene.Tables;
using SafeguardingHub.Search.Querying;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Search.Tests.Index;

/// <summary>The life of an index with all the tables that a hub has, as searches see it.</summary>
public sealed class WholeIndexTests : IDisposable
{
    private static readonly IndexLayout Whole = SearchServices.Layout(GivenHub.Kinds, [], TimeProvider.System, NullLogger<LuceneTables>.Instance);
    private readonly TemporaryFolder folder = new();
    private readonly GivenHub hub = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Changes_DuringARebuild_AreInTheIndexThatTakesItsPlace()
    {
        Publish(500);
        GivenIndex? started = null;
        var (hold, reads) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        hub.BeforeReading = () => started?.Index.Status.Activity == IndexActivity.Building && Interlocked.Increment(ref reads) > 3 ? hold.Task : Task.CompletedTask;
        await using var index = GivenIndex.Start(hub, folder.Path, layout: Whole);
        await index.IsFollowingAsync(hub.Head);
        started = index;
        index.Place.Ask();
        await GivenIndex.UntilAsync(() => index.Index.Status.Progress is { Done: > 0 }, () => index.Index.Status.ToString());

        // New before what has been read, changed and withdrawn among it and after it.
        hub.PublishProse("a", "Arrived meanwhile", "<p>fresh news</p>");
        hub.PublishProse("p100", "Page changed", "<p>fresh news</p>");
        hub.PublishProse("p99", "Page changed", "<p>fresh news</p>");
        hub.Withdraw("p101");
        hub.Withdraw("p98");
        hold.SetResult();
        await GivenIndex.UntilAsync(() => !index.Place.IsAsked, () => index.Index.Status.ToString());
        await index.IsFollowingAsync(hub.Head);

        Assert.True(reads > 3);
        Assert.Equal(["a", "p100", "p99"], (await FindAsync(index, "fresh news")).Order(StringComparer.Ordinal));
        Assert.Equal(["Page changed"], await SuggestAsync(index, "page ch"));
        Assert.Empty((await FindAsync(index, "number 98")).Concat(await FindAsync(index, "number 101")).Intersect(["p98", "p101"]));
        Assert.Empty(await new IndexUpkeep(index.Source, Whole, index.Place).VerifyAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task Withdrawn_IsGivenByNoSearchAndNoSuggestion_FromTheVeryNextOneOn()
    {
        hub.PublishProse("kept", "Keeping children safe", "<p>common words</p>");
        hub.PublishProse("gone", "Keeping secrets", "<p>common words</p>", alias: "keeping-quiet");
        await using var index = GivenIndex.Start(hub, folder.Path, layout: Whole);
        await index.IsFollowingAsync(hub.Head);
        var before = await SuggestAsync(index, "keeping");

        hub.Withdraw("gone");
        index.Index.Raise();
        var suggested = await SuggestAsync(index, "keeping");
        var lucene = await new LuceneIndexes(index.Index, TimeProvider.System).FindItemsAsync(
            new LuceneIndex { Name = "Search", ContentTypes = ["Page"] }, """{"query":{"match_all":{}}}""", CancellationToken.None);

        Assert.Equal(2, before.Length);
        Assert.Equal(["Keeping children safe"], suggested);
        Assert.Equal(["kept"], await FindAsync(index, "keeping"));
        Assert.Equal(["kept"], await FindAsync(index, "common words"));
        Assert.Empty(await FindAsync(index, "secrets"));
        Assert.Equal(["kept"], lucene.Items.Select(item => item.Value));
    }

    private static SiteSearch SearchOf(GivenIndex index) => new(index.Index, new LuceneMatcher(TimeProvider.System), TimeProvider.System);

    private static async Task<string[]> SuggestAsync(GivenIndex index, string typed) =>
        [.. (await SearchOf(index).SuggestAsync(typed, 8, CancellationToken.None)).Select(suggestion => suggestion.Text)];

    private static async Task<string[]> FindAsync(GivenIndex index, string words) =>
        [.. (await SearchOf(index).FindAsync(new SearchRequest { Text = words }, SearchGround.Empty, CancellationToken.None)).Hits.Select(hit => hit.Id.Value)];

    private void Publish(int pages)
    {
        for (var page = 0; page < pages; page++)
        {
            hub.PublishProse($"p{page}", $"Page number {page}", "<p>common words</p>");
        }
    }
}
