using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteDocumentTests() : DocumentContract(HubProvider.Sqlite);

public sealed class PostgresDocumentTests() : DocumentContract(HubProvider.Postgres);

/// <summary>Published items whole, as whoever keeps a copy reads them.</summary>
public abstract class DocumentContract(HubProvider provider) : HubContract(provider)
{
    private IPublishedDocuments Documents => (IPublishedDocuments)Hub.Services.GetService(typeof(IPublishedDocuments))!;

    [Fact]
    public async Task Find_SomeOfWhatIsLive_GivesItemsWithTheirValuesInOrderOfId()
    {
        await Hub.WriteAsync(
            Valued("b", new ProjectedValue("year", "2014"), new ProjectedValue("topic", "neglect", new LocalDate(2014, 12, 1)), new ProjectedValue("topic", "abuse")),
            Valued("a"), Valued("c"), Given.Draft("d", "d1"));

        IReadOnlyList<PublishedDocument> found = [];
        var queries = await QueryCount.DuringAsync(async () =>
            found = await Documents.FindAsync([Given.Id("b"), Given.Id("a"), Given.Id("d"), Given.Id("none")], CancellationToken.None));

        Assert.Equal(["a", "b"], found.Select(document => document.Item.Id.Value));
        Assert.Empty(found[0].Values);
        Assert.Equal(
            [new ProjectedValue("topic", "abuse"), new ProjectedValue("topic", "neglect", new LocalDate(2014, 12, 1)), new ProjectedValue("year", "2014")],
            found[1].Values.AsEnumerable());
        Assert.Equal(2, queries);
    }

    [Fact]
    public async Task After_PageByPage_GivesEachLiveItemOnce()
    {
        // Ids that a database's own order of letters would mix: capitals, digits, hyphens.
        string[] ids = ["b", "B", "a-1", "a1", "a", "Z", "4x", "a_1"];
        await Hub.WriteAsync([.. ids.Select(id => Valued(id))]);
        var seen = new List<string>();

        ContentItemId? last = null;
        while (await Documents.AfterAsync(last, 3, CancellationToken.None) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(document => document.Item.Id.Value));
            last = page[^1].Item.Id;
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), seen);
        Assert.Equal(ids.Length, await Documents.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task After_Withdrawn_LeavesItOut()
    {
        await Hub.WriteAsync(Valued("a"), Valued("b"));

        await Hub.WriteAsync(Given.Write("a", 2) with { Live = LiveWrite.Withdrawn, Flags = [new VersionFlags(Given.Version("a1"), Latest: true, Published: false)] });

        Assert.Equal(["b"], (await Documents.AfterAsync(null, 10, CancellationToken.None)).Select(document => document.Item.Id.Value));
        Assert.Empty(await Documents.FindAsync([Given.Id("a")], CancellationToken.None));
        Assert.Equal(1, await Documents.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task FindMany_GivesWhatIsLiveInOneQuery()
    {
        await Hub.WriteAsync(Valued("a"), Valued("b"), Given.Draft("d", "d1"));

        IReadOnlyList<PublishedItem> found = [];
        var queries = await QueryCount.DuringAsync(async () =>
            found = await Hub.Published.FindManyAsync([Given.Id("b"), Given.Id("a"), Given.Id("d")], CancellationToken.None));

        Assert.Equal(["a", "b"], found.Select(item => item.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal(1, queries);
    }

    [Fact]
    public async Task FindMany_OfMoreThanADatabaseTakesParameters_IsAnswered()
    {
        await Hub.WriteAsync(Valued("a"));

        var ids = Enumerable.Range(0, 70_000).Select(number => Given.Id($"n{number}")).Append(Given.Id("a")).ToList();

        Assert.Equal("a", Assert.Single(await Hub.Published.FindManyAsync(ids, CancellationToken.None)).Id.Value);
    }

    private static ItemWrite Valued(string id, params ProjectedValue[] values) =>
        Given.Live(id, $"{id}1") with { Live = LiveWrite.Show(Given.Published(id, $"{id}1"), [.. values], []) };
}
