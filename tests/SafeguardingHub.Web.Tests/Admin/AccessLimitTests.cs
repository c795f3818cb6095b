using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Who tries passwords is stopped: for an account, and for an address. Each on a host of its own, as tries are counted.</summary>
public sealed class AccessLimitTests : IAsyncLifetime
{
    private HubFactory hub = null!;

    public async Task InitializeAsync() => hub = await HubFactory.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task SignIn_AfterTenWrongTries_IsClosedAlsoForTheRightPassword()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);
        var browser = hub.Stranger();
        for (var tries = 0; tries < 10; tries++)
        {
            await browser.SendAsync("/admin/sign-in", new { person.Email, Password = "not this one at all" }, "Sign in");
        }

        var answer = await browser.SendAsync("/admin/sign-in", new { person.Email, Person.Password }, "Sign in");

        Assert.Equal("The email address or the password is not right. After 10 wrong tries an account is locked for 15 minutes.", Assert.Single(answer.Faults));
        Assert.Single(await hub.AuditOfAsync(person), entry => entry.Action == "LockOut");
        Assert.DoesNotContain(await hub.AuditOfAsync(person), entry => entry.Action == "SignIn");
    }

    [Fact]
    public async Task SignIn_TooOftenFromOneAddress_IsToldToWait()
    {
        var browser = hub.Stranger();
        var page = await browser.GetAsync("/admin/sign-in");
        AdminAnswer answer;
        var tries = 0;

        do
        {
            // A form that the hub refuses at once counts, too, and takes no time.
            answer = await browser.PostAsync("/admin/sign-in", []);
        }
        while (answer.Status == 400 && ++tries < 200);

        Assert.Equal(60, tries);
        Assert.Equal(429, answer.Status);
        Assert.Equal("Too many tries", answer.Page.Heading());
        Assert.Equal(200, (await browser.OpenAsync("/admin/sign-in")).Status);
        Assert.NotNull(page.Page);
    }
}
