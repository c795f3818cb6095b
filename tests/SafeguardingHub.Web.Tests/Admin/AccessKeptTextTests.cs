using AngleSharp.Dom;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>What was written is never lost, whatever became of the sign-in or the form meanwhile.</summary>
[Collection(AccessSiteTests.Name)]
public sealed class AccessKeptTextTests(AccessSite site)
{
    private readonly HubFactory hub = site.Hub;

    [Fact]
    public async Task Form_SentAfterTheSignInRanOut_IsSentAgainAfterSigningIn()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);
        var editor = await hub.SignInAsync(person);
        var form = (await editor.GetAsync("/admin/account")).FormOf("Save your name");
        End(editor);

        var asked = await editor.SubmitAsync("/admin/account", form, AdminClient.Fields(new { Name = "Zoë \"Line\r\nbreak\" <b>" }));
        var wrong = await editor.SubmitAsync("", asked.FormOf("Sign in"), AdminClient.Fields(new { person.Email, Password = "not this one at all" }), "Sign in");
        var again = await editor.SubmitAsync("", wrong.FormOf("Sign in"), AdminClient.Fields(new { person.Email, Person.Password }), "Sign in");
        var kept = again.FormOf("Send my text again");

        Assert.Equal((401, "Sign in"), (asked.Status, asked.Page.Heading()));
        Assert.Contains("What you wrote is kept", asked.Words, StringComparison.Ordinal);
        Assert.Equal("You are signed in again", again.Page.Heading());
        Assert.Equal("/admin/account", kept.GetAttribute("action"));
        Assert.Equal("Zoë \"Line\r\nbreak\" <b>", kept.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("input[name=Name]")!.Value);
        var saved = await editor.SubmitAsync("", kept, AdminClient.Fields(new { Name = "Zoë Line" }));
        Assert.Contains("Your name is changed.", (await editor.FollowAsync(saved)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithPasswords_IsKeptWithoutThem()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);
        var editor = await hub.SignInAsync(person);
        var form = (await editor.GetAsync("/admin/account/password")).Form();
        End(editor);

        var asked = await editor.SubmitAsync("/admin/account/password", form, AdminClient.Fields(new { Current = "x", Password = "very secret words" }));
        var again = await editor.SubmitAsync("", asked.FormOf("Sign in"), AdminClient.Fields(new { person.Email, Person.Password }), "Sign in");

        Assert.DoesNotContain("very secret words", again.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_FromAnotherSite_IsNotKept()
    {
        var stranger = hub.Stranger();

        var answer = await stranger.PostAsync("/admin/account", [KeyValuePair.Create("Name", "Chosen by somebody else")]);

        Assert.Equal(401, answer.Status);
        Assert.Empty(answer.Page.QuerySelectorAll("input[name=Kept]"));
        Assert.Contains("could not be kept", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_ThatIsTooLong_IsNotKeptAndSaysSo()
    {
        var editor = await hub.SignInAsync("Editor", "wyre-forest");
        var form = (await editor.GetAsync("/admin/account")).FormOf("Save your name");
        End(editor);

        var answer = await editor.SubmitAsync("/admin/account", form, AdminClient.Fields(new { Name = new string('x', (2 * 1024 * 1024) + 1) }));

        Assert.Equal(401, answer.Status);
        Assert.Contains("could not be kept", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_TamperedWith_IsNothing()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);

        var answer = await hub.Stranger().SendAsync("/admin/sign-in", new { person.Email, Person.Password, Kept = "CfDJ8nonsense" }, "Sign in");

        Assert.Equal("/admin", answer.Location);
    }

    [Fact]
    public async Task Form_OutOfDate_CanBeSentAgainAtOnce()
    {
        var editor = await hub.SignInAsync("Editor", "wyre-forest");
        await editor.GetAsync("/admin/account");

        var answer = await editor.PostAsync("/admin/account", [KeyValuePair.Create("Name", "Ada"), KeyValuePair.Create("__RequestVerificationToken", "old")]);
        var saved = await editor.SubmitAsync("", answer.FormOf("Send my text again"));

        Assert.Equal((400, "This form was out of date"), (answer.Status, answer.Page.Heading()));
        Assert.Contains("Your name is changed.", (await editor.FollowAsync(saved)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_HubTooBusyToSignIn_IsStillKept()
    {
        var busy = new BusyStore();
        await using var own = await HubFactory.StartAsync(more: busy.PutInto);
        var person = await own.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);
        var editor = await own.SignInAsync(person);
        var form = (await editor.GetAsync("/admin/account")).FormOf("Save your name");
        End(editor);
        var asked = await editor.SubmitAsync("/admin/account", form, AdminClient.Fields(new { Name = "Zoë Line" }));

        busy.IsBusy = true;
        var refused = await editor.SubmitAsync("", asked.FormOf("Sign in"), AdminClient.Fields(new { person.Email, Person.Password }), "Sign in");
        busy.IsBusy = false;
        var again = await editor.SubmitAsync("", refused.Form());
        var signedIn = await editor.SubmitAsync("", again.FormOf("Sign in"), AdminClient.Fields(new { person.Email, Person.Password }), "Sign in");

        Assert.Equal(503, refused.Status);
        Assert.DoesNotContain(Person.Password, refused.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var kept = signedIn.FormOf("Send my text again");
        Assert.Equal("Zoë Line", kept.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("input[name=Name]")!.Value);
    }

    // As if the sign-in had run out: the cookie of the form stays.
    private static void End(AdminClient client)
    {
        foreach (System.Net.Cookie cookie in client.Cookies.GetAllCookies())
        {
            cookie.Expired |= cookie.Name == "hub-application";
        }
    }
}
