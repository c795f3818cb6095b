using NodaTime;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteFeedbackTests() : FeedbackContract(HubProvider.Sqlite)
{
    // PostgreSQL lets in whoever writes other rows, so there is nobody to wait for.
    [Fact]
    public async Task Add_WhileAnotherWritesForTooLong_SaysBusyAndCountsNothing()
    {
        await using var impatient = TestHub.Impatient(Hub.Options.DataFolder);
        var feedback = (IFeedbackStore)impatient.Services.GetService(typeof(IFeedbackStore))!;
        await using (await impatient.Store.BeginAsync(CancellationToken.None))
        {
            await Assert.ThrowsAsync<StoreBusyException>(() => feedback.AddAsync(Answer, CancellationToken.None));
        }

        await feedback.AddAsync(Answer, CancellationToken.None);
        Assert.Equal(1, Assert.Single(await feedback.SinceAsync("number", Day, CancellationToken.None)).Count);
    }
}

public sealed class PostgresFeedbackTests() : FeedbackContract(HubProvider.Postgres);

public abstract class FeedbackContract(HubProvider provider) : HubContract(provider)
{
    private protected static readonly LocalDate Day = new(2026, 3, 2);
    private protected static readonly FeedbackAnswer Answer = new("number", "s1", "01905822666", "not-answered", Day);

    private IFeedbackStore Feedback => (IFeedbackStore)Hub.Services.GetService(typeof(IFeedbackStore))!;

    [Fact]
    public async Task Add_TheSameAnswer_CountsOnAndOthersApart()
    {
        foreach (var answer in new[] { Answer, Answer, Answer with { Choice = "wrong-team" }, Answer with { Day = Day.PlusDays(1) }, Answer with { Form = "helpful" } })
        {
            await Feedback.AddAsync(answer, CancellationToken.None);
        }

        Assert.Equal(
            [new(Answer with { Day = Day.PlusDays(1) }, 1), new(Answer, 2), new(Answer with { Choice = "wrong-team" }, 1)],
            await Feedback.SinceAsync("number", Day, CancellationToken.None));
    }

    [Fact]
    public async Task Since_ADay_LeavesEarlierOnesOut()
    {
        await Feedback.AddAsync(Answer, CancellationToken.None);

        Assert.Single(await Feedback.SinceAsync("number", Day, CancellationToken.None));
        Assert.Empty(await Feedback.SinceAsync("number", Day.PlusDays(1), CancellationToken.None));
    }

    [Fact]
    public async Task Add_ManyAtOnce_CountsEach()
    {
        const int Readers = 40;

        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(() => Feedback.AddAsync(Answer, CancellationToken.None))));

        Assert.Equal(Readers, Assert.Single(await Feedback.SinceAsync("number", Day, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Add_AnAnswer_WritesNothingToTheChangeLog()
    {
        var before = await Hub.Log.HeadAsync(CancellationToken.None);

        await Feedback.AddAsync(Answer, CancellationToken.None);

        Assert.Equal(before, await Hub.Log.HeadAsync(CancellationToken.None));
    }
}
