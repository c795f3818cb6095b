using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteTypeContentTests() : TypeContentContract(HubProvider.Sqlite);

public sealed class PostgresTypeContentTests() : TypeContentContract(HubProvider.Postgres)
{
    // On SQLite there is one writer anyway.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Definitions_ChangedWhileSomebodyPublishes_AreNotMissed(bool isRead)
    {
        await using var other = Hub.AnotherNode();
        await using var publisher = await other.Store.BeginAsync(CancellationToken.None);
        if (isRead)
        {
            await publisher.DefinitionsAsync(CancellationToken.None);
        }

        await Hub.AskAsync(async unit =>
        {
            await unit.HoldDefinitionsAsync(CancellationToken.None);
            unit.WriteDefinitions(new DefinitionSet([], [new ContentPartDefinition("Page", SettingsBag.Empty, [])]), Given.Audit);
            await unit.CommitAsync(CancellationToken.None);
            return true;
        });
        publisher.Write(Given.Live("a", "va"));
        if (isRead)
        {
            await Assert.ThrowsAsync<WriteConflictException>(() => publisher.CommitAsync(CancellationToken.None));
        }
        else
        {
            await publisher.DefinitionsAsync(CancellationToken.None);
            await publisher.CommitAsync(CancellationToken.None);
        }
    }
}

public abstract class TypeContentContract(HubProvider provider) : HubContract(provider)
{
    private static readonly ContentReference Reference = new(ReferenceKind.Alias, "Front-Door", "Page.Link", IsRequired: false);

    private ITypeContent Content => Hub.Services.GetRequiredService<ITypeContent>();

    private IFollowerPositions Positions => Hub.Services.GetRequiredService<IFollowerPositions>();

    [Fact]
    public async Task Counts_TellStoredAndLiveOfEachType_InOneQuery()
    {
        await Hub.WriteAsync(Given.Live("a", "va"), Given.Draft("b", "vb"));

        IReadOnlyList<TypeCount> counts = [];
        var queries = await QueryCount.DuringAsync(async () => counts = await Content.CountAsync(CancellationToken.None));

        Assert.Equal([new TypeCount("Page", 2, 1)], counts);
        Assert.Equal(1, queries);
    }

    [Fact]
    public async Task Items_OfATypeAndThoseThatHoldIt_ComeInPagesEachOnce()
    {
        await Hub.WriteAsync(Given.Live("a", "va"), Holding("b", "CareCard"), Given.Draft("c", "vc"));

        Assert.Equal(3, await Content.CountAsync(["Page"], CancellationToken.None));
        Assert.Equal(["a", "b"], Ids(await Content.AfterAsync(["Page"], null, 2, CancellationToken.None)));
        Assert.Equal(["c"], Ids(await Content.AfterAsync(["Page"], Given.Id("b"), 2, CancellationToken.None)));
        Assert.Equal(["b"], Ids(await Content.AfterAsync(["CareCard"], null, 2, CancellationToken.None)));
        Assert.Equal(0, await Content.CountAsync(["Care"], CancellationToken.None));
        Assert.Equal((2, 1), (await Content.CountLiveAsync(["Page"], CancellationToken.None), await Content.CountLiveAsync(["CareCard"], CancellationToken.None)));
    }

    [Fact]
    public async Task Projection_OfTheLiveVersion_ReplacesWhatListsKnowAndIsLogged()
    {
        await Hub.WriteAsync(Given.Live("a", "va") with { Live = LiveWrite.Show(Given.Published("a", "va"), [new ProjectedValue("topic", "old")], []) });
        var before = Assert.Single(await Content.LiveAfterAsync(["Page"], null, 10, CancellationToken.None));
        var head = await Hub.Log.HeadAsync(CancellationToken.None);

        var isReplaced = await ReplaceAsync(before with { Values = [new ProjectedValue("phone", "01905", new LocalDate(2026, 1, 2))], References = [Reference] });

        Assert.True(isReplaced);
        var after = Assert.Single(await Content.LiveAfterAsync(["Page"], null, 10, CancellationToken.None));
        Assert.Equal(new ProjectedValue("phone", "01905", new LocalDate(2026, 1, 2)), Assert.Single(after.Values));
        Assert.Equal(Reference with { Target = "front-door" }, Assert.Single(after.References));
        Assert.Equal([new Change(head.Number + 1, ChangeKind.Projected, Given.Id("a"))], await Hub.Log.AfterAsync(head.Number, 10, CancellationToken.None));
        Assert.Equal(head.Number + 1, await Hub.Log.LastPublicAsync(CancellationToken.None));
        Assert.Equal(1, (await Hub.AskAsync(unit => unit.FindAsync([Given.Id("a")], CancellationToken.None)))[Given.Id("a")].Revision);
    }

    [Fact]
    public async Task Projection_OfAVersionThatIsLiveNoLonger_ChangesNothing()
    {
        await Hub.WriteAsync(Given.Live("a", "va"));
        var seen = Assert.Single(await Content.LiveAfterAsync(["Page"], null, 10, CancellationToken.None));
        await Hub.WriteAsync(Given.Live("a", "vb", revision: 2) with { Live = LiveWrite.Show(Given.Published("a", "vb"), [new ProjectedValue("topic", "new")], []) });

        var isReplaced = await ReplaceAsync(seen with { Values = [new ProjectedValue("topic", "stale")] });

        Assert.False(isReplaced);
        Assert.Equal("new", Assert.Single(Assert.Single(await Content.LiveAfterAsync(["Page"], null, 10, CancellationToken.None)).Values).Value);
    }

    [Fact]
    public async Task ChangedDefinitions_AreThoseAfterThePosition_EachByItsName()
    {
        await DefineAsync(new DefinitionSet([new ContentTypeDefinition("Page", "Page", SettingsBag.Empty, [])], [new ContentPartDefinition("Page", SettingsBag.Empty, [])]));
        var first = await Content.ChangedAsync(0, CancellationToken.None);
        await DefineAsync(new DefinitionSet([new ContentTypeDefinition("Page", "Page", SettingsBag.Empty, [])], [new ContentPartDefinition("Page", SettingsBag.Empty, [new PartFieldDefinition("TextField", "Phone", SettingsBag.Empty)])]));

        var second = await Content.ChangedAsync(first.Position, CancellationToken.None);

        Assert.Equal(("Page", "Page"), (Assert.Single(first.Types), Assert.Single(first.Parts)));
        Assert.Equal(("", "Page"), (string.Concat(second.Types), Assert.Single(second.Parts)));
        Assert.Equal(second.Position, (await Content.ChangedAsync(second.Position, CancellationToken.None)).Position);
    }

    [Fact]
    public async Task Position_WhileOneNodeActs_IsNotGivenToAnotherUntilItsLeaseEnds()
    {
        var (now, until) = (Given.Start, Given.Start + Duration.FromMinutes(5));

        Assert.Equal(0, await Positions.TakeAsync("f", "one", now, until, CancellationToken.None));
        Assert.Null(await Positions.TakeAsync("f", "two", now, until, CancellationToken.None));
        Assert.Equal(0, await Positions.TakeAsync("f", "two", until + Duration.FromSeconds(1), until + Duration.FromMinutes(5), CancellationToken.None));
        await Positions.MoveAsync("f", "one", 99, CancellationToken.None);
        Assert.Equal(0, await Positions.FindAsync("f", CancellationToken.None));
        await Positions.MoveAsync("f", "two", 7, CancellationToken.None);

        Assert.Equal(7, await Positions.TakeAsync("f", "one", now, until, CancellationToken.None));
    }

    private static IEnumerable<string> Ids(IEnumerable<StoredItem> items) => items.Select(item => item.Id.Value);

    private static ItemWrite Holding(string id, string inner)
    {
        var parts = Given.Parts("""{"FlowPart":{"Widgets":[{"ContentItemId":"w","ContentType":"INNER"}]}}""".Replace("INNER", inner, StringComparison.Ordinal));
        var live = Given.Live(id, "v" + id);
        return live with { Versions = [live.Versions[0] with { Parts = parts }], Live = LiveWrite.Show(Given.Published(id, "v" + id) with { Parts = parts }, [], []) };
    }

    private async Task<bool> ReplaceAsync(ProjectedItem item)
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        var isReplaced = await unit.Projections.ReplaceAsync(item, Given.Start, CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
        return isReplaced;
    }

    private async Task DefineAsync(DefinitionSet definitions)
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        unit.WriteDefinitions(definitions, Given.Audit);
        await unit.CommitAsync(CancellationToken.None);
    }
}
