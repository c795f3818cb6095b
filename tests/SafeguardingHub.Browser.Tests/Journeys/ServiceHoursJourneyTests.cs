using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Browser.Tests.Journeys;

/// <summary>The hours of a service are written in one place, and every page that says whom to call follows.</summary>
[Collection(JourneyTestsCollection.Name)]
public sealed class ServiceHoursJourneyTests(ChromiumFixture chromium) : IDisposable
{
    private readonly JourneySite site = new();

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hours_ChangedByKeysAlone_ShowOnEveryPageThatNamesTheService(bool script)
    {
        const string Before = "Friday: 8:30am to 4:30pm";
        const string After = "Monday to Friday: 8:30am to 5pm";
        string[] pages = ["/contacts/family-front-door", "/worried-about-a-child"];
        foreach (var page in pages)
        {
            await site.PublicAsync(page, text => text.Contains(Before, StringComparison.Ordinal));
        }

        var keeper = await JourneySite.SomebodyAsync(chromium, script);
        var person = await site.Services.AddPersonAsync("Administrator", withPassword: true);
        await keeper.OpenAsync(site.At("/admin"));
        await keeper.WriteAsync("Email address", person.Email);
        await keeper.WriteAsync("Password", Person.Password);
        await keeper.PressAsync("Sign in");
        await keeper.FollowAsync("Content");
        await keeper.WriteAsync("Words in the name", "family front");
        await keeper.PressAsync("Show");
        await keeper.FollowAsync("Family Front Door");
        await keeper.FollowAsync("Edit");
        await keeper.WriteAsync("Friday", "half past eight to five");
        await keeper.PressAsync("Save draft");
        await keeper.MendAsync("Friday: ", "Friday");
        Assert.Equal("half past eight to five", await keeper.Page.GetByLabel("Friday", new() { Exact = true }).InputValueAsync());
        await keeper.WriteAsync("Friday", "8:30am to 5pm");
        await keeper.PressAsync("Save and go on to publish");
        await keeper.WriteAsync("Why it cannot wait", "Nobody else is there on a Friday.");
        await keeper.WriteAsync("What has changed for readers (optional)", "On Fridays it answers until 5pm.");
        await keeper.PressAsync("Publish");

        foreach (var page in pages)
        {
            await site.PublicAsync(page, text => text.Contains(After, StringComparison.Ordinal) && !text.Contains(Before, StringComparison.Ordinal));
        }
    }
}
