using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteReviewTests() : ReviewContract(HubProvider.Sqlite);

public sealed class PostgresReviewTests() : ReviewContract(HubProvider.Postgres);

public abstract class ReviewContract(HubProvider provider) : HubContract(provider)
{
    private static readonly LocalDate Today = new(2026, 11, 23);
    private static readonly LoggedReview Reviewed = new(Given.Id("a"), Given.Version("va"), new Mark(ActorKind.User, "ann", "Ann", Given.Start)) { Due = new LocalDate(2026, 3, 1), Next = new LocalDate(2027, 3, 2), Answers = "[]" };
    private static readonly LoggedReview PutOff = new(Given.Id("off"), Given.Version("voff"), new Mark(ActorKind.User, "ben", "Ben", Given.Start, "Leave")) { IsPutOff = true, Due = new LocalDate(2026, 11, 1), Next = new LocalDate(2026, 12, 1) };

    private IReviewLog Log => Hub.Services.GetRequiredService<IReviewLog>();

    [Fact]
    public async Task Reviews_AreKeptWhole_TheNewestFirst()
    {
        var later = Reviewed with { By = Reviewed.By with { At = Given.Start + Duration.FromDays(300) }, Answers = "[1]" };
        await LogAsync(Reviewed, PutOff, later);

        Assert.Equal([later, Reviewed], await Log.OfAsync(Given.Id("a"), 10, CancellationToken.None));
        Assert.Equal([later], await Log.OfAsync(Given.Id("a"), 1, CancellationToken.None));
        Assert.Equal([PutOff], await Log.OfAsync(Given.Id("off"), 10, CancellationToken.None));
    }

    [Fact]
    public async Task Review_OfAUnitThatIsNotCommitted_IsNone()
    {
        await using (var unit = await Hub.Store.BeginAsync(CancellationToken.None))
        {
            await unit.Reviews.AddAsync(Reviewed, CancellationToken.None);
        }

        Assert.Empty(await Log.OfAsync(Given.Id("a"), 10, CancellationToken.None));
    }

    [Theory]
    [InlineData(ReviewFilter.Overdue, "oldest yesterday over")]
    [InlineData(ReviewFilter.Soon, "today month")]
    [InlineData(ReviewFilter.PutOff, "off")]
    [InlineData(ReviewFilter.NoDay, "never")]
    public async Task Lists_HoldTheirDaysAlone_TheOldestFirst(ReviewFilter filter, string expected)
    {
        await SeedAsync();

        var page = await Log.ListAsync(Query(filter), CancellationToken.None);

        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), page.Lines.Select(line => line.Item.Value).Order(StringComparer.Ordinal));
        Assert.Equal(page.Lines.Select(line => line.Due).Order(), page.Lines.Select(line => line.Due));
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task List_OfThosePutOff_SaysWhoUntilWhenAndWhy()
    {
        await SeedAsync();
        await LogAsync(PutOff);

        var line = Assert.Single((await Log.ListAsync(Query(ReviewFilter.PutOff), CancellationToken.None)).Lines);

        Assert.Equal((new LocalDate(2026, 11, 1), new LocalDate(2026, 12, 1), PutOff.By), (line.Due, line.PutOffUntil, line.PutOffBy));
    }

    [Fact]
    public async Task List_InPages_TellsEachOnce()
    {
        await SeedAsync();

        var told = new List<string>();
        for (string? after = null; ;)
        {
            var page = await Log.ListAsync(Query(ReviewFilter.Overdue) with { Limit = 1, After = after }, CancellationToken.None);
            told.AddRange(page.Lines.Select(line => line.Item.Value));
            if ((after = page.Next) is null)
            {
                break;
            }
        }

        Assert.Equal(["oldest", "over", "yesterday"], told);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("YQBi")]
    public async Task List_AfterWhatIsNoPosition_BeginsAtTheBeginning(string after)
    {
        await SeedAsync();

        Assert.Equal(3, (await Log.ListAsync(Query(ReviewFilter.Overdue) with { After = after }, CancellationToken.None)).Lines.Length);
    }

    [Fact]
    public async Task Lists_HoldWhatIsReached_AndNoOther()
    {
        await SeedAsync();
        var reach = new Reach(null, "Notice");

        Assert.Empty((await Log.ListAsync(Query(ReviewFilter.Overdue) with { Reach = [reach] }, CancellationToken.None)).Lines);
        Assert.Empty((await Log.ListAsync(Query(ReviewFilter.Overdue) with { Reach = [] }, CancellationToken.None)).Lines);
        Assert.Empty((await Log.ListAsync(Query(ReviewFilter.Overdue) with { Section = Given.Id("s") }, CancellationToken.None)).Lines);
        Assert.Empty((await Log.ListAsync(Query(ReviewFilter.Overdue) with { ContentType = "Notice" }, CancellationToken.None)).Lines);
        Assert.Equal(3, (await Log.ListAsync(Query(ReviewFilter.Overdue) with { Reach = [reach, new Reach(null, "Page"), new Reach(null)] }, CancellationToken.None)).Lines.Length);
    }

    [Fact]
    public async Task Counts_AreThoseOfTheLists_InOneQueryEach()
    {
        await SeedAsync();

        IReadOnlyList<ReviewCount> counts = [];
        var counting = await QueryCount.DuringAsync(async () => counts = await Log.CountAsync(Query(ReviewFilter.Overdue), CancellationToken.None));
        var listing = await QueryCount.DuringAsync(() => Log.ListAsync(Query(ReviewFilter.PutOff), CancellationToken.None));

        Assert.Equal(
            [new(ReviewFilter.Overdue, "Page", 3), new(ReviewFilter.Soon, "Page", 2), new(ReviewFilter.PutOff, "Page", 1), new ReviewCount(ReviewFilter.NoDay, "Page", 1)], counts);
        Assert.Equal((1, 1), (counting, listing));
    }

    private static ReviewQuery Query(ReviewFilter filter) => new(filter, Today) { Reach = [new Reach(null)], Types = ["Page"] };

    private async Task SeedAsync()
    {
        foreach (var (id, due, putOff) in new (string, string?, string?)[]
        {
            ("yesterday", "2026-11-22", null), ("oldest", "2016-01-27", null), ("today", "2026-11-23", null), ("month", "2026-12-23", null), ("later", "2026-12-24", null),
            ("never", null, null), ("off", "2026-11-01", "2026-12-01"), ("over", "2026-10-01", "2026-11-22"),
        })
        {
            ImmutableArray<ProjectedValue> values = [.. due is null ? [] : new[] { new ProjectedValue(IReviewLog.DueKey, due) }, .. putOff is null ? [] : new[] { new ProjectedValue(IReviewLog.PutOffKey, putOff) }];
            await Hub.WriteAsync(Given.Live(id, "v" + id) with { Live = LiveWrite.Show(Given.Published(id, "v" + id), values, []) });
        }
    }

    private async Task LogAsync(params LoggedReview[] reviews)
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        foreach (var review in reviews)
        {
            await unit.Reviews.AddAsync(review, CancellationToken.None);
        }

        await unit.CommitAsync(CancellationToken.None);
    }
}
