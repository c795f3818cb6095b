using System.Collections.Concurrent;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteLogTests() : LogContract(HubProvider.Sqlite);

public sealed class PostgresLogTests() : LogContract(HubProvider.Postgres)
{
    [Fact]
    public async Task Path_ClaimedByTwoOverlappingUnits_IsAConflictForTheSecond() => await OverlapAsync(
        Given.Draft("i1", "v1", path: "same"), Given.Draft("i2", "w1", path: "same"), WriteConflict.Path);

    [Fact]
    public async Task Alias_ClaimedByTwoOverlappingUnits_IsAConflictForTheSecond() => await OverlapAsync(
        Given.Draft("i1", "v1", alias: "same"), Given.Draft("i2", "w1", alias: "same"), WriteConflict.Alias);

    [Fact]
    public async Task Item_MadeByTwoOverlappingUnits_IsAConflictForTheSecond() => await OverlapAsync(
        Given.Draft("i1", "v1"), Given.Draft("i1", "w1"), WriteConflict.Id);

    [Fact]
    public async Task Revision_SavedByTwoOverlappingUnits_IsAConflictForTheSecond()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));

        await OverlapAsync(Given.Draft("i1", "v1", revision: 2), Given.Draft("i1", "v1", revision: 2), WriteConflict.Revision);
    }

    [Fact]
    public async Task RedirectPath_ClaimedByTwoOverlappingUnits_IsAConflictForTheSecond()
    {
        await Hub.WriteAsync(Given.Live("i0", "u1", path: "old"));
        await Hub.WriteAsync(Given.Live("i0", "u2", revision: 2, path: "new") with { NewRedirects = [Given.Path("old")] });

        await OverlapAsync(Given.Draft("i1", "v1", path: "old"), Given.Draft("i2", "w1", path: "old"), WriteConflict.Path);
    }

    [Fact]
    public async Task Item_HeldByAUnit_IsNotChangedByAnotherUntilThatUnitEnds()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1"));
        await using var holding = await Hub.Store.BeginAsync(CancellationToken.None);
        await using var changing = await Hub.Store.BeginAsync(CancellationToken.None);
        await holding.HoldAsync([Given.Id("i1")], CancellationToken.None);

        changing.Write(Given.Draft("i1", "v2", revision: 2) with { Flags = [new VersionFlags(Given.Version("v1"), Latest: false, Published: true)] });
        var change = changing.CommitAsync(CancellationToken.None);
        await Task.Delay(100);
        var waited = !change.IsCompleted;
        await holding.DisposeAsync();
        await change;

        Assert.True(waited, "The change did not wait for the unit that held the item.");
    }

    [Fact]
    public async Task Deadlock_OfTwoUnits_IsToldAsBusy()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"), Given.Draft("i2", "w1"));
        await using var first = await Hub.Store.BeginAsync(CancellationToken.None);
        await using var second = await Hub.Store.BeginAsync(CancellationToken.None);
        first.Write(Given.Draft("i1", "v1", revision: 2));
        second.Write(Given.Draft("i2", "w1", revision: 2));
        await Task.WhenAll(first.FlushAsync(CancellationToken.None), second.FlushAsync(CancellationToken.None));
        first.Write(Given.Draft("i2", "w1", revision: 2));
        second.Write(Given.Draft("i1", "v1", revision: 2));

        // Whoever is refused must end for the other to go on, as any caller does.
        var outcomes = await Task.WhenAll(CommitAsync(first), CommitAsync(second));

        Assert.Contains(outcomes, outcome => outcome is StoreBusyException);
        Assert.Contains(outcomes, outcome => outcome is null);
    }

    private static async Task<Exception?> CommitAsync(IUnitOfWork unit)
    {
        var error = await Record.ExceptionAsync(() => unit.CommitAsync(CancellationToken.None));
        await unit.DisposeAsync();
        return error;
    }

    private async Task OverlapAsync(ItemWrite early, ItemWrite late, WriteConflict expected)
    {
        await using var first = await Hub.Store.BeginAsync(CancellationToken.None);
        await using var second = await Hub.Store.BeginAsync(CancellationToken.None);
        first.Write(early);
        second.Write(late);
        await first.FlushAsync(CancellationToken.None);
        var refused = Assert.ThrowsAsync<WriteConflictException>(() => second.CommitAsync(CancellationToken.None));
        await Task.Delay(50);
        var waited = !refused.IsCompleted;
        await first.CommitAsync(CancellationToken.None);

        Assert.Equal(expected, (await refused).Conflict);
        Assert.True(waited, "The second unit did not wait for the first.");
    }
}

public abstract class LogContract(HubProvider provider) : HubContract(provider)
{
    [Fact]
    public async Task Log_OfEachSortOfWrite_SaysWhatChanged()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"), Given.Live("i2", "w1"), Given.Live("i3", "x1"));
        var commit = await Hub.WriteAsync(Given.Write("i3", 2) with { Live = LiveWrite.Withdrawn }, Given.Draft("i1", "v1", revision: 2));

        var changes = await Hub.Log.AfterAsync(0, 100, CancellationToken.None);

        Assert.Equal(
            [
                new Change(1, ChangeKind.Draft, Given.Id("i1")), new Change(2, ChangeKind.Published, Given.Id("i2")), new Change(3, ChangeKind.Published, Given.Id("i3")),
                new Change(4, ChangeKind.Withdrawn, Given.Id("i3")), new Change(5, ChangeKind.Draft, Given.Id("i1")),
            ],
            changes);
        Assert.Equal(new Commit(5, 2), commit);
        Assert.Equal(4, await Hub.Log.LastPublicAsync(CancellationToken.None));
        Assert.Equal([3L, 4L], (await Hub.Log.AfterAsync(2, 2, CancellationToken.None)).Select(change => change.Number));
    }

    [Fact]
    public async Task Commit_WithoutWrites_LogsNothing()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));

        Assert.Equal(new Commit(1, 0), await Hub.WriteAsync());
    }

    [Fact]
    public async Task ReadingUnit_BesideAWriter_WaitsForNothingAndKeepsItsOwnState()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1"));
        await using var writer = await Hub.Store.BeginAsync(CancellationToken.None);
        await using var reading = await Hub.Store.BeginReadingAsync(CancellationToken.None);
        await reading.HoldAsync([Given.Id("i1")], CancellationToken.None);
        Assert.True((await reading.FindAsync([Given.Id("i1")], CancellationToken.None)).ContainsKey(Given.Id("i1")));

        writer.Write(Given.Draft("i2", "w1"));
        await writer.CommitAsync(CancellationToken.None);

        Assert.Empty(await reading.FindAsync([Given.Id("i2")], CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => reading.CommitAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Epoch_BegunAnew_IsAnother()
    {
        var before = await Hub.Log.HeadAsync(CancellationToken.None);

        await Hub.Database.BeginEpochAsync(CancellationToken.None);

        var after = await Hub.Log.HeadAsync(CancellationToken.None);
        Assert.NotEqual(before.Epoch, after.Epoch);
        Assert.NotEqual(Guid.Empty, after.Epoch);
    }

    [Fact]
    public async Task Numbers_ManyOverlappingWriters_HaveNoGapAndAreNeverSeenOutOfOrder()
    {
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => FollowAsync(done.Token))).ToArray();
        var committed = new ConcurrentBag<Commit>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() => WriteManyAsync(writer, committed))));
        var head = await Hub.Log.HeadAsync(CancellationToken.None);
        await done.CancelAsync();
        var seen = await Task.WhenAll(readers);

        var numbers = (await Hub.Log.AfterAsync(0, 10_000, CancellationToken.None)).Select(change => change.Number).ToList();
        Assert.Equal(committed.Sum(commit => commit.Rows), head.Number);
        Assert.Equal(Enumerable.Range(1, (int)head.Number).Select(number => (long)number), numbers);
        Assert.All(seen, count => Assert.True(count > 0));
    }

    [Fact]
    public async Task Revision_ManyWritersOfOneItem_LetExactlyOneThrough()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(() => Record.ExceptionAsync(
            () => Hub.WriteAsync(Given.Draft("i1", "v1", revision: 2, title: $"By {writer}"))))));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Equal(5, outcomes.Count(outcome => outcome is WriteConflictException { Conflict: WriteConflict.Revision }));
    }

    private async Task WriteManyAsync(int writer, ConcurrentBag<Commit> committed)
    {
        var random = new Random(writer);
        for (var round = 0; round < 12; round++)
        {
            await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
            for (var n = 0; n <= random.Next(4); n++)
            {
                unit.Write(Given.Draft($"w{writer}-{round}-{n}", $"v{writer}-{round}-{n}", path: $"w{writer}/{round}/{n}"));
                await Task.Delay(random.Next(3));
                if (random.Next(2) == 0)
                {
                    await unit.FlushAsync(CancellationToken.None);
                }
            }

            // A third is given up, flushed or not: it must leave no gap.
            if (random.Next(3) > 0)
            {
                committed.Add(await unit.CommitAsync(CancellationToken.None));
            }
        }
    }

    // Reads on from the highest number seen, as followers do; whatever appears below it would never be read.
    private async Task<int> FollowAsync(CancellationToken done)
    {
        var highest = 0L;
        while (!done.IsCancellationRequested)
        {
            foreach (var change in await Hub.Log.AfterAsync(highest, 1000, CancellationToken.None))
            {
                Assert.Equal(highest + 1, change.Number);
                highest = change.Number;
            }

            await Task.Delay(1, CancellationToken.None);
        }

        return (int)highest;
    }
}
