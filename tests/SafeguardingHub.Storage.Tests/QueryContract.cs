using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed partial class SqliteQueryTests() : QueryContract(HubProvider.Sqlite)
{
    [Theory]
    [InlineData(QueryOrder.DateDescending)]
    [InlineData(QueryOrder.Date)]
    public async Task Page_OfAValueByDate_IsReadOffAnIndexAndNeverSorted(QueryOrder order)
    {
        var query = new PublishedQuery { Values = [new("topic", "t1"), new("year", "2018")], Types = ["Page"], Sections = [Given.Id("wf")], Order = order };

        var plan = await PlanAsync(await QueryCount.LastTextAsync(() => Queries.PageAsync(query, after: null, 10, CancellationToken.None)));

        Assert.Equal(2, plan.Count(step => step.Contains("USING COVERING INDEX IX_PublishedValues_Key_Value_ItemSortOn_ItemId (Key=? AND Value=?", StringComparison.Ordinal)));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN p", StringComparison.Ordinal));

        // Of the two stretches together, which are two pages at most.
        Assert.Single(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private async Task<List<string>> PlanAsync(string? text)
    {
        await using var context = Hub.Contexts.Create();
        await using var connection = new SqliteConnection(context.Database.GetConnectionString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + text;
        foreach (var name in Parameter().Matches(command.CommandText).Select(match => match.Value).Distinct())
        {
            command.Parameters.AddWithValue(name, "1");
        }

        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}

public sealed class PostgresQueryTests() : QueryContract(HubProvider.Postgres);

public abstract class QueryContract(HubProvider provider) : HubContract(provider)
{
    private static readonly LocalDate Day = new(2018, 1, 31);

    protected IPublishedQueries Queries => (IPublishedQueries)Hub.Services.GetService(typeof(IPublishedQueries))!;

    [Theory]
    [InlineData(QueryOrder.DateDescending, "d e a c f b")]
    [InlineData(QueryOrder.Date, "c a e d b f")]
    [InlineData(QueryOrder.Title, "c a b d e f")]
    [InlineData(QueryOrder.ChangedDescending, "f e d c b a")]
    [InlineData(QueryOrder.Id, "a b c d e f")]
    public async Task Page_InEachOrder_IsWalkedOnceWhateverItsSize(QueryOrder order, string expected)
    {
        await Hub.WriteAsync(
            Of("a", Day, "Beta", hour: 1), Of("b", null, "École", hour: 2), Of("c", Day.PlusYears(-5), "alpha", hour: 3),
            Of("d", Day.PlusDays(1), "Ecole", hour: 4), Of("e", Day, "Ecole", hour: 5), Of("f", null, "Zulu", hour: 6));
        var query = new PublishedQuery { Order = order };

        foreach (var limit in new[] { 1, 2, 4, 10 })
        {
            Assert.Equal(expected, string.Join(' ', await WalkAsync(query, limit)));
        }
    }

    [Fact]
    public async Task Conditions_OfEachSort_LeaveWhatHasThemAll()
    {
        await Hub.WriteAsync(
            Of("a", Day, "A", section: "wf", path: "wf/x", values: [new("year", "2018"), new("topic", "t1")]),
            Of("b", Day, "B", section: "sw", path: "wf/x/deep", values: [new("year", "2017"), new("topic", "t1")]),
            Of("c", null, "C", path: "wf/xylophone", values: [new("topic", "t2")]),
            Of("d", null, "D", type: "Note", hour: 9));

        async Task<string> IdsAsync(PublishedQuery query) => string.Join(' ', (await WalkAsync(query with { Order = QueryOrder.Id }, 10)));

        Assert.Equal("d", await IdsAsync(new() { Types = ["Note"] }));
        Assert.Equal("a b c d", await IdsAsync(new() { Types = ["Note", "Page"] }));
        Assert.Equal("a", await IdsAsync(new() { Sections = [Given.Id("wf")] }));
        Assert.Equal("a b", await IdsAsync(new() { Sections = [Given.Id("wf"), Given.Id("sw")] }));
        Assert.Equal("a b", await IdsAsync(new() { Values = [new("topic", "t1")] }));
        Assert.Equal("a b c", await IdsAsync(new() { Values = [new("topic", "t1"), new("topic", "t2")] }));
        Assert.Equal("b", await IdsAsync(new() { Values = [new("topic", "t1"), new("topic", "t2"), new("year", "2017")] }));
        Assert.Equal("a b", await IdsAsync(new() { Below = Given.Path("WF/X") }));
        Assert.Equal("a b c d", await IdsAsync(new() { Below = ContentPath.Home }));
        Assert.Equal("d", await IdsAsync(new() { ChangedSince = Given.Start + Duration.FromHours(9) }));
        Assert.Equal("", await IdsAsync(new() { Values = [new("year", "2018'; DROP TABLE x; --")] }));
    }

    [Theory]
    [InlineData("topic t1", "d e c f b")]
    [InlineData("topic t1, topic t1", "d e c f b")]
    [InlineData("topic t1, topic t2", "d e a c f b")]
    [InlineData("topic t1, year 2018", "e b")]
    [InlineData("year 2018, year 2017, topic t1", "e c b")]
    [InlineData("year 2018, topic t1, topic t2", "e a b")]
    [InlineData("topic t3", "")]
    [InlineData("topic t1, topic T1 ", "d e c f b")]
    public async Task Page_OfValues_IsInTheOrderOfDatesWhicheverIsWalked(string values, string expected)
    {
        await Hub.WriteAsync(
            Of("a", Day, "A", values: [new("topic", "t2"), new("year", "2018")]), Of("b", null, "B", values: [new("topic", "t1"), new("year", "2018")]),
            Of("c", Day.PlusYears(-5), "C", values: [new("topic", "t1"), new("year", "2017")]), Of("d", Day.PlusDays(1), "D", values: [new("topic", "t1", Day.PlusYears(-9))]),
            Of("e", Day, "E", values: [new("topic", "t1"), new("topic", "t2"), new("year", "2018")]), Of("f", null, "F", values: [new("topic", "t1")]));
        var query = new PublishedQuery { Values = [.. values.Split(", ").Select(value => new ListFilter(value.Split(' ')[0], value.Split(' ')[1]))] };

        foreach (var limit in new[] { 1, 2, 4, 10 })
        {
            Assert.Equal(expected, string.Join(' ', await WalkAsync(query, limit)));
        }

        var ascending = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Intersect(["c", "a", "e", "d", "b", "f"]);
        Assert.Equal(ascending.OrderBy(id => "caedbf".IndexOf(id, StringComparison.Ordinal)), await WalkAsync(query with { Order = QueryOrder.Date }, 2));
    }

    [Fact]
    public async Task Page_OfAValueAndOtherConditions_LeavesWhatHasThemAll()
    {
        await Hub.WriteAsync(
            Of("a", Day, "A", section: "wf", path: "wf/x", values: [new("topic", "t1")]), Of("b", Day, "B", section: "wf", path: "wf/y", type: "Note", hour: 9, values: [new("topic", "t1")]),
            Of("c", Day, "C", section: "sw", path: "sw/x", values: [new("topic", "t1")]), Of("d", Day, "D", section: "wf", path: "wf/z"));
        var topic = new PublishedQuery { Values = [new("topic", "t1")] };

        Assert.Equal(["b", "a"], await WalkAsync(topic with { Sections = [Given.Id("wf")] }, 1));
        Assert.Equal(["b"], await WalkAsync(topic with { Sections = [Given.Id("wf")], Types = ["Note"] }, 1));
        Assert.Equal(["c", "b", "a"], await WalkAsync(topic with { Types = ["Note", "Page"] }, 2));
        Assert.Equal(["a"], await WalkAsync(topic with { Below = Given.Path("wf/x") }, 2));
        Assert.Equal(["b"], await WalkAsync(topic with { ChangedSince = Given.Start + Duration.FromHours(9) }, 2));
    }

    [Fact]
    public async Task Page_OfAValue_FollowsTheDateThatAnItemIsGivenLater()
    {
        await Hub.WriteAsync(Of("a", Day, "A", values: [new("topic", "t1")]), Of("b", Day.PlusDays(1), "B", values: [new("topic", "t1")]));
        var shown = (LiveWrite.Publish)Of("a", Day.PlusDays(2), "A", values: [new("topic", "t1")]).Live;

        await Hub.WriteAsync(Given.Live("a", "a2", revision: 2, path: "a") with { Live = LiveWrite.Show(shown.Item with { VersionId = Given.Version("a2") }, shown.Values, []) });

        Assert.Equal(["a", "b"], await WalkAsync(new PublishedQuery { Values = [new("topic", "t1")] }, 10));
    }

    [Fact]
    public async Task Page_DraftsAndWithdrawnItems_AreNotInIt()
    {
        await Hub.WriteAsync(Of("a", Day, "A"), Given.Draft("d", "d1", path: "d"), Of("w", Day, "W"));
        await Hub.WriteAsync(Given.Write("w", 2) with { Live = LiveWrite.Withdrawn });

        Assert.Equal(["a"], await WalkAsync(new PublishedQuery(), 10));
    }

    [Fact]
    public async Task Page_DateOfAnItem_IsTheLatestOfItsValues()
    {
        await Hub.WriteAsync(Of("a", Day, "A", values: [new("other", "x", Day.PlusYears(1))]), Of("b", Day.PlusDays(1), "B"));

        Assert.Equal(["a", "b"], await WalkAsync(new PublishedQuery(), 10));
        Assert.Equal(["a"], await WalkAsync(new PublishedQuery { Values = [new("other", "x")] }, 10));
    }

    [Fact]
    public async Task Position_OfAnotherQueryOrOfNone_IsRefused()
    {
        await Hub.WriteAsync(Of("a", Day, "A"));
        var query = new PublishedQuery { Types = ["Page"] };
        var text = Assert.Single(await Queries.PageAsync(query, after: null, 10, CancellationToken.None)).Position.ToText(query);

        Assert.NotNull(QueryPosition.Parse(text, query));
        Assert.Null(QueryPosition.Parse(text, query with { Order = QueryOrder.Title }));
        Assert.Null(QueryPosition.Parse(text, query with { Types = ["Page", "Note"] }));
        foreach (var other in new[] { "", ".", "x", text[..^3] + "!!!", query.Fingerprint() + ".", query.Fingerprint() + ".IA", query.Fingerprint() + ".YSBub2RhdGU", new string('a', 100_000) })
        {
            Assert.Null(QueryPosition.Parse(other, query));
        }
    }

    [Fact]
    public async Task LiveChanges_AfterANumber_SayNothingOfDrafts()
    {
        await Hub.WriteAsync(Of("a", Day, "A"), Given.Draft("d", "d1"), Of("b", Day, "B"));
        await Hub.WriteAsync(Given.Draft("d", "d1", revision: 2));
        await Hub.WriteAsync(Given.Write("b", 2) with { Live = LiveWrite.Withdrawn });

        var changes = await Queries.LiveChangesAsync(0, 10, CancellationToken.None);

        Assert.Equal(
            [new Change(1, ChangeKind.Published, Given.Id("a")), new Change(3, ChangeKind.Published, Given.Id("b")), new Change(5, ChangeKind.Withdrawn, Given.Id("b"))],
            changes);
        Assert.Equal([5L], (await Queries.LiveChangesAsync(3, 10, CancellationToken.None)).Select(change => change.Number));
        Assert.Equal([1L], (await Queries.LiveChangesAsync(0, 1, CancellationToken.None)).Select(change => change.Number));
    }

    [Fact]
    public async Task Methods_Each_AreOneQuery()
    {
        await Hub.WriteAsync(Of("a", Day, "A"));
        foreach (var order in Enum.GetValues<QueryOrder>())
        {
            var query = new PublishedQuery
            {
                Types = ["Page", "Note"], Sections = [Given.Id("wf")], Values = [new("topic", "t1"), new("year", "2018")], Below = Given.Path("wf"), ChangedSince = Given.Start, Order = order,
            };
            var after = new QueryPosition(order == QueryOrder.ChangedDescending ? "0" : order == QueryOrder.Title ? "a" : "2018-01-31", Given.Id("a"));
            Assert.Equal(1, await QueryCount.DuringAsync(() => Queries.PageAsync(query, after, 10, CancellationToken.None)));
        }

        Assert.Equal(1, await QueryCount.DuringAsync(() => Queries.LiveChangesAsync(0, 10, CancellationToken.None)));
    }

    private async Task<List<string>> WalkAsync(PublishedQuery query, int limit)
    {
        var walked = new List<string>();
        QueryPosition? after = null;
        while (await Queries.PageAsync(query, after, limit, CancellationToken.None) is { Count: > 0 } page)
        {
            Assert.InRange(page.Count, 1, limit);
            walked.AddRange(page.Select(found => found.Item.Id.Value));
            after = QueryPosition.Parse(page[^1].Position.ToText(query), query);
            Assert.NotNull(after);
        }

        return walked;
    }

    private static ItemWrite Of(
        string id, LocalDate? day, string title, string type = "Page", string? section = null, string? path = null, int hour = 0, params ProjectedValue[] values)
    {
        var shown = Given.Published(id, id + "1", path ?? id, title: title) with
        {
            ContentType = type, Section = section is null ? null : Given.Id(section), PublishedAt = Given.Start + Duration.FromHours(hour),
        };
        return Given.Live(id, id + "1", path: path ?? id) with { Live = LiveWrite.Show(shown, [new ProjectedValue("archive", "yes", day), .. values], []) };
    }
}
