using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Search.Tests.Index;

/// <summary>An index that cannot be trusted is built anew, and searches go on meanwhile.</summary>
public sealed class RebuildTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly GivenHub hub = new();

    private string File => folder.File("search.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Index_OfAnEmptyFolder_IsThereForTheFirstSearch()
    {
        Publish(50);
        await using var index = GivenIndex.Start(hub, folder.Path);

        await index.Index.CaughtUpAsync(CancellationToken.None);

        Assert.Equal(50, (await index.FindAsync("words")).Count);
        Assert.Equal("search index: following, 50 items", index.Index.Status.ToString());
    }

    [Fact]
    public async Task Index_BeingBuilt_FindsWhatItHasAndSaysThatItIsNotComplete()
    {
        Publish(500);
        var hold = new TaskCompletionSource();
        var reads = 0;
        hub.BeforeReading = () => Interlocked.Increment(ref reads) > 4 ? hold.Task : Task.CompletedTask;
        await using var index = GivenIndex.Start(hub, folder.Path);
        await GivenIndex.UntilAsync(() => index.Index.Status.Documents > 0, () => index.Index.Status.ToString());

        var (isComplete, found) = (await index.ReadAsync(reading => reading.Generation.IsComplete), (await index.FindAsync("words")).Count);
        var status = index.Index.Status.ToString();
        hold.SetResult();
        await index.IsFollowingAsync(hub.Head);

        Assert.False(isComplete);
        Assert.InRange(found, 1, 499);
        Assert.StartsWith("search index: building ", status, StringComparison.Ordinal);
        Assert.Contains(" of 500, searches may miss something meanwhile", status, StringComparison.Ordinal);
        Assert.Equal(500, (await index.FindAsync("words")).Count);
    }

    [Fact]
    public async Task Index_ClosedWhileItIsBeingBuilt_EndsWithoutHarmAndIsBuiltTheNextTime()
    {
        Publish(500);
        for (var round = 1; round <= 3; round++)
        {
            var hold = new TaskCompletionSource();
            var reads = 0;
            hub.BeforeReading = () => Interlocked.Increment(ref reads) > 4 ? hold.Task : Task.CompletedTask;
            var index = GivenIndex.Start(hub, folder.Path);
            await GivenIndex.UntilAsync(() => index.Index.Status.Documents > 0, () => index.Index.Status.ToString());
            var closing = index.DisposeAsync();
            hold.SetResult();
            await closing;
        }

        hub.BeforeReading = () => Task.CompletedTask;
        await using var whole = await GivenIndex.StartedAsync(hub, folder.Path);

        Assert.Equal(500, (await whole.FindAsync("words")).Count);
    }

    [Fact]
    public async Task Restart_GoesOnFromItsPosition_WithoutBuilding()
    {
        Publish(3);
        await (await GivenIndex.StartedAsync(hub, folder.Path)).DisposeAsync();
        hub.PublishProse("late", "Late", "<p>late news</p>");

        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);

        Assert.Equal(["late"], await index.FindAsync("news"));
        Assert.DoesNotContain(index.Logs.Lines, line => line.Contains("being built", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("overwritten")]
    [InlineData("cut short")]
    [InlineData("of another kind")]
    [InlineData("half built")]
    [InlineData("of other tables")]
    public async Task File_ThatCannotBeTrusted_IsBuiltAnew(string fault)
    {
        Publish(300);
        await (await GivenIndex.StartedAsync(hub, folder.Path)).DisposeAsync();
        switch (fault)
        {
            case "deleted":
                System.IO.File.Delete(File);
                break;
            case "overwritten":
                await using (var stream = System.IO.File.OpenWrite(File))
                {
                    stream.Position = 4096;
                    await stream.WriteAsync(new byte[8192]);
                }

                break;
            case "cut short":
                await using (var stream = System.IO.File.OpenWrite(File))
                {
                    stream.SetLength(stream.Length / 2);
                }

                break;
            case "of another kind":
                await System.IO.File.WriteAllTextAsync(File, "These are the minutes of a meeting, and no index.");
                break;
            case "half built":
                Change("UPDATE state SET complete = 0; DELETE FROM document WHERE number > 100");
                break;
            default:
                Change("UPDATE state SET fingerprint = 'other:other'");
                break;
        }

        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);

        Assert.Equal(300, (await index.FindAsync("words")).Count);
        Assert.Contains(index.Logs.Lines, line => line.Contains("being built", StringComparison.Ordinal));
        Assert.Empty(await index.DifferencesAsync());
    }

    [Theory]
    [InlineData("another epoch")]
    [InlineData("ahead of the log")]
    [InlineData("trimmed log")]
    [InlineData("other code")]
    public async Task File_ThatFitsNoLonger_ServesUntilTheNewOneIsThere(string fault)
    {
        Publish(5);
        await (await GivenIndex.StartedAsync(hub, folder.Path)).DisposeAsync();
        switch (fault)
        {
            case "another epoch":
                hub.Restore(withNewEpoch: true, hub.Head);
                break;
            case "ahead of the log":
                hub.Restore(withNewEpoch: false, hub.Head - 2);
                break;
            case "trimmed log":
                hub.PublishProse("p2", "Page", "<p>other words</p>");
                hub.PublishProse("p3", "Page", "<p>other words</p>");
                hub.Trim(hub.Head - 1);
                break;
            default:
                Change($"UPDATE state SET fingerprint = '{GivenIndex.Layout.Fingerprint.Split(':')[0]}:other'");
                break;
        }

        var hold = new TaskCompletionSource();
        GivenIndex? started = null;
        hub.BeforeReading = () => started?.Index.Status.Activity == IndexActivity.Building ? hold.Task : Task.CompletedTask;
        await using var index = started = GivenIndex.Start(hub, folder.Path);
        await GivenIndex.UntilAsync(() => index.Index.Status is { Activity: IndexActivity.Building, Documents: > 0 }, () => index.Index.Status.ToString());
        var (meanwhile, isComplete) = (await index.FindAsync("words"), await index.ReadAsync(reading => reading.Generation.IsComplete));
        hold.SetResult();
        await index.IsFollowingAsync(hub.Head);

        Assert.Equal(5, meanwhile.Count);
        Assert.Equal(fault == "other code", isComplete);
        Assert.Empty(await index.DifferencesAsync());
    }

    [Fact]
    public async Task File_ThatIsDeletedWhileItServes_ComesBack()
    {
        Publish(5);
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);

        System.IO.File.Delete(File);
        await GivenIndex.UntilAsync(() => System.IO.File.Exists(File), () => "The file did not come back.");
        await index.IsFollowingAsync(hub.Head);
        hub.PublishProse("new", "New", "<p>news</p>");
        await index.CaughtUpAsync();

        Assert.Equal(["new"], await index.FindAsync("news"));
        Assert.Empty(await index.DifferencesAsync());
    }

    [Fact]
    public async Task Damage_ThatASearchReports_LeadsToANewFile()
    {
        Publish(5);
        await using var index = await GivenIndex.StartedAsync(hub, folder.Path);
        var before = System.IO.File.GetLastWriteTimeUtc(File);

        ((IIndexReadings)index.Index).ReportDamage(isCertain: true);
        await GivenIndex.UntilAsync(
            () => index.Logs.Lines.Count(line => line.Contains("is built", StringComparison.Ordinal)) == 2, () => string.Join('\n', index.Logs.Lines));

        Assert.Equal(5, (await index.FindAsync("words")).Count);
        Assert.NotEqual(before, System.IO.File.GetLastWriteTimeUtc(File));
    }

    [Fact]
    public async Task Disk_ThatTakesNothing_IsWaitedFor()
    {
        Publish(2);
        var blocked = folder.File("blocked");
        await System.IO.File.WriteAllTextAsync(blocked, "");
        await using var index = GivenIndex.Start(hub, blocked);
        await GivenIndex.UntilAsync(() => index.Index.Status.Activity == IndexActivity.Failing, () => index.Index.Status.ToString());

        var found = await index.ReadAsync(reading => (reading.Generation.IsComplete, GivenIndex.Find(reading.Connection, "words").Count));
        System.IO.File.Delete(blocked);
        await index.IsFollowingAsync(hub.Head);

        Assert.Equal((false, 0), found);
        Assert.Equal(2, (await index.FindAsync("words")).Count);
    }

    [Fact]
    public async Task Rebuild_BesideAServer_IsDoneByTheServer_AndWithoutOneByItself()
    {
        Publish(5);
        RebuildOutcome beside;
        await using (var index = await GivenIndex.StartedAsync(hub, folder.Path))
        {
            Change("DELETE FROM words WHERE rowid = 1");
            Assert.Single(await index.DifferencesAsync());
            beside = await UpkeepAsync(upkeep => upkeep.RebuildAsync(null, CancellationToken.None));
            await index.IsFollowingAsync(hub.Head);
            Assert.Empty(await index.DifferencesAsync());
        }

        Change("DELETE FROM words WHERE rowid = 1");
        var alone = await UpkeepAsync(upkeep => upkeep.RebuildAsync(null, CancellationToken.None));

        Assert.Equal((RebuildOutcome.BuiltByServer, RebuildOutcome.Built), (beside, alone));
        Assert.Empty(await UpkeepAsync(upkeep => upkeep.VerifyAsync(null, CancellationToken.None)));
    }

    [Fact]
    public async Task Verify_TellsWhatDiffersAndWhere()
    {
        Publish(5);
        await (await GivenIndex.StartedAsync(hub, folder.Path)).DisposeAsync();
        Change("""
            DELETE FROM document WHERE item = 'p0'; UPDATE document SET version = 'old' WHERE item = 'p1'; DELETE FROM name WHERE number = 3;
            INSERT INTO depends (key, number) VALUES ('id:x', 4);
            INSERT INTO document (number, item, version, type, title, digest) VALUES (9, 'gone', 'v', 'Page', 'Gone', 'x')
            """);

        var differences = await UpkeepAsync(upkeep => upkeep.VerifyAsync(null, CancellationToken.None));

        Assert.Equal(
        [
            "p0: is published and not in the index.", "gone: is in the index and not published.", "p1: another version.",
            "p3: another what its words depend on.", "#1, which is no document: another rows of TestTables.",
        ], differences.Where(line => !line.StartsWith("p2", StringComparison.Ordinal)).Distinct());
        Assert.Contains("p2: another rows of TestTables.", differences);
    }

    [Fact]
    public async Task Verify_OfFullTextThatLostAWord_TellsIt()
    {
        Publish(5);
        await (await GivenIndex.StartedAsync(hub, folder.Path)).DisposeAsync();
        Change("UPDATE words_content SET c1 = 'other words' WHERE id = 1");

        var differences = await UpkeepAsync(upkeep => upkeep.VerifyAsync(null, CancellationToken.None));

        Assert.StartsWith("The file is damaged: ", Assert.Single(differences), StringComparison.Ordinal);
    }

    private void Publish(int pages)
    {
        for (var page = 0; page < pages; page++)
        {
            hub.PublishProse($"p{page}", $"Page {page}", "<p>some words</p>");
        }
    }

    private void Change(string statements)
    {
        using var connection = IndexConnections.OpenWriter(File, SqliteOpenMode.ReadWrite);
        IndexConnections.Execute(connection, statements);
    }

    private Task<T> UpkeepAsync<T>(Func<IndexUpkeep, Task<T>> work) =>
        work(new IndexUpkeep(GivenIndex.SourceOf(hub), GivenIndex.Layout, new IndexPlace(folder.Path)));
}
