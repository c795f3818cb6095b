using SafeguardingHub.Rendering.Contacts;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Tests;

public class PageViewTests
{
    private static readonly SectionView Shared = new()
    {
        Name = "Worcestershire, shared",
        Wordmark = "Worcestershire, shared",
        HomeAddress = "/",
        OrganisationLine = "Common pages",
        IsShared = true,
        IsOpened = true,
    };

    private static readonly SectionView WyreForest = Shared with
    {
        Name = "Wyre Forest",
        HomeAddress = "/wyre-forest",
        OrganisationName = "NHS Wyre Forest CCG",
        IsShared = false,
        IsOpened = false,
    };

    private static readonly SiteView Site = new()
    {
        Name = "The Hub",
        Emergency = new("In immediate danger?", new NumberView(null, "999", "tel:999")),
        Navigation = [new("Home", "/"), new("Wyre Forest", "/wyre-forest"), new("Contacts", "/contacts")],
        Footer = [],
        FooterNote = "",
    };

    [Theory]
    [InlineData(true, 40, false, false)]
    [InlineData(true, 41, false, true)]
    [InlineData(true, 1, true, true)]
    [InlineData(false, 41, true, false)]
    public void BannerText_FollowsTheContactBlock_WhereItWouldPushTheNumbersDown(bool calls, int length, bool hasLink, bool expected)
    {
        var page = Page("Home", Shared) with
        {
            WhoToCall = calls ? new WhoToCallView { Routes = [], AsAt = "midday" } : null,
            Banner = new("Phones are down", new string('x', length), hasLink ? new("More", "/more") : null, true),
        };

        Assert.Equal(expected, page.IsBannerTextAfterCall);
    }

    [Fact]
    public void WindowTitle_OfAPage_IsPageThenSectionThenHub()
    {
        Assert.Equal("Policies - Wyre Forest - The Hub", Page("Policies", WyreForest).WindowTitle);
    }

    [Fact]
    public void WindowTitle_WhereThePageIsNamedAsItsSection_SaysItOnce()
    {
        Assert.Equal("Wyre Forest - The Hub", Page("Wyre Forest", WyreForest).WindowTitle);
    }

    [Fact]
    public void WindowTitle_OfASectionFront_NamesTheOrganisation()
    {
        var front = new SectionFrontView { Site = Site, Section = WyreForest, Title = "Safeguarding" };

        Assert.Equal("Safeguarding - NHS Wyre Forest CCG - The Hub", front.WindowTitle);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void IsIndexed_NeedsAnOpenedSectionAndAPageThatDoesNotRefuse(bool opened, bool refuses, bool expected)
    {
        var page = Page("Policies", Shared with { IsOpened = opened }) with { NoIndex = refuses };

        Assert.Equal(expected, page.IsIndexed);
    }

    [Theory]
    [InlineData("/wyre-forest", null, "page", null)]
    [InlineData("/wyre-forest/policies", null, "true", null)]
    [InlineData("/contacts", null, null, "page")]
    public void CurrentState_InASection_MarksOneLinkOnly(string path, string? home, string? section, string? contacts)
    {
        var page = Page("Any", WyreForest) with { CanonicalPath = path };

        Assert.Equal([home, section, contacts], Site.Navigation.Select(page.CurrentState));
    }

    [Fact]
    public void CurrentState_OnASharedPageBelowHome_MarksNothing()
    {
        var page = Page("Any", Shared) with { CanonicalPath = "/safeguarding-our-children" };

        Assert.All(Site.Navigation, link => Assert.Null(page.CurrentState(link)));
    }

    [Fact]
    public void CanonicalAddress_WithAnOrigin_IsAbsolute()
    {
        var page = Page("Any", Shared) with { CanonicalPath = "/a", Site = Site with { Origin = "https://hub.example" } };

        Assert.Equal("https://hub.example/a", page.CanonicalAddress);
        Assert.Null((page with { CanonicalPath = null }).CanonicalAddress);
    }

    [Fact]
    public void StatusCode_OfFailures_TellsThemApart()
    {
        var missing = new NotFoundView { Site = Site, Section = Shared, Title = "Page not found", Services = [] };
        var error = new ErrorView { Site = Site, Section = Shared, Title = "Sorry", Services = [] };

        Assert.Equal(
            [404, 410, 500, 503],
            [missing.StatusCode, (missing with { IsGone = true }).StatusCode, error.StatusCode, (error with { IsUnavailable = true }).StatusCode]);
    }

    [Theory]
    [InlineData("tel:999", true)]
    [InlineData("tel:01905822666", true)]
    [InlineData("tel:+441905822666", true)]
    [InlineData("tel:01905 822 666", false)]
    [InlineData("tel:++441905", false)]
    [InlineData("tel:0", false)]
    [InlineData("tel:", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("01905822666", false)]
    public void Number_IsDiallable_OnlyAsTelAndDigits(string href, bool expected)
    {
        Assert.Equal(expected, new NumberView(null, "any", href).IsDiallable);
    }

    private static ContentPageView Page(string title, SectionView section) => new() { Site = Site, Section = section, Title = title };
}
