using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Search.Tests.Index;

/// <summary>What is published is found by the very next search, and what depends on it as well.</summary>
public sealed class FollowingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly GivenHub hub = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Publish_IsFoundByTheVeryNextSearch()
    {
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);

        hub.PublishProse("page", "Page", "<p>curiosity</p>");
        await index.CaughtUpAsync();
        var found = await index.FindAsync("curiosity");
        hub.PublishProse("page", "Page", "<p>vigilance</p>");
        await index.CaughtUpAsync();

        Assert.Equal(["page"], found);
        Assert.Empty(await index.FindAsync("curiosity"));
        Assert.Equal(["page"], await index.FindAsync("vigilance"));
    }

    [Fact]
    public async Task Withdraw_TakesTheItemOut_AndItsNumberIsUsedAgain()
    {
        hub.PublishProse("a", "A", "<p>one</p>");
        hub.PublishProse("b", "B", "<p>two</p>");
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);

        hub.Withdraw("a");
        await index.CaughtUpAsync();
        var after = await index.ReadAsync(reading => reading.Memory<TestMemory>().Titles);
        hub.PublishProse("c", "C", "<p>three</p>");
        await index.CaughtUpAsync();

        Assert.Empty(await index.FindAsync("one"));
        Assert.Equal([KeyValuePair.Create(2L, "B")], after);
        Assert.Equal([KeyValuePair.Create(1L, "C"), KeyValuePair.Create(2L, "B")], await index.ReadAsync(reading => reading.Memory<TestMemory>().Titles));
    }

    [Fact]
    public async Task SharedText_ThatChanges_ChangesThePagesThatEmbedIt()
    {
        hub.PublishText("t", "<p>old words</p>", "duty");
        hub.PublishProse("page", "Page", "[text \"duty\"]");
        hub.PublishProse("waiting", "Waiting", "[text \"later\"]");
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);

        hub.PublishText("t", "<p>new words</p>", "later");
        await index.CaughtUpAsync();

        Assert.Empty(await index.FindAsync("old"));
        Assert.Equal(["t", "waiting"], await index.FindAsync("new"));
    }

    [Fact]
    public async Task SharedText_ThatIsWithdrawn_IsNoLongerFoundOnPages()
    {
        hub.PublishText("t", "<p>withdrawn</p>", "duty");
        hub.PublishProse("page", "Page", "[text \"duty\"]");
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);

        hub.Withdraw("t");
        await index.CaughtUpAsync();

        Assert.Empty(await index.FindAsync("withdrawn"));
    }

    [Theory]
    [InlineData("\"TaxonomyContentItemId\":\"topics\",")]
    [InlineData("")]
    public async Task Term_ThatIsRenamed_IsFoundByItsNewName_WhetherOrNotItsTaxonomyIsSaid(string taxonomy)
    {
        hub.GroundTypes.Add("Taxonomy");
        hub.DefineField("Page", "Topic", "TaxonomyField");
        hub.Publish("page", "Page", $$$"""{"Page":{"Topic":{ {{{taxonomy}}} "TermContentItemIds":["neglect"]} } }""");
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);

        var found = new List<string>();
        foreach (var name in new[] { "Neglect", "Carelessness" })
        {
            hub.Publish("topics", "Topics", $$$"""{"TaxonomyPart":{"Terms":[{"ContentItemId":"neglect","ContentType":"Topic","DisplayText":"{{{name}}}"}]} }""", "Taxonomy");
            await index.CaughtUpAsync();
            found.AddRange(await index.FindAsync(name));
        }

        hub.Withdraw("topics");
        await index.CaughtUpAsync();

        Assert.Equal(["page", "page"], found);
        Assert.Empty(await index.FindAsync("Carelessness"));
        Assert.Empty(await index.DifferencesAsync());
    }

    [Fact]
    public async Task Section_ThatIsRenamed_IsFoundByItsNewNameOnItsPages()
    {
        hub.Publish("s", "Wyre Forest", """{"SectionProfilePart":{}}""", "Section");
        hub.PublishProse("page", "Page", "<p>Pages of {{ section.name }}</p>", section: "s");
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);

        hub.Publish("s", "Herefordshire", """{"SectionProfilePart":{}}""", "Section");
        await index.CaughtUpAsync();

        Assert.Equal(["page", "s"], await index.FindAsync("Herefordshire"));
    }

    [Fact]
    public async Task File_IsFoundOnceItIsRead_AlsoAfterARestart()
    {
        var files = new GivenFiles();
        var (first, second) = (new MediaFile("a.pdf", new string('a', 64), 1, "application/pdf"), new MediaFile("a.pdf", new string('b', 64), 1, "application/pdf"));
        hub.Publish("page", "Page", """{"FileListPart":{"Files":[{"Media":"a.pdf","Text":"A"}]}}""");
        await using (var index = await GivenIndex.StartedAsync(hub, folder.Path, files))
        {
            hub.PutMedia(first);
            await index.CaughtUpAsync();
            files.Finish(first.Sha256, "first text");
            await FoundAsync(index, "first");

            hub.PutMedia(second);
            await index.CaughtUpAsync();
            Assert.Empty(await index.FindAsync("first"));
        }

        // Read while nobody listened.
        files.Finish(second.Sha256, "second text");
        await using var again = await GivenIndex.StartedAsync(hub, folder.Path, files);

        await FoundAsync(again, "second");
    }

    [Fact]
    public async Task Definitions_ThatChange_ChangeWhatIsFound_AndTheOldIndexServesMeanwhile()
    {
        hub.Publish("page", "Page", """{"Extra":{"Heading":"hidden treasure"}}""");
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);
        var before = await index.FindAsync("treasure");
        var hold = new TaskCompletionSource();
        hub.BeforeReading = () => index.Index.Status.Activity == IndexActivity.Building ? hold.Task : Task.CompletedTask;

        hub.Define("Page", "Extra", "CareCardPart");
        await index.CaughtUpAsync();
        await GivenIndex.UntilAsync(() => index.Index.Status.Activity == IndexActivity.Building, () => index.Index.Status.ToString());
        var meanwhile = await index.FindAsync("Page");
        hold.SetResult();
        hub.BeforeReading = null;
        await FoundAsync(index, "treasure");

        Assert.Empty(before);
        Assert.Equal(["page"], meanwhile);
    }

    [Fact]
    public async Task Drafts_MoveThePositionAndNothingElse()
    {
        hub.PublishProse("page", "Page", "<p>x</p>");
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);
        var before = await index.ReadAsync(reading => reading.Memory<TestMemory>());

        hub.SaveDraft("page");
        await index.CaughtUpAsync();

        Assert.Equal(hub.Head, index.Index.Status.Position);
        Assert.Same(before, await index.ReadAsync(reading => reading.Memory<TestMemory>()));
    }

    [Fact]
    public async Task Reading_ThatIsKept_GoesOnSeeingItsOwnMoment()
    {
        hub.PublishProse("a", "A", "<p>one</p>");
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);
        using var kept = await ((IIndexReadings)index.Index).BorrowAsync(CancellationToken.None);

        hub.PublishProse("a", "B", "<p>two</p>");
        await index.CaughtUpAsync();

        Assert.Equal(["a"], GivenIndex.Find(kept.Connection, "one"));
        Assert.Equal("A", kept.Memory<TestMemory>().Titles[1]);
        Assert.Equal(["a"], await index.FindAsync("two"));
    }

    [Fact]
    public async Task Readings_WhileMuchChanges_NeverDisagreeWithTheirMemory()
    {
        for (var page = 0; page < 30; page++)
        {
            hub.PublishProse($"p{page}", $"Title {page}", "<p>x</p>");
        }

        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var readings = 0;
            while (!stop.IsCancellationRequested)
            {
                var (file, memory) = await index.ReadAsync(reading => (TestMemory.Read(reading.Connection), reading.Memory<TestMemory>().Titles));
                Assert.Equal(file.AsEnumerable(), memory.AsEnumerable());
                readings++;
            }

            return readings;
        })).ToList();
        for (var change = 0; change < 100; change++)
        {
            hub.PublishProse($"p{change % 30}", $"Title {change} anew", "<p>x</p>");
            if (change % 7 == 0)
            {
                hub.Withdraw($"p{(change + 3) % 30}");
            }

            await index.CaughtUpAsync();
        }

        await stop.CancelAsync();

        // On a machine with few processors one of them may not have had its turn.
        Assert.NotEqual(0, (await Task.WhenAll(readers)).Sum());
    }

    [Fact]
    public async Task Database_ThatIsAway_IsSaidOnceAndWaitedFor()
    {
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);
        hub.BeforeReading = () => throw new IOException("The database at /private/place is away.");
        await GivenIndex.UntilAsync(() => index.Index.Status.Activity == IndexActivity.Failing, () => index.Index.Status.ToString());
        index.Index.Raise();
        index.Index.Raise();
        var status = index.Index.Status.ToString();

        hub.BeforeReading = null;
        hub.PublishProse("page", "Page", "<p>back</p>");
        await index.IsFollowingAsync(hub.Head);

        Assert.Equal("search index: failed (the disk cannot be read or written); it is tried again, and searches find what was published before", status);
        Assert.Equal(["page"], await index.FindAsync("back"));
        Assert.Contains("/private/place", Assert.Single(index.Logs.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static Task FoundAsync(GivenIndex index, string word) =>
        GivenIndex.UntilAsync(() => index.FindAsync(word).GetAwaiter().GetResult() is ["page"], () => $"'{word}' was not found.");
}
