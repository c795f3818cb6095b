using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteItemTests() : ItemContract(HubProvider.Sqlite);

public sealed class PostgresItemTests() : ItemContract(HubProvider.Postgres);

public abstract class ItemContract(HubProvider provider) : HubContract(provider)
{
    [Fact]
    public async Task Write_NewDraft_IsFoundAsItWas()
    {
        const string Parts = """{"Z":{"b":1.50,"a":"ä – ‘x’ 😀"},"A":{"list":[1,null,true]}}""";
        var write = Given.Draft("i1", "v1") with { Section = Given.Id("s1"), Owner = "u9" };
        var item = write.Versions[0] with { Parts = Given.Parts(Parts) };

        await Hub.WriteAsync(write with { Versions = [item] });

        var stored = await FindAsync("i1");
        Assert.Equal((1, "Page", Given.Id("s1"), "u9"), (stored!.Revision, stored.ContentType, stored.Section!.Value, stored.Owner));
        Assert.Null(stored.Live);
        Assert.False(stored.Latest!.WasLive);
        Assert.Equal(ContentItemJson.PartsText(item.Parts), ContentItemJson.PartsText(stored.Latest.Item.Parts));
        Assert.Equal("ä – ‘x’ 😀", stored.Latest.Item.Parts.Find("Z")!.Value.GetProperty("a").GetString());
        Assert.Equal("1.50", stored.Latest.Item.Parts.Find("Z")!.Value.GetProperty("b").GetRawText());
        Assert.Equal(item with { Parts = PartMap.Empty }, stored.Latest.Item with { Parts = PartMap.Empty });
    }

    [Fact]
    public async Task Write_LiveItem_HasOneVersionAsNewestAndLive()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1"));

        var stored = await FindAsync("i1");
        Assert.Same(stored!.Latest, stored.Live);
        Assert.True(stored.Latest!.WasLive);
    }

    [Fact]
    public async Task Write_DraftOverLive_MovesTheNewestFlagAndKeepsTheLiveVersion()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1"));

        await Hub.WriteAsync(Given.Draft("i1", "v2", revision: 2));

        var stored = await FindAsync("i1");
        Assert.Equal(("v2", "v1"), (stored!.Latest!.Item.VersionId.Value, stored.Live!.Item.VersionId.Value));
        Assert.Equal((false, true), (stored.Live.Item.Latest, stored.Live.Item.Published));
    }

    [Fact]
    public async Task Write_DraftSavedAgain_IsReplacedInPlace()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1", title: "Old"));

        await Hub.WriteAsync(Given.Draft("i1", "v1", revision: 2, title: "New"));

        var history = await Hub.Reader.HistoryAsync(Given.Id("i1"), CancellationToken.None);
        Assert.Equal("New", Assert.Single(history).DisplayText);
    }

    [Fact]
    public async Task Write_FlagsAlone_PublishTheStoredDraft()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1"));
        await Hub.WriteAsync(Given.Draft("i1", "v2", revision: 2, title: "Second"));

        await Hub.WriteAsync(Given.Write("i1", 3) with
        {
            Flags = [new VersionFlags(Given.Version("v2"), Latest: true, Published: true)],
            Live = LiveWrite.Show(Given.Published("i1", "v2"), [], []),
        });

        var stored = await FindAsync("i1");
        Assert.Equal(("v2", "Second", true), (stored!.Live!.Item.VersionId.Value, stored.Live.Item.DisplayText, stored.Live.WasLive));
        var history = await Hub.Reader.HistoryAsync(Given.Id("i1"), CancellationToken.None);
        Assert.Equal([(false, false), (true, true)], history.Select(version => (version.Latest, version.Published)));
    }

    [Fact]
    public async Task Write_DiscardedDraft_IsGoneAndTheLiveVersionIsNewestAgain()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1"));
        await Hub.WriteAsync(Given.Draft("i1", "v2", revision: 2));

        await Hub.WriteAsync(Given.Write("i1", 3) with
        {
            Removed = [Given.Version("v2")],
            Flags = [new VersionFlags(Given.Version("v1"), Latest: true, Published: true)],
        });

        var stored = await FindAsync("i1");
        Assert.Same(stored!.Latest, stored.Live);
        Assert.Single(await Hub.Reader.HistoryAsync(Given.Id("i1"), CancellationToken.None));
    }

    [Fact]
    public async Task Write_VersionThatWasLive_IsNeitherReplacedNorRemoved()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Hub.WriteAsync(Given.Live("i1", "v1", revision: 2, title: "Forged")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Hub.WriteAsync(Given.Write("i1", 2) with { Removed = [Given.Version("v1")] }));

        Assert.Equal("Title", (await FindAsync("i1"))!.Live!.Item.DisplayText);
    }

    [Fact]
    public async Task Write_FlagsThatContradictWhatIsShown_AreAFault()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Hub.WriteAsync(Given.Live("i1", "v1") with { Live = LiveWrite.Unchanged }));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Hub.WriteAsync(Given.Draft("i1", "v1") with { Live = LiveWrite.Show(Given.Published("i1", "v1"), [], []) }));

        Assert.Null(await FindAsync("i1"));
    }

    [Fact]
    public async Task Write_AllFlagsCleared_LeavesARemovedItemWithItsHistory()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1"));

        await Hub.WriteAsync(Given.Write("i1", 2) with
        {
            Flags = [new VersionFlags(Given.Version("v1"), Latest: false, Published: false)],
            Live = LiveWrite.Withdrawn,
        });

        var stored = await FindAsync("i1");
        Assert.Null(stored!.Latest);
        Assert.Null(stored.Live);
        Assert.Equal(0, await Hub.Reader.CountItemsAsync(CancellationToken.None));
        Assert.Single(await Hub.Reader.HistoryAsync(Given.Id("i1"), CancellationToken.None));
    }

    [Fact]
    public async Task Write_StaleRevision_IsRefusedAndNothingIsWritten()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));
        await Hub.WriteAsync(Given.Draft("i1", "v1", revision: 2));

        var refused = await Assert.ThrowsAsync<WriteConflictException>(
            () => Hub.WriteAsync(Given.Draft("i2", "w1"), Given.Draft("i1", "v2", revision: 2, title: "Stale")));

        Assert.Equal(WriteConflict.Revision, refused.Conflict);
        Assert.Null(await FindAsync("i2"));
        Assert.Equal(2, (await Hub.Log.HeadAsync(CancellationToken.None)).Number);
    }

    [Fact]
    public async Task Write_ItemIdThatExists_IsAnIdConflict()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));

        var refused = await Assert.ThrowsAsync<WriteConflictException>(() => Hub.WriteAsync(Given.Draft("i1", "v2")));

        Assert.Equal(WriteConflict.Id, refused.Conflict);
    }

    [Fact]
    public async Task Write_VersionIdOfAnotherItem_IsAnIdConflict()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"), Given.Draft("i2", "w1"));

        var fromNew = await Assert.ThrowsAsync<WriteConflictException>(() => Hub.WriteAsync(Given.Draft("i3", "v1")));
        var fromOld = await Assert.ThrowsAsync<WriteConflictException>(() => Hub.WriteAsync(Given.Draft("i2", "v1", revision: 2)));

        Assert.Equal((WriteConflict.Id, WriteConflict.Id), (fromNew.Conflict, fromOld.Conflict));
    }

    [Fact]
    public async Task Write_SameItemTwiceInOneUnit_BuildsOnItself()
    {
        var commit = await Hub.WriteAsync(Given.Draft("i1", "v1"), Given.Live("i1", "v1", revision: 2), Given.Draft("i1", "v2", revision: 3));

        var stored = await FindAsync("i1");
        Assert.Equal((3, "v2", "v1", 3), (stored!.Revision, stored.Latest!.Item.VersionId.Value, stored.Live!.Item.VersionId.Value, commit.Rows));
    }

    [Fact]
    public async Task Unit_DisposedWithoutCommit_LeavesNothing()
    {
        await using (var unit = await Hub.Store.BeginAsync(CancellationToken.None))
        {
            unit.Write(Given.Live("i1", "v1", path: "a", alias: "x"));
            await unit.FlushAsync(CancellationToken.None);
        }

        Assert.Null(await FindAsync("i1"));
        Assert.Null(await Hub.Published.FindAsync(Given.Id("i1"), CancellationToken.None));
        Assert.Equal(0, (await Hub.Log.HeadAsync(CancellationToken.None)).Number);
        Assert.Empty(await Hub.Reader.AuditAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task Unit_AfterCommit_TakesNothingMore()
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);

        Assert.Throws<InvalidOperationException>(() => unit.Write(Given.Draft("i1", "v1")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => unit.CommitAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Find_InsideTheUnit_SeesWhatIsNotedAndNotFlushed()
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        var before = await unit.FindAsync([Given.Id("i1")], CancellationToken.None);
        unit.Write(Given.Draft("i1", "v1"));

        var items = await unit.FindAsync([Given.Id("i1"), Given.Id("i2")], CancellationToken.None);
        var versions = await unit.FindVersionsAsync([Given.Version("v1")], CancellationToken.None);
        unit.Write(Given.Live("i1", "v1", revision: 2));
        var versionsAfter = await unit.FindVersionsAsync([Given.Version("v1")], CancellationToken.None);

        Assert.Empty(before);
        Assert.Equal(Given.Id("i1"), Assert.Single(items).Key);
        Assert.False(versions[Given.Version("v1")].WasLive);
        Assert.True(versionsAfter[Given.Version("v1")].WasLive);
    }

    [Fact]
    public async Task Find_HundredsOfIds_CostsTwoQueries()
    {
        await Hub.WriteAsync([.. Enumerable.Range(0, 400).Select(n => Given.Draft($"i{n}", $"v{n}"))]);
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        var found = 0;

        var queries = await QueryCount.DuringAsync(async () =>
            found = (await unit.FindAsync([.. Enumerable.Range(0, 600).Select(n => Given.Id($"i{n}"))], CancellationToken.None)).Count);

        Assert.Equal((400, 2), (found, queries));
    }

    [Fact]
    public async Task LivePeriods_PublishReplaceWithdraw_FollowEachOther()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1"));
        await Hub.WriteAsync(Given.Live("i1", "v2", revision: 2));
        await Hub.WriteAsync(Given.Write("i1", 3) with { Live = LiveWrite.Show(Given.Published("i1", "v2"), [], []), Flags = [new VersionFlags(Given.Version("v2"), true, true)] });
        await Hub.WriteAsync(Given.Write("i1", 4) with { Live = LiveWrite.Withdrawn, Flags = [new VersionFlags(Given.Version("v2"), true, false)] });

        var periods = await Hub.Reader.LivePeriodsAsync(Given.Id("i1"), CancellationToken.None);

        var hour = (int hours) => Given.Start + Duration.FromHours(hours);
        Assert.Equal(
            [new LivePeriod(Given.Id("i1"), Given.Version("v1"), hour(1), hour(2)), new LivePeriod(Given.Id("i1"), Given.Version("v2"), hour(2), hour(4))],
            periods);
        Assert.Null(await Hub.Published.FindAsync(Given.Id("i1"), CancellationToken.None));
        Assert.Null((await FindAsync("i1"))!.Live);
    }

    [Fact]
    public async Task CurrentVersions_ManyItems_ComeInOrderOfCreationWithTheLiveOneFirst()
    {
        await Hub.WriteAsync(
            Given.Draft("b", "b1") with { CreatedAt = Given.Start + Duration.FromDays(1) },
            Given.Live("c", "c1"),
            Given.Draft("a", "a1"),
            Given.Draft("c", "c2", revision: 2));

        var versions = new List<string>();
        await foreach (var item in Hub.Reader.CurrentVersionsAsync(CancellationToken.None))
        {
            versions.Add(item.VersionId.Value);
        }

        Assert.Equal(["a1", "c1", "c2", "b1"], versions);
        Assert.Equal(3, await Hub.Reader.CountItemsAsync(CancellationToken.None));
    }

    private async Task<StoredItem?> FindAsync(string id) =>
        (await Hub.AskAsync(unit => unit.FindAsync([Given.Id(id)], CancellationToken.None))).GetValueOrDefault(Given.Id(id));
}
