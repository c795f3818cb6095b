using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteAddressTests() : AddressContract(HubProvider.Sqlite);

public sealed class PostgresAddressTests() : AddressContract(HubProvider.Postgres);

public abstract class AddressContract(HubProvider provider) : HubContract(provider)
{
    [Fact]
    public async Task Route_LiveItem_IsFoundWithoutRegardToCase()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", path: "Wyre/Children"));

        var route = await Hub.Published.FindRouteAsync(Given.Path("wyre/CHILDREN"), CancellationToken.None);

        AssertStands(Given.Id("i1"), route);
    }

    [Fact]
    public async Task Route_Draft_IsHeldAndNotPublic()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1", path: "a"));

        Assert.Null(await Hub.Published.FindRouteAsync(Given.Path("a"), CancellationToken.None));
        Assert.Equal(new RouteEntry(Given.Path("a"), Given.Id("i1"), IsLive: false, IsDraft: true, RedirectTo: null), await RouteAsync("a"));
    }

    [Fact]
    public async Task Route_ItemMoved_LeavesARedirectToItsLivePath()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", path: "a"));
        await Hub.WriteAsync(Given.Live("i1", "v2", revision: 2, path: "b") with { NewRedirects = [Given.Path("a")] });
        await Hub.WriteAsync(Given.Live("i1", "v3", revision: 3, path: "c") with { NewRedirects = [Given.Path("b")] });

        var first = await Hub.Published.FindRouteAsync(Given.Path("a"), CancellationToken.None);
        var second = await Hub.Published.FindRouteAsync(Given.Path("b"), CancellationToken.None);

        Assert.Equal(new PublicRoute(Given.Id("i1"), Given.Path("c")), first);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Route_RedirectOfAWithdrawnItem_LeadsNowhere()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", path: "a"));
        await Hub.WriteAsync(Given.Live("i1", "v2", revision: 2, path: "b") with { NewRedirects = [Given.Path("a")] });
        await Hub.WriteAsync(Given.Write("i1", 3) with { Live = LiveWrite.Withdrawn, DraftPath = Given.Path("b") });

        Assert.Null(await Hub.Published.FindRouteAsync(Given.Path("a"), CancellationToken.None));
        Assert.Equal(Given.Id("i1"), (await RouteAsync("a"))!.RedirectTo);
    }

    [Fact]
    public async Task Route_MovedWithoutRedirect_IsFree()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1", path: "a"));

        await Hub.WriteAsync(Given.Draft("i1", "v1", revision: 2, path: "b"));

        Assert.Null(await RouteAsync("a"));
    }

    [Fact]
    public async Task Route_RedirectReservedByADraft_StaysUntilTheDraftIsLive()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", path: "a"));
        await Hub.WriteAsync(Given.Live("i1", "v2", revision: 2, path: "b") with { NewRedirects = [Given.Path("a")] });

        await Hub.WriteAsync(Given.Draft("i2", "w1", path: "a"));
        var whileDraft = await Hub.Published.FindRouteAsync(Given.Path("a"), CancellationToken.None);
        await Hub.WriteAsync(Given.Live("i2", "w1", revision: 2, path: "a"));
        var whenLive = await Hub.Published.FindRouteAsync(Given.Path("a"), CancellationToken.None);

        Assert.Equal(new PublicRoute(Given.Id("i1"), Given.Path("b")), whileDraft);
        AssertStands(Given.Id("i2"), whenLive);
        Assert.Null((await RouteAsync("a"))!.RedirectTo);
    }

    [Fact]
    public async Task Path_OfAPageThatWasTakenAway_IsKnownAsSuch_AndFree()
    {
        async Task<bool> WasLiveAsync(string path) => await Hub.Published.WasLiveAsync(Given.Path(path), CancellationToken.None);
        await Hub.WriteAsync(Given.Live("i1", "v1", path: "a"), Given.Draft("i2", "w1", path: "d"));
        var before = (await WasLiveAsync("a"), await WasLiveAsync("d"), await WasLiveAsync("never"));

        await Hub.WriteAsync(Given.Write("i1", 2) with { Live = LiveWrite.Withdrawn });
        var after = await WasLiveAsync("a");
        var free = await RouteAsync("a");
        await Hub.WriteAsync(Given.Draft("i3", "x1", path: "a"));
        var claimed = await WasLiveAsync("a");
        await Hub.WriteAsync(Given.Live("i3", "x1", revision: 2, path: "a"));

        Assert.Equal((false, false, false), before);
        Assert.Equal((true, null, true), (after, free, claimed));
        Assert.False(await WasLiveAsync("a"));
        AssertStands(Given.Id("i3"), await Hub.Published.FindRouteAsync(Given.Path("a"), CancellationToken.None));
    }

    [Fact]
    public async Task Path_OfARedirectToAPageThatWasTakenAway_IsKnownAsSuch()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", path: "a"));
        await Hub.WriteAsync(Given.Live("i1", "v2", revision: 2, path: "b") with { NewRedirects = [Given.Path("a")] });
        await Hub.WriteAsync(Given.Write("i1", 3) with { Live = LiveWrite.Withdrawn });

        Assert.Null(await Hub.Published.FindRouteAsync(Given.Path("a"), CancellationToken.None));
        Assert.True(await Hub.Published.WasLiveAsync(Given.Path("a"), CancellationToken.None));
    }

    [Fact]
    public async Task Route_TakenPath_IsAPathConflict()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", path: "a"));

        var stored = await Assert.ThrowsAsync<WriteConflictException>(() => Hub.WriteAsync(Given.Draft("i2", "w1", path: "A")));
        var inOneUnit = await Assert.ThrowsAsync<WriteConflictException>(
            () => Hub.WriteAsync(Given.Draft("i3", "x1", path: "b"), Given.Draft("i4", "y1", path: "b")));

        Assert.Equal((WriteConflict.Path, WriteConflict.Path), (stored.Conflict, inOneUnit.Conflict));
    }

    [Fact]
    public async Task Route_TwoItemsSwapPaths_BothMove()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", path: "a", alias: "x"), Given.Live("i2", "w1", path: "b", alias: "y"));

        await Hub.WriteAsync(
            Given.Live("i1", "v2", revision: 2, path: "b", alias: "y") with { NewRedirects = [Given.Path("a")] },
            Given.Live("i2", "w2", revision: 2, path: "a", alias: "x") with { NewRedirects = [Given.Path("b")] });

        AssertStands(Given.Id("i2"), await Hub.Published.FindRouteAsync(Given.Path("a"), CancellationToken.None));
        AssertStands(Given.Id("i1"), await Hub.Published.FindRouteAsync(Given.Path("b"), CancellationToken.None));
        var aliases = await Hub.AskAsync(unit => unit.FindAliasesAsync(["x", "y"], CancellationToken.None));
        Assert.Equal((Given.Id("i2"), Given.Id("i1")), (aliases["x"].Owner, aliases["y"].Owner));
    }

    [Fact]
    public async Task Routes_Below_AreThoseThatItemsHoldInOrder()
    {
        await Hub.WriteAsync(
            Given.Live("i1", "v1", path: "a"), Given.Live("i2", "w1", path: "a/z"), Given.Draft("i3", "x1", path: "A/b/c"),
            Given.Live("i4", "y1", path: "ab"), Given.Live("i5", "z1", path: "a/gone"), Given.Live("i6", "q1", path: "a-b"));
        await Hub.WriteAsync(Given.Live("i5", "z2", revision: 2, path: "c") with { NewRedirects = [Given.Path("a/gone")] });

        var below = await Hub.AskAsync(unit => unit.FindRoutesBelowAsync(Given.Path("a"), CancellationToken.None));
        var all = await Hub.AskAsync(unit => unit.FindRoutesBelowAsync(ContentPath.Home, CancellationToken.None));

        Assert.Equal(["A/b/c", "a/z"], below.Select(route => route.Path.Text));
        Assert.Equal(["a", "a-b", "A/b/c", "a/z", "ab", "c"], all.Select(route => route.Path.Text));
    }

    [Fact]
    public async Task Routes_InsideTheUnit_SeeWhatIsNoted()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", path: "a"));
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        var before = await unit.FindRoutesAsync([Given.Path("a"), Given.Path("b")], CancellationToken.None);
        unit.Write(Given.Live("i1", "v2", revision: 2, path: "b"));

        var after = await unit.FindRoutesAsync([Given.Path("a"), Given.Path("b")], CancellationToken.None);
        unit.Write(Given.Draft("i2", "w1", path: "b/x", alias: "X"));
        var below = await unit.FindRoutesBelowAsync(Given.Path("b"), CancellationToken.None);
        var aliases = await unit.FindAliasesAsync(["x"], CancellationToken.None);

        Assert.Equal("a", Assert.Single(before).Key);
        Assert.Equal("b", Assert.Single(after).Key);
        Assert.Equal("b/x", Assert.Single(below).Path.Text);
        Assert.Equal(new AliasEntry("X", Given.Id("i2"), IsLive: false), aliases["x"]);
    }

    [Fact]
    public async Task Routes_AskedForAsAChunkFirst_AreAnsweredFromMemoryAfterwards()
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        var paths = Enumerable.Range(0, 300).Select(n => Given.Path($"p{n}")).ToArray();

        var queries = await QueryCount.DuringAsync(async () =>
        {
            await unit.FindRoutesAsync(paths, CancellationToken.None);
            for (var n = 0; n < paths.Length; n++)
            {
                Assert.Empty(await unit.FindRoutesAsync([paths[n]], CancellationToken.None));
                unit.Write(Given.Draft($"i{n}", $"v{n}", path: paths[n].Text));
            }
        });

        Assert.Equal(1, queries);
    }

    [Fact]
    public async Task Alias_TakenByAnotherItem_IsAnAliasConflict()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", alias: "Front-Door"));

        var refused = await Assert.ThrowsAsync<WriteConflictException>(() => Hub.WriteAsync(Given.Draft("i2", "w1", alias: "front-door")));

        Assert.Equal(WriteConflict.Alias, refused.Conflict);
    }

    [Fact]
    public async Task Alias_GivenUp_IsFree()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", alias: "x"));
        await Hub.WriteAsync(Given.Live("i1", "v2", revision: 2, alias: "y"));

        await Hub.WriteAsync(Given.Live("i2", "w1", alias: "x"));

        var aliases = await Hub.AskAsync(unit => unit.FindAliasesAsync(["X", "y", "z"], CancellationToken.None));
        Assert.Equal([("x", Given.Id("i2"), true), ("y", Given.Id("i1"), true)], aliases.OrderBy(alias => alias.Key).Select(alias => (alias.Key, alias.Value.Owner, alias.Value.IsLive)));
    }

    [Fact]
    public async Task Sections_WrittenWithTheirItem_AreFoundAndFollowIt()
    {
        await Hub.WriteAsync(Given.Live("s1", "v1") with { SectionEntry = new SectionEntry(Given.Id("s1"), "Wyre", Given.Path("wyre")) });
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);

        var before = await unit.SectionsAsync(CancellationToken.None);
        unit.Write(Given.Live("s1", "v2", revision: 2) with { SectionEntry = new SectionEntry(Given.Id("s1"), "Wyre Forest", Given.Path("wyre-forest")) });
        var after = await unit.SectionsAsync(CancellationToken.None);

        Assert.Equal("Wyre", Assert.Single(before).Name);
        Assert.Equal(new SectionEntry(Given.Id("s1"), "Wyre Forest", Given.Path("wyre-forest")), Assert.Single(after));
    }

    [Fact]
    public async Task LiveUses_ByIdAndAlias_NameTheLiveItemsOnly()
    {
        ContentReference ById(bool required) => new(ReferenceKind.Item, "t", "BagPart", required);
        var byAlias = new ContentReference(ReferenceKind.Alias, "Front-Door", "HtmlBodyPart.Html", IsRequired: true);
        await Hub.WriteAsync(
            Given.Live("a", "a1", title: "A") with { Live = LiveWrite.Show(Given.Published("a", "a1", title: "A"), [], [ById(false), byAlias]) },
            Given.Live("b", "b1", title: "B") with { Live = LiveWrite.Show(Given.Published("b", "b1", title: "B"), [], [ById(false)]) },
            Given.Draft("c", "c1") with { DraftReferences = [ById(true)] });

        var both = await Hub.AskAsync(unit => unit.FindLiveUsesAsync(Given.Id("t"), byId: true, ["front-door"], 10, CancellationToken.None));
        var byIdAlone = await Hub.AskAsync(unit => unit.FindLiveUsesAsync(Given.Id("t"), byId: true, [], 1, CancellationToken.None));
        await Hub.WriteAsync(Given.Write("a", 2) with { Live = LiveWrite.Withdrawn });
        var afterwards = await Hub.AskAsync(unit => unit.FindLiveUsesAsync(Given.Id("t"), byId: true, ["front-door"], 10, CancellationToken.None));

        Assert.Equal([new LiveUse(Given.Id("a"), "A", IsRequired: true), new LiveUse(Given.Id("b"), "B", IsRequired: false)], both);
        Assert.Equal([new LiveUse(Given.Id("a"), "A", IsRequired: false)], byIdAlone);
        Assert.Equal([Given.Id("b")], afterwards.Select(use => use.Id));
    }

    private static void AssertStands(ContentItemId id, PublicRoute? route)
    {
        Assert.Equal((id, null), (route?.Item, route?.RedirectTo));
        Assert.Equal(id, route?.Live?.Id);
    }

    private async Task<RouteEntry?> RouteAsync(string path) =>
        (await Hub.AskAsync(unit => unit.FindRoutesAsync([Given.Path(path)], CancellationToken.None))).GetValueOrDefault(Given.Path(path).Key);
}
