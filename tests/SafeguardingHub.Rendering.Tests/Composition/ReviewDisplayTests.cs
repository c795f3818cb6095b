using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Reviews;
using static SafeguardingHub.Rendering.Tests.Composition.GivenPages;

namespace SafeguardingHub.Rendering.Tests.Composition;

public class ReviewDisplayTests
{
    [Theory]
    [InlineData("2016-01-27T23:59:59Z", null, "2016-01-28T00:00:00Z")]
    [InlineData("2016-01-28T00:00:00Z", "This page is past its review date of 27 January 2016.", null)]
    public async Task Review_IsSaidToBeOverdueFromTheDayAfter(string at, string? overdue, string? until)
    {
        var item = Item("p", "Page", new ReviewPart { LastReviewed = "2014-07-31T13:50", NextDue = "2016-01-27", Owner = "The named nurse" });

        var page = await Ground().ComposeAsync(item, at);

        Assert.Equal(new ReviewView("31 July 2014", "27 January 2016", overdue, "The named nurse"), page.View.Review);
        Assert.Equal(until is null ? null : At(until), page.ValidUntil);
    }

    [Theory]
    [InlineData("2026-12-07T23:59:59Z", "This page is past its review date of 27 January 2016. Its review has been put off until 7 December 2026.", "2026-12-08T00:00:00Z")]
    [InlineData("2026-12-08T00:00:00Z", "This page is past its review date of 27 January 2016.", null)]
    public async Task Review_ThatIsPutOff_IsSaidToBeOverdueAllTheSame(string at, string overdue, string? until)
    {
        var item = Item("p", "Page", new ReviewPart { NextDue = "2016-01-27", PutOff = new ReviewPutOff { Due = "2016-01-27", Until = "2026-12-07" } });

        var page = await Ground().ComposeAsync(item, at);

        Assert.Equal(overdue, page.View.Review!.Overdue);
        Assert.Equal(until is null ? null : At(until), page.ValidUntil);
    }

    [Fact]
    public async Task Review_OfAPageThatNeverWas_SaysNoDate()
    {
        var page = await Ground().ComposeAsync(Item("p", "Page", new ReviewPart()), "2026-11-22T12:00:00Z");

        Assert.Equal(new ReviewView(null, null, null, null), page.View.Review);
    }
}
