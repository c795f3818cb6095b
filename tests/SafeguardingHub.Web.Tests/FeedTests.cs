using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>Feeds, as a feed reader takes them.</summary>
[Collection(SharedSiteTests.Name)]
public class FeedTests(SharedSite site)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private readonly HttpClient reader = site.Factory.Reader();

    [Theory]
    [InlineData("", "/")]
    [InlineData("/wyre-forest", "/wyre-forest")]
    [InlineData("/wyre-forest/newsletters", "/wyre-forest/newsletters")]
    [InlineData("/archive", "/archive")]
    [InlineData("/guidance", "/guidance")]
    [InlineData("/worried-about-a-child", "/worried-about-a-child")]
    public async Task Feed_InBothForms_SaysTheSame(string below, string page)
    {
        var rss = (await FeedAsync(below + "/feed.rss", "application/rss+xml")).Root!;
        var atom = (await FeedAsync(below + "/feed.atom", "application/atom+xml")).Root!;

        var channel = rss.Element("channel")!;
        Assert.Equal("2.0", rss.Attribute("version")!.Value);
        Assert.Equal(["en-GB", "en-GB"], new[] { rss, atom }.Select(root => root.Attribute(XNamespace.Xml + "lang")!.Value));
        Assert.Equal("http://localhost" + page, channel.Element("link")!.Value);
        Assert.Equal($"http://localhost{below}/feed.rss", channel.Element(Atom + "link")!.Attribute("href")!.Value);
        Assert.Equal($"http://localhost{below}/feed.atom", atom.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
        Assert.NotEmpty(channel.Elements("item"));
        Assert.Equal(
            channel.Elements("item").Select(item => (item.Element("guid")!.Value, item.Element("title")!.Value, item.Element("link")!.Value)),
            atom.Elements(Atom + "entry").Select(entry => (entry.Element(Atom + "id")!.Value, entry.Element(Atom + "title")!.Value, entry.Element(Atom + "link")!.Attribute("href")!.Value)));
        Assert.All(channel.Elements("item"), item => Assert.StartsWith("urn:safeguardinghub:item:", item.Element("guid")!.Value, StringComparison.Ordinal));
        Assert.All(channel.Elements("item"), item => Assert.True(DateTimeOffset.TryParse(item.Element("pubDate")!.Value, out _)));
        Assert.All(atom.Elements(Atom + "entry").Prepend(atom), entry => Assert.True(DateTimeOffset.TryParse(entry.Element(Atom + "updated")!.Value, out _)));
        Assert.NotEmpty(atom.Element(Atom + "author")!.Element(Atom + "name")!.Value);
    }

    [Fact]
    public async Task Feed_OfAnEditionThatIsReplaced_SaysSoInItsTitle()
    {
        var titles = (await FeedAsync("/guidance/feed.atom", "application/atom+xml")).Descendants(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value).ToList();

        Assert.Contains("Superseded: Working Together to Safeguard Children 2013", titles);
        Assert.Contains("Working Together to Safeguard Children 2018", titles);
    }

    [Fact]
    public async Task Feed_OfASectionThatNobodyHasOpened_SaysNotToRelyOnIt() => Assert.Contains(
        "Not in use yet: do not rely on this",
        (await FeedAsync("/wyre-forest/feed.rss", "application/rss+xml")).Root!.Element("channel")!.Element("description")!.Value,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("/feed.rss")]
    [InlineData("/wyre-forest/newsletters/feed.atom")]
    public async Task Feed_ThatTheReaderHas_IsNotSentAgain(string address)
    {
        using var had = await reader.GetAsync(new Uri(address, UriKind.Relative));
        Assert.NotNull(had.Content.Headers.LastModified);
        Assert.True(had.Headers.ETag?.IsWeak);

        using var byTag = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        byTag.Headers.IfNoneMatch.Add(had.Headers.ETag!);
        using var byTime = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        byTime.Headers.IfModifiedSince = had.Content.Headers.LastModified;
        using var one = await reader.SendAsync(byTag);
        using var other = await reader.SendAsync(byTime);

        Assert.Equal([HttpStatusCode.NotModified, HttpStatusCode.NotModified], [one.StatusCode, other.StatusCode]);
    }

    [Fact]
    public async Task Feed_AskedForByTimeAlone_IsSentAgainAfterEveryChangeAndOnAnotherDay()
    {
        var clock = new SettableTime(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        await using var hub = await HubFactory.StartAsync(clock);
        var asking = hub.Reader();
        async Task<(HttpStatusCode Status, DateTimeOffset? Modified)> AskAsync(DateTimeOffset? since)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/guidance/feed.rss", UriKind.Relative)) { Headers = { IfModifiedSince = since } };
            using var answer = await asking.SendAsync(request);
            return (answer.StatusCode, answer.Content.Headers.LastModified);
        }

        var first = await AskAsync(since: null);
        var unchanged = await AskAsync(first.Modified);
        await hub.OpenSectionAsync("4hubsectionwyreforest00000", "2026-01-01T00:00:00Z");
        var opened = await AskAsync(first.Modified);
        clock.Advance(TimeSpan.FromHours(13));
        var nextDay = await AskAsync(opened.Modified);

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK, HttpStatusCode.OK],
            new[] { first.Status, unchanged.Status, opened.Status, nextDay.Status });
    }

    [Fact]
    public async Task Feed_OfAnotherHostName_IsNotKeptForOthers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/feed.rss", UriKind.Relative));
        request.Headers.Host = "evil.example";
        using var poisoned = await reader.SendAsync(request);

        var feed = await reader.GetStringAsync(new Uri("/feed.rss", UriKind.Relative));

        Assert.DoesNotContain("evil.example", feed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no-such-page/feed.rss")]
    [InlineData("/wyre-forest//feed.rss")]
    [InlineData("/wyre-forest/feed.json")]
    public async Task Feed_OfNothing_IsNotThere(string address) => await reader.PageAsync(address, 404);

    [Fact]
    public async Task Feed_OfAPageSpeltOtherwise_IsARedirect()
    {
        using var answer = await reader.GetAsync(new Uri("/Worried-About-A-Child/feed.atom", UriKind.Relative));

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal("/worried-about-a-child/feed.atom", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Feed_OfADraft_HoldsNothingOfIt()
    {
        await using var hub = await HubFactory.StartAsync();
        await hub.SaveAsync("4hubbriefingsheet000000000", item => item.With(new TitlePart { Title = "Not for the public yet" }));

        var feed = await hub.Reader().GetStringAsync(new Uri("/briefings/feed.rss", UriKind.Relative));

        Assert.DoesNotContain("Not for the public yet", feed, StringComparison.Ordinal);
        Assert.Contains("Briefing sheet", feed, StringComparison.Ordinal);
    }

    private async Task<XDocument> FeedAsync(string address, string type)
    {
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new MediaTypeHeaderValue(type, "utf-8"), answer.Content.Headers.ContentType);
        return XDocument.Parse(await answer.Content.ReadAsStringAsync());
    }
}
