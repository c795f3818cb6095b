using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Search.Tests.Index;

/// <summary>What goes wrong costs as little as it can: neither memory, nor a good index, nor words that are found later.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly GivenHub hub = new();
    private readonly SettableTime time = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Source_OfLongItems_ClosesABatchBeforeTwoHundred()
    {
        Publish(100, new string('x', 500));
        var source = SourceOf(characters: 10_000);
        var ids = Enumerable.Range(0, 100).Select(page => ContentItemId.Parse($"p{page}")).Append(ContentItemId.Parse("gone")).ToList();

        var all = await source.AllAsync(Guid.Empty, 0, CancellationToken.None).Select(batch => batch.Length).ToListAsync();
        var found = await source.FindAsync(ids, Guid.Empty, 0, CancellationToken.None).ToListAsync();

        Assert.Equal((100, 20), (all.Sum(), all.Max()));
        Assert.Equal((100, 20), (found.Sum(batch => batch.Written.Length), found.Max(batch => batch.Written.Length)));
        Assert.Equal(["gone"], found.SelectMany(batch => batch.Removed).Select(id => id.Value));
    }

    [Fact]
    public async Task Follower_BrokenOffBetweenBatches_LeavesThePositionWhereItWas()
    {
        await (await GivenIndex.StartedAsync(hub, folder.Path)).DisposeAsync();
        Publish(100, new string('x', 500));
        using var stop = new CancellationTokenSource();
        var files = new BreakingFiles(stop);
        hub.PutMedia(new MediaFile("a.pdf", new string('a', 64), 1, "application/pdf"));
        hub.Publish("z", "Last", """{"FileListPart":{"Files":[{"Media":"a.pdf","Text":"A"}]}}""");
        using var file = IndexFile.Open(folder.File("search.db"), GivenIndex.Layout);

        await Assert.ThrowsAsync<OperationCanceledException>(() => new IndexFollower(SourceOf(10_000, files)).FollowAsync(file, stop.Token));
        var (position, written) = (file.State.Position, file.Count);
        await new IndexFollower(SourceOf(10_000)).FollowAsync(file, CancellationToken.None);

        Assert.Equal(0, position);
        Assert.InRange(written, 1, 100);
        Assert.Equal((hub.Head, 101), (file.State.Position, file.Count));
    }

    [Fact]
    public async Task File_ThatWasReadWithoutAWord_IsAskedForAgainAfterAWhile()
    {
        var files = new GivenFiles();
        hub.PutMedia(new MediaFile("a.pdf", new string('a', 64), 1, "application/pdf"));
        hub.Publish("page", "Page", """{"FileListPart":{"Files":[{"Media":"a.pdf","Text":"A"}]}}""");
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path, files, time);
        await index.CaughtUpAsync();
        files.Texts[new string('a', 64)] = new ExtractedText(["told by nobody"], HasPages: true, Fault: null);
        await index.CaughtUpAsync();
        var before = await index.FindAsync("nobody");

        time.Advance(TimeSpan.FromMinutes(11));
        await index.CaughtUpAsync();

        Assert.Empty(before);
        Assert.Equal(["page"], await index.FindAsync("nobody"));
    }

    [Fact]
    public async Task Build_ThatFails_LeavesTheOldIndexFollowing_AndTheFaultTold()
    {
        Publish(3, "words");
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path, time: time);
        Directory.CreateDirectory(index.Place.New);
        index.Place.Ask();
        await GivenIndex.UntilAsync(() => index.Index.Status.Activity == IndexActivity.Failing, () => index.Index.Status.ToString());

        hub.PublishProse("new", "New", "<p>news</p>");
        await index.CaughtUpAsync();
        var (found, status) = (await index.FindAsync("news"), index.Index.Status);
        Directory.Delete(index.Place.New);
        time.Advance(TimeSpan.FromMinutes(2));
        await GivenIndex.UntilAsync(() => !index.Place.IsAsked, () => index.Index.Status.ToString());
        await index.IsFollowingAsync(hub.Head);

        Assert.Equal(["new"], found);
        Assert.Equal((IndexActivity.Failing, true), (status.Activity, status.IsComplete));
        Assert.DoesNotContain(folder.Path, status.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replacement_ThatIsStillRead_IsNotMoved()
    {
        Publish(3, "words");
        await (await GivenIndex.StartedAsync(hub, folder.Path)).DisposeAsync();
        var place = new IndexPlace(folder.Path);
        var built = await new IndexBuild(GivenIndex.SourceOf(hub), GivenIndex.Layout, place.New).RunAsync(isShown: null, progressed: null, CancellationToken.None);
        using var reader = IndexConnections.OpenReader(place.New);
        IndexConnections.Execute(reader, "BEGIN; SELECT one FROM state");
        built.Write(new IndexBatch([], [ContentItemId.Parse("p1")], State: null));

        var replacing = () => new IndexShelf(GivenIndex.Layout, _ => { }).ReplaceAsync(old: null, built, place.Index, built.Generation.Memories);

        await Assert.ThrowsAsync<IOException>(replacing);
        using var old = IndexFile.Open(place.Index, GivenIndex.Layout);
        Assert.Equal(3, old.Count);
    }

    [Fact]
    public async Task Index_WithWhatNobodyWroteToIt_IsBuiltAnew()
    {
        Publish(3, "words");
        await (await GivenIndex.StartedAsync(hub, folder.Path)).DisposeAsync();
        using (var connection = IndexConnections.OpenWriter(folder.File("search.db"), SqliteOpenMode.ReadWrite))
        {
            IndexConnections.Execute(connection, "UPDATE document SET item = '' WHERE number = 1; INSERT INTO depends (key, number) VALUES ('wait:a', 1)");
        }

        await using var index = GivenIndex.Start(hub, folder.Path);
        await GivenIndex.UntilAsync(() => index.Logs.Lines.Any(line => line.Contains("is built", StringComparison.Ordinal)), () => index.Index.Status.ToString());

        await index.IsFollowingAsync(hub.Head);
        Assert.Empty(await index.DifferencesAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rebuild_BrokenOffBesideAServer_TakesItsRequestBackOrSaysThatTheServerGoesOn(bool hasBegun)
    {
        var place = new IndexPlace(folder.Path);
        await using var server = place.TryLock();
        using var stop = new CancellationTokenSource();
        var running = new IndexUpkeep(GivenIndex.SourceOf(hub), GivenIndex.Layout, place).RebuildAsync(null, stop.Token);
        await GivenIndex.UntilAsync(() => place.IsAsked, () => "Nothing was asked.");
        if (hasBegun)
        {
            place.Answer(new IndexProgress(1, 3));
        }

        await stop.CancelAsync();

        if (hasBegun)
        {
            Assert.Equal(RebuildOutcome.LeftToServer, await running);
        }
        else
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            Assert.False(place.IsAsked);
        }
    }

    [Fact]
    public async Task Verify_TwiceAtOnce_AgreesAndLeavesNothing()
    {
        Publish(300, "words");
        await (await GivenIndex.StartedAsync(hub, folder.Path)).DisposeAsync();

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(
            () => new IndexUpkeep(GivenIndex.SourceOf(hub), GivenIndex.Layout, new IndexPlace(folder.Path)).VerifyAsync(null, CancellationToken.None))));

        Assert.All(both, Assert.Empty);
        Assert.Empty(Directory.GetFiles(folder.Path, "search.verify*"));
    }

    private IndexSource SourceOf(long characters, IFileTexts? files = null) => GivenIndex.SourceOf(hub, files, characters);

    private void Publish(int pages, string words)
    {
        for (var page = 0; page < pages; page++)
        {
            hub.PublishProse($"p{page}", $"Page {page}", $"<p>{words}</p>");
        }
    }

    // The host is stopped while the last item is read.
    private sealed class BreakingFiles(CancellationTokenSource stop) : IFileTexts
    {
        public event Action<string>? Read
        {
            add { }
            remove { }
        }

        public async ValueTask<ExtractedText?> FindAsync(MediaFile file, CancellationToken cancellationToken)
        {
            await stop.CancelAsync();
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
