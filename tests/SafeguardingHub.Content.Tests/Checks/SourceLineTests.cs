using System.Collections.Immutable;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;

namespace SafeguardingHub.Content.Tests.Checks;

/// <summary>
/// What the pages that the hub came from said, line by line as their layout shows it: every fault that they are known for is
/// found, and nothing else.
/// </summary>
public sealed class SourceLineTests
{
    [Theory]
    [InlineData("<h2>Statutory Guidance For Adults Working With Children And Families:</h2><p>In March the DfE published the new statutory guidance for adults working with children and families in England: Working together to safeguard children (HM Government, 2015).</p><p><a href=\"/g\">Download the Guidance.</a></p>",
        "link-says-nothing relative-time")]
    [InlineData("<h2>Working Together to Safeguard Children - Statutory Guidance:</h2><p>The statutory guidance, Working Together to Safeguard Children, 2018 and related documents have now been published. The documents have been produced over a number of years from the Wood Review in 2016 through the passing of legislation in the Children and Social Work Act, 2017; a consultation late last year and regulations being commenced last Friday 29 June 2018.</p><p>Now published is:</p><h2>Archive</h2><ul><li>Independent Child Trafficking Advocacy Leaflet</li></ul>",
        "leads-nowhere relative-time relative-time relative-time")]
    [InlineData("<ul><li>Contact the Police on 999 if there is an immediate risk of danger</li><li>Otherwise contact the Family Front Door on 01905 822 666 from Monday to Friday 8.30am to 5.00pm (until 4:30pm on a Friday)</li><li>Out of office hours (5.00pm to 8.30am weekdays and all day weekends and bank holidays) contact the Emergency Duty team on 01905 768020</li></ul>",
        "time-style time-style")]
    [InlineData("<ol><li>Talk to your agency's Safeguarding Lead and your Manager, check your agency's records, check the Single View of the Child Record accessed via the Professional Portal (if you agency has been granted access to this tool)</li><li>Talk to others in your agency who know the family, and any other professionals you know are involved</li></ol>",
        "known-slip")]
    [InlineData("<p>To make a request for information please access the <a href=\"/p\">Professionals Portal</a> to complete your request.</p><h2>Further Guidance</h2>", "heading-nothing-under")]
    [InlineData("<p>Worcestershire Clinical Commissioning Groups(CCGs) have a responsibility, along with other NHS organisations and every healthcare professional to ensure that people in vulnerable circumstances are not only safe but also receive the highest possible standard of care.</p>",
        "spacing")]
    [InlineData("<h2>Quick links</h2><h2>Duty</h2><p>The welfare of the people who come into contact with the services is paramount.</p>", "heading-nothing-under")]
    [InlineData("<p>NHS Wyre Forest CCG is fully engaged through the participation of the Executive Nurse, Designated Nurse, Designated Doctor and Named Professionals ; working in partnership with the local authority to fulfil safeguarding responsibilities. For example, by contributing to Serious Case Reviews (SCRs).</p>",
        "spacing")]
    [InlineData("<p>The Cause for Concern Notification is now live. https://capublic.worcestershire.gov.uk/FamilyDoorPortal/</p>", "address-in-text relative-time")]
    [InlineData("<p>To gain access you will need to register, which is a very quick and easy process. My advice would be to register in advance. It is very clear and easy to use, however if you have an comments about it, you can use the Comments and Experiences form.</p>",
        "first-person known-slip")]
    [InlineData("<p>The Levels of Need Guidance is now accessible at the Advice, Information and Guidance for Professionals web page</p>", "relative-time")]
    [InlineData("<p>Abuse can happen anywhere including in someone’s home or a care home, a day centre or a hospital, at work or at college. Some adults may be afraid to, or may be unable to tell anyone they are being abused.</p>", "")]
    [InlineData("<p><a href=\"http://ylyc.worcestershire.gov.uk\">http://ylyc.worcestershire.gov.uk</a> and press 'worried about someone' to access the form.</p>", "link-raw-address link-not-secure")]
    [InlineData("<h2>Additional Information</h2><p>Worcestershire Safeguarding Adult Board Policies and Procedures and practice guidance are accessible via</p><h2>CSE Flowchart</h2><p>There are now daily multi-agency CSE (Child Sexual Exploitation) meetings. Please follow the actions highlighted in this flow chart.</p>",
        "leads-nowhere relative-time")]
    [InlineData("<p>Following publication of the ‘ Independent Inquiry into Child Sexual Exploitation in Rotherham 1997-2013’ last week, I thought it would be helpful to remind you of Worcestershire’s Child Sexual Exploitation Pathway, launched in August last year.</p>",
        "relative-time first-person spacing")]
    [InlineData("<h2>March 2013</h2><p>The new guidance comes into force on 15 April 2013.</p><p>A link to the document is below.</p><h2>SAFER communication guidelines</h2><p>A</p>", "heading-only-date leads-nowhere relative-time")]
    [InlineData("<p>A summary of \"Working together to safeguard children\" (2013)-NSPCC current awareness briefing.</p><p>(Click on the ‘further reading’ hyperlink above)</p>", "leads-nowhere")]
    [InlineData("<h2>Information and advice</h2><p>Follow the links below for advice and information on safeguarding and child protection issues.</p><h2>Making a referral</h2><p>If you feel you know that a child may be at risk then you can let us know <a href=\"/r\">here</a>.</p>",
        "link-says-nothing leads-nowhere")]
    [InlineData("<p>NHS South Worcestershire CCG has a statutory duty to be fully engaged with l Local Safeguarding Adults Boards (SABs), working in partnership to fulfill their safeguarding responsibilities.</p>", "known-slip")]
    [InlineData("<h2>What is safeguarding?</h2><p>It involves:</p><ul><li>protecting children from maltreatment</li><li>preventing impairment of children's health or development</li></ul>", "")]
    public void Source_AsItStood_HasItsKnownFaults(string html, string codes)
    {
        var found = Codes(Given.Html(html, "Safeguarding children"));

        Assert.Equal(codes, found);
    }

    [Theory]
    [InlineData("Child header Safeguarding Children", "title-picture-words")]
    [InlineData("Safeguarding Children and", "title-cut-short")]
    [InlineData("Are you a Professional worried about a child?", "")]
    [InlineData("Safeguarding Children and Adults is Everybody's Responsibility", "")]
    public void Title_AsItStood_HasItsKnownFaults(string title, string codes)
    {
        Assert.Equal(codes, Codes(Given.Html("<p>Words.</p>", title)));
    }

    [Fact]
    public void Codes_OfAllChecks_AreDistinctAndExplained()
    {
        var codes = TextChecks.All.SelectMany(check => check.Codes).ToList();

        Assert.Equal(codes.Count, codes.Select(code => code.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.Matches("^[a-z]+(-[a-z]+)*$", code.Code));
        Assert.All(codes, code => Assert.EndsWith(".", code.Help, StringComparison.Ordinal));
    }

    private static string Codes(CheckContext context) => string.Join(" ", TextChecks.All.SelectMany(check => check.Look(context)).Select(finding => finding.Code));
}
