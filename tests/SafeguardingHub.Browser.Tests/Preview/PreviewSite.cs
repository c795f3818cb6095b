using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Contacts;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Browser.Tests.Preview;

/// <summary>Sample pages, one of each kind and each state, with the facts of the source pages.</summary>
internal static class PreviewSite
{
    public static SiteView Site { get; } = new()
    {
        Name = "Worcestershire Safeguarding Hub",
        Emergency = new("In immediate danger?", PreviewServices.Emergency),
        Search = new("/search", "Search this site", "q", PreviewSearch.SuggestPath),
        Navigation =
        [
            new("Home", "/"),
            new("South Worcestershire", "/south-worcestershire"),
            new("Wyre Forest", "/wyre-forest"),
            new("Contacts", "/contacts"),
        ],
        Footer =
        [
            new("Contacts", "/contacts"),
            new("Accessibility statement", "/accessibility-statement"),
            new("About this site", "/about"),
        ],
        FooterNote = "The pages and numbers here come from web pages of 2013 to 2018. Where something has not been confirmed since then, it says so beside it.",
    };

    public static SectionView Shared { get; } = new()
    {
        Name = "Worcestershire, shared",
        Wordmark = "Worcestershire, shared",
        HomeAddress = "/",
        OrganisationLine = "Common pages for the whole county. They belong to no single organisation.",
        Accent = SectionAccent.Blue,
        IsShared = true,
        IsOpened = true,
    };

    public static SectionView SouthWorcestershire { get; } = new()
    {
        Name = "South Worcestershire",
        Wordmark = "South Worcestershire",
        HomeAddress = "/south-worcestershire",
        OrganisationName = "NHS South Worcestershire Clinical Commissioning Group",
        OrganisationLine = "Run by NHS South Worcestershire Clinical Commissioning Group (CCG)",
        Accent = SectionAccent.Green,
    };

    public static SectionView WyreForest { get; } = new()
    {
        Name = "Wyre Forest",
        Wordmark = "Wyre Forest",
        HomeAddress = "/wyre-forest",
        OrganisationName = "NHS Wyre Forest Clinical Commissioning Group",
        OrganisationLine = "Run by NHS Wyre Forest Clinical Commissioning Group (CCG)",
        Accent = SectionAccent.Plum,
    };

    /// <summary>A banner as long as they get.</summary>
    public static NoticeView Banner { get; } = new("Family Front Door: new opening hours from Monday 1 March", "It is then listed from 8am to 6pm daily.", new("The new hours", "/contacts/family-front-door"), true);

    public static IReadOnlyDictionary<string, PageView> Pages { get; } = AllPages().ToDictionary(page => page.Path, page => page.Page, StringComparer.Ordinal);

    private static IEnumerable<(string Path, PageView Page)> AllPages()
    {
        yield return ("/", Home());
        yield return ("/south-worcestershire", SouthWorcestershireFront());
        yield return ("/wyre-forest", BareFront());
        yield return ("/worried-about-a-child", PreviewPages.WorriedAboutAChild());
        yield return ("/south-worcestershire/every-block", PreviewPages.EveryBlock());
        yield return ("/wyre-forest/bare", PreviewPages.Bare());
        yield return ("/contacts", Contacts());
        yield return ("/contacts/family-front-door", FamilyFrontDoor());
        yield return ("/contacts/sample-advice-line", SampleAdviceLine());
        yield return ("/contacts/not-now", Contacts() with { CanonicalPath = "/contacts/not-now", WhoToCall = PreviewCalls.NotNow });
        yield return ("/front-in-gap", SouthWorcestershireFront() with { CanonicalPath = "/front-in-gap", WhoToCall = PreviewCalls.LongAndInGap, Banner = Banner with { More = null } });
        yield return ("/worried-in-gap", PreviewPages.WorriedInGap());
        yield return ("/staying-safe-online", PreviewPages.StayingSafe());
        yield return ("/domestic-abuse", PreviewPages.DomesticAbuse());
        yield return ("/guidance/working-together-2015", PreviewPages.Superseded());
        yield return ("/new-blocks", PreviewPages.NewBlocks());
        yield return ("/briefings", PreviewLists.Briefings());
        yield return ("/newsletters", PreviewLists.Empty());
        yield return ("/search", PreviewSearch.Empty());
        yield return ("/search/results", PreviewSearch.Results());
        yield return ("/search/page-2", PreviewSearch.PageTwo());
        yield return ("/search/filtered", PreviewSearch.Filtered());
        yield return ("/search/urgent", PreviewSearch.Urgent());
        yield return ("/search/nothing", PreviewSearch.Nothing());
        yield return ("/search/fault", PreviewSearch.Fault());
        yield return ("/a-to-z", PreviewLists.AToZ());
        yield return ("/glossary", PreviewLists.Glossary());
        yield return (PreviewForms.ReportPath, PreviewForms.Report());
        yield return ("/report-with-faults", PreviewForms.ReportWithFaults());
        yield return ("/thanks", PreviewForms.Thanks());
        yield return ("/bad-request", PreviewForms.BadRequest());
        yield return ("/embed", PreviewForms.EmbedHelp());
        yield return ("/embed/route/child", PreviewForms.EmbedRoute());
        yield return ("/embed/contact/sample-advice-line", PreviewForms.EmbedService());
        yield return ("/embed/contact/missing", PreviewForms.EmbedMissing());
        yield return ("/missing", new NotFoundView { Site = Site, Section = Shared, Title = "Page not found", Services = FailureServices() });
        yield return ("/gone", new NotFoundView { Site = Site, Section = WyreForest, Title = "Page taken away", IsGone = true, Services = FailureServices() });
        yield return ("/error", new ErrorView { Site = Site, Section = Shared, Title = "Sorry, something went wrong", Services = FailureServices() });
        yield return ("/unavailable", new ErrorView { Site = Site, Section = Shared, Title = "Sorry, this site is not available", IsUnavailable = true, Services = FailureServices() });
        foreach (var accent in Enum.GetValues<SectionAccent>())
        {
            yield return ($"/accents/{accent}", PreviewPages.Accent(accent));
        }
    }

    private static IReadOnlyList<ServiceView> FailureServices() =>
        [PreviewServices.Police, PreviewServices.FamilyFrontDoor, PreviewServices.EmergencyDutyTeam, PreviewServices.AccessService];

    private static HomeView Home() => new()
    {
        Site = Site,
        Section = Shared,
        Title = "Safeguarding children and adults in Worcestershire",
        CanonicalPath = "/",
        Summary = "Find out who to call, what to do next and what the guidance says.",
        WhoToCall = PreviewCalls.Daytime,
        Banner = Banner,
        Notices = [new("New edition of the Escalation Policy", "It replaces the edition of 2015.", new("Read the Escalation Policy", "/policies/escalation"), false)],
        Blocks = [new QuickLinksBlock(new LinkListView("What to do",
        [
            new("Worried about a child", "/worried-about-a-child"),
            new("Worried about an adult", "/worried-about-an-adult"),
            new("Safeguarding our children", "/safeguarding-our-children"),
        ]))],
        Sections =
        [
            new("South Worcestershire", "/south-worcestershire", "NHS South Worcestershire Clinical Commissioning Group"),
            new("Wyre Forest", "/wyre-forest", "NHS Wyre Forest Clinical Commissioning Group"),
        ],
    };

    private static SectionFrontView SouthWorcestershireFront() => new()
    {
        Site = Site,
        Section = SouthWorcestershire,
        Title = "Safeguarding children and adults",
        CanonicalPath = "/south-worcestershire",
        Breadcrumbs = [new("Home", "/")],
        Summary = "Every healthcare professional has a part in keeping people in vulnerable circumstances safe and well cared for.",
        Pages =
        [
            new("Safeguarding children", "/south-worcestershire/every-block", "Who to call, procedures and guidance about children."),
            new("Safeguarding adults", "/south-worcestershire/adults", "What abuse of adults can look like, and how to report it."),
            new("Policies", "/south-worcestershire/policies"),
        ],
        WhoToCall = PreviewCalls.Daytime,
        Banner = Banner,
        Blocks =
        [
            new QuickLinksBlock(new LinkListView("Quick links",
            [
                new("Safeguarding adults", "/south-worcestershire/adults"),
                new("Safeguarding children", "/south-worcestershire/every-block"),
                new("Safeguarding policies", "/south-worcestershire/policies"),
                new("Quality focus", "/south-worcestershire/quality"),
                new("Safeguarding Children and Adults Strategy 2016 to 2019", "/south-worcestershire/strategy"),
            ])),
            new ProseBlock(BodyView.OfHtml("<h2>Our responsibilities</h2><p>The group has a statutory duty to be a member of the Local Safeguarding Children Board (LSCB) and works with the local Safeguarding Adults Board (SAB).</p>")),
        ],
    };

    private static SectionFrontView BareFront() => new()
    {
        Site = Site,
        Section = WyreForest,
        Title = "Safeguarding is everybody's responsibility",
        CanonicalPath = "/wyre-forest",
        Breadcrumbs = [new("Home", "/")],
    };

    private static ContactsView Contacts() => new()
    {
        Site = Site,
        Section = Shared,
        Title = "Contacts",
        CanonicalPath = "/contacts",
        Breadcrumbs = [new("Home", "/")],
        Summary = "For people in Worcestershire. If the person lives elsewhere, contact that area's council.",
        WhoToCall = PreviewCalls.Daytime,
        OnlineServices = PreviewServices.OnlineServices,
        EmbedHelp = new("Use these numbers on your site", "/embed"),
        Groups = [.. PreviewServices.Groups, new("For professionals", [PreviewServices.Invented]), new("Nobody", [])],
    };

    private static ContactView FamilyFrontDoor() => new()
    {
        Site = Site,
        Section = Shared,
        Title = PreviewServices.FamilyFrontDoor.Name,
        CanonicalPath = "/contacts/family-front-door",
        Breadcrumbs = [new("Home", "/"), new("Contacts", "/contacts")],
        Service = PreviewServices.FamilyFrontDoor,
        Now = PreviewCalls.ChildNow.Routes[0].Services[0],
        OtherContacts = [new("Emergency Duty Team", "/contacts/emergency-duty-team"), new("Access Service", "/contacts/access-service")],
        Blocks = [new ProseBlock(BodyView.OfHtml("<h2>After you have called</h2><p>Professionals then complete a Cause for Concern Notification. You need to register for the portal first, so register before you need it.</p>"))],
    };

    private static ContactView SampleAdviceLine() => new()
    {
        Site = Site,
        Section = WyreForest,
        Title = PreviewServices.Invented.Name,
        CanonicalPath = "/contacts/sample-advice-line",
        Breadcrumbs = [new("Home", "/"), new("Contacts", "/contacts")],
        Service = PreviewServices.Invented,
    };
}
