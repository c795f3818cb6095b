using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteFeedbackStateTests() : FeedbackStateContract(HubProvider.Sqlite);

public sealed class PostgresFeedbackStateTests() : FeedbackStateContract(HubProvider.Postgres);

/// <summary>How far somebody is with what readers answered about pages.</summary>
public abstract class FeedbackStateContract(HubProvider provider) : HubContract(provider)
{
    private static readonly LocalDate Day = new(2026, 3, 2);
    private static readonly Mark Ada = new(ActorKind.User, "ada", "Ada", Given.Start, "Numbers moved up");

    private IFeedbackStore Feedback => Hub.Services.GetRequiredService<IFeedbackStore>();

    private IPageFeedback Pages => Hub.Services.GetRequiredService<IPageFeedback>();

    [Fact]
    public async Task Page_GoesThroughEachStateAndIsNewAgainAfterAnAnswer()
    {
        await PageAsync("a", "s1");
        await AnswerAsync("a", "no", "no", "yes");
        Assert.Equal((FeedbackState.New, 2, 2, 1), Told(await FindAsync("a")));

        Assert.True(await SetAsync("a", FeedbackState.Looking, seen: 2));
        var looking = await FindAsync("a");
        Assert.True(await SetAsync("a", FeedbackState.Done, seen: 0));
        var done = await FindAsync("a");
        await AnswerAsync("a", "yes");
        var helped = await FindAsync("a");
        await AnswerAsync("a", "no");
        var again = await FindAsync("a");

        Assert.Equal((FeedbackState.Looking, 0, 2, 1), Told(looking));
        Assert.Equal(Ada, looking.By);
        Assert.Equal((FeedbackState.Done, 0, 2, 1), Told(done));
        Assert.Equal((FeedbackState.Done, 0, 2, 2), Told(helped));
        Assert.Equal((FeedbackState.New, 1, 3, 2), Told(again));
        Assert.Equal(Ada, again.By);
    }

    [Theory]
    [InlineData(FeedbackState.Looking)]
    [InlineData(FeedbackState.Done)]
    public async Task Page_PutBackAsNew_IsNewAlthoughNothingNewWasAnswered(FeedbackState from)
    {
        await PageAsync("a", "s1");
        await AnswerAsync("a", "no");
        await SetAsync("a", from, seen: 1);

        Assert.True(await SetAsync("a", FeedbackState.New, seen: 0));

        Assert.Equal((FeedbackState.New, 0, 1, 0), Told(await FindAsync("a")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task State_AfterOtherAnswersThanWereSeen_IsNotSet(int seen)
    {
        await PageAsync("a", "s1");
        await AnswerAsync("a", "no", "no");

        Assert.False(await SetAsync("a", FeedbackState.Done, seen));

        Assert.Equal((FeedbackState.New, 2, 2, 0), Told(await FindAsync("a")));
        Assert.Null((await FindAsync("a")).By);
        Assert.DoesNotContain(await Hub.Reader.AuditAsync(10, CancellationToken.None), change => change.Entry.Action == "SetFeedbackState");
    }

    [Fact]
    public async Task State_OfAUnitThatIsNotCommitted_IsNone()
    {
        await PageAsync("a", "s1");
        await AnswerAsync("a", "no");
        await using (var unit = await Hub.Store.BeginAsync(CancellationToken.None))
        {
            Assert.True(await unit.Feedback.SetStateAsync(Given.Id("a"), FeedbackState.Done, Ada, 1, Given.Audit, CancellationToken.None));
        }

        Assert.Equal((FeedbackState.New, 1, 1, 0), Told(await FindAsync("a")));
    }

    [Fact]
    public async Task State_IsAuditedWithThePageAndItsSection()
    {
        await PageAsync("a", "s1");
        await AnswerAsync("a", "no");

        await SetAsync("a", FeedbackState.Done, seen: 1);

        var trail = Hub.Services.GetRequiredService<IAuditTrail>();
        var line = Assert.Single((await trail.PageAsync(new AuditQuery { Reach = null }, CancellationToken.None)).Lines, line => line.Entry.Action == "SetFeedbackState");
        Assert.Equal((Given.Id("a"), Given.Id("s1")), (line.Subject.Item, line.Subject.Section));
    }

    [Fact]
    public async Task List_HoldsTheSectionsThatAreReachedAlone_TheWorstFirst()
    {
        await SeedAsync();

        Assert.Equal(["b", "a", "c"], await IdsAsync(Query()));
        Assert.Equal(["b", "a"], await IdsAsync(Query() with { Reach = [new Reach(Given.Id("s1"))] }));
        Assert.Equal(["c"], await IdsAsync(Query() with { Section = Given.Id("s2") }));
        Assert.Empty(await IdsAsync(Query() with { Reach = [new Reach(Given.Id("s1"))], Section = Given.Id("s2") }));
        Assert.Empty(await IdsAsync(Query() with { Reach = [] }));
        Assert.Empty(await IdsAsync(Query() with { Reach = [new Reach(Given.Id("s1"))], Item = Given.Id("c") }));
        Assert.Equal(["b"], await IdsAsync(Query() with { Limit = 1 }));
    }

    [Fact]
    public async Task List_OfWhatSomebodyOwns_HoldsNothingElse()
    {
        await SeedAsync();

        Assert.Equal(["a"], await IdsAsync(Query() with { Reach = [new Reach(Given.Id("s1"), IsOwnOnly: true)], Reader = "ann" }));
        Assert.Empty(await IdsAsync(Query() with { Reach = [new Reach(null, IsOwnOnly: true)], Reader = null }));
    }

    [Fact]
    public async Task List_OfAState_HoldsItAlone()
    {
        await SeedAsync();
        await SetAsync("a", FeedbackState.Looking, seen: 1);
        await SetAsync("b", FeedbackState.Done, seen: 2);

        Assert.Equal(["c"], await IdsAsync(Query() with { State = FeedbackState.New }));
        Assert.Equal(["a"], await IdsAsync(Query() with { State = FeedbackState.Looking }));
        Assert.Equal(["b"], await IdsAsync(Query() with { State = FeedbackState.Done }));
    }

    [Fact]
    public async Task Sums_OfSections_CountTheReachedAlone()
    {
        await SeedAsync();
        await SetAsync("a", FeedbackState.Done, seen: 1);

        Assert.Equal(
            [new(Given.Id("s1"), 0, 3, 1), new(Given.Id("s2"), 1, 1, 1)], await Pages.SectionsAsync(Query(), CancellationToken.None));
        Assert.Equal([new(Given.Id("s2"), 1, 1, 1)], await Pages.SectionsAsync(Query() with { Reach = [new Reach(Given.Id("s2"))] }, CancellationToken.None));
    }

    [Fact]
    public async Task Answers_FromBeforeThePeriod_CountOnlyWhileNobodyHasLooked()
    {
        await PageAsync("a", "s1");
        await AnswerAsync("a", "no");
        var later = Query() with { Since = Day.PlusDays(1) };

        Assert.Equal((FeedbackState.New, 1, 0, 0), Told(Assert.Single(await Pages.ListAsync(later, CancellationToken.None))));
        await SetAsync("a", FeedbackState.Done, seen: 1);
        Assert.Empty(await Pages.ListAsync(later, CancellationToken.None));
    }

    [Fact]
    public async Task State_GoesWithTheLastOfThePagesAnswers()
    {
        await PageAsync("a", "s1");
        await PageAsync("b", "s1");
        await AnswerAsync("a", "no");
        await AnswerAsync("b", "no");
        await Feedback.AddAsync(new FeedbackAnswer(IPageFeedback.Form, "b", "", "yes", Day.PlusDays(1)), CancellationToken.None);
        await SetAsync("a", FeedbackState.Done, seen: 1);
        await SetAsync("b", FeedbackState.Done, seen: 1);

        Assert.Equal(2, await Feedback.ForgetBeforeAsync(Day.PlusDays(1), CancellationToken.None));

        await using var context = Hub.Contexts.Create();
        Assert.Equal(["b"], context.FeedbackStates.Select(state => state.ItemId));
    }

    [Fact]
    public async Task Page_ThatIsNotLive_IsNotListed()
    {
        await Hub.WriteAsync(Given.Draft("d", "vd") with { Section = Given.Id("s1") });
        await AnswerAsync("d", "no");

        Assert.Empty(await Pages.ListAsync(Query(), CancellationToken.None));
        Assert.Empty(await Pages.SectionsAsync(Query(), CancellationToken.None));
    }

    private async Task SeedAsync()
    {
        await PageAsync("a", "s1", owner: "ann");
        await PageAsync("b", "s1");
        await PageAsync("c", "s2");
        await AnswerAsync("a", "no");
        await AnswerAsync("b", "no", "no");
        await AnswerAsync("c", "no", "yes");
    }

    private static FeedbackQuery Query() => new(Day) { Reach = [new Reach(null)] };

    private static (FeedbackState State, int Unseen, int Unhelpful, int Helpful) Told(PageFeedback page) => (page.State, page.Unseen, page.Unhelpful, page.Helpful);

    private async Task<IEnumerable<string>> IdsAsync(FeedbackQuery query) => (await Pages.ListAsync(query, CancellationToken.None)).Select(page => page.Item.Value);

    private async Task<PageFeedback> FindAsync(string id) => Assert.Single(await Pages.ListAsync(Query() with { Item = Given.Id(id) }, CancellationToken.None));

    private async Task PageAsync(string id, string section, string owner = "u1")
    {
        var write = Given.Live(id, "v" + id);
        await Hub.WriteAsync(write with { Section = Given.Id(section), Owner = owner, Live = LiveWrite.Show(Given.Published(id, "v" + id) with { Section = Given.Id(section) }, [], []) });
    }

    private async Task AnswerAsync(string page, params string[] choices)
    {
        foreach (var choice in choices)
        {
            await Feedback.AddAsync(new FeedbackAnswer(IPageFeedback.Form, page, "", choice, Day), CancellationToken.None);
        }
    }

    private async Task<bool> SetAsync(string page, FeedbackState state, int seen)
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        var isSet = await unit.Feedback.SetStateAsync(Given.Id(page), state, Ada, seen, Given.Audit with { Action = "SetFeedbackState" }, CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
        return isSet;
    }
}
