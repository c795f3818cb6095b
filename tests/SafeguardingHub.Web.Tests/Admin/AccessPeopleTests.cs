using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Inviting people, and changing what they may do.</summary>
[Collection(AccessSiteTests.Name)]
public sealed class AccessPeopleTests(AccessSite site)
{
    private readonly HubFactory hub = site.Hub;

    [Fact]
    public async Task Invitation_Accepted_MakesSomebodyWhoCanSignIn()
    {
        var administrator = await hub.SignInAsync("Administrator");
        var section = (await People.SectionAsync(hub.Services, "wyre-forest"))!.Value.Value;
        const string Email = "grace.hopper@example.org";

        var invited = await administrator.SendAsync("/admin/people/invite", new { Email, Name = "Grace", Role = "Editor", Section = section }, "Invite");
        var link = Path(invited);
        var newcomer = hub.Stranger();
        var welcome = await newcomer.GetAsync(link);
        var weak = await newcomer.SubmitAsync(link, welcome.Form(), AdminClient.Fields(new { Name = "Grace Hopper", Password = "hopper hopper" }));
        var done = await newcomer.SubmitAsync(link, weak.Form(), AdminClient.Fields(new { Password = "four green kettles" }));

        Assert.Equal("Invited", invited.Page.Heading());
        Assert.Equal("Welcome", welcome.Page.Heading());
        Assert.Equal("The password must not contain your name or your email address.", Assert.Single(weak.Faults));
        Assert.Contains("you are signed in", (await newcomer.FollowAsync(done)).Words, StringComparison.Ordinal);
        Assert.Equal((404, "This link does not work"), Shown(await hub.Stranger().OpenAsync(link)));
        Assert.Equal("/admin", (await hub.Stranger().SendAsync("/admin/sign-in", new { Email, Password = "four green kettles" }, "Sign in")).Location);
        var list = await administrator.GetAsync("/admin/people");
        var row = list.Page.QuerySelectorAll("tbody tr").Single(row => row.Words().Contains(Email, StringComparison.Ordinal)).Words();
        Assert.Contains("Grace Hopper", row, StringComparison.Ordinal);
        Assert.Contains("Editor, Wyre Forest", row, StringComparison.Ordinal);
        Assert.Contains("Active", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invitation_WithFaults_NamesThemAllAndKeepsWhatWasTyped()
    {
        var administrator = await hub.SignInAsync("Administrator");
        var there = await hub.Services.AddPersonAsync("Editor", "wyre-forest");

        var empty = await administrator.SendAsync("/admin/people/invite", new { Email = "not an address", Name = "", Section = "" }, "Invite");
        var taken = await administrator.SendAsync("/admin/people/invite", new { Email = there.Email.ToUpperInvariant(), Name = "Ada", Role = "Editor", Section = "all" }, "Invite");

        Assert.Equal(422, empty.Status);
        Assert.Equal(["Choose a role.", "Choose where the role holds.", "Enter an email address in the form name@example.nhs.uk.", "Enter the person's name."], empty.Faults.Order(StringComparer.Ordinal));
        Assert.Equal("not an address", empty.Page.QuerySelector("#f-Email")!.GetAttribute("value"));
        Assert.Equal(409, taken.Status);
        Assert.Contains("has an account with that address already", Assert.Single(taken.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_GivenAndTakenAway_IsShownAndAudited()
    {
        var administrator = await hub.SignInAsync("Administrator");
        var person = await hub.Services.AddPersonAsync("Reader");
        var address = $"/admin/people/{person.Id}";

        var given = await administrator.FollowAsync(await administrator.SendAsync(address, new { Role = "Contact keeper", Section = "all" }, "Give this role"));
        var twice = await administrator.SendAsync(address, new { Role = "Contact keeper", Section = "all" }, "Give this role");
        var nowhere = await administrator.SendAsync(address, new { Role = "Reader", Section = "" }, "Give this role");
        var taken = await administrator.FollowAsync(await administrator.SendAsync(given.Page.MainText().Link("Take away Reader, all sections"), button: "Take this role away"));

        Assert.Contains($"{person.Name} is now Contact keeper, all sections.", given.Words, StringComparison.Ordinal);
        Assert.Equal(409, twice.Status);
        Assert.Equal("Choose where the role holds.", Assert.Single(nowhere.Faults));
        Assert.DoesNotContain("Reader, all sections Take", taken.Words, StringComparison.Ordinal);
        var audit = await hub.AuditOfAsync(person);
        Assert.Equal(["RevokeRole: Reader, all sections", "GrantRole: Contact keeper, all sections"], audit.Select(entry => $"{entry.Action}: {entry.Note}"));
        Assert.All(audit, entry => Assert.Equal(administrator.Person!.Id, entry.ActorId));
    }

    [Fact]
    public async Task Account_Reset_GivesANewLinkAndEndsTheOldPassword()
    {
        var administrator = await hub.SignInAsync("Administrator");
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);
        var editor = await hub.SignInAsync(person);

        var reset = await administrator.SendAsync($"/admin/people/{person.Id}/reset", button: "Reset the password");

        Assert.NotNull((await editor.OpenAsync("/admin")).Location);
        Assert.Equal(422, (await hub.Stranger().SendAsync("/admin/sign-in", new { person.Email, Person.Password }, "Sign in")).Status);
        Assert.Equal("Choose a new password", (await hub.Stranger().GetAsync(Path(reset))).Page.Heading());
        var again = await administrator.SendAsync($"/admin/people/{person.Id}/reset", button: "Make a new link");
        Assert.Equal(404, (await hub.Stranger().OpenAsync(Path(reset))).Status);
        Assert.Equal(200, (await hub.Stranger().OpenAsync(Path(again))).Status);
        Assert.DoesNotContain(await hub.AuditOfAsync(person), entry => entry.Note?.Contains("token", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Account_SwitchedOff_CannotSignInUntilItIsOnAgain()
    {
        var administrator = await hub.SignInAsync("Administrator");
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);

        var off = await administrator.FollowAsync(await administrator.SendAsync($"/admin/people/{person.Id}/disable"));
        var refused = await hub.Stranger().SendAsync("/admin/sign-in", new { person.Email, Person.Password }, "Sign in");
        var on = await administrator.FollowAsync(await administrator.SendAsync($"/admin/people/{person.Id}", button: "Switch the account on"));

        Assert.Contains("Switched off", off.Words, StringComparison.Ordinal);
        Assert.Equal(422, refused.Status);
        Assert.Contains("can sign in again", on.Words, StringComparison.Ordinal);
        Assert.Equal("/admin", (await hub.Stranger().SendAsync("/admin/sign-in", new { person.Email, Person.Password }, "Sign in")).Location);
    }

    [Fact]
    public async Task Administrator_Oneself_CannotBeSwitchedOff()
    {
        await hub.Services.AddPersonAsync("Administrator");
        var administrator = await hub.SignInAsync("Administrator");

        var answer = await administrator.SendAsync($"/admin/people/{administrator.Person!.Id}/disable");

        Assert.Equal(409, answer.Status);
        Assert.Contains("You cannot switch off your own account", Assert.Single(answer.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/people")]
    [InlineData("/admin/people/invite")]
    [InlineData("/admin/people/nobody")]
    [InlineData("/admin/people/nobody/reset")]
    [InlineData("/admin/people/nobody/disable")]
    [InlineData("/admin/people/nobody/revoke?role=Editor&section=all")]
    public async Task People_OfASectionOwner_AreNotTheirs(string path)
    {
        var owner = await hub.SignInAsync("Section owner", "wyre-forest");

        Assert.Equal(403, (await owner.OpenAsync(path)).Status);
    }

    [Theory]
    [InlineData("/admin/people/nobody")]
    [InlineData("/admin/people/nobody/reset")]
    [InlineData("/admin/people/nobody/disable")]
    [InlineData("/admin/people/nobody/revoke?role=Editor&section=all")]
    public async Task Person_WhoIsNotThere_IsNotFound(string path)
    {
        var administrator = await hub.SignInAsync("Administrator");

        Assert.Equal(404, (await administrator.OpenAsync(path)).Status);
    }

    [Fact]
    public async Task ManagerOfPeople_WithoutAllRights_GivesAndTakesOverNoMoreThanTheirOwn()
    {
        var manager = new Actor(ActorKind.User, "m", "Manager", [new Grant("Manager", [Permission.ManageUsers, Permission.AccessAdminPanel], Section: null)]);
        var administrator = await hub.Services.AddPersonAsync("Administrator");
        var nobody = await hub.Services.AddPersonAsync(role: null);
        var services = hub.Services;

        var invited = await services.GetRequiredService<InviteUser>().ExecuteAsync(manager, new Invitation("x@example.org", "X", "Administrator", null), null, default);
        var granted = await services.GetRequiredService<GrantRole>().ExecuteAsync(manager, nobody.Id, "Editor", null, default);
        var reset = await services.GetRequiredService<ResetAccount>().ExecuteAsync(manager, administrator.Id, forgetsProofs: true, null, default);
        var disabled = await services.GetRequiredService<DisableAccount>().ExecuteAsync(manager, administrator.Id, default);
        var revoked = await services.GetRequiredService<RevokeRole>().ExecuteAsync(manager, administrator.Id, "Administrator", null, default);
        var off = await services.GetRequiredService<DisableAccount>().ExecuteAsync(manager, nobody.Id, default);

        Assert.All([invited.Reasons, granted.Reasons, reset.Reasons, disabled.Reasons, revoked.Reasons],
            reasons => Assert.Contains(reasons, reason => reason.Kind == Content.Changes.ReasonKind.NotPermitted));
        Assert.True(off.Succeeded);
    }

    private static (int, string) Shown(AdminAnswer answer) => (answer.Status, answer.Page.Heading());

    private static string Path(AdminAnswer answer) => new Uri(answer.Page.QuerySelector("main textarea")!.TextContent.Trim()).PathAndQuery;
}
