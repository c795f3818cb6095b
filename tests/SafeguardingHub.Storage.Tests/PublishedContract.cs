using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using Microsoft.EntityFrameworkCore;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqlitePublishedTests() : PublishedContract(HubProvider.Sqlite);

public sealed class PostgresPublishedTests() : PublishedContract(HubProvider.Postgres);

public abstract class PublishedContract(HubProvider provider) : HubContract(provider)
{
    [Fact]
    public async Task Find_PublishedItem_IsAsItWasShown()
    {
        var shown = Given.Published("i1", "v1", "A/b", "Front-Door") with
        {
            Section = Given.Id("s1"),
            PublishedAt = Given.Start + Duration.FromMilliseconds(1),
            Parts = Given.Parts("""{"B":{"x":1.0},"A":[]}"""),
        };

        await Hub.WriteAsync(Given.Live("i1", "v1", path: "A/b", alias: "Front-Door") with { Live = LiveWrite.Show(shown, [], []) });

        var found = await Hub.Published.FindAsync(Given.Id("i1"), CancellationToken.None);
        Assert.Equal(shown with { Parts = PartMap.Empty }, found! with { Parts = PartMap.Empty });
        Assert.Equal("""{"B":{"x":1.0},"A":[]}""", ContentItemJson.PartsText(found.Parts));
    }

    [Fact]
    public async Task Find_DraftOverLive_ShowsTheLiveOne()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", title: "Live"));

        await Hub.WriteAsync(Given.Draft("i1", "v2", revision: 2, title: "Draft"));

        Assert.Equal("Live", (await Hub.Published.FindAsync(Given.Id("i1"), CancellationToken.None))!.DisplayText);
    }

    [Fact]
    public async Task Links_ByIdAndAlias_ComeOnceEach()
    {
        await Hub.WriteAsync(Given.Live("a", "a1", path: "p/a", alias: "Front-Door", title: "A"), Given.Live("b", "b1", title: "B"), Given.Draft("c", "c1", alias: "draft"));

        var links = await Hub.Published.FindLinksAsync([Given.Id("a"), Given.Id("b"), Given.Id("c")], ["front-DOOR", "draft", "none"], [], CancellationToken.None);

        Assert.Equal(
            [new PublishedLink(Given.Id("a"), "Page", "A", Given.Path("p/a"), "Front-Door"), new PublishedLink(Given.Id("b"), "Page", "B", null, null)], links.Items);
        Assert.Empty(links.Media);
    }

    [Fact]
    public async Task Links_WithMedia_AreOneQueryWhateverTheCaseOfThePath()
    {
        var leaflet = new MediaFile("Docs/Leaflet.pdf", new string('a', 64), 544_900, "application/pdf");
        await Hub.WriteAsync(Given.Live("a", "a1", path: "p/a", title: "A"));
        await using (var unit = await Hub.Store.BeginAsync(CancellationToken.None))
        {
            unit.WriteMedia([leaflet, new MediaFile("Docs/other.pdf", new string('b', 64), 1, "application/pdf")], Given.Audit);
            await unit.CommitAsync(CancellationToken.None);
        }

        LinkedContent? links = null;
        var queries = await QueryCount.DuringAsync(async () =>
            links = await Hub.Published.FindLinksAsync([Given.Id("a")], ["none"], ["docs/leaflet.PDF", "docs/none.pdf"], CancellationToken.None));

        Assert.Equal(1, queries);
        Assert.Equal([new PublishedLink(Given.Id("a"), "Page", "A", Given.Path("p/a"), null)], links!.Items);
        Assert.Equal([leaflet], links.Media);
    }

    [Fact]
    public async Task OfTypes_SeveralTypes_ComeInOrderOfId()
    {
        ItemWrite OfType(string id, string type) => Given.Live(id, id + "1") with { Live = LiveWrite.Show(Given.Published(id, id + "1") with { ContentType = type }, [], []) };
        await Hub.WriteAsync(OfType("b", "Route"), OfType("a", "Service"), OfType("c", "Page"));

        var found = await Hub.Published.OfTypesAsync(["Service", "Route"], CancellationToken.None);

        Assert.Equal(["a", "b"], found.Select(item => item.Id.Value));
    }

    [Fact]
    public async Task Methods_Each_AreOneQuery()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", path: "a", alias: "x"));

        Assert.Equal(1, await QueryCount.DuringAsync(() => Hub.Published.FindRouteAsync(Given.Path("a"), CancellationToken.None)));
        Assert.Equal(1, await QueryCount.DuringAsync(() => Hub.Published.FindAsync(Given.Id("i1"), CancellationToken.None)));
        Assert.Equal(1, await QueryCount.DuringAsync(() => Hub.Published.FindLinksAsync([Given.Id("i1")], ["x"], ["docs/x.pdf"], CancellationToken.None)));
        Assert.Equal(1, await QueryCount.DuringAsync(() => Hub.Published.OfTypesAsync(["Page"], CancellationToken.None)));
    }

    [Fact]
    public async Task Values_PublishedAgain_AreReplacedAndPageByDate()
    {
        ItemWrite Valued(string id, long revision, params ProjectedValue[] values) =>
            Given.Live(id, $"{id}{revision}", revision) with { Live = LiveWrite.Show(Given.Published(id, $"{id}{revision}"), [.. values], []) };
        var (early, late) = (new LocalDate(2024, 2, 29), new LocalDate(2025, 1, 1));
        await Hub.WriteAsync(
            Valued("a", 1, new("topic", "neglect", early), new("topic", "neglect", late), new("year", "2024")),
            Valued("b", 1, new ProjectedValue("topic", "neglect", late)));

        await Hub.WriteAsync(Valued("a", 2, new ProjectedValue("topic", "neglect", early)));

        await using var context = Hub.Contexts.Create();
        var rows = await context.PublishedValues.Where(row => row.Key == "topic" && row.Value == "neglect").OrderByDescending(row => row.SortOn).ToListAsync();
        Assert.Equal([("b", (LocalDate?)late), ("a", early)], rows.Select(row => (row.ItemId, row.SortOn)));
        Assert.Equal(2, await context.PublishedValues.CountAsync());
    }

    [Fact]
    public async Task DueMoments_SavedAgain_AreReplaced()
    {
        var local = new LocalDateTime(2026, 10, 25, 1, 30);
        var moment = new DueMoment("publish", Instant.FromUtc(2026, 10, 25, 1, 30), local, "Europe/London");
        await Hub.WriteAsync(Given.Draft("i1", "v1") with { DueMoments = [new DueMoment("review-due", Given.Start)] });

        await Hub.WriteAsync(Given.Draft("i1", "v1", revision: 2) with { DueMoments = [moment] });

        await using var context = Hub.Contexts.Create();
        var row = Assert.Single(await context.DueMoments.ToListAsync());
        Assert.Equal(moment, new DueMoment(row.Kind, row.At, row.Local, row.Zone));
    }
}
