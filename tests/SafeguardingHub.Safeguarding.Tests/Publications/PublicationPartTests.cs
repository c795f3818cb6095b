using NodaTime;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Safeguarding.Tests.Publications;

public class PublicationPartTests
{
    private static readonly PublicationPartKind Kind = new();

    [Theory]
    [InlineData("briefing", "briefings")]
    [InlineData("newsletter", "newsletters")]
    [InlineData("policy", "policies")]
    [InlineData("procedures", "policies")]
    [InlineData("strategy", "policies")]
    [InlineData("flowchart", "publications")]
    [InlineData("review", "publications")]
    [InlineData("Notice ", "notices")]
    public void Entry_StandsInTheListOfItsKindAndInTheArchive(string kind, string list)
    {
        var values = Kind.ValuesOf(new PublicationPart { Kind = kind, Date = "2018-01" });

        Assert.Contains(new ProjectedValue("list", list, new LocalDate(2018, 1, 1)), values);
        Assert.Contains(new ProjectedValue("archive", "all", new LocalDate(2018, 1, 1)), values);
    }

    [Theory]
    [InlineData("briefing", true)]
    [InlineData("leaflet", true)]
    [InlineData("policy", false)]
    [InlineData("procedures", false)]
    [InlineData("strategy", false)]
    [InlineData("notice", false)]
    public void Entry_ThatPeopleMayStillWorkBy_IsNotSaidToBeArchived(string kind, bool isArchived)
    {
        var values = Kind.ValuesOf(new PublicationPart { Kind = kind, Date = "2018" });

        Assert.Equal(isArchived, values.Contains(new ProjectedValue("state", "archived")));
    }

    [Fact]
    public void Entry_OfAnUnknownDate_SortsByNoneAndIsFoundAsUnknown()
    {
        var values = Kind.ValuesOf(new PublicationPart { Kind = "newsletter", Publisher = "4org" });

        Assert.Equal(
            [
                new("archive", "all"), new("year", "unknown"), new("list", "newsletters"), new("kind", "newsletter"), new("state", "archived"),
                new("publisher", "4org"), new("document", "missing"),
            ],
            values);
    }

    [Fact]
    public void Entry_WithAFileAndANamedPublisher_IsFoundByBoth()
    {
        var part = new PublicationPart { Kind = "report", Date = "2015", PublisherName = " WSCB ", Files = [new DocumentFile { Media = "docs/report.pdf" }] };

        var values = Kind.ValuesOf(part);

        Assert.Contains(new ProjectedValue("publisher", "name:WSCB"), values);
        Assert.Contains(new ProjectedValue("document", "held"), values);
        Assert.Contains(new ProjectedValue("year", "2015"), values);
    }

    [Fact]
    public void Notice_IsWordsAndMissesNoDocument()
    {
        Assert.DoesNotContain(Kind.ValuesOf(new PublicationPart { Kind = "notice" }), value => value.Key == "document");
    }

    [Fact]
    public void Entry_WithEveryFault_IsToldAllOfThem()
    {
        var part = new PublicationPart
        {
            Kind = "pamphlet", Date = "Dec 14", PeriodEnds = "2019-20", Publisher = "4org", PublisherName = "WSCB",
            OutsideAddress = "/downloads/1407", Files = [new DocumentFile()],
        };

        Assert.Equal(
            [".Kind", ".Date", ".PeriodEnds", ".PublisherName", ".OutsideAddress", ".Files[0].Media"],
            Kind.FaultyPlaces(part).Select(place => place["PublicationPart".Length..]));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("mailto:a@example.org")]
    [InlineData("//example.org/x")]
    [InlineData("www.example.org")]
    public void OutsideAddress_ThatIsNoWebAddress_IsRefused(string address)
    {
        Assert.Equal(["PublicationPart.OutsideAddress"], Kind.FaultyPlaces(new PublicationPart { Kind = "report", OutsideAddress = address }));
    }

    [Fact]
    public void Entry_AsTheSourcesGiveIt_IsAccepted()
    {
        var part = new PublicationPart
        {
            Kind = "Report", OutsideAddress = "http://www.rotherham.gov.uk/downloads/file/1407/independent_inquiry_cse_in_rotherham", PeriodEnds = "2013",
        };

        Assert.Empty(Kind.Faults(part));
    }

    [Fact]
    public void Publisher_IsReferredToButNotNeeded()
    {
        var reference = Assert.Single(((PartKind)Kind).References(new PublicationPart { Publisher = "4org" }));

        Assert.Equal(new ContentReference(ReferenceKind.Item, "4org", "Publisher", IsRequired: false), reference);
    }

    [Fact]
    public void Period_EndsAtTheNewYearInLondon()
    {
        var moment = Assert.Single(((PartKind)Kind).DueMoments(new PublicationPart { PeriodEnds = "2019" }));

        Assert.Equal(("period-ended", Instant.FromUtc(2020, 1, 1, 0, 0)), (moment.Kind, moment.At));
    }

    [Fact]
    public void Kinds_AreEachNamedOnce()
    {
        Assert.Equal(14, PublicationKinds.All.Select(kind => kind.Name).Distinct().Count());
        Assert.Equal(14, PublicationKinds.All.Select(kind => kind.Words).Distinct().Count());
    }
}
