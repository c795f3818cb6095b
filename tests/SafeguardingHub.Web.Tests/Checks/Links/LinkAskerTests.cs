using System.Diagnostics;
using System.Net;
using NodaTime;
using SafeguardingHub.Content.Checks.Links;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Checking.Links;

namespace SafeguardingHub.Web.Tests.Checks.Links;

public sealed class LinkAskerTests : IAsyncLifetime
{
    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly OddSite site = OddSite.Open();
    private OddReach reach = null!;
    private LinkAsker asker = null!;

    public Task InitializeAsync()
    {
        reach = new OddReach(site);
        asker = Asker(reach, TimeSpan.Zero);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        asker.Dispose();
        await site.DisposeAsync();
    }

    [Theory]
    [InlineData("200 OK", LinkAnswerKind.Works, null)]
    [InlineData("204 No Content", LinkAnswerKind.Works, null)]
    [InlineData("401 Unauthorized", LinkAnswerKind.NeedsSignIn, "401")]
    [InlineData("403 Forbidden", LinkAnswerKind.NotAllowed, "the site does not answer robots, 403")]
    [InlineData("404 Not Found", LinkAnswerKind.Gone, "404")]
    [InlineData("410 Gone", LinkAnswerKind.Gone, "410")]
    [InlineData("429 Too Many Requests", LinkAnswerKind.NoAnswer, "429")]
    [InlineData("500 Oops", LinkAnswerKind.NoAnswer, "500")]
    [InlineData("503 Later", LinkAnswerKind.NoAnswer, "503")]
    [InlineData("418 Teapot", LinkAnswerKind.NotAllowed, "the site does not answer robots, 418")]
    [InlineData("302 Found", LinkAnswerKind.NoAnswer, "302, without saying where to")]
    public async Task Page_OfThatStatus_IsTold(string status, LinkAnswerKind kind, string? detail)
    {
        site.At("/page", status);

        var answer = await AskAsync("/page");

        Assert.Equal((kind, detail), (answer.Kind, answer.Detail));
    }

    [Fact]
    public async Task Page_ForbiddenUntilSomebodySignsIn_NeedsSignIn()
    {
        site.At("/page", "403 Forbidden", "WWW-Authenticate: Negotiate\r\n");

        Assert.Equal(LinkAnswerKind.NeedsSignIn, (await AskAsync("/page")).Kind);
    }

    [Theory]
    [InlineData("405 Method Not Allowed")]
    [InlineData("501 Not Implemented")]
    [InlineData("403 Forbidden")]
    [InlineData("404 Not Found")]
    public async Task Page_ThatRefusesTheShortQuestion_IsAskedForItsBeginning(string refusal)
    {
        site.At("HEAD /page", refusal).At("GET /page", "200 OK");

        Assert.Equal(LinkAnswerKind.Works, (await AskAsync("/page")).Kind);
        Assert.Equal("bytes=0-1023", site.Asked.Last().Headers["Range"]);
    }

    [Theory]
    [InlineData(120, 120)]
    [InlineData(0, null)]
    public async Task Page_ThatWantsToBeLeftAlone_SaysForHowLong(int seconds, int? expected)
    {
        site.At("/page", "429 Too Many Requests", $"Retry-After: {seconds}\r\n");

        Assert.Equal(expected is { } wait ? Duration.FromSeconds(wait) : null, (await AskAsync("/page")).RetryAfter);
    }

    [Fact]
    public async Task Moved_ForGood_SaysWhereTo()
    {
        site.At("/old", "301 Moved Permanently", "Location: /new\r\n").At("/new", "308 Permanent Redirect", "Location: /newest\r\n").At("/newest", "302 Found", "Location: /today\r\n").At("/today", "200 OK");

        var answer = await AskAsync("/old");

        Assert.Equal((LinkAnswerKind.Moved, site.Address("/newest")), (answer.Kind, answer.LeadsTo));
    }

    [Fact]
    public async Task Moved_ForNow_Works()
    {
        site.At("/old", "302 Found", "Location: /new\r\n").At("/new", "301 Moved Permanently", "Location: /newest\r\n").At("/newest", "200 OK");

        Assert.Equal((LinkAnswerKind.Works, null), (await AskAsync("/old")) is var answer ? (answer.Kind, answer.LeadsTo) : default);
    }

    [Fact]
    public async Task Moved_ToNothing_IsGone()
    {
        site.At("/old", "301 Moved Permanently", "Location: /gone\r\n");

        Assert.Equal(LinkAnswerKind.Gone, (await AskAsync("/old")).Kind);
    }

    [Theory]
    [InlineData("/Account/Login?ReturnUrl=%2Fold")]
    [InlineData("https://login.example.org/")]
    [InlineData("https://adfs.example.org/ls")]
    [InlineData("https://health.b2clogin.com/a")]
    [InlineData("/sign-in")]
    public async Task Moved_ToAPageForSigningIn_NeedsSignInAndIsNotAskedFor(string to)
    {
        site.At("/old", "302 Found", $"Location: {to}\r\n");

        Assert.Equal(LinkAnswerKind.NeedsSignIn, (await AskAsync("/old")).Kind);
        Assert.Equal("/old", site.Asked.Last().Path);
    }

    [Fact]
    public async Task Moved_ToAnArticleOnBlogs_IsNoSignIn()
    {
        site.At("/old", "302 Found", "Location: /bloginfo\r\n").At("/bloginfo", "200 OK");

        Assert.Equal(LinkAnswerKind.Works, (await AskAsync("/old")).Kind);
    }

    [Fact]
    public async Task Moved_RoundAndRound_IsGivenUpAfterFiveSteps()
    {
        site.At("/a", "302 Found", "Location: /b\r\n").At("/b", "302 Found", "Location: /a\r\n");

        var answer = await AskAsync("/a");

        Assert.Equal((LinkAnswerKind.NoAnswer, "leads on more than 5 times"), (answer.Kind, answer.Detail));
        Assert.Equal(7, site.Asked.Count);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://inside.test/")]
    [InlineData("ftp://site.test/")]
    [InlineData("http://www.xn--\u00e9.org/")]
    public async Task Moved_ToWhereOnlyTheHubCouldGo_IsNotFollowed(string to)
    {
        reach.Names["inside.test"] = IPAddress.Parse("10.1.2.3");
        site.At("/old", "301 Moved Permanently", $"Location: {to}\r\n");

        var answer = await AskAsync("/old");

        Assert.Equal((LinkAnswerKind.NotAllowed, null), (answer.Kind, answer.LeadsTo));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("ff02::1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    [InlineData("2001:0:a00:1::")]
    public void Machine_ThatIsNotOfThePublicInternet_IsNotAllowed(string address) => Assert.False(new PublicReach().Allows(IPAddress.Parse(address)));

    [Theory]
    [InlineData("51.140.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("2a00:1450:4009::1")]
    [InlineData("::ffff:51.140.1.1")]
    public void Machine_OfThePublicInternet_IsAllowed(string address) => Assert.True(new PublicReach().Allows(IPAddress.Parse(address)));

    [Fact]
    public async Task Page_ThatNeverAnswers_IsGivenUp()
    {
        site.At("/page", (_, _, token) => Task.Delay(Timeout.Infinite, token));
        using var hasty = Asker(reach, TimeSpan.Zero, TimeSpan.FromMilliseconds(300));

        var answer = await hasty.AskAsync(site.Address("/page"), CancellationToken.None);

        Assert.Equal((LinkAnswerKind.NoAnswer, true), (answer.Kind, answer.IsUnheard));
    }

    [Fact]
    public async Task Page_ThatStopsInTheMiddleOfAHeader_DidNotAnswer()
    {
        site.At("/page", (_, stream, token) => site.SayAsync(stream, "HTTP/1.1 200 OK\r\nContent-Ty", token));

        Assert.Equal(LinkAnswerKind.NoAnswer, (await AskAsync("/page")).Kind);
    }

    [Fact]
    public async Task Page_ThatClosesAtOnce_DidNotAnswer()
    {
        site.At("/page", (_, _, _) => Task.CompletedTask);

        Assert.Equal(LinkAnswerKind.NoAnswer, (await AskAsync("/page")).Kind);
    }

    [Fact]
    public async Task Page_ThatSpeaksNoHttp_DidNotAnswer()
    {
        site.At("/page", (_, stream, token) => site.SayAsync(stream, "SSH-2.0-OpenSSH\r\n\r\n", token));

        Assert.Equal(LinkAnswerKind.NoAnswer, (await AskAsync("/page")).Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Content-Encoding: gzip\r\n")]
    public async Task Page_OfAGigabyte_IsHungUpOn(string header)
    {
        site.At("HEAD /page", "405 Method Not Allowed").At("GET /page", (_, stream, token) => EndlessAsync(stream, header, token));

        Assert.Equal(LinkAnswerKind.Works, (await AskAsync("/page")).Kind);
        Assert.True(await StoppedAsync() < 20_000_000, $"{site.OctetsSent} octets were sent");
    }

    [Fact]
    public async Task Certificate_ThatIsNotValid_IsGone()
    {
        await using var secure = OddSite.Open(isSecure: true);
        using var own = Asker(new OddReach(secure), TimeSpan.Zero);

        var answer = await own.AskAsync(secure.Address("/page"), CancellationToken.None);

        Assert.Equal((LinkAnswerKind.Gone, "its certificate is not valid, so browsers warn of it"), (answer.Kind, answer.Detail));
    }

    [Fact]
    public async Task Name_ThatNobodyKnows_IsGone()
    {
        var answer = await asker.AskAsync("http://nobody.test/", CancellationToken.None);

        Assert.Equal((LinkAnswerKind.Gone, "there is no site of that name", true), (answer.Kind, answer.Detail, answer.IsUnheard));
    }

    [Fact]
    public async Task Question_SaysWhoAsksAndNothingElse()
    {
        site.At("/page", "200 OK", "Set-Cookie: a=b\r\n");

        await AskAsync("/page");
        await AskAsync("/page");

        Assert.All(site.Asked, asked => Assert.Equal("SafeguardingHubLinks/1.0 (link checker; +https://hub.example)", asked.Headers["User-Agent"]));
        Assert.All(site.Asked, asked => Assert.Empty(asked.Headers.Keys.Except(["Host", "User-Agent", "Accept", "Accept-Encoding"], StringComparer.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Question_WithCredentialsInTheAddress_SendsNone()
    {
        site.At("/page", "200 OK");

        await asker.AskAsync(site.Address("/page").Replace("//", "//ada:secret@", StringComparison.Ordinal), CancellationToken.None);

        Assert.All(site.Asked, asked => Assert.DoesNotContain("Authorization", asked.Headers.Keys, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Robots_ThatDisallow_AreHeededAndReadOnceADay()
    {
        site.At("/robots.txt", "200 OK", body: "User-agent: *\nDisallow: /private\n").At("/private/page", "200 OK").At("/page", "200 OK");

        Assert.Equal(LinkAnswerKind.NotAllowed, (await AskAsync("/private/page")).Kind);
        Assert.Equal(LinkAnswerKind.Works, (await AskAsync("/page")).Kind);
        Assert.Equal(["/robots.txt", "/page"], site.Asked.Select(asked => asked.Path));

        time.Advance(TimeSpan.FromHours(25));
        await AskAsync("/page");
        Assert.Equal(2, site.Asked.Count(asked => asked.Path == "/robots.txt"));
    }

    [Fact]
    public async Task Robots_ThatCannotBeRead_CountAsNoAnswerAndNothingIsAsked()
    {
        site.At("/robots.txt", "500 Oops").At("/page", "200 OK");

        var answer = await AskAsync("/page");

        Assert.Equal((LinkAnswerKind.NoAnswer, "its robots.txt answers 500"), (answer.Kind, answer.Detail));
        Assert.Single(site.Asked);
    }

    [Fact]
    public async Task Robots_OfAMegabyte_AreReadAtTheirBeginning()
    {
        site.At("/robots.txt", "200 OK", body: "User-agent: *\nDisallow: /early\n" + new string('#', 1_000_000) + "\nDisallow: /late\n").At("/late", "200 OK");

        Assert.Equal(LinkAnswerKind.NotAllowed, (await AskAsync("/early")).Kind);
        Assert.Equal(LinkAnswerKind.Works, (await AskAsync("/late")).Kind);
    }

    [Fact]
    public async Task Questions_ToOneSite_KeepTheirDistance()
    {
        var between = TimeSpan.FromMilliseconds(250);
        using var patient = Asker(reach, between);
        site.At("/a", "200 OK").At("/b", "200 OK");
        var began = Stopwatch.GetTimestamp();

        await Task.WhenAll(patient.AskAsync(site.Address("/a"), CancellationToken.None), patient.AskAsync(site.Address("/b"), CancellationToken.None));

        // From the first question to the last: on a busy machine a single one may be heard late, and the next in time.
        var took = Stopwatch.GetElapsedTime(began);
        Assert.True(site.Asked.Count >= 3 && took >= between * (site.Asked.Count - 1) * 0.95, $"{site.Asked.Count} questions in {took}.");
    }

    private LinkAsker Asker(ILinkReach to, TimeSpan between, TimeSpan? patience = null) =>
        new(to, new LinkPace(between, TimeProvider.System), time, () => "https://hub.example", patience ?? TimeSpan.FromSeconds(10));

    private Task<LinkAnswer> AskAsync(string path) => asker.AskAsync(site.Address(path), CancellationToken.None);

    private async Task EndlessAsync(Stream stream, string header, CancellationToken cancellationToken)
    {
        await site.SayAsync(stream, $"HTTP/1.1 200 OK\r\n{header}Content-Length: 1000000000\r\n\r\n", cancellationToken);
        for (var sent = 0; sent < 1000; sent++)
        {
            await site.SayAsync(stream, new string('a', 1_000_000), cancellationToken);
        }
    }

    private async Task<int> StoppedAsync()
    {
        for (var before = -1; before != site.OctetsSent; await Task.Delay(100))
        {
            before = site.OctetsSent;
        }

        return site.OctetsSent;
    }
}
