using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteListTests() : ListContract(HubProvider.Sqlite);

public sealed class PostgresListTests() : ListContract(HubProvider.Postgres);

public abstract class ListContract(HubProvider provider) : HubContract(provider)
{
    private static readonly ListQuery Briefings = new("list", "briefings");
    private static readonly LocalDate Day = new(2018, 1, 31);

    private IPublishedLists Lists => (IPublishedLists)Hub.Services.GetService(typeof(IPublishedLists))!;

    [Fact]
    public async Task Page_MixedDates_RunsFromTheLatestToTheUnknown()
    {
        await Hub.WriteAsync(Briefing("a", Day), Briefing("b", null), Briefing("c", Day.PlusYears(-5)), Briefing("d", Day.PlusDays(1)), Briefing("e", Day), Briefing("f", null));

        var page = await Lists.PageAsync(Briefings, after: null, 10, CancellationToken.None);

        Assert.Equal(["d", "e", "a", "c", "f", "b"], page.Select(entry => entry.Id.Value));
        Assert.Equal([Day.PlusDays(1), Day, Day, Day.PlusYears(-5), null, null], page.Select(entry => entry.SortOn));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Page_AfterPage_GivesEachEntryOnceInOneOrder(int limit)
    {
        await Hub.WriteAsync([.. "abcdefgh".Select((id, at) => Briefing(id.ToString(), at > 5 ? null : Day.PlusDays(at / 3)))]);
        var all = await Lists.PageAsync(Briefings, after: null, 100, CancellationToken.None);

        var walked = new List<string>();
        ListPosition? after = null;
        while (await Lists.PageAsync(Briefings, after, limit, CancellationToken.None) is { Count: > 0 } page)
        {
            Assert.InRange(page.Count, 1, limit);
            walked.AddRange(page.Select(entry => entry.Id.Value));
            after = ListPosition.Parse(page[^1].Position.ToText());
        }

        Assert.Equal(all.Select(entry => entry.Id.Value), walked);
        Assert.Equal(8, walked.Count);
    }

    [Fact]
    public async Task Page_AfterAnEntryThatIsGone_GoesOnWhereItStood()
    {
        await Hub.WriteAsync(Briefing("a", Day), Briefing("c", Day));

        var page = await Lists.PageAsync(Briefings, new ListPosition(Day, Given.Id("b")), 10, CancellationToken.None);

        Assert.Equal(["a"], page.Select(entry => entry.Id.Value));
    }

    [Fact]
    public async Task Page_Entry_HoldsWhatALineNeeds()
    {
        var shown = Given.Published("a", "a1", "wyre-forest/a", title: "Briefing 1") with { Section = Given.Id("wf"), Parts = Given.Parts("""{"X":{"y":1}}""") };
        await Hub.WriteAsync(Given.Live("a", "a1", path: "wyre-forest/a") with { Live = LiveWrite.Show(shown, [new ProjectedValue("list", "briefings", Day)], []) });

        var entry = Assert.Single(await Lists.PageAsync(Briefings, after: null, 10, CancellationToken.None));

        Assert.Equal(("Page", "Briefing 1", "wf", "wyre-forest/a"), (entry.ContentType, entry.DisplayText, entry.Section?.Value, entry.Path.Text));
        Assert.Equal((shown.PublishedAt, shown.ModifiedAt), (entry.PublishedAt, entry.ModifiedAt));
        Assert.Equal("""{"X":{"y":1}}""", ContentItemJson.PartsText(entry.Parts));
    }

    [Fact]
    public async Task Page_DraftsAndItemsOfOtherListsAndWithoutAPage_AreNotInIt()
    {
        var pageless = Given.Live("p", "p1") with { Live = LiveWrite.Show(Given.Published("p", "p1"), [new ProjectedValue("list", "briefings", Day)], []) };
        await Hub.WriteAsync(Briefing("a", Day), Of("n", Day, "N", new ProjectedValue("list", "newsletters", Day)), Given.Draft("d", "d1", path: "d"), pageless);

        Assert.Equal(["a"], await IdsAsync(Briefings));
        Assert.Equal(1, (await Lists.CountAsync(Briefings, [], CancellationToken.None)).Total);
    }

    [Fact]
    public async Task Filters_Several_MustAllHold()
    {
        await Hub.WriteAsync(
            Briefing("a", Day, new("year", "2018"), new("publisher", "o1")),
            Briefing("b", Day, new("year", "2018"), new("publisher", "o2")),
            Briefing("c", null, new("year", "unknown"), new("publisher", "o1")));

        Assert.Equal(["a"], await IdsAsync(Briefings with { Filters = [new("year", "2018"), new("publisher", "o1")] }));
        Assert.Equal(["c"], await IdsAsync(Briefings with { Filters = [new("year", "unknown")] }));
        Assert.Empty(await IdsAsync(Briefings with { Filters = [new("year", "2018'; DROP TABLE x; --")] }));
    }

    [Theory]
    [InlineData("curiosity", "a")]
    [InlineData("CURIO prof", "a")]
    [InlineData("children's", "b")]
    [InlineData("children’s cafe", "b")]
    [InlineData("café", "b")]
    [InlineData("100%", "c")]
    [InlineData("100_", "")]
    [InlineData("_", "")]
    [InlineData("%", "c,b,a")]
    [InlineData("curiosity children", "")]
    [InlineData("\\ 'or'1'='1", "")]
    public async Task Words_InTheName_MustAllOccur(string search, string expected)
    {
        await Hub.WriteAsync(Titled("a", "Professional Curiosity: briefing"), Titled("b", "Children’s café"), Titled("c", "100% covered"));

        var query = Briefings with { Words = [.. NameWords.Of(search)] };

        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), await IdsAsync(query));
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Length, (await Lists.CountAsync(query, [], CancellationToken.None)).Total);
    }

    [Fact]
    public async Task Counts_WithAFilter_TellWhatOtherChoicesOfItsKeyWouldLeave()
    {
        await Hub.WriteAsync(
            Briefing("a", Day, new("year", "2018"), new("publisher", "o1"), new("topic", "t1"), new("topic", "t2")),
            Briefing("b", Day, new("year", "2017"), new("publisher", "o1"), new("topic", "t2")),
            Briefing("c", Day, new("year", "2017"), new("publisher", "o2")));

        var counts = await Lists.CountAsync(Briefings with { Filters = [new("publisher", "o1")] }, ["year", "publisher", "topic"], CancellationToken.None);

        Assert.Equal(2, counts.Total);
        Assert.Equal(
            [("publisher", "o1", 2), ("publisher", "o2", 1), ("topic", "t1", 1), ("topic", "t2", 2), ("year", "2017", 1), ("year", "2018", 1)],
            counts.ByValue.Select(count => (count.Key.Key, count.Key.Value, count.Value)).Order());
    }

    [Fact]
    public async Task Counts_TwoFiltersAndWords_AreAllApplied()
    {
        await Hub.WriteAsync(
            Titled("a", "Neglect", new("year", "2018"), new("publisher", "o1")),
            Titled("b", "Neglect again", new("year", "2017"), new("publisher", "o1")),
            Titled("c", "Other", new("year", "2018"), new("publisher", "o1")));

        var query = Briefings with { Filters = [new("publisher", "o1"), new("year", "2018")], Words = ["neglect"] };
        var counts = await Lists.CountAsync(query, ["year", "publisher"], CancellationToken.None);

        Assert.Equal(1, counts.Total);
        Assert.Equal([("publisher", "o1", 1), ("year", "2017", 1), ("year", "2018", 1)], counts.ByValue.Select(count => (count.Key.Key, count.Key.Value, count.Value)).Order());
    }

    [Fact]
    public async Task Latest_OfAllAndOfASection_ComesNewestFirst()
    {
        ItemWrite At(string id, int hour, string? section) => Given.Live(id, id + "1", path: id) with
        {
            Live = LiveWrite.Show(Given.Published(id, id + "1", id) with { PublishedAt = Given.Start + Duration.FromHours(hour), Section = section is null ? null : Given.Id(section) }, [], []),
        };
        await Hub.WriteAsync(At("a", 1, "wf"), At("b", 3, null), At("c", 2, "wf"), Given.Live("d", "d1"));

        var all = await Lists.LatestAsync(section: null, 2, CancellationToken.None);
        var own = await Lists.LatestAsync(Given.Id("wf"), 10, CancellationToken.None);

        Assert.Equal(["b", "c"], all.Select(entry => entry.Id.Value));
        Assert.Equal(["c", "a"], own.Select(entry => entry.Id.Value));
    }

    [Fact]
    public async Task Addresses_OfSections_ComeInOrderOfIdInPages()
    {
        ItemWrite In(string id, string? section) => Given.Live(id, id + "1", path: id) with
        {
            Live = LiveWrite.Show(Given.Published(id, id + "1", id) with { Section = section is null ? null : Given.Id(section) }, [], []),
        };
        await Hub.WriteAsync(In("b", "wf"), In("a", "sw"), In("c", null), In("d", "wf"), Given.Live("e", "e1"));

        async Task<string[]> PathsAsync(bool withoutSection, string? after, int limit) =>
            [.. (await Lists.AddressesAsync([Given.Id("wf")], withoutSection, after is null ? null : Given.Id(after), limit, CancellationToken.None)).Select(address => address.Path.Text)];

        Assert.Equal(["b", "d"], await PathsAsync(false, null, 10));
        Assert.Equal(["b", "c"], await PathsAsync(true, null, 2));
        Assert.Equal(["d"], await PathsAsync(true, "c", 2));
    }

    [Fact]
    public async Task Methods_Each_AreOneQuery()
    {
        await Hub.WriteAsync(Briefing("a", Day, new ProjectedValue("year", "2018")));
        var query = Briefings with { Filters = [new("year", "2018")], Words = ["title"] };

        Assert.Equal(1, await QueryCount.DuringAsync(() => Lists.PageAsync(query, new ListPosition(Day, Given.Id("z")), 10, CancellationToken.None)));
        Assert.Equal(1, await QueryCount.DuringAsync(() => Lists.CountAsync(query, ["year", "topic"], CancellationToken.None)));
        Assert.Equal(1, await QueryCount.DuringAsync(() => Lists.LatestAsync(null, 10, CancellationToken.None)));
        Assert.Equal(1, await QueryCount.DuringAsync(() => Lists.AddressesAsync([], true, null, 10, CancellationToken.None)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("!!!!")]
    [InlineData("IA==")]
    [InlineData("MjAxOC0xMy0wMSBh")]
    [InlineData("bm90YWRhdGUgYQ")]
    [InlineData("IA")]
    [InlineData("MDAwMC0wMS0wMSA0aHViYnJpZWZpbmdzaGVldDAwMDAwMDAwMA")]
    [InlineData("LTAwMDEtMDEtMDEgYQ")]
    [InlineData("\0\0\0\0")]
    [InlineData("ÿÿÿÿ")]
    public void Position_OfATextThatIsNone_IsNone(string? text) => Assert.Null(ListPosition.Parse(text));

    [Fact]
    public void Position_OfAVeryLongText_IsNone() => Assert.Null(ListPosition.Parse(new string('A', 100_000)));

    private async Task<string[]> IdsAsync(ListQuery query) =>
        [.. (await Lists.PageAsync(query, after: null, 100, CancellationToken.None)).Select(entry => entry.Id.Value)];

    private static ItemWrite Briefing(string id, LocalDate? day, params ProjectedValue[] values) =>
        Of(id, day, "Title", [new ProjectedValue("list", "briefings", day), .. values]);

    private static ItemWrite Titled(string id, string title, params ProjectedValue[] values) =>
        Of(id, Day, title, [new ProjectedValue("list", "briefings", Day), .. values]);

    private static ItemWrite Of(string id, LocalDate? day, string title, params ProjectedValue[] values) =>
        Given.Live(id, id + "1", path: id) with { Live = LiveWrite.Show(Given.Published(id, id + "1", id, title: title), [.. values], []) };
}
