using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Safeguarding.Glossary;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Notices;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Tests.Searching;

/// <summary>What the parts of the domain give the search.</summary>
public class SearchableTests
{
    private static readonly ServicePart Service = new()
    {
        Summary = "Advice.", Numbers = [new() { Label = "Textphone", Number = "01905 822 666" }], FormerNumbers = [new() { Number = "(01905) 768 999" }], FormerNames = ["Access Centre"],
    };

    [Fact]
    public void Service_IsFoundByItsNumbersAndNamesOfTodayAndBefore()
    {
        Assert.Equal(
            [
                new SearchService(), new SearchText(SearchRole.FormerName, "Access Centre"), new SearchText(SearchRole.Summary, "Advice."), new SearchText(SearchRole.Body, "Textphone"),
                new SearchNumber("01905822666", IsFormer: false), new SearchNumber("01905768999", IsFormer: true),
            ],
            Given(new ServicePartKind(), Service));
    }

    [Fact]
    public void OldNumber_ThatIsTodaysOrNone_IsRefused()
    {
        var part = Service with { FormerNumbers = [new() { Number = "01905822666" }, new() { Number = "12" }, new() { Number = "01905768999" }, new() { Number = "01905 768999" }] };

        Assert.Equal(
            ["ServicePart.FormerNumbers[0].Number", "ServicePart.FormerNumbers[1].Number", "ServicePart.FormerNumbers[3].Number"],
            new ServicePartKind().FaultyPlaces(part));
    }

    [Fact]
    public void Service_StandsInListsByWhetherItIsConfirmed_TheEmergencyServiceInNeither()
    {
        var confirmed = Service with { Confirmation = new Confirmation { By = "A keeper", On = "2026-05-03" } };
        var police = new ServicePart { Numbers = [new() { Number = "999" }], IsEmergency = true };

        Assert.Equal([new ProjectedValue("state", "unconfirmed")], new ServicePartKind().ValuesOf(Service));
        Assert.Equal([new ProjectedValue("state", "confirmed")], new ServicePartKind().ValuesOf(confirmed));
        Assert.Empty(new ServicePartKind().ValuesOf(police));
    }

    [Fact]
    public void PageWithWhomToCall_IsFoundByWhatTheRouteSays()
    {
        Assert.Equal([new SearchEmbed(ReferenceKind.Item, "4route")], Given(new WhoToCallPartKind(), new WhoToCallPart { Routes = ["4route", ""] }));
        Assert.Equal([new SearchEmbed(ReferenceKind.Item, "4service")], Given(new ContactPartKind(), new ContactPart { Service = "4service" }));
        Assert.Equal(
            [new SearchText(SearchRole.Body, "For people here."), new SearchText(SearchRole.Body, "Schools"), new SearchText(SearchRole.Body, "Use the portal."), new SearchEmbed(ReferenceKind.Item, "4service")],
            Given(new RoutePartKind(), new RoutePart
            {
                ForWhom = "For people here.", Services = [new() { Service = "4service" }], Audiences = [new() { Name = "Schools", Text = "Use the portal." }], GapText = "Nobody answers.",
            }));
    }

    [Fact]
    public void Publication_IsFoundByItsNamesItsPublisherAndItsFiles()
    {
        var part = new PublicationPart { Kind = "leaflet", Summary = "For all.", Publisher = "4org", FormerNames = ["Old leaflet"], Files = [new() { Media = "docs/a.pdf", Text = "Easy read" }] };

        Assert.Equal(
            [
                new SearchText(SearchRole.FormerName, "Old leaflet"), new SearchText(SearchRole.Summary, "For all."), new SearchText(SearchRole.Body, "Leaflet"),
                new SearchEmbed(ReferenceKind.Item, "4org"), new SearchText(SearchRole.Heading, "Easy read"), new SearchFile("docs/a.pdf"),
            ],
            Given(new PublicationPartKind(), part));
        Assert.Contains(new ProjectedValue("state", "archived"), new PublicationPartKind().ValuesOf(part));
    }

    [Fact]
    public void Others_AreFoundByTheirOtherNames()
    {
        Assert.Contains(new SearchText(SearchRole.FormerName, "Edulink"), Given(new OnlineServicePartKind(), new OnlineServicePart { FormerNames = ["Edulink"] }));
        Assert.Contains(new SearchText(SearchRole.FormerName, "Thresholds"), Given(new GuidancePartKind(), new GuidancePart { FormerNames = ["Thresholds"] }));
        Assert.Contains(new SearchText(SearchRole.Name, "2018"), Given(new EditionPartKind(), new EditionPart { Label = "2018" }));
        Assert.Contains(new SearchText(SearchRole.Name, "Local board"), Given(new GlossaryEntryPartKind(), new GlossaryEntryPart { Expansion = "Local board" }));
        Assert.Contains(new SearchText(SearchRole.Summary, "Closed today."), Given(new NoticePartKind(), new NoticePart { Text = "Closed today." }));
    }

    [Fact]
    public void Guidance_IsCountedByItsIssuer_AndAnEditionByItsYear()
    {
        Assert.Contains(new ProjectedValue("publisher", "name:HM Government"), new GuidancePartKind().ValuesOf(new GuidancePart { Issuer = "HM Government" }));
        Assert.Contains(new ProjectedValue("year", "2015"), new EditionPartKind().ValuesOf(new EditionPart { Published = "2015-03" }));
        Assert.Contains(new ProjectedValue("year", "unknown"), new EditionPartKind().ValuesOf(new EditionPart()));
    }

    private static List<SearchContent> Given<T>(PartKind<T> kind, T part) where T : ContentPart => [.. ((PartKind)kind).Searchable(((PartKind)kind).Normalise(part))];
}
