using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Browser.Tests.Preview;

/// <summary>Sample pages of content.</summary>
internal static class PreviewPages
{
    private const string Portal = "https://capublic.worcestershire.gov.uk/FamilyDoorPortal/";

    public static ContentPageView WorriedAboutAChild() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.Shared,
        Title = "Worried about a child",
        CanonicalPath = "/worried-about-a-child",
        Breadcrumbs = [new("Home", "/")],
        Summary = "What to do if you think that a child is being harmed, or may be.",
        Blocks =
        [
            new CareCardBlock(CareCardLevel.Immediate, "Call 999 if:", new(
            [
                new HtmlPiece("<ul><li>a child is in immediate danger</li><li>a child is being hurt now</li></ul>"),
                new BlockPiece(new ContactBlock(PreviewServices.Police) { HeadingLevel = 3 }),
            ])),
            new CareCardBlock(CareCardLevel.Urgent, "Call the Family Front Door if:", new(
            [
                new HtmlPiece("<ul><li>a child is suffering significant harm, or is likely to</li><li>a child needs protection today</li></ul>"),
                new BlockPiece(new ContactBlock(PreviewServices.FamilyFrontDoor) { HeadingLevel = 3 }),
                new BlockPiece(new ContactBlock(PreviewServices.EmergencyDutyTeam) { HeadingLevel = 3 }),
                new HtmlPiece("<p>Friday, 4:30pm to 5pm: the pages that these hours come from name nobody for this half hour. Try both numbers, and call 999 if it cannot wait.</p>"),
            ])),
            new StepsBlock("If it is not urgent",
            [
                BodyView.OfHtml("<p>Talk to your agency's safeguarding lead and your manager. Check your agency's records.</p>"),
                BodyView.OfHtml("<p>Talk to others in your agency who know the family, and to other professionals you know are involved.</p>"),
                BodyView.OfHtml("<p>Be prepared to work with other agencies as a team to support the family.</p>"),
                BodyView.OfHtml($"<p>If you still have concerns, complete the Cause for Concern Notification on the <a href=\"{Portal}\">Professionals Portal (sign in needed)</a>.</p>"),
            ]),
            new ProseBlock(new(
            [
                new HtmlPiece("<h2>Are you a school?</h2><p>Head teachers and safeguarding leads of schools use the Children's Services Portal, which replaced Edulink.</p><h2>Not sure?</h2><p>You can always ask the "),
                new ContactPiece(PreviewServices.FamilyFrontDoor),
                new HtmlPiece(".</p>"),
            ])),
        ],
        InThisSection = [new("Worried about an adult", "/worried-about-an-adult"), new("Safeguarding our children", "/safeguarding-our-children"), new("Contacts", "/contacts")],
        LastPublished = "22 November 2026",
    };

    public static ContentPageView EveryBlock() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.SouthWorcestershire,
        Title = "Safeguarding children",
        CanonicalPath = "/south-worcestershire/every-block",
        Breadcrumbs = [new("Home", "/"), new("South Worcestershire", "/south-worcestershire")],
        Summary = "Who to call, the procedures and the statutory guidance about children.",
        Blocks =
        [
            new CareCardBlock(CareCardLevel.NonUrgent, "Talk to your safeguarding lead if:", BodyView.OfHtml("<ul><li>you are unsure what you have seen</li><li>nobody is in danger today</li></ul>")),
            new QuickLinksBlock(new("Quick links", [new("Levels of Need (Thresholds) Guidance", "/guidance/levels-of-need"), new("Resolution of Professional Disagreements (Escalation Policy)", "/policies/escalation")])),
            new QuickLinksBlock(new("Quick links without any", [])),
            new ProseBlock(new(
            [
                new HtmlPiece("<h2>Statutory guidance</h2><p>Working together to safeguard children (2018) replaced the editions of 2013 and 2015. Published for "),
                new TextPiece("<script>alert('never run')</script> NHS South Worcestershire & partners"),
                new HtmlPiece(".</p><h3>Words in the text</h3><ul><li>Serious Case Reviews (SCRs)</li><li>Domestic Homicide Reviews (DHRs)</li></ul>"),
                new HtmlPiece("<blockquote><p>Safeguarding is everybody's business.</p></blockquote>"),
                new HtmlPiece("<table><caption>Editions held here</caption><thead><tr><th scope=\"col\">Edition</th><th scope=\"col\">In force from</th></tr></thead><tbody><tr><td>2018</td><td>29 June 2018</td></tr><tr><td>2013</td><td>15 April 2013</td></tr></tbody></table>"),
                new HtmlPiece("<p>http://www.worcestershire.gov.uk/info/20273/information_about_service_changes_within_childrens_social_care_and_early_help</p>"),
            ])),
            new ContactBlock(PreviewServices.Invented),
            new StepsBlock(null, [BodyView.OfText("A step of plain words.")]),
        ],
        InThisSection = [new("Safeguarding adults", "/south-worcestershire/adults"), new("Policies", "/south-worcestershire/policies")],
    };

    public static ContentPageView Bare() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.WyreForest,
        Title = "A page with nothing on it but a title that is uncommonly long, as titles of policies are",
        CanonicalPath = "/wyre-forest/bare",
        Breadcrumbs = [new("Home", "/"), new("Wyre Forest", "/wyre-forest")],
    };

    public static ContentPageView Accent(SectionAccent accent) => EveryBlock() with
    {
        Section = PreviewSite.SouthWorcestershire with { Accent = accent, IsOpened = true },
        CanonicalPath = $"/accents/{accent}",
        Title = $"Every block on {accent}",
    };
}
