using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Publications;
using static SafeguardingHub.Rendering.Tests.Composition.GivenPages;

namespace SafeguardingHub.Rendering.Tests.Composition;

public class PublicationDisplayTests
{
    private const string Today = "2026-11-22T12:00:00Z";

    private static readonly PublishedItem Body = Item("body", "Body today", new OrganisationPart
    {
        Names = [new OrganisationName { Name = "Board", To = "2014-06-30" }, new OrganisationName { Name = "Partnership", From = "2014-07-01" }],
    });

    [Theory]
    [InlineData("2014-06-30", "Board")]
    [InlineData("2014-07-01", "Partnership")]
    [InlineData("2014-06", "Board")]
    [InlineData("2014", "Board or Partnership")]
    [InlineData("2018", "Partnership")]
    [InlineData("", "Body today (as published: under this name or an earlier one)")]
    public async Task Publisher_IsNamedAsOnTheDayOfPublication(string date, string expected)
    {
        var page = await PageAsync(new PublicationPart { Kind = "report", Publisher = "body", Date = date });

        Assert.Equal(new FactView("Published by", expected, "/things/body"), Fact(page, "Published by"));
    }

    [Fact]
    public async Task Publisher_WithANameForEver_IsNamed()
    {
        var board = Item("board", "Board", new OrganisationPart { Names = [new OrganisationName { Name = "Board", From = "2013-04-01", To = "9999-12-31" }] });
        var entry = Item("entry", "The entry", new PublicationPart { Kind = "report", Publisher = "board", Date = "2012" });

        var page = Assert.IsType<ContentPageView>((await Ground(board).ComposeAsync(entry, Today)).View);

        Assert.Equal("Board (its name at the time is not known)", Fact(page, "Published by").Words);
    }

    [Fact]
    public async Task Facts_OfASourceWithLittle_SayWhatIsNotKnown()
    {
        var page = await PageAsync(new PublicationPart { Kind = "newsletter" });

        Assert.Equal(["Kind: Newsletter", "Published by: Not known", "Published: Date unknown"], Facts(page));
        var files = page.Blocks.OfType<FilesBlock>().Single();
        Assert.Equal("Document not yet uploaded", files.Missing);
        Assert.Equal("The web pages that this entry was taken from name it and give no address for it.", files.Note);
    }

    [Fact]
    public async Task Facts_OfASourceWithAll_SayAllOfIt()
    {
        const string Address = "http://www.rotherham.gov.uk/downloads/file/1407/independent_inquiry_cse_in_rotherham";
        var page = await PageAsync(new PublicationPart
        {
            Kind = "report", PublisherName = "Independent inquiry", Date = "2014-08", DateNote = "The source says 'last week'.", PeriodEnds = "2013",
            FormerNames = ["Jay report"], OutsideAddress = Address, Summary = "An inquiry.",
        });

        Assert.Equal(
            [
                "Kind: Report", "Published by: Independent inquiry", "Published: August 2014", "About the date: The source says 'last week'.",
                "Covers the period up to: 2013", "Also known as: Jay report", $"Address given in the source (not checked): {Address}",
            ],
            Facts(page));
        Assert.Equal(Address, Fact(page, "Address given in the source (not checked)").Link);
        Assert.Contains("which nobody has checked", page.Blocks.OfType<FilesBlock>().Single().Note, StringComparison.Ordinal);
        Assert.Equal("An inquiry.", page.Summary);
    }

    [Fact]
    public async Task Address_ThatIsNotOfTheWeb_IsNotShown()
    {
        var page = await PageAsync(new PublicationPart { Kind = "report", OutsideAddress = "javascript:alert(1)" });

        Assert.DoesNotContain(page.Blocks.OfType<FactsBlock>().Single().Facts, fact => fact.Link is not null);
    }

    [Fact]
    public async Task Notice_IsNotSaidToMissADocument()
    {
        Assert.Empty((await PageAsync(new PublicationPart { Kind = "notice" })).Blocks.OfType<FilesBlock>());
    }

    [Theory]
    [InlineData(544_900, "PDF only, 545KB")]
    [InlineData(12, "PDF only, 1KB")]
    [InlineData(999_600, "PDF only, 1MB")]
    [InlineData(1_250_000, "PDF only, 1.3MB")]
    public async Task File_IsLinkedWithItsTypeAndSize(long bytes, string typeAndSize)
    {
        var part = new PublicationPart { Kind = "leaflet", Files = [new DocumentFile { Media = "docs/a leaflet.pdf" }, new DocumentFile { Media = "docs/gone.pdf" }] };

        var page = await PageAsync(part, Today, new MediaFile("docs/a leaflet.pdf", new string('a', 64), bytes, "application/pdf"));

        var files = page.Blocks.OfType<FilesBlock>().Single();
        Assert.Equal([new FileView("The entry", "/media/docs/a%20leaflet.pdf", typeAndSize)], files.Files);
        Assert.Null(files.Missing);
    }

    [Theory]
    [InlineData("2019-12-31T23:59:59Z", null)]
    [InlineData("2020-01-01T00:00:00Z", "Period ended")]
    public async Task Period_EndsAtTheNewYear(string at, string? heading)
    {
        var item = Item("entry", "Strategy 2016 to 2019", new PublicationPart { Kind = "strategy", PeriodEnds = "2019" });

        var page = await Ground().ComposeAsync(item, at);

        Assert.Equal(heading, page.View.State?.Heading);
        Assert.Equal(heading is null ? At("2020-01-01T00:00:00Z") : null, page.ValidUntil);
    }

    private static async Task<ContentPageView> PageAsync(PublicationPart part, string at = Today, params MediaFile[] library) =>
        Assert.IsType<ContentPageView>((await Ground(Body).ComposeAsync(Item("entry", "The entry", part), at, library)).View);

    private static FactView Fact(ContentPageView page, string term) => page.Blocks.OfType<FactsBlock>().Single().Facts.Single(fact => fact.Term == term);

    private static IEnumerable<string> Facts(ContentPageView page) => page.Blocks.OfType<FactsBlock>().Single().Facts.Select(fact => $"{fact.Term}: {fact.Words}");
}
