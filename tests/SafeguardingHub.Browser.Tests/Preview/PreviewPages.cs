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
        WhoToCall = PreviewCalls.ChildNow,
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

    /// <summary>Everything that a page about a worry may have above its first number, in the half hour when nobody is listed.</summary>
    public static ContentPageView WorriedInGap() => WorriedAboutAChild() with
    {
        Section = PreviewSite.SouthWorcestershire,
        Title = "Are you a professional worried about a child?",
        CanonicalPath = "/worried-in-gap",
        Breadcrumbs = [new("Home", "/"), new("South Worcestershire", "/south-worcestershire")],
        Banner = PreviewSite.Banner with { Text = "From then on it answers from 8am to 6pm on weekdays, and the Emergency Duty Team at all other times. Nobody is between them on a Friday." },
        WhoToCall = PreviewCalls.ChildFridayGap,
        Exit = Exit,
    };

    public static ContentPageView DomesticAbuse() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.WyreForest,
        Title = "Domestic Abuse Forum",
        CanonicalPath = "/domestic-abuse",
        Breadcrumbs = [new("Home", "/"), new("Wyre Forest", "/wyre-forest")],
        Exit = Exit,
        Summary = "A group of agencies that work together against domestic abuse.",
        Blocks = [new ProseBlock(BodyView.OfHtml(string.Concat(Enumerable.Range(1, 6).Select(part => $"<h2>Part {part} of the page</h2><p>Words enough that the page is longer than the window, with <a href=\"/contacts\">a link to the contacts of part {part}</a> in their middle, so that the way out stands over words as the reader goes down.</p><p>And some more of them, for a second paragraph of each part.</p>"))))],
        SeeAlso = [new("Staying safe online", "/staying-safe-online")],
        SeeAlsoOutside = [new("Refuge", "https://refuge.example.org/")],
        Review = new("31 July 2014", "27 January 2016", "This page is past its review date of 27 January 2016.", "NHS Wyre Forest CCG"),
        Helpful = new("/helpful", "/domestic-abuse", "Was this page helpful?"),
    };

    public static ContentPageView StayingSafe() => Bare() with { Title = "Staying safe online", CanonicalPath = "/staying-safe-online", Summary = "Leaving a page quickly does not erase the history of your browser." };

    public static ContentPageView Superseded() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.Shared,
        Title = "Working together to safeguard children (2015)",
        CanonicalPath = "/guidance/working-together-2015",
        Breadcrumbs = [new("Home", "/"), new("Guidance", "/guidance")],
        State = new("Superseded", "Replaced by the edition of 2018.", new("Working together to safeguard children (2018)", "/guidance/working-together-2018")),
        Notices = [new("A consultation on the next edition is open", null, new("About the consultation", "/consultation"), true)],
        Summary = "Statutory guidance on how agencies work together.",
        Blocks =
        [
            new FactsBlock([new("Published", "March 2015"), new("Publisher", "Department for Education", "/publishers/dfe"), new("Kind", "Statutory guidance")]),
            new EditionsBlock("Editions of Working together to safeguard children", "Latest edition held here (2018); it may have been replaced.",
            [
                new(new("Working together (2018)", "/guidance/working-together-2018"), "Latest edition held here", true, "July 2018", "Not known"),
                new(new("Working together (2015)", "/guidance/working-together-2015"), "Superseded", false, "March 2015", "26 March 2015"),
            ], "The dates are those of the documents; nobody has checked them since."),
            new FilesBlock("Documents", [new("Working together to safeguard children (2015)", "/media/wt-2015.pdf", "PDF only, 545KB")]),
            new FilesBlock("Annex", [], FilesBlock.NotYetUploaded, "The web pages that this entry was taken from name it and give no address for it."),
        ],
        InThisSection = [new("Guidance", "/guidance"), new("Policies", "/policies")],
        Review = new(null, "27 January 2027", null, null),
        Helpful = new("/helpful", "/guidance/working-together-2015", "Was this page helpful?"),
        Feeds = [new("This page (Atom)", "/guidance/working-together-2015/feed.atom", "application/atom+xml")],
    };

    public static ContentPageView NewBlocks() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.SouthWorcestershire,
        Title = "Talking to a child",
        CanonicalPath = "/new-blocks",
        Breadcrumbs = [new("Home", "/"), new("South Worcestershire", "/south-worcestershire")],
        Blocks =
        [
            new DoDontBlock([BodyView.OfText("listen, and let the child speak in their own words"), BodyView.OfText("write down what was said, as soon as you can")], [BodyView.OfText("promise to keep a secret"), BodyView.OfText("ask questions that suggest an answer")]),
            new DetailsBlock("What counts as consent?", BodyView.OfHtml("<p>Consent has to be given freely, each time.</p>")),
            new InsetBlock(BodyView.OfHtml("<p>You do not need proof to call.</p>")),
            new TableBlock("Levels of need", ["Level", "What it means", "Who helps", "Which form", "How soon"], [["1", "Universal services are enough", "School, health visitor", "None", "Not applicable"], ["4", "Acute or immediate need", "Children's Social Care", "Cause for Concern Notification", "Today"]], true),
            .. PreviewServices.OnlineServices,
            new WhoToCallBlock(PreviewCalls.Daytime),
        ],
    };

    private static ExitView Exit { get; } = new("/elsewhere", new("Staying safe online", "/staying-safe-online"));

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
