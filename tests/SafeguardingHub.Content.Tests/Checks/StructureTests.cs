using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;

namespace SafeguardingHub.Content.Tests.Checks;

public sealed class StructureTests
{
    [Theory]
    [InlineData("<h2>First</h2><p>a</p><h3>Second</h3><p>b</p>", "")]
    [InlineData("<h2>First</h2><p>a</p><h3>Second</h3><p>b</p><h2>Third</h2><p>c</p>", "")]
    [InlineData("<p>No headings at all.</p>", "")]
    [InlineData("<h3>Too low</h3><p>a</p>", "heading-skipped")]
    [InlineData("<h2>First</h2><p>a</p><h4>Too low</h4><p>b</p>", "heading-skipped")]
    [InlineData("<h2></h2><p>a</p>", "heading-empty")]
    [InlineData("<h2>  </h2><p>a</p>", "heading-empty")]
    [InlineData("<h2>March 2013</h2><p>a</p>", "heading-only-date")]
    [InlineData("<h2>15 April 2013</h2><p>a</p>", "heading-only-date")]
    [InlineData("<h2>2014-15</h2><p>a</p>", "heading-only-date")]
    [InlineData("<h2>Dec 14</h2><p>a</p>", "heading-only-date")]
    [InlineData("<h2>September 2015 newsletter</h2><p>a</p>", "")]
    [InlineData("<h2>May I call?</h2><p>a</p>", "")]
    [InlineData("<h2>Contacts</h2><p>a</p><h2>contacts</h2><p>b</p>", "heading-repeated")]
    [InlineData("<p><strong>What to do next</strong></p><p>a</p>", "heading-in-bold")]
    [InlineData("<p><strong>Call 999 if somebody is in danger.</strong></p>", "")]
    [InlineData("<p>This is <strong>important</strong> to know</p>", "")]
    public void Headings_OfAText_FindWhatBreaksTheOutline(string html, string codes)
    {
        Assert.Equal(codes, new HeadingCheck().Codes(Given.Html(html)));
    }

    [Fact]
    public void Headings_OfBlocks_AreOneOutline()
    {
        var page = Given.Flow(
            new CareCardPart { Heading = "Call 999 if:", Html = "<p>Somebody is in danger.</p>" }, new HtmlBodyPart { Html = "<h3>What happens then</h3><p>a</p>" }, new HtmlBodyPart { Html = "<h2>More</h2><h4>Too low</h4><p>b</p>" });

        var found = Assert.Single(new HeadingCheck().Look(page));

        Assert.Equal(("heading-skipped", "Too low", Severity.Error), (found.Code, found.Subject, found.Severity));
        Assert.Equal("FlowPart.Widgets[2].HtmlBodyPart.Html", found.Place);
    }

    [Fact]
    public void Headings_OfASharedText_MayStandBelowAnotherPagesHeading()
    {
        var text = Given.Of(Given.Item("Duty").With(new SharedTextPart { Html = "<h3>What we do</h3><p>a</p>" }));

        Assert.Equal("", new HeadingCheck().Codes(text));
    }

    [Theory]
    [InlineData("<p><img src=\"/media/a.png\"></p>", "picture-without-words")]
    [InlineData("<p><img src=\"/media/a.png\" alt=\"\"></p>", "")]
    [InlineData("<p><img src=\"/media/a.png\" alt=\"A flow chart\"></p>", "")]
    [InlineData("<table><caption>Numbers</caption><tr><th>a</th></tr><tr><td>1</td></tr></table>", "")]
    [InlineData("<table><tr><th>a</th></tr><tr><td>1</td></tr></table>", "table-without-caption")]
    [InlineData("<table><tr><td>a</td></tr></table>", "table-without-headers table-without-caption")]
    [InlineData("<p>- one</p><p>- two</p><p>- three</p>", "list-typed")]
    [InlineData("<p>1. one<br>2. two</p>", "list-typed")]
    [InlineData("<p>• one<br>• two</p>", "list-typed")]
    [InlineData("<p>- a single dash</p><p>and more</p>", "")]
    [InlineData("<ul><li>one</li><li>two</li></ul>", "")]
    [InlineData("<p>-5 degrees</p><p>-6 degrees</p>", "")]
    public void Structure_OfAText_FindsWhatCannotBeSeen(string html, string codes)
    {
        Assert.Equal(codes, new StructureCheck().Codes(Given.Html(html)));
    }

    [Theory]
    [InlineData("Child header Safeguarding Children", "title-picture-words")]
    [InlineData("Header safeguarding", "title-picture-words")]
    [InlineData("banner.jpg Safeguarding", "title-picture-words")]
    [InlineData("Safeguarding Children and", "title-cut-short")]
    [InlineData("Policies, procedures and the", "title-cut-short")]
    [InlineData("Safeguarding children and adults", "")]
    [InlineData("Image-based abuse", "")]
    [InlineData("Picture exchange communication", "")]
    [InlineData("Headers and footers in letters", "")]
    [InlineData("Who to talk to", "")]
    [InlineData("What safeguarding is made of", "")]
    [InlineData("Where to look for help and who to go with", "")]
    public void Title_AsTyped_IsWhole(string title, string codes)
    {
        Assert.Equal(codes, new TitleCheck().Codes(Given.Html("<p>a</p>", title)));
    }

    [Theory]
    [InlineData("<p>Now published is:</p>", "leads-nowhere")]
    [InlineData("<p>Now published is:</p><h2>Next</h2><p>a</p>", "leads-nowhere")]
    [InlineData("<p>You can call:</p><ul><li>the police</li></ul>", "")]
    [InlineData("<h2>Who</h2><p>You can call:</p><h3>The police</h3><p>999</p>", "")]
    [InlineData("<p>Policies and procedures are accessible via</p><p>CSE flow chart</p>", "leads-nowhere")]
    [InlineData("<p>Policies are accessible via</p><ul><li>the library</li></ul>", "")]
    [InlineData("<p>A link to the document is below.</p>", "leads-nowhere")]
    [InlineData("<p>A link to the document is below.</p><p>[link 'document']</p>", "")]
    [InlineData("<h2>Advice</h2><p>Follow the links below for advice.</p><h2>Referral</h2><p>a</p>", "leads-nowhere")]
    [InlineData("<p>(Click on the ‘further reading’ hyperlink above)</p>", "leads-nowhere")]
    [InlineData("<p><a href=\"/a\">Further reading on neglect</a></p><p>Use the link above.</p>", "")]
    [InlineData("<p>If nobody answers, use the link below it.</p>", "")]
    [InlineData("<p>Children below the age of 5.</p>", "")]
    [InlineData("<p>Call now: [contact 'family-front-door']</p>", "")]
    [InlineData("<p>Call now:</p><p>[contact 'family-front-door']</p>", "")]
    [InlineData("<p>As the chart shows:</p><p><img src=\"/media/a.png\" alt=\"\"></p>", "")]
    [InlineData("<h2>Quick links</h2><h2>Next</h2><p>a</p>", "heading-nothing-under")]
    [InlineData("<p>a</p><h2>Further guidance</h2>", "heading-nothing-under")]
    [InlineData("<h2>Quick links</h2><p>The welfare of people is paramount.</p>", "heading-nothing-under")]
    [InlineData("<h2>External websites</h2><p>The welfare of people is paramount.</p><h2>More</h2><ul><li><a href=\"/a\">About us</a></li></ul>", "heading-nothing-under")]
    [InlineData("<h2>Quick links:</h2><p>Read <a href=\"/a\">about us</a>.</p>", "")]
    [InlineData("<h2>Useful links</h2><p>Read these.</p><ul><li>About us</li></ul>", "")]
    [InlineData("<h2>Further reading</h2><p>[link 'about-us']</p>", "")]
    [InlineData("<h2>Linked services</h2><p>The welfare of people is paramount.</p>", "")]
    [InlineData("<h2>Whole</h2><h3>Part</h3><p>a</p>", "")]
    [InlineData("<h2>Chart</h2><p><img src=\"/media/a.png\" alt=\"\"></p>", "")]
    [InlineData("<h2>Duty</h2><p>[text 'duty']</p>", "")]
    public void LeadIn_OfAText_IsFollowedByWhatItAnnounces(string html, string codes)
    {
        Assert.Equal(codes, new LeadInCheck().Codes(Given.Html(html)));
    }

    [Fact]
    public void LeadIn_BeforeABlockWithoutWords_IsFollowed()
    {
        var followed = Given.Flow(new HtmlBodyPart { Html = "<h2>Files</h2><p>Read:</p>" }, new FileListPart { Files = [new ListedFile { Media = "docs/leaflet.pdf" }] });
        var byName = Given.Flow(new QuickLinksPart { Heading = "What to do", Links = [new QuickLink { Item = "4page" }] }, new HtmlBodyPart { Html = "<h2>More</h2><p>a</p>" });
        var empty = Given.Flow(new QuickLinksPart { Heading = "Quick links" }, new HtmlBodyPart { Html = "<h2>More</h2><p>a</p>" });

        Assert.Equal("", new LeadInCheck().Codes(followed));
        Assert.Equal("", new LeadInCheck().Codes(byName));
        Assert.Equal("heading-nothing-under", new LeadInCheck().Codes(empty));
    }
}
