using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Feedback;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Feedback;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>Readers' closed questions: what is counted, and what never is.</summary>
public sealed class FeedbackTests : IAsyncLifetime
{
    private const string Service = "family-front-door";
    private const string Number = "01905822666";
    private readonly SettableTime time = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private HubFactory? factory;
    private HttpClient? client;

    private HttpClient Reader => client!;

    public async Task InitializeAsync()
    {
        factory = await HubFactory.StartAsync(time);
        client = factory.Reader();
    }

    public async Task DisposeAsync() => await factory!.DisposeAsync();

    [Fact]
    public async Task NumberForm_Sent_IsCountedAndSaysWhomElseToCall()
    {
        var form = await Reader.PageAsync($"/feedback/number?service={Service}");
        Assert.Contains("not a way to report a concern", form.MainText().Words(), StringComparison.Ordinal);

        using var answer = await PostAsync("/feedback/number", NumberAnswer("not-answered"), ("Origin", "http://localhost"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var count = Assert.Single(await CountsAsync("number"));
        Assert.Equal(("not-answered", Number, new LocalDate(2026, 3, 2), 1), (count.Answer.Choice, count.Answer.Detail, count.Answer.Day, count.Count));
        var thanks = await Reader.PageAsync(answer.Headers.Location!.OriginalString);
        Assert.Contains("tel:999", thanks.MainText().Dialled());
        Assert.DoesNotContain("tel:" + Number, thanks.MainText().Dialled());
    }

    [Fact]
    public async Task HelpfulForm_Sent_IsCountedAndAsksWhyNot()
    {
        using var no = await PostAsync("/feedback/helpful", [("page", "/worried-about-a-child"), ("helpful", "no")], ("Sec-Fetch-Site", "same-origin"));
        var why = await Reader.PageAsync(no.Headers.Location!.OriginalString);
        using var reason = await PostAsync(why.QuerySelector("form[method=post]")!.GetAttribute("action")!, [("page", "/worried-about-a-child"), ("why", "no-contact")], ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.SeeOther, reason.StatusCode);
        Assert.Equal("no", Assert.Single(await CountsAsync("helpful")).Answer.Choice);
        Assert.Equal("no-contact", Assert.Single(await CountsAsync("helpful-why")).Answer.Choice);
        var thanks = await Reader.PageAsync(reason.Headers.Location!.OriginalString);
        Assert.Contains(thanks.MainText().QuerySelectorAll("a"), link => link.GetAttribute("href") == "/worried-about-a-child");
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "http://localhost.elsewhere.example")]
    [InlineData("Origin", "nonsense")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "made-up")]
    public async Task Form_OfAnotherSite_IsRefusedAndNothingIsCounted(string header, string value)
    {
        using var answer = await PostAsync("/feedback/number", NumberAnswer("not-answered"), (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Nothing was stored", (await answer.PageAsync()).MainText().Words(), StringComparison.Ordinal);
        Assert.Empty(await CountsAsync("number"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    public async Task Form_OfABrowserThatDoesNotSay_IsAskedOnceMore(string? origin)
    {
        (string, string)[] header = origin is null ? [] : [("Origin", origin)];
        using var first = await PostAsync("/feedback/number", NumberAnswer("wrong-team"), header);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Empty(await CountsAsync("number"));

        var again = Fields(await first.PageAsync());
        using var changed = await PostAsync("/feedback/number", [.. again.Select(field => field.Name == "what" ? ("what", "no-such-number") : field)], header);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var second = await PostAsync("/feedback/number", again, header);

        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
        Assert.Equal("wrong-team", Assert.Single(await CountsAsync("number")).Answer.Choice);
    }

    [Fact]
    public async Task Form_AskedOnceMoreTooLongAgo_IsAskedAgain()
    {
        using var first = await PostAsync("/feedback/number", NumberAnswer("wrong-team"));
        var again = Fields(await first.PageAsync());
        time.Advance(FeedbackToken.Life + TimeSpan.FromSeconds(1));

        using var late = await PostAsync("/feedback/number", again);

        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Empty(await CountsAsync("number"));
    }

    [Fact]
    public async Task Form_WithAnotherSitesOrigin_IsRefusedWhateverItProves()
    {
        using var first = await PostAsync("/feedback/number", NumberAnswer("wrong-team"));
        var again = Fields(await first.PageAsync());

        using var stolen = await PostAsync("/feedback/number", again, ("Origin", "https://elsewhere.example"));

        Assert.Equal(HttpStatusCode.Forbidden, stolen.StatusCode);
        Assert.Empty(await CountsAsync("number"));
    }

    [Theory]
    [InlineData("/feedback/number", "service=family-front-door&number=01905822666&what=boring")]
    [InlineData("/feedback/number", "service=family-front-door&number=01905822666")]
    [InlineData("/feedback/number", "service=family-front-door&number=999&what=not-answered")]
    [InlineData("/feedback/number", "service=family-front-door&number=01905822666&what=not-answered&what=wrong-team")]
    [InlineData("/feedback/number", "service=nobody&number=01905822666&what=not-answered")]
    [InlineData("/feedback/number", "")]
    [InlineData("/feedback/helpful", "page=/worried-about-a-child&helpful=maybe")]
    [InlineData("/feedback/helpful", "page=/no-such-page&helpful=yes")]
    [InlineData("/feedback/helpful", "page=https://elsewhere.example/&helpful=yes")]
    [InlineData("/feedback/helpful", "page=//elsewhere.example&helpful=yes")]
    [InlineData("/feedback/helpful", "helpful=yes")]
    [InlineData("/feedback/helpful", "page=/a%00b&helpful=yes")]
    [InlineData("/feedback/why", "page=/worried-about-a-child&why=because")]
    public async Task Form_WithWhatIsNoAnswer_ComesBackAndNothingIsCounted(string address, string body)
    {
        using var answer = await PostAsync(address, body, ("Origin", "http://localhost"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        foreach (var form in new[] { "number", "helpful", "helpful-why" })
        {
            Assert.Empty(await CountsAsync(form));
        }
    }

    [Fact]
    public async Task Form_WithAFault_SaysItBesideTheQuestionAndKeepsTheRest()
    {
        using var answer = await PostAsync("/feedback/number", [("service", Service), ("number", "999"), ("what", "wrong-hours")], ("Origin", "http://localhost"));
        var page = await answer.PageAsync();

        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Contains("Choose one of the answers.", page.MainText().Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("input[name=what][value=wrong-hours][checked]"));
    }

    [Theory]
    [InlineData(8 * 1024 + 1, 413)]
    [InlineData(200_000, 413)]
    [InlineData(1000, 422)]
    public async Task Form_TooLarge_IsNotRead(int size, int status)
    {
        using var answer = await PostAsync("/feedback/helpful", "x=" + new string('y', size - 2), ("Origin", "http://localhost"));

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Form_OfAnotherMediaType_IsNotRead()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/feedback/helpful", UriKind.Relative)) { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Origin", "http://localhost");
        using var answer = await Reader.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task Answers_MoreThanAMinuteTakes_AreRefusedUntilTheNext()
    {
        var limit = factory!.Services.GetRequiredService<FeedbackLimit>();
        while (limit.TryTake(FeedbackQuestions.NumberForm))
        {
            // Until there is no place left.
        }

        using var refused = await PostAsync("/feedback/number", NumberAnswer("not-answered"), ("Origin", "http://localhost"));
        time.Advance(TimeSpan.FromMinutes(1));
        using var later = await PostAsync("/feedback/number", NumberAnswer("not-answered"), ("Origin", "http://localhost"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, later.StatusCode);
        Assert.Equal(1, Assert.Single(await CountsAsync("number")).Count);
    }

    [Fact]
    public async Task Answers_ThatCrowdOneForm_LeaveRoomForTheReportOfAWrongNumber()
    {
        var limit = factory!.Services.GetRequiredService<FeedbackLimit>();
        while (limit.TryTake(FeedbackQuestions.HelpfulForm))
        {
            // Until there is no place left.
        }

        using var taken = await PostAsync("/feedback/number", NumberAnswer("not-answered"), ("Origin", "http://localhost"));

        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
    }

    [Theory]
    [InlineData("/feedback/number?service=family-front-door")]
    [InlineData("/feedback/helpful?page=/worried-about-a-child")]
    [InlineData("/feedback/why?page=/worried-about-a-child")]
    [InlineData("/feedback/thanks?page=//elsewhere.example")]
    public async Task Page_OfAForm_IsKeptNowhereAndLeadsNowhereElse(string address)
    {
        using var answer = await Reader.GetAsync(new Uri(address, UriKind.Relative));
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.DoesNotContain(page.QuerySelectorAll("a"), link => link.GetAttribute("href")!.Contains("elsewhere", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/feedback/number")]
    [InlineData("/feedback/number?service=nobody")]
    [InlineData("/feedback/number?service=999")]
    [InlineData("/feedback/why?page=/no-such-page")]
    public async Task Page_OfAFormOnNothing_IsNotThere(string address) => await Reader.PageAsync(address, 404);

    [Fact]
    public async Task Logs_OfAnswers_HoldNothingOfThem()
    {
        using var answer = await PostAsync("/feedback/number", NumberAnswer("no-such-number"), ("Origin", "http://localhost"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.DoesNotContain(factory!.Logs.Lines, line => line.Contains("no-such-number", StringComparison.Ordinal) || line.Contains("service=", StringComparison.Ordinal));
    }

    private static (string Name, string Value)[] NumberAnswer(string what) => [("service", Service), ("number", Number), ("what", what)];

    private static (string Name, string Value)[] Fields(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll("main form input[type=hidden]").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!))];

    private Task<HttpResponseMessage> PostAsync(string address, (string Name, string Value)[] fields, params (string Name, string Value)[] headers) =>
        PostAsync(address, string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}")), headers);

    private async Task<HttpResponseMessage> PostAsync(string address, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address.Split('#')[0], UriKind.Relative));
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Reader.SendAsync(request);
    }

    private Task<IReadOnlyList<FeedbackCount>> CountsAsync(string form) =>
        factory!.Services.GetRequiredService<IFeedbackStore>().SinceAsync(form, new LocalDate(2020, 1, 1), CancellationToken.None);
}
