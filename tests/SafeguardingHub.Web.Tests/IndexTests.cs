using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Indexes;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Following;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>The ways into the whole site.</summary>
[Collection(SharedSiteTests.Name)]
public class IndexTests(SharedSite site)
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string WyreForest = "4hubsectionwyreforest00000";
    private readonly HttpClient reader = site.Factory.Reader();

    [Fact]
    public async Task AToZ_Asked_LinksTheLettersThatHaveEntriesAndThoseAlone()
    {
        var page = await reader.PageAsync("/a-to-z");

        Assert.Equal("A to Z", page.Heading());
        Assert.Equal("/contacts/family-front-door", page.MainText().Link("Family Front Door"));
        var anchors = page.MainText().QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]).Where(anchor => anchor.StartsWith("letter-", StringComparison.Ordinal)).Distinct().ToList();
        Assert.Contains("letter-f", anchors);
        Assert.All(anchors, anchor => Assert.NotNull(page.GetElementById(anchor)));
    }

    [Fact]
    public async Task Glossary_Asked_SaysWhatShortFormsStandFor()
    {
        var page = await reader.PageAsync("/glossary");

        Assert.Equal("Glossary", page.Heading());
        Assert.Contains("Clinical commissioning group", page.MainText().Words(), StringComparison.Ordinal);
        Assert.All(page.MainText().QuerySelectorAll("a[href^='#term']"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
    }

    [Theory]
    [InlineData("/A-to-Z", "/a-to-z")]
    [InlineData("/glossary/", "/glossary")]
    public async Task Index_SpeltOtherwise_IsARedirect(string address, string to)
    {
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(to, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Sitemap_OfAHubThatNobodyHasOpened_NamesNothing() =>
        Assert.Empty(XDocument.Parse(await reader.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative))).Root!.Elements());

    [Fact]
    public async Task Sitemap_OfAnOpenedSection_NamesItsPagesAndItsAlone()
    {
        await using var hub = await HubFactory.StartAsync();
        await hub.OpenSectionAsync("4hubsectionwyreforest00000", "2026-01-01T00:00:00Z");

        var map = XDocument.Parse(await hub.Reader().GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));

        var addresses = map.Root!.Elements(Sitemap + "url").Select(url => url.Element(Sitemap + "loc")!.Value).ToList();
        Assert.Contains("http://localhost/wyre-forest", addresses);
        Assert.Contains("http://localhost/wyre-forest/newsletters", addresses);
        Assert.All(addresses, address => Assert.StartsWith("http://localhost/wyre-forest", address, StringComparison.Ordinal));
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
    }

    [Fact]
    public async Task Sitemap_AskedAgain_CostsNoQueryAndHasTheHostOfEachReader()
    {
        await using var hub = await HubFactory.StartAsync();
        await hub.OpenSectionAsync(WyreForest, "2026-01-01T00:00:00Z");
        var asking = hub.Reader();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/sitemap.xml", UriKind.Relative)) { Headers = { Host = "evil.example" } };

        // A busy host shows what was before to readers that have waited long enough; what is asked here is what stays in memory.
        for (var tries = 0; tries < 100 && !(await asking.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative))).Contains("/wyre-forest<", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(100);
        }

        using var other = await asking.SendAsync(request);
        var map = "";

        var queries = await DatabaseWatch.CountAsync(async () => map = await asking.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));

        Assert.Equal(0, queries);
        Assert.Contains("<loc>http://evil.example/wyre-forest</loc>", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("<loc>http://localhost/wyre-forest</loc>", map, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", map, StringComparison.Ordinal);
        Assert.DoesNotContain("origin.invalid", map, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_OpenedFromAMomentOn_IsTakenUpAtThatMoment()
    {
        await using var hub = await HubFactory.StartAsync(new SettableTime(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero)));

        await hub.OpenSectionAsync(WyreForest, "2026-03-02T12:30:00Z");
        var next = await hub.Services.GetRequiredService<IChangeLog>().NextDueAsync(CancellationToken.None);

        Assert.Equal(Instant.FromUtc(2026, 3, 2, 12, 30), next);
    }

    [Fact]
    public async Task AToZ_WithAnEditionThatIsPublishedLater_HoldsUntilThatDay()
    {
        await using var hub = await HubFactory.StartAsync(new SettableTime(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero)));
        await hub.PublishAsync("4hubedition000000000002018", item => item.With(item.Part<EditionPart>()! with { InForce = null, Published = "2026-03-05" }));
        await hub.Reader().PageAsync("/a-to-z");

        var page = AToZComposer.Compose(hub.Services.GetRequiredService<PublicGround>().Current, Instant.FromUtc(2026, 3, 2, 12, 0));

        Assert.Equal(Instant.FromUtc(2026, 3, 5, 0, 0), page.ValidUntil);
    }

    [Fact]
    public async Task Sitemap_OfMorePagesThanAFileTakes_IsAnIndexOfFilesWithEachPageOnce()
    {
        await using var hub = await HubFactory.StartAsync();
        await hub.OpenSectionAsync("4hubsectionwyreforest00000", "2026-01-01T00:00:00Z");
        await hub.Reader().PageAsync("/wyre-forest");
        var composer = hub.Services.GetRequiredService<SitemapComposer>();
        var snapshot = hub.Services.GetRequiredService<PublicGround>().Current;
        var now = Instant.FromUtc(2026, 3, 1, 0, 0);
        var whole = Addresses(await composer.MapAsync(snapshot, now, "https://hub.example", SitemapComposer.MostInAFile, CancellationToken.None));

        var index = XDocument.Parse(System.Text.Encoding.UTF8.GetString(await composer.MapAsync(snapshot, now, "https://hub.example", 9, CancellationToken.None)));
        var parts = new List<string>();
        foreach (var file in index.Root!.Elements(Sitemap + "sitemap").Select(file => file.Element(Sitemap + "loc")!.Value))
        {
            var start = file["https://hub.example/sitemap/".Length..^".xml".Length];
            var part = Addresses((await composer.FileAsync(snapshot, now, "https://hub.example", start, 9, CancellationToken.None))!);
            Assert.InRange(part.Count, 1, 9);
            parts.AddRange(part);
        }

        Assert.True(whole.Count > 9);
        Assert.Equal(whole, parts);
    }

    [Theory]
    [InlineData("/sitemap/nonsense!.xml")]
    [InlineData("/sitemap/AAAA.xml")]
    [InlineData("/sitemap/first.xml")]
    public async Task SitemapFile_ThatIsNone_IsNotThere(string address) => await reader.PageAsync(address, 404);

    [Fact]
    public async Task Robots_Asked_AreKeptFromWhatIsNotForThem()
    {
        var rules = await reader.GetStringAsync(new Uri("/robots.txt", UriKind.Relative));

        Assert.Equal("User-agent: *\nDisallow: /admin\nDisallow: /api\nDisallow: /search\nDisallow: /feedback\n", rules);
    }

    private static List<string> Addresses(byte[] file) =>
        [.. XDocument.Parse(System.Text.Encoding.UTF8.GetString(file)).Root!.Elements(Sitemap + "url").Select(url => url.Element(Sitemap + "loc")!.Value)];
}
