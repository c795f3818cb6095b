using NodaTime;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;
using static SafeguardingHub.Safeguarding.Tests.Guidance.Editions;

namespace SafeguardingHub.Safeguarding.Tests.Guidance;

public class EditionChainTests
{
    [Theory]
    [InlineData("2013-04-14", null, DatePrecision.Day, false, true)]
    [InlineData("2013-04-15", "2013", DatePrecision.Day, false, true)]
    [InlineData("2015-02-28", "2013", DatePrecision.Day, false, true)]
    [InlineData("2015-03-10", "2015", DatePrecision.Month, true, false)]
    [InlineData("2016-07-01", "2015", DatePrecision.Month, true, false)]
    [InlineData("2018-07-03", "2015", DatePrecision.Month, true, false)]
    [InlineData("2018-07-04", "2018", DatePrecision.Day, false, true)]
    [InlineData("2026-11-22", "2018", DatePrecision.Day, false, true)]
    public void InForce_OnTheDaysOfTheSources_IsToldWithItsPrecision(string day, string? label, DatePrecision precision, bool assumed, bool certain)
    {
        var chain = Chain(Of2013, Of2015, Of2018 with { Part = Of2018.Part with { InForce = "2018-07-04" } });

        var answer = chain.InForceOn(Day(day));

        Assert.Equal(new InForceAnswer(chain.Editions.FirstOrDefault(edition => edition.Label == label), precision, assumed, certain), answer);
    }

    [Fact]
    public void InForce_KnownToTheMonth_IsCertainOnceTheMonthIsOver()
    {
        var chain = Chain(Edition("new", "2015-01", inForce: "2015-03"));

        Assert.Equal((DatePrecision.Month, false), Answer("2015-03-30"));
        Assert.Equal((DatePrecision.Month, true), Answer("2015-03-31"));

        (DatePrecision, bool) Answer(string day) => (chain.InForceOn(Day(day)).Precision, chain.InForceOn(Day(day)).IsCertain);
    }

    [Fact]
    public void InForce_WithoutAnyDate_FollowsWhatItReplacesAndIsAssumed()
    {
        var chain = Chain(Of2013, Edition("undated", "", replaces: ["e2013"]));

        Assert.Null(chain.InForceOn(Day("2013-04-14")).Edition);
        var answer = chain.InForceOn(Day("2026-11-22"));
        Assert.Equal(("undated", true, false), (answer.Edition?.Label, answer.IsAssumed, answer.IsCertain));
    }

    [Fact]
    public void InForce_WithoutEditions_IsNone()
    {
        Assert.Equal(new InForceAnswer(null, DatePrecision.Unknown, IsAssumed: false, IsCertain: false), Chain().InForceOn(Day("2026-11-22")));
        Assert.Null(Chain().ChangesAfter(Day("2026-11-22")));
    }

    [Fact]
    public void States_OfTheWholeChain_LeadToTheCurrentEdition()
    {
        var standings = Chain(Of2013, Of2015, Of2018).On(Day("2026-11-22"));

        Assert.Equal(
            [("2018", EditionState.Current, ""), ("2015", EditionState.Superseded, "2018"), ("2013", EditionState.Superseded, "2015 2018")],
            standings.Select(standing => (standing.Edition.Label, standing.State, Labels(standing.ReplacedBy))));
    }

    [Fact]
    public void States_BeforeTheDayInForce_KeepTheOlderEdition()
    {
        var chain = Chain(Edition("2010", "2010-03"), Of2013 with { Part = Of2013.Part with { Replaces = ["e2010"] } });

        Assert.Equal([("2013", EditionState.NotYetInForce), ("2010", EditionState.Current)], States(chain, "2013-04-14"));
        Assert.Equal([("2013", EditionState.Current), ("2010", EditionState.Superseded)], States(chain, "2013-04-15"));
        Assert.Equal(Day("2013-04-15"), chain.ChangesAfter(Day("2013-04-14")));
        Assert.Null(chain.ChangesAfter(Day("2013-04-15")));
    }

    [Fact]
    public void NewerEdition_ThatIsInserted_SupersedesWithoutAnEditOfTheOlder()
    {
        var chain = Chain(Of2013, Of2015, Of2018, Edition("2023", "2023-12-15", replaces: ["e2018"]));

        Assert.Equal(["2023"], chain.CurrentOn(Day("2026-11-22")).Select(edition => edition.Label));
        Assert.Equal("2015 2018 2023", Labels(chain.On(Day("2026-11-22"))[^1].ReplacedBy));
    }

    [Fact]
    public void Withdrawn_EditionIsNotCurrentAndBringsBackNoOlderOne()
    {
        var chain = Chain(Of2013, Edition("2015", "2015-03", withdrawn: "2017-05", replaces: ["e2013"]));

        Assert.Equal([("2015", EditionState.Current), ("2013", EditionState.Superseded)], States(chain, "2017-04-30"));
        Assert.Equal([("2015", EditionState.Withdrawn), ("2013", EditionState.Superseded)], States(chain, "2017-05-01"));
        Assert.Equal((null, DatePrecision.Month, false), Answer("2017-05-15"));
        Assert.Equal((null, DatePrecision.Month, true), Answer("2017-06-01"));

        (Edition?, DatePrecision, bool) Answer(string day)
        {
            var answer = chain.InForceOn(Day(day));
            return (answer.Edition, answer.Precision, answer.IsCertain);
        }
    }

    [Fact]
    public void FilingOrderAndIds_DoNotMatter()
    {
        Edition[] editions = [Of2013, Of2015, Of2018];
        string[] ids = ["zz", "aa", "mm"];
        var expected = States(Chain(editions), "2026-11-22");

        foreach (var order in Permutations(editions))
        {
            Assert.Equal(expected, States(Chain([.. order]), "2026-11-22"));
        }

        foreach (var order in Permutations(ids))
        {
            var names = editions.Select(edition => edition.Id).Zip(order).ToDictionary(pair => pair.First, pair => pair.Second);
            var renamed = editions.Select(edition => edition with
            {
                Id = names[edition.Id], Part = edition.Part with { Replaces = [.. edition.Part.Replaces.Select(id => names[id])] },
            });
            Assert.Equal(expected, States(Chain([.. renamed]), "2026-11-22"));
        }
    }

    [Fact]
    public void Editions_ThatNothingLinks_AreToldApartByDateWhereItIsKnown()
    {
        var chain = Chain(Of2013, Edition("2018", "2018"));

        var older = chain.On(Day("2026-11-22"))[1];

        Assert.Equal((EditionState.Superseded, true, "2018"), (older.State, older.ByDatesAlone, Labels(older.ReplacedBy)));
    }

    [Fact]
    public void Editions_ThatNothingTellsApart_AreBothShownAsCurrent()
    {
        var chain = Chain(Edition("2015", "2015-03"), Edition("undated", ""));

        Assert.Equal(2, chain.CurrentOn(Day("2026-11-22")).Length);
        Assert.False(chain.InForceOn(Day("2026-11-22")).IsCertain);
        Assert.Equal([EditionFaultKind.TwoCurrent], chain.Faults(Day("2026-11-22")).Select(fault => fault.Kind));
    }

    private static List<(string, EditionState)> States(EditionChain chain, string day) =>
        [.. chain.On(Day(day)).Select(standing => (standing.Edition.Label, standing.State))];

    private static string Labels(IEnumerable<Edition> editions) => string.Join(' ', editions.Select(edition => edition.Label));

    private static IEnumerable<T[]> Permutations<T>(T[] all) =>
        all.Length <= 1
            ? [all]
            : all.SelectMany((first, at) => Permutations([.. all.Where((_, other) => other != at)]).Select(rest => (T[])[first, .. rest]));
}
