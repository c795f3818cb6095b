using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Feedback;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>What readers answered, as those see it who run a section.</summary>
public sealed class FeedbackPageTests : IAsyncLifetime
{
    private const string List = "/admin/feedback";
    private const string Page = "4hubpagewfdomesticabuse000";
    private const string Screen = List + "/" + Page;
    private const string Wyre = "4hubsectionwyreforest00000";
    private const string South = "4hubsectionsouthworcs00000";
    private FlowHub hub = null!;
    private HttpClient ann = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync();
        ann = hub.As("ann", Wyre, Permission.PublishContent);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Page_DealtWith_IsNewAgainAfterAnotherAnswer()
    {
        await AnswerAsync();
        Assert.Equal("New", await StateAsync());

        using var refused = await ann.SendAsync(Screen, ("State", "Done"));
        using var done = await ann.SendAsync(Screen, ("State", "Done"), ("Note", "Numbers moved up."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal("Done", await StateAsync());
        await AnswerAsync();
        Assert.Equal("New", await StateAsync());
    }

    [Fact]
    public async Task State_CanBeLeftWhicheverItIs()
    {
        await AnswerAsync();

        foreach (var (state, shown) in new[] { ("Looking", "Being looked at"), ("New", "New"), ("Done", "Done"), ("Looking", "Being looked at"), ("Done", "Done"), ("New", "New") })
        {
            using var set = await ann.SendAsync(Screen, ("State", state), ("Note", "As we agreed."));
            Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
            Assert.Equal(shown, await StateAsync());
        }
    }

    [Theory]
    [InlineData("", "Choose how far you are.")]
    [InlineData("7", "Choose how far you are.")]
    [InlineData("Done", "Write what you changed, or why nothing needs to change.")]
    public async Task Form_NotFilledIn_IsRefusedAtItsField_AndKeepsWhatWasTyped(string state, string words)
    {
        await AnswerAsync();

        using var answer = await ann.SendAsync(Screen, ("State", state), ("Note", state == "Done" ? " " : "Half a thought"));

        var page = await answer.PageAsync();
        var fault = page.QuerySelector(".nhsuk-error-summary a")!;
        Assert.Equal((HttpStatusCode.UnprocessableEntity, words), (answer.StatusCode, fault.Words()));
        Assert.NotNull(page.QuerySelector(fault.GetAttribute("href")!));
        Assert.Equal(state == "Done" ? "" : "Half a thought", page.QuerySelector("textarea[name=Note]")!.TextContent.Trim());
        Assert.Equal("New", await StateAsync());
    }

    [Fact]
    public async Task State_SetOnOlderAnswers_IsRefusedUntilTheNewOnesWereSeen()
    {
        await AnswerAsync();
        var open = await ann.PageAsync(Screen);
        await AnswerAsync();

        using var late = await ann.SendAsync(open, Screen, ("State", "Done"), ("Note", "Numbers moved up."));
        var again = await late.PageAsync();
        using var seen = await ann.SendAsync(again, Screen, ("State", "Done"), ("Note", "Numbers moved up."));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Redirect), (late.StatusCode, seen.StatusCode));
        Assert.Contains("Not helpful, and not looked at yet: 2", again.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal("Numbers moved up.", again.QuerySelector("textarea[name=Note]")!.TextContent.Trim());
    }

    [Fact]
    public async Task Feedback_OfASection_IsNotThereForThePublisherOfAnother()
    {
        await AnswerAsync();
        var other = hub.As("oda", South, Permission.PublishContent);
        var editor = hub.As("ed", Wyre, Permission.EditContent);

        var list = await other.PageAsync(List);
        var asked = await other.PageAsync($"{List}?section={Wyre}");
        await other.PageAsync(Screen, status: 404);
        var token = list.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var sent = await other.PostAsync(new Uri(Screen, UriKind.Relative), new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("State", "Done"), new("Note", "Not mine"), new("Seen", "1")]));
        var set = await hub.Services.GetRequiredService<SetFeedbackState>().ExecuteAsync(
            FlowHub.Person("oda", South, Permission.PublishContent), ContentItemId.Parse(Page), FeedbackState.Done, "Not mine", 1, CancellationToken.None);
        using var without = await editor.GetAsync(new Uri(Screen, UriKind.Relative));

        Assert.All([list, asked], page => Assert.DoesNotContain("Domestic abuse", page.MainText().Words(), StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("Wyre Forest", list.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        Assert.False(set.Succeeded);
        Assert.True(without.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden);
        Assert.Equal("New", await StateAsync());
    }

    [Theory]
    [InlineData(99, false)]
    [InlineData(100, true)]
    public async Task List_ThatHoldsNoMore_SaysSo(int pages, bool isSaid)
    {
        await using var crowded = await FlowHub.StartAsync(more: services => services.AddSingleton<IPageFeedback>(new Crowd(pages)));

        var list = await crowded.As("ann", Wyre, Permission.PublishContent).PageAsync(List);

        Assert.Equal(pages, list.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(isSaid, list.MainText().Words().Contains("These are the 100 pages that helped least.", StringComparison.Ordinal));
    }

    private async Task<string> StateAsync() => (await ann.PageAsync(List)).QuerySelector("tbody .nhsuk-tag")!.TextContent.Trim();

    private Task AnswerAsync() => hub.Services.GetRequiredService<IFeedbackStore>().AddAsync(
        new FeedbackAnswer(IPageFeedback.Form, Page, "", "no", LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)), CancellationToken.None);

    /// <summary>So many pages with an answer each.</summary>
    private sealed class Crowd(int pages) : IPageFeedback
    {
        public Task<IReadOnlyList<PageFeedback>> ListAsync(FeedbackQuery query, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PageFeedback>>(
            [.. Enumerable.Range(0, pages).Take(query.Limit).Select(number => new PageFeedback(ContentItemId.Parse($"4page{number:D21}"), $"Page {number}", null, null) { Unhelpful = 1 })]);

        public Task<IReadOnlyList<SectionFeedback>> SectionsAsync(FeedbackQuery query, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SectionFeedback>>([]);

        public Task<IReadOnlyList<KeyValuePair<string, int>>> ReasonsAsync(ContentItemId item, LocalDate since, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<KeyValuePair<string, int>>>([]);
    }
}
