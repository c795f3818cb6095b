using System.Runtime.Versioning;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Search.Tests.Index;

/// <summary>Faults that stay a while: a disk that gives nothing, a file that cannot be moved, a database that is away, too little memory.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LastingFaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly GivenHub hub = new();
    private readonly SettableTime time = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Borrow_WhereTheDiskGivesNothing_FindsNothingForAMoment_AndTheIndexIsBuiltAnew()
    {
        Publish(5);
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);
        File.Move(index.Place.Index, folder.File("aside"));

        // A file that is there and can be opened, and of which no byte can be read at the beginning.
        File.CreateSymbolicLink(index.Place.Index, "/proc/self/mem");

        var meanwhile = await index.ReadAsync(reading => (reading.Generation.IsComplete, GivenIndex.Find(reading.Connection, "words").Count));
        await GivenIndex.UntilAsync(() => Built(index) == 2, () => index.Index.Status.ToString());
        await index.IsFollowingAsync(hub.Head);

        Assert.Equal((false, 0), meanwhile);
        Assert.Equal(5, (await index.FindAsync("words")).Count);
    }

    [Fact]
    public async Task Damage_ThatIsOnlyPossible_IsLookedFor_AndAGoodFileStays()
    {
        Publish(5);
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);

        ((IIndexReadings)index.Index).ReportDamage(isCertain: false);
        await index.CaughtUpAsync();
        await index.CaughtUpAsync();

        Assert.Equal(IndexActivity.Following, index.Index.Status.Activity);
        Assert.Equal(1, Built(index));
    }

    [Fact]
    public async Task Swap_ThatFails_OpensTheOldIndexAgain_AndIsTriedLater()
    {
        Publish(5);
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path, time: time);
        var reader = new Microsoft.Data.Sqlite.SqliteConnection();
        hub.BeforeReading = () =>
        {
            // Somebody reads the new file at the moment in which it is to be moved.
            if (reader.State == System.Data.ConnectionState.Closed && index.Index.Status.Progress is { Done: 5 })
            {
                reader = IndexConnections.OpenReader(index.Place.New);
                IndexConnections.Execute(reader, "BEGIN; SELECT one FROM state");
            }

            return Task.CompletedTask;
        };
        index.Place.Ask();
        await GivenIndex.UntilAsync(() => index.Index.Status.Activity == IndexActivity.Failing, () => index.Index.Status.ToString());

        hub.PublishProse("new", "New", "<p>news</p>");
        await index.CaughtUpAsync();
        var (found, all, status) = (await index.FindAsync("news"), (await index.FindAsync("words")).Count, index.Index.Status);
        hub.BeforeReading = null;
        await reader.DisposeAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        await GivenIndex.UntilAsync(() => Built(index) == 2, () => index.Index.Status.ToString());
        await index.IsFollowingAsync(hub.Head);

        Assert.Equal(["new"], found);
        Assert.Equal((5, true), (all, status.IsComplete));
        Assert.Equal("the disk cannot be read or written", status.Fault);
        Assert.Equal(["new"], await index.FindAsync("news"));
        Assert.False(File.Exists(index.Place.New));
    }

    [Fact]
    public async Task Database_ThatStaysAway_IsAskedLessAndLessOften()
    {
        Publish(1);
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path, time: time);
        var asked = 0;
        hub.BeforeReading = () =>
        {
            asked++;
            throw new TimeoutException();
        };

        var counts = new List<int>();
        foreach (var seconds in new[] { 0, 0, 1, 1, 1, 2, 2, 4, 7 })
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            await index.CaughtUpAsync();
            counts.Add(asked);
        }

        // Said after one, two, four and eight seconds, whatever is published in between.
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4, 5], counts);
        Assert.Single(index.Logs.Lines, line => line.Contains("cannot go on", StringComparison.Ordinal));
        hub.BeforeReading = null;
        time.Advance(TimeSpan.FromMinutes(1));
        await index.CaughtUpAsync();
        Assert.Equal(IndexActivity.Following, index.Index.Status.Activity);
    }

    [Fact]
    public async Task Memory_ThatIsTooLittle_IsSaid_AndTheIndexServesAndGoesOn()
    {
        Publish(5);
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path, time: time);
        hub.BeforeReading = () => throw new InsufficientMemoryException();
        hub.PublishProse("new", "New", "<p>news</p>");
        await index.CaughtUpAsync();

        var (status, found) = (index.Index.Status, (await index.FindAsync("words")).Count);
        hub.BeforeReading = null;
        time.Advance(TimeSpan.FromSeconds(2));
        await index.CaughtUpAsync();

        Assert.Equal("search index: failed (there is not enough memory); it is tried again, and searches find what was published before", status.ToString());
        Assert.Equal(5, found);
        Assert.Equal(["new"], await index.FindAsync("news"));
        Assert.Equal(IndexActivity.Following, index.Index.Status.Activity);
    }

    [Fact]
    public async Task Start_RemovesWhatKilledProgramsLeft_AndNothingThatIsInUse()
    {
        Publish(1);
        var place = new IndexPlace(folder.Path);
        using var live = place.NewFresh();
        string[] dead = ["search.new.db", "search.new.db-wal", "search.verify.0a.db", "search.verify.0a.db-wal", "search.verify.0b.db", "search.verify.0b.db.lock", "search.verify.0c.db-shm"];
        foreach (var file in dead.Append(Path.GetFileName(live.Path)))
        {
            await File.WriteAllTextAsync(folder.File(file), "");
        }

        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);

        var left = Directory.GetFiles(folder.Path, "search.*").Select(Path.GetFileName).ToHashSet();
        Assert.Empty(left.Intersect(dead));
        Assert.Contains(Path.GetFileName(live.Path), left);
    }

    private static int Built(GivenIndex index) => index.Logs.Lines.Count(line => line.Contains("is built", StringComparison.Ordinal));

    private void Publish(int pages)
    {
        for (var page = 0; page < pages; page++)
        {
            hub.PublishProse($"p{page}", $"Page {page}", "<p>some words</p>");
        }
    }
}
