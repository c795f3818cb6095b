using System.Globalization;
using System.Security.Cryptography;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Storage;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>The sign-in page: passwords, codes, and what strangers learn from it, which is nothing.</summary>
[Collection(AccessSiteTests.Name)]
public sealed class AccessSignInTests(AccessSite site)
{
    private const string Refusal = "The email address or the password is not right. After 10 wrong tries an account is locked for 15 minutes.";
    private readonly HubFactory hub = site.Hub;

    [Fact]
    public async Task SignIn_WithTheRightPassword_LeadsToThePageThatWasWanted()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);
        var browser = hub.Stranger();

        var answer = await browser.SendAsync("/admin/sign-in?returnUrl=%2Fadmin%2Faccount", new { person.Email, Person.Password }, "Sign in");

        Assert.Equal("/admin/account", answer.Location);
        var cookie = Assert.Single(browser.Cookies.GetAllCookies(), cookie => cookie.Name == "hub-application");
        Assert.True(cookie.HttpOnly && cookie.Path == "/admin");
        Assert.Contains("samesite=lax", answer.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("A browser, this browser", (await browser.FollowAsync(answer)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/admin")]
    [InlineData("//example.org/admin")]
    [InlineData("/\\example.org")]
    [InlineData("/contacts")]
    [InlineData("/admin/sign-out")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_WithAnAddressElsewhere_LeadsToTheDashboard(string returnUrl)
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);

        var answer = await hub.Stranger().SendAsync("/admin/sign-in", new { person.Email, Person.Password, ReturnUrl = returnUrl }, "Sign in");

        Assert.Equal("/admin", answer.Location);
    }

    [Fact]
    public async Task SignIn_WhateverIsWrong_SaysTheSame()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);
        var browser = hub.Stranger();

        var wrong = await browser.SendAsync("/admin/sign-in", new { person.Email, Password = "not this one at all" }, "Sign in");
        var unknown = await browser.SendAsync("/admin/sign-in", new { Email = "nobody@example.org", Person.Password }, "Sign in");
        var empty = await browser.SendAsync("/admin/sign-in", new { Email = "", Password = "" }, "Sign in");

        Assert.Equal([422, 422, 422], [wrong.Status, unknown.Status, empty.Status]);
        Assert.Equal(Refusal, Assert.Single(wrong.Faults));
        Assert.Equal(wrong.Faults, unknown.Faults);
        Assert.Equal(["Enter your email address.", "Enter your password."], empty.Faults);
        Assert.StartsWith("Error: ", wrong.Page.Title, StringComparison.Ordinal);
        Assert.Equal("", wrong.Page.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("#f-Password")!.Value);
    }

    [Fact]
    public async Task SignIn_WithTwoSteps_AsksForACodeAndTakesARecoveryCodeOnce()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);
        var browser = await hub.SignInAsync(person);
        var codes = await SetUpTwoStepsAsync(browser);

        var phone = hub.Stranger();
        var asked = await phone.SendAsync("/admin/sign-in", new { person.Email, Person.Password }, "Sign in");
        var wrong = await phone.SubmitAsync("/admin/sign-in", asked.FormOf("Continue"), AdminClient.Fields(new { Code = "000000" }), "Continue");
        var right = await phone.SubmitAsync("/admin/sign-in", wrong.FormOf("Continue"), AdminClient.Fields(new { Code = Code(codes.Key, ahead: 1) }), "Continue");

        Assert.Equal("Enter your code", asked.Page.Heading());
        Assert.NotNull((await hub.Stranger().OpenAsync("/admin")).Location);
        Assert.Equal(422, wrong.Status);
        Assert.Equal("/admin", right.Location);
        Assert.Equal("/admin", (await WithRecoveryAsync(person, codes.Recovery[0])).Location);
        Assert.Equal(422, (await WithRecoveryAsync(person, codes.Recovery[0])).Status);
        Assert.Contains("9 recovery codes left", (await phone.GetAsync("/admin/account")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithACodeThatWasUsed_IsRefused()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);
        var (key, _) = await SetUpTwoStepsAsync(await hub.SignInAsync(person));
        var next = Code(key, ahead: 1);

        var first = await WithCodeAsync(person, next);
        var again = await WithCodeAsync(person, next);
        var ofSetUp = await WithCodeAsync(person, Code(key));
        var later = await WithCodeAsync(person, Code(key, ahead: 2));

        Assert.Equal([302, 422, 422, 302], [first.Status, again.Status, ofSetUp.Status, later.Status]);
    }

    [Fact]
    public async Task Passkey_LongAfterSigningIn_NeedsThePassword()
    {
        var time = new SettableTime(TimeProvider.System.GetUtcNow());
        await using var own = await HubFactory.StartAsync(time);
        var person = await own.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);
        var browser = await own.SignInAsync(person);
        const string Page = "/admin/account/passkeys";

        var fresh = await browser.SendAsync(Page, new { PasskeyName = "Work laptop", Credential = "{}" }, "Add a passkey");
        time.Advance(TimeSpan.FromMinutes(11));
        var wrong = await browser.SendAsync(Page, new { PasskeyName = "Work laptop", Credential = "{}", Password = "not this one at all" }, "Add a passkey");
        var right = await browser.SendAsync(Page, new { PasskeyName = "Work laptop", Credential = "{}", Person.Password }, "Add a passkey");

        // What the browser made is none here: that is said only to whoever may add one.
        Assert.Null(fresh.Page.QuerySelector("#f-Password"));
        Assert.Equal("The passkey could not be added. Try again.", Assert.Single(fresh.Faults));
        Assert.Equal("That is not your password.", Assert.Single(wrong.Faults));
        Assert.Equal("", wrong.Page.QuerySelector("#f-Password")!.GetAttribute("value") ?? "");
        Assert.Equal("The passkey could not be added. Try again.", Assert.Single(right.Faults));
    }

    [Fact]
    public async Task SignIn_OfAnAddressThatNobodyHas_CostsAsManyHashesAsAWrongPassword()
    {
        var hashes = new CountedHasher();
        await using var own = await HubFactory.StartAsync(more: services => services.AddSingleton<IPasswordHasher<HubUser>>(hashes));
        var person = await own.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);
        var waiting = await own.Services.AddPersonAsync("Editor", "wyre-forest");
        await own.Stranger().SendAsync("/admin/sign-in", new { Email = "first@example.org", Password = "not this one at all" }, "Sign in");

        var wrong = await hashes.CountAsync(() => own.Stranger().SendAsync("/admin/sign-in", new { person.Email, Password = "not this one at all" }, "Sign in"));
        var unknown = await hashes.CountAsync(() => own.Stranger().SendAsync("/admin/sign-in", new { Email = "nobody@example.org", Password = "not this one at all" }, "Sign in"));
        var unready = await hashes.CountAsync(() => own.Stranger().SendAsync("/admin/sign-in", new { waiting.Email, Password = "not this one at all" }, "Sign in"));

        Assert.Equal((1, 1, 1), (wrong, unknown, unready));
    }

    [Fact]
    public async Task TwoSteps_SwitchedOff_NeedsThePasswordAndThenAsksForNoCode()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);
        var browser = await hub.SignInAsync(person);
        await SetUpTwoStepsAsync(browser);

        var wrong = await browser.SendAsync("/admin/account/two-steps", new { Password = "not this one at all" }, "Switch two steps off");
        var right = await browser.SendAsync("/admin/account/two-steps", new { Person.Password }, "Switch two steps off");

        Assert.Equal("That is not your password.", Assert.Single(wrong.Faults));
        Assert.Equal("/admin/account", right.Location);
        Assert.Equal("/admin", (await hub.Stranger().SendAsync("/admin/sign-in", new { person.Email, Person.Password }, "Sign in")).Location);
    }

    [Fact]
    public async Task Password_Changed_SignsOutEveryOtherBrowserAndNotThisOne()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest", withPassword: true);
        var here = await hub.SignInAsync(person);
        var elsewhere = await hub.SignInAsync(person);
        const string Chosen = "four green kettles boil";

        var weak = await here.SendAsync("/admin/account/password", new { Current = Person.Password, Password = "password1234" });
        var changed = await here.SendAsync("/admin/account/password", new { Current = Person.Password, Password = Chosen });

        Assert.Equal("That password is one of those that are guessed first. Choose another.", Assert.Single(weak.Faults));
        Assert.Contains("Your password is changed.", (await here.FollowAsync(changed)).Words, StringComparison.Ordinal);
        Assert.NotNull((await elsewhere.OpenAsync("/admin")).Location);
        Assert.Equal(422, (await hub.Stranger().SendAsync("/admin/sign-in", new { person.Email, Person.Password }, "Sign in")).Status);
        Assert.Equal("/admin", (await hub.Stranger().SendAsync("/admin/sign-in", new { person.Email, Password = Chosen }, "Sign in")).Location);
        Assert.Contains(await hub.AuditOfAsync(person), entry => entry.Action == "ChangePassword");
    }

    [Fact]
    public async Task Account_SignedInTwice_CanSignOutThere()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest");
        var here = await hub.SignInAsync(person);
        var elsewhere = await hub.SignInAsync(person);

        var answer = await here.SendAsync("/admin/account", button: "Sign out everywhere else");

        Assert.Contains("Signed out in one other browser.", (await here.FollowAsync(answer)).Words, StringComparison.Ordinal);
        Assert.NotNull((await elsewhere.OpenAsync("/admin")).Location);
    }

    [Fact]
    public async Task Account_OfSomebodyElsesSignIn_CannotBeEnded()
    {
        var other = await hub.Services.AddPersonAsync("Editor", "wyre-forest");
        var theirs = await hub.SignInAsync(other);
        var record = Assert.Single(await hub.SignInsOfAsync(other));
        var mine = await hub.SignInAsync("Editor", "south-worcestershire");
        await hub.SignInAsync(mine.Person!);

        var answer = await mine.SendAsync("/admin/account", new { Elsewhere = record.Id }, "Sign out everywhere else");

        Assert.Equal(404, answer.Status);
        Assert.Equal(200, (await theirs.OpenAsync("/admin")).Status);
    }

    private static async Task<(string Key, List<string> Recovery)> SetUpTwoStepsAsync(AdminClient browser)
    {
        var begun = await browser.FollowAsync(await browser.SendAsync("/admin/account/two-steps", button: "Set up two steps"));
        var key = begun.Page.QuerySelector("main code")!.Words().Replace(" ", "", StringComparison.Ordinal);
        var wrong = await browser.SubmitAsync("", begun.FormOf("Switch two steps on"), AdminClient.Fields(new { Code = "12" }));
        Assert.Equal(422, wrong.Status);
        var on = await browser.SubmitAsync("", wrong.FormOf("Switch two steps on"), AdminClient.Fields(new { Code = Code(key) }));
        Assert.Equal("Your recovery codes", on.Page.Heading());
        return (key, [.. on.Page.QuerySelectorAll("main li code").Select(Pages.Words)]);
    }

    private async Task<AdminAnswer> WithCodeAsync(Person person, string code)
    {
        var browser = hub.Stranger();
        var asked = await browser.SendAsync("/admin/sign-in", new { person.Email, Person.Password }, "Sign in");
        return await browser.SubmitAsync("/admin/sign-in", asked.FormOf("Continue"), AdminClient.Fields(new { Code = code }), "Continue");
    }

    private async Task<AdminAnswer> WithRecoveryAsync(Person person, string code)
    {
        var browser = hub.Stranger();
        var asked = await browser.SendAsync("/admin/sign-in", new { person.Email, Person.Password }, "Sign in");
        return await browser.SubmitAsync("", asked.FormOf("Use this code"), AdminClient.Fields(new { Code = code.ToLowerInvariant() }));
    }

    // RFC 6238, as an app on a phone works it out; apps use the clock of the day, so no test clock can be set here.
    private static string Code(string key, int ahead = 0)
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
        var bits = string.Concat(key.Select(letter => Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes((TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + ahead).Reverse().ToArray();
#pragma warning disable CA5350 // The algorithm that RFC 6238 names.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private sealed class CountedHasher : IPasswordHasher<HubUser>
    {
        private readonly PasswordHasher<HubUser> inner = new();
        private int count;

        public async Task<int> CountAsync(Func<Task> work)
        {
            count = 0;
            await work();
            return count;
        }

        public string HashPassword(HubUser user, string password)
        {
            count++;
            return inner.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(HubUser user, string hashedPassword, string providedPassword)
        {
            count++;
            return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
