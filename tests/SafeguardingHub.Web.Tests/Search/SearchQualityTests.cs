using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content;
using SafeguardingHub.Rendering.Composition.Search;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Following;
using SafeguardingHub.Web.Searching;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Search;

/// <summary>How well the search answers what people ask, measured over the site of the recipes; the figures are printed with the test run.</summary>
[Collection(SharedSiteTests.Name)]
public class SearchQualityTests(SharedSite site)
{
    // A little below what was measured when the floors were set (see the figures that are printed): a query weighs one hundredth,
    // so a change may cost two or three of them while it helps others, and none may cost a whole kind of query.
    private const double LeastReciprocalRank = 0.90;
    private const double LeastRecall = 0.93;
    private static readonly string Judged = Repository.File("tests/SafeguardingHub.Web.Tests/Search/judged.json");

    [Fact]
    public async Task Search_OfWhatPeopleAsk_IsMeasuredAndHoldsItsFloor()
    {
        var quality = await JudgeAsync();

        Directory.CreateDirectory(Repository.File("artifacts"));
        await File.WriteAllTextAsync(Repository.File("artifacts/search-quality.txt"), quality.Report());

        Assert.True(quality.MeanReciprocalRank >= LeastReciprocalRank, quality.Report());
        Assert.True(quality.RecallAtTen >= LeastRecall, quality.Report());
    }

    [Fact]
    public async Task WhomToCall_StandsAboveTheResults_WhereAndForWhomItShould()
    {
        var quality = await JudgeAsync();

        Assert.Empty(quality.Answers.Where(answer => !answer.CallsRight).Select(answer => $"{answer.Judged.Query}: {answer.Call} and not {answer.Judged.Call}"));
    }

    [Fact]
    public async Task Judgments_AreOfPagesThatAreThere()
    {
        var judged = await SearchJudge.ReadAsync(Judged, CancellationToken.None);
        var reader = site.Factory.Reader();

        foreach (var address in judged.SelectMany(query => query.First.Concat(query.Also)).Distinct())
        {
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, $"{address} answers {(int)answer.StatusCode}.");
        }

        Assert.True(judged.Length >= 70);
        Assert.Equal(judged.Length, judged.Select(query => (query.Query, query.Section)).Distinct().Count());
    }

    private async Task<SearchQuality> JudgeAsync()
    {
        var services = site.Factory.Services;
        var judge = new SearchJudge(services.GetRequiredService<SearchComposer>(), services.GetRequiredService<PublicGround>().Current, services.GetRequiredService<TimeProvider>().Now());
        return await judge.JudgeAsync(await SearchJudge.ReadAsync(Judged, CancellationToken.None), CancellationToken.None);
    }
}
