using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Reviews;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Api;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Reviewing pages, what the public sees of it, and the board.</summary>
public sealed class ReviewPageTests : IAsyncLifetime
{
    private const string Shared = "4hubsectionworcestershire0";
    private const string Wyre = "4hubsectionwyreforest00000";

    // The page of the sources that has been overdue since 28 January 2016.
    private const string Children = "4hubpageourchildren0000000";
    private const string Screen = "/admin/content/" + Children + "/review";
    private const string PublicPage = "/safeguarding-our-children";
    private const string Child = "4hubpageworriedchild000000";
    private static readonly ContentItemId ChildrenId = ContentItemId.Parse(Children);
    private static readonly string[] Codes = [.. ReviewChecklist.Questions.Select(question => question.Code)];

    // A Monday at noon.
    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private FlowHub hub = null!;
    private HttpClient kim = null!;
    private HttpClient reader = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync(time);
        kim = hub.As("kim", Shared, Permission.PublishContent);
        reader = hub.As("nobody", Wyre);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Board_HoldsTheOverduePageOfTheSources_AndWhatNobodyHasReviewed()
    {
        var board = await kim.PageAsync("/admin/reviews");
        var never = await kim.PageAsync("/admin/reviews?show=NoDay");

        Assert.Equal(["Safeguarding our children"], board.QuerySelectorAll("tbody th").Select(cell => cell.Words()));
        Assert.Contains("27 January 2016, 3,953 days ago Pressing Page", board.QuerySelector("tbody")!.Words(), StringComparison.Ordinal);
        Assert.Equal("/admin/reviews", board.Link("Reviews"));
        Assert.Contains("No day is set. It follows from the first review", never.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains($"No review date: {never.QuerySelectorAll("tbody tr").Length}", never.MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Screens_OfAnotherSection_AreNotThere()
    {
        var other = hub.As("oda", Wyre, Permission.PublishContent);
        var editor = hub.As("ed", Shared, Permission.EditContent);

        Assert.DoesNotContain("Safeguarding our children", (await other.PageAsync("/admin/reviews")).MainText().Words(), StringComparison.Ordinal);
        await other.PageAsync(Screen, status: 404);
        using var without = await editor.GetAsync(new Uri(Screen, UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, without.StatusCode);
        await kim.PageAsync("/admin/content/4hubservicefrontdoor000000/review", status: 404);
    }

    [Fact]
    public async Task Review_AnsweredWhole_SetsBothDays_AndReadersSeeThemAtOnce()
    {
        Assert.Contains("This page is past its review date of 27 January 2016.", (await reader.PageAsync(PublicPage)).MainText().Words(), StringComparison.Ordinal);

        using var answer = await AnswerAsync();

        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, (await answer.PageAsync()).QuerySelector(".nhsuk-error-summary")?.Words());
        var part = await PartAsync();
        Assert.Equal(("2026-11-23T12:00", "2027-11-23"), (part.LastReviewed, part.NextDue));
        var page = (await reader.PageAsync(PublicPage)).MainText().Words();
        Assert.DoesNotContain("past its review date", page, StringComparison.Ordinal);
        Assert.Contains("23 November 2026", page, StringComparison.Ordinal);
        Assert.Empty((await kim.PageAsync("/admin/reviews")).QuerySelectorAll("tbody th"));
        var logged = Assert.Single(await LogAsync());
        Assert.Equal(("Kim", 7), (logged.By.ActorName, ReviewChecklist.Read(logged.Answers).Length));
    }

    [Fact]
    public async Task Review_NotAnsweredWhole_IsRefusedWithALinkToEachQuestion_AndKeepsTheAnswers()
    {
        using var answer = await AnswerAsync(without: ["numbers", "plain"], no: [("links", "")]);

        var page = await answer.PageAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        var links = page.QuerySelectorAll(".nhsuk-error-summary a").OfType<IHtmlAnchorElement>().Select(link => link.GetAttribute("href")![1..]).ToList();
        Assert.Equal(["f-numbers-1", "f-links-words", "f-plain-1"], links);
        Assert.All(links, id => Assert.NotNull(page.GetElementById(id)));
        Assert.True(((IHtmlInputElement)page.QuerySelector("[name=forms][value=yes]")!).IsChecked);
        Assert.Equal("2016-01-27", (await PartAsync()).NextDue);
        Assert.Empty(await LogAsync());
    }

    [Fact]
    public async Task Review_WithANo_IsRecorded_AndWhatIsWrongIsAFindingUntilAReviewFindsItRight()
    {
        using var first = await AnswerAsync(no: [("links", "The form leads nowhere")]);
        var findings = await kim.PageAsync($"/admin/content/{Children}/findings");
        var shown = await kim.PageAsync(Screen);
        using var second = await AnswerAsync();
        var after = await kim.PageAsync($"/admin/content/{Children}/findings");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        Assert.Contains("Do all links lead where they say? No: The form leads nowhere", findings.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("Do all links lead where they say? No: The form leads nowhere", shown.MainText().Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("The form leads nowhere", after.MainText().Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("The form leads nowhere", (await reader.JsonAsync($"/api/content/{Children}")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_OfAPageThatHasChangedMeanwhile_IsRefusedAndNothingTyped_IsLost()
    {
        var open = await kim.PageAsync(Screen);
        using var other = await AnswerAsync();

        using var answer = await kim.SendAsync(open, Screen, Fields([], [("links", "One is dead")]));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Contains("The page has changed since you opened this form", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal("One is dead", page.QuerySelector("[name=links-words]")!.TextContent.Trim());
        Assert.Single(await LogAsync());
    }

    [Fact]
    public async Task PutOff_IsOnceFor14Days_AndReadersAreToldThatItIsOverdueAllTheSame()
    {
        using var silent = await PutOffAsync("");
        using var put = await PutOffAsync("The named nurse is on leave");
        var board = await kim.PageAsync("/admin/reviews?show=PutOff");
        var overdue = await kim.PageAsync("/admin/reviews");
        var page = (await reader.PageAsync(PublicPage)).MainText().Words();
        var screen = await kim.PageAsync(Screen);
        time.Advance(TimeSpan.FromDays(15));
        using var again = await PutOffAsync("Still on leave");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, put.StatusCode);
        Assert.Contains("Put off until 7 December 2026 by Kim: The named nurse is on leave", board.QuerySelector("tbody")!.Words(), StringComparison.Ordinal);
        Assert.Empty(overdue.QuerySelectorAll("tbody th"));
        Assert.Contains("This page is past its review date of 27 January 2016. Its review has been put off until 7 December 2026.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Put it off", screen.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("can be put off once only", (await again.PageAsync()).MainText().Words(), StringComparison.Ordinal);
        Assert.Single((await kim.PageAsync("/admin/reviews")).QuerySelectorAll("tbody th"));
    }

    [Fact]
    public async Task Days_TypedInADraft_AreNotTaken_AndTheFormShowsThemAsFacts()
    {
        var stored = await hub.FindAsync(ChildrenId);
        var saved = await hub.SaveAsync(stored, stored.Latest!.Item.With(new ReviewPart { LastReviewed = "2026-11-23", NextDue = "2036-01-01", Owner = "The named nurse" }).Parts, "kim");
        var form = await kim.PageAsync($"/admin/content/{Children}/edit");

        var part = saved.Value!.Item.Part<ReviewPart>()!;
        Assert.Equal(("2014-07-31T13:50", "2016-01-27", "The named nurse"), (part.LastReviewed, part.NextDue, part.Owner));
        Assert.Contains("27 January 2016", form.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(Screen, form.Link("Review this page"));
        Assert.Empty(form.QuerySelectorAll("[name*='NextDue.Day']"));
    }

    [Fact]
    public async Task Page_AboutAWorry_IsDueEarlier_AndItsScreenSaysWhenEachNumberWasRung()
    {
        var before = await kim.PageAsync($"/admin/content/{Child}/review");
        using var answer = await kim.SendAsync(before, $"/admin/content/{Child}/review", Fields([], []));

        Assert.Contains("Family Front Door, 01905 822 666: nobody has rung it yet", before.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("2027-05-24", (await hub.FindAsync(ContentItemId.Parse(Child))).Live!.Item.Part<ReviewPart>()!.NextDue);
    }

    [Fact]
    public async Task Screens_CostFewQueries()
    {
        await kim.PageAsync("/admin/reviews");
        await kim.PageAsync(Screen);

        var board = await DatabaseWatch.CountAsync(() => kim.PageAsync("/admin/reviews"));
        var screen = await DatabaseWatch.CountAsync(() => kim.PageAsync(Screen));

        Assert.InRange(board, 1, 4);
        Assert.InRange(screen, 1, 9);
    }

    private static (string Name, string Value)[] Fields(string[] without, (string Code, string Words)[] no) =>
    [
        .. Codes.Where(code => !without.Contains(code)).Select(code => (code, no.Any(wrong => wrong.Code == code) ? "no" : "yes")),
        .. no.Select(wrong => (ReviewChecklist.WordsOf(wrong.Code), wrong.Words)),
    ];

    private async Task<HttpResponseMessage> AnswerAsync(string[]? without = null, (string Code, string Words)[]? no = null) =>
        await kim.SendAsync(Screen, Fields(without ?? [], no ?? []));

    private async Task<HttpResponseMessage> PutOffAsync(string reason) =>
        await kim.SendAsync(await kim.PageAsync(Screen), Screen + "?handler=PutOff", ("Reason", reason));

    private async Task<ReviewPart> PartAsync() => (await hub.FindAsync(ChildrenId)).Live!.Item.Part<ReviewPart>()!;

    private Task<IReadOnlyList<LoggedReview>> LogAsync() => hub.Services.GetRequiredService<IReviewLog>().OfAsync(ChildrenId, 10, CancellationToken.None);
}
