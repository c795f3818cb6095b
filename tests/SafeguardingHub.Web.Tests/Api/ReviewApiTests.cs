using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Safeguarding.Reviews;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Admin;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>Where an item stands with its review, as other sites read it.</summary>
public sealed class ReviewApiTests : IAsyncLifetime
{
    private const string Shared = "4hubsectionworcestershire0";
    private const string Children = "4hubpageourchildren0000000";
    private const string Address = "/api/content/" + Children;
    private static readonly string[] Codes = [.. ReviewChecklist.Questions.Select(question => question.Code)];

    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private FlowHub hub = null!;
    private HttpClient kim = null!;
    private HttpClient reader = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync(time);
        kim = hub.As("kim", Shared, Permission.PublishContent);
        reader = hub.As("nobody", Shared);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task State_FollowsTheDaysAlone_UntilSomebodyReviews()
    {
        var overdue = await ReviewAsync();
        using var reviewed = await kim.SendAsync($"/admin/content/{Children}/review", [.. Codes.Select(code => (code, "yes"))]);
        var inDate = await ReviewAsync();
        time.Now = new DateTimeOffset(2027, 11, 22, 23, 59, 0, TimeSpan.Zero);
        var stillInDate = await ReviewAsync();
        time.Now = new DateTimeOffset(2027, 11, 23, 0, 0, 0, TimeSpan.Zero);
        var due = await ReviewAsync();
        time.Now = new DateTimeOffset(2027, 11, 24, 0, 0, 0, TimeSpan.Zero);
        var again = await ReviewAsync();

        Assert.Equal(("overdue", "2016-01-27", null), overdue);
        Assert.Equal(("inDate", "2027-11-23", null), inDate);
        Assert.Equal(inDate, stillInDate);
        Assert.Equal(("due", "2027-11-23", null), due);
        Assert.Equal(("overdue", "2027-11-23", null), again);
    }

    [Fact]
    public async Task State_OfWhatIsPutOff_IsOverdueAllTheSame()
    {
        using var put = await kim.SendAsync(await kim.PageAsync($"/admin/content/{Children}/review"), $"/admin/content/{Children}/review?handler=PutOff", ("Reason", "On leave"));
        var before = await ReviewAsync();
        time.Now = new DateTimeOffset(2026, 12, 8, 0, 0, 0, TimeSpan.Zero);
        var after = await ReviewAsync();

        Assert.Equal(("overdue", "2016-01-27", "2026-12-07"), before);
        Assert.Equal(("overdue", "2016-01-27", null), after);
    }

    [Fact]
    public async Task Item_OfATypeThatIsNotReviewed_SaysNothing_AndOneWithoutADayThatNoneIsPlanned()
    {
        var service = await reader.JsonAsync("/api/content/4hubservicefrontdoor000000");
        var policy = await reader.JsonAsync("/api/content/4hubpolicyescalation000000?fields=Review.State,DisplayText");

        Assert.DoesNotContain("Review", service.Names());
        Assert.Equal(["DisplayText", "Review"], policy.Names());
        Assert.Equal(["State"], policy.GetProperty("Review").Names());
        Assert.Equal("none", policy.GetProperty("Review").Text("State"));
        await reader.JsonAsync("/api/content?fields=Review.Who", 400);
    }

    [Fact]
    public async Task Item_InMemory_EndsWithItsDay()
    {
        using var reviewed = await kim.SendAsync($"/admin/content/{Children}/review", [.. Codes.Select(code => (code, "yes"))]);

        // The memory of answers goes by the machine's own clock: two seconds before midnight are waited for.
        time.Now = new DateTimeOffset(2027, 11, 23, 23, 59, 58, TimeSpan.Zero);
        var due = (await reader.JsonAsync(Address)).GetProperty("Review").Text("State");
        await Task.Delay(TimeSpan.FromSeconds(2.2));
        time.Advance(TimeSpan.FromSeconds(2));
        var overdue = (await reader.JsonAsync(Address)).GetProperty("Review").Text("State");

        Assert.Equal(("due", "overdue"), (due, overdue));
    }

    // An address with chosen fields is made anew each time.
    private async Task<(string? State, string? Due, string? PutOffUntil)> ReviewAsync()
    {
        var item = (await reader.JsonAsync(Address + "?fields=Review")).GetProperty("Review");
        var listed = (await reader.JsonAsync("/api/content?type=Page&limit=100&fields=ContentItemId,Review")).List("items").Single(found => found.Text("ContentItemId") == Children);
        Assert.Equal(item.GetRawText(), listed.GetProperty("Review").GetRawText());
        return (item.Text("State"), item.Text("Due"), item.Text("PutOffUntil"));
    }
}
