using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>A sign-in from its first request on: whatever is taken away ends with the next request.</summary>
[Collection(AccessSiteTests.Name)]
public sealed class AccessSessionTests(AccessSite site)
{
    private static readonly Actor Operator = Actor.System("a test");
    private readonly HubFactory hub = site.Hub;

    [Fact]
    public async Task Dashboard_OfAnEditor_IsTheirs()
    {
        var editor = await hub.SignInAsync("Editor", "wyre-forest");

        var page = await editor.GetAsync("/admin");

        Assert.Equal("Dashboard", page.Page.Heading());
        Assert.Contains(page.Page.QuerySelectorAll("header a"), link => link.Words() == editor.Person!.Name);
        Assert.DoesNotContain((await editor.GetAsync("/admin/running")).Page.QuerySelectorAll("main a"), link => link.Words() == "People");
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutSignIn_LeadsToTheSignInPageAndBack()
    {
        var answer = await hub.Stranger().OpenAsync("/admin/people?from=1");

        Assert.Equal(302, answer.Status);
        Assert.Equal("/admin/sign-in?returnUrl=%2Fadmin%2Fpeople%3Ffrom%3D1", answer.Location);
    }

    [Fact]
    public async Task Page_WithoutTheRight_SaysWhatIsMissingAndWhomToAsk()
    {
        await hub.Services.AddPersonAsync("Administrator");
        var editor = await hub.SignInAsync("Editor", "wyre-forest");

        var answer = await editor.OpenAsync("/admin/people");

        Assert.Equal(403, answer.Status);
        Assert.Contains("invite people and change what they may do", answer.Words, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Page.QuerySelectorAll("main a[href^='mailto:']"));
    }

    [Fact]
    public async Task Page_OfNobodysRight_SaysSoEvenOnTheDashboard()
    {
        var nobody = await hub.SignInAsync(role: null);

        var answer = await nobody.OpenAsync("/admin");

        Assert.Equal(403, answer.Status);
        Assert.Contains("use the editors' pages", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ThatIsNotThere_SaysSoInTheEditorsLook()
    {
        var editor = await hub.SignInAsync("Administrator");

        var answer = await editor.OpenAsync("/admin/people/nobody-of-that-id");

        Assert.Equal(404, answer.Status);
        Assert.Equal("Page not found", answer.Page.Heading());
        Assert.NotNull(answer.Page.QuerySelector("header.hub-bar"));
    }

    [Fact]
    public async Task Role_TakenAway_EndsWithTheNextRequest()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest");
        var editor = await hub.SignInAsync(person);
        await editor.GetAsync("/admin");

        var revoked = await hub.Services.GetRequiredService<RevokeRole>()
            .ExecuteAsync(Operator, person.Id, "Editor", await People.SectionAsync(hub.Services, "wyre-forest"), CancellationToken.None);

        Assert.True(revoked.Succeeded);
        Assert.Equal(403, (await editor.OpenAsync("/admin")).Status);
    }

    [Fact]
    public async Task Account_SwitchedOff_IsSignedOutWithTheNextRequest()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest");
        var editor = await hub.SignInAsync(person);
        await editor.GetAsync("/admin");

        await hub.Services.GetRequiredService<DisableAccount>().ExecuteAsync(Operator, person.Id, CancellationToken.None);

        Assert.Equal("/admin/sign-in?returnUrl=%2Fadmin", (await editor.OpenAsync("/admin")).Location);
        await hub.Services.GetRequiredService<EnableAccount>().ExecuteAsync(Operator, person.Id, CancellationToken.None);
        Assert.NotNull((await editor.OpenAsync("/admin")).Location);
    }

    [Fact]
    public async Task Password_ThatAnotherSet_SignsOut()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest");
        var editor = await hub.SignInAsync(person);
        await using (var unit = await hub.Services.GetRequiredService<IHubStore>().BeginAsync(CancellationToken.None))
        {
            await unit.Accounts.SetPasswordAsync(person.Id, "another", CancellationToken.None);
            await unit.CommitAsync(CancellationToken.None);
        }

        Assert.NotNull((await editor.OpenAsync("/admin")).Location);
    }

    [Fact]
    public async Task SignOut_InOneBrowser_EndsTheCookieWhoeverHoldsIt()
    {
        var editor = await hub.SignInAsync("Editor", "wyre-forest");
        var copy = hub.Stranger();
        copy.Cookies.Add(editor.Cookies.GetAllCookies());
        var page = await editor.GetAsync("/admin/account");

        var answer = await editor.SubmitAsync("/admin", (AngleSharp.Html.Dom.IHtmlFormElement)page.Page.QuerySelector("form[action='/admin/sign-out']")!);

        Assert.Equal("/admin/sign-in", answer.Location);
        Assert.Contains("You are signed out.", (await editor.FollowAsync(answer)).Words, StringComparison.Ordinal);
        Assert.NotNull((await copy.OpenAsync("/admin")).Location);
    }

    [Fact]
    public async Task Request_WithACookie_AsksTheStoreOnce()
    {
        var editor = await hub.SignInAsync("Editor", "wyre-forest");
        await editor.GetAsync("/admin/account/password");

        var queries = await DatabaseWatch.CountAsync(() => editor.GetAsync("/admin/account/password"));

        Assert.Equal(1, queries);
    }

    [Fact]
    public async Task PublicPage_WithACookie_IsTheSameAsWithout()
    {
        var editor = await hub.SignInAsync("Administrator");
        using var reader = hub.Reader();

        var signedIn = await editor.OpenAsync("/contacts");

        Assert.DoesNotContain("hub-", string.Join(' ', signedIn.Headers.Where(header => header.Key == "Set-Cookie").Select(header => header.Value)), StringComparison.Ordinal);
        Assert.Equal((await reader.PageAsync("/contacts")).MainText().Words(), signedIn.Words);
    }
}
