using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Links;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Tests.Checks;

public sealed class LinkJudgementTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 9, 0);
    private static readonly KnownLink New = new("key", "https://example.org/a", OutsideState.Unknown, Start);
    private static readonly LinkAnswer Gone = new(LinkAnswerKind.Gone, "404");
    private static readonly LinkAnswer Silent = new(LinkAnswerKind.NoAnswer, "503");

    [Fact]
    public void Gone_Once_IsNotYetSaid()
    {
        var after = After(New, (0, Gone));

        Assert.Equal((OutsideState.Unknown, Start + Duration.FromHours(1)), (after.State, after.NextAt));
    }

    [Fact]
    public void Gone_TwiceWithinADay_IsNotYetSaid() => Assert.Equal(OutsideState.Unknown, After(New, (0, Gone), (1, Gone)).State);

    [Fact]
    public void Gone_AgainADayLater_IsBrokenAndAskedWeekly()
    {
        var after = After(New, (0, Gone), (1, Gone), (25, Gone));

        Assert.Equal((OutsideState.Broken, "404", Start + Duration.FromHours(25) + Duration.FromDays(7)), (after.State, after.Detail, after.NextAt));
    }

    [Fact]
    public void Silent_ThreeTimesInADay_IsNotYetSaid() => Assert.Equal(OutsideState.Unknown, After(New, (0, Silent), (1, Silent), (25, Silent)).State);

    [Fact]
    public void Silent_ForThreeDaysAndThreeTimes_IsSaid() => Assert.Equal(OutsideState.NoAnswer, After(New, (0, Silent), (1, Silent), (72, Silent)).State);

    [Fact]
    public void Broken_SilentNext_StaysBroken() => Assert.Equal(OutsideState.Broken, After(New, (0, Gone), (25, Gone), (49, Silent)).State);

    [Fact]
    public void Broken_AnswersAgain_WorksAndStartsAnew()
    {
        var after = After(New, (0, Gone), (25, Gone), (49, new LinkAnswer(LinkAnswerKind.Works)));

        Assert.Equal((OutsideState.Works, 0, null, null), (after.State, after.Failures, after.FirstFailedAt, after.Detail));
    }

    [Fact]
    public void Silent_WithAWishForLater_IsLeftAloneForSoLong() =>
        Assert.Equal(Start + Duration.FromHours(6), After(New, (0, Silent with { RetryAfter = Duration.FromHours(6) })).NextAt);

    [Fact]
    public void Silent_WithAWishForTheEndOfTime_IsAskedAfterAMonth() =>
        Assert.Equal(Start + Duration.FromDays(30), After(New, (0, Silent with { RetryAfter = Duration.FromDays(100_000) })).NextAt);

    [Fact]
    public void NoWayOut_ChangesNothingButWhenToAsk()
    {
        var known = New with { State = OutsideState.Works, CheckedAt = Start };

        Assert.Equal(known with { NextAt = Start + Duration.FromHours(3) }, After(known, (2, new LinkAnswer(LinkAnswerKind.NoWayOut))));
    }

    [Fact]
    public void Word_OfAPerson_CountsUntilItsDay()
    {
        var until = new LocalDate(2026, 12, 1);
        var link = New with { State = OutsideState.NoAnswer, Word = new LinkWord(OutsideState.Works, until, new Mark(ActorKind.User, "u", "Ada", Start)) };

        Assert.Equal((OutsideState.Works, OutsideState.NoAnswer), (link.On(until).State, link.On(until.PlusDays(1)).State));
    }

    [Theory]
    [InlineData("https://Example.ORG/a#place", "https://Example.ORG/a", "example.org")]
    [InlineData(" http://example.org ", "http://example.org", "example.org")]
    [InlineData("/inside", null, null)]
    [InlineData("mailto:a@example.org", null, null)]
    [InlineData("ftp://example.org/a", null, null)]
    [InlineData("https://", null, null)]
    [InlineData("https:///a", null, null)]
    [InlineData("https://www.xn--\u00e9.org/a", null, null)]
    public void Address_OfALink_IsOfAnotherSiteOrNone(string link, string? address, string? host)
    {
        var found = OutsideAddress.Of(link);

        Assert.Equal((address, host), (found?.Address, found?.Host));
    }

    [Fact]
    public void Address_TooLongToKeep_IsNone() => Assert.Null(OutsideAddress.Of("https://example.org/" + new string('ü', OutsideAddress.Longest / 2)));

    private static KnownLink After(KnownLink link, params (int Hours, LinkAnswer Answer)[] answers) =>
        answers.Aggregate(link, (known, next) => LinkJudgement.After(known, next.Answer, Start + Duration.FromHours(next.Hours), LinkJudgement.Usual));
}
