using AngleSharp.Dom;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>The first pages of the site, as a reader meets them.</summary>
[Collection(SharedSiteTests.Name)]
public class SitePagesTests(SharedSite site)
{
    private const string Hub = "Worcestershire safeguarding hub";
    private const string FamilyFrontDoor = "tel:01905822666";
    private const string DutyTeam = "tel:01905768020";
    private const string AccessService = "tel:01905768053";
    private readonly HttpClient reader = site.Factory.Reader();

    [Theory]
    [InlineData("/", "Worried about a child or an adult in Worcestershire?", "Worcestershire, shared")]
    [InlineData("/south-worcestershire", "Safeguarding children and adults", "NHS South Worcestershire Clinical Commissioning Group")]
    [InlineData("/wyre-forest", null, "NHS Wyre Forest Clinical Commissioning Group")]
    [InlineData("/worried-about-a-child", "Are you a professional worried about a child?", "Worcestershire, shared")]
    [InlineData("/contacts", "Contacts", "Worcestershire, shared")]
    [InlineData("/contacts/family-front-door", "Family Front Door", "Worcestershire, shared")]
    public async Task Page_Asked_SaysWhatItIsAndWhoseItIs(string address, string? heading, string section)
    {
        var page = await reader.PageAsync(address);

        Assert.Equal(heading ?? page.Heading(), page.Heading());
        Assert.Equal($"{page.Heading()} - {section} - {Hub}", page.Title);
        Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/south-worcestershire")]
    [InlineData("/wyre-forest")]
    [InlineData("/worried-about-a-child")]
    [InlineData("/contacts")]
    [InlineData("/contacts/family-front-door")]
    [InlineData("/there-is-no-such-page")]
    public async Task Page_OfSectionThatNobodyHasOpened_SaysNotToRelyOnIt(string address)
    {
        using var response = await reader.GetAsync(new Uri(address, UriKind.Relative));
        var page = await response.PageAsync();

        Assert.Contains("Not in use yet: do not rely on this", page.Body!.Words(), StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/south-worcestershire")]
    [InlineData("/wyre-forest")]
    [InlineData("/worried-about-a-child")]
    [InlineData("/contacts")]
    public async Task Page_WithNumbers_Dials999FirstAndThenWhoAnswers(string address)
    {
        var page = await reader.PageAsync(address);

        var dialled = page.MainText().Dialled();
        Assert.Equal("tel:999", dialled[0]);
        Assert.Contains(FamilyFrontDoor, dialled);
        Assert.Contains(DutyTeam, dialled);
    }

    [Fact]
    public async Task Number_Shown_IsWrittenInGroupsAndDialsItsDigits()
    {
        var page = await reader.PageAsync("/contacts/family-front-door");

        var link = Assert.Single(page.MainText().QuerySelectorAll($"a[href='{FamilyFrontDoor}']"));
        Assert.EndsWith("01905 822 666", link.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/contacts")]
    [InlineData("/contacts/family-front-door")]
    [InlineData("/contacts/access-service")]
    [InlineData("/worried-about-a-child")]
    [InlineData("/")]
    public async Task Number_ThatNobodyHasRung_SaysSoBesideIt(string address)
    {
        var page = await reader.PageAsync(address);

        Assert.Contains("Not confirmed: taken from web pages of 2013 to 2018", page.MainText().Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Open now", page.Body!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contacts_Asked_ListEveryServiceWithItsNumberEmergencyFirst()
    {
        var page = await reader.PageAsync("/contacts");

        var dialled = page.MainText().Dialled();
        Assert.Equal("tel:999", dialled[0]);
        Assert.Equal(["tel:01905768020", "tel:01905768053", "tel:01905822666", "tel:999"], dialled.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("/contacts/family-front-door", page.MainText().Link("Family Front Door"));
        Assert.Equal("/contacts/police", page.MainText().Link("Police"));
    }

    [Fact]
    public async Task Home_Asked_LeadsToBothSections()
    {
        var page = await reader.PageAsync("/");

        Assert.Equal("/south-worcestershire", page.MainText().Link("South Worcestershire"));
        Assert.Equal("/wyre-forest", page.MainText().Link("Wyre Forest"));
        Assert.Contains(AccessService, page.MainText().Dialled());
    }

    [Fact]
    public async Task WorriedAboutAChild_Asked_GivesFourStepsInOrder()
    {
        var page = await reader.PageAsync("/worried-about-a-child");

        var steps = Assert.Single(page.MainText().QuerySelectorAll("ol")).Children;
        Assert.Equal(4, steps.Length);
        Assert.StartsWith("Talk to your agency's safeguarding lead", steps[0].Words(), StringComparison.Ordinal);
        Assert.StartsWith("Talk to others in your agency who know the family", steps[1].Words(), StringComparison.Ordinal);
        Assert.StartsWith("Be ready to work with other agencies", steps[2].Words(), StringComparison.Ordinal);
        Assert.Contains("fill in the Cause for Concern Notification", steps[3].Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/south-worcestershire", "NHS South Worcestershire CCG", "NHS Wyre Forest CCG")]
    [InlineData("/wyre-forest", "NHS Wyre Forest CCG", "NHS South Worcestershire CCG")]
    public async Task DutyStatement_OneTextOnBothFronts_NamesTheSectionsOwnOrganisation(string address, string own, string other)
    {
        var page = await reader.PageAsync(address);

        var duty = page.Below("Our duty");
        Assert.StartsWith($"{own} is one of the Worcestershire clinical commissioning groups (CCGs).", duty, StringComparison.Ordinal);
        Assert.DoesNotContain(other, page.MainText().Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page.Source.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/south-worcestershire")]
    [InlineData("/worried-about-a-child")]
    [InlineData("/contacts/emergency-duty-team")]
    public async Task Page_Asked_TakesNothingFromElsewhereAndNeedsNoScript(string address)
    {
        var page = await reader.PageAsync(address);

        Assert.Empty(page.QuerySelectorAll("script:not([src*='/dist/search.']), iframe, object, embed, [style]"));
        var files = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], img, script").Select(file => file.GetAttribute("href") ?? file.GetAttribute("src")!).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            Assert.StartsWith("/", file, StringComparison.Ordinal);
            using var answer = await reader.GetAsync(new Uri(file, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, $"{file} answered {(int)answer.StatusCode}.");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/south-worcestershire")]
    [InlineData("/wyre-forest")]
    [InlineData("/worried-about-a-child")]
    [InlineData("/contacts")]
    public async Task Page_Asked_LeadsNowhereThatIsNotThere(string address)
    {
        var page = await reader.PageAsync(address);

        var own = page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith('/')).Distinct().ToList();
        Assert.NotEmpty(own);
        foreach (var link in own)
        {
            using var answer = await reader.GetAsync(new Uri(link, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, $"{link} answered {(int)answer.StatusCode}.");
        }
    }
}
