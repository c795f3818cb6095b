using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>What readers answered, as those see it who run a section.</summary>
public sealed class FeedbackPageTests : IAsyncLifetime
{
    private const string Page = "4hubpagewfdomesticabuse000";
    private EditorHub hub = null!;

    public async Task InitializeAsync() => hub = await EditorHub.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Page_DealtWith_IsNewAgainAfterAnotherAnswer()
    {
        await AnswerAsync();
        var admin = hub.Browser(Who.Administrator);
        Assert.Equal("New", await StateAsync(admin));

        var form = await admin.FormAsync($"/admin/feedback/{Page}");
        var refused = await admin.SendAsync(form.Page, $"/admin/feedback/{Page}", ("State", "Done"), ("Seen", "1"));
        var done = await admin.SendAsync(form.Page, $"/admin/feedback/{Page}", ("State", "Done"), ("Note", "Numbers moved up."), ("Seen", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal("Done", await StateAsync(admin));
        await AnswerAsync();
        Assert.Equal("New", await StateAsync(admin));
    }

    private static async Task<string> StateAsync(HttpClient admin) => (await admin.PageAsync("/admin/feedback")).QuerySelector("tbody .nhsuk-tag")!.TextContent.Trim();

    private Task AnswerAsync() => hub.Services.GetRequiredService<IFeedbackStore>().AddAsync(
        new FeedbackAnswer(IPageFeedback.Form, Page, "", "no", LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)), CancellationToken.None);
}
