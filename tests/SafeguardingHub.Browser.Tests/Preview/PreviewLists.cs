using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Browser.Tests.Preview;

/// <summary>Sample lists: filled, filtered, empty; the A to Z and the glossary.</summary>
internal static class PreviewLists
{
    private static readonly FeedLinkView[] Feeds =
    [
        new("Briefings (RSS)", "/briefings/feed.rss", "application/rss+xml"),
        new("Briefings (Atom)", "/briefings/feed.atom", "application/atom+xml"),
    ];

    public static ListPageView Briefings() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.Shared,
        Title = "Briefings",
        CanonicalPath = "/briefings",
        Breadcrumbs = [new("Home", "/")],
        Summary = "Seven-minute briefings on one subject each, for a team to read together.",
        Action = "/briefings",
        Filters =
        [
            new("section", "Section", [new("sw", "South Worcestershire (8)", false), new("wf", "Wyre Forest (4)", true)]),
            new("publisher", "Publisher", [new("lscb", "Worcestershire Safeguarding Children Board (9)", false), new("ccg", "NHS Wyre Forest CCG (3)", false)]),
            new("alone", "A filter of one", [new("x", "Nothing to choose", false)]),
        ],
        Chosen = [new("Section: Wyre Forest", "/briefings")],
        CountText = "12 briefings",
        Groups =
        [
            new("2018", "y2018",
            [
                new() { Link = new("Briefing 12: professional curiosity", "/briefings/12"), Kind = "Briefing", Date = "January 2018", Publisher = "Worcestershire Safeguarding Children Board", Summary = "How to ask the second question." },
                new() { Link = new("Briefing 11: child sexual exploitation", "/briefings/11"), Kind = "Briefing", Date = "January 2018", States = ["Superseded", "Document not yet uploaded"], Section = "Wyre Forest" },
            ]),
            new("Date unknown", "unknown", [new() { Link = new("Briefing 4: neglect, beyond what the number says", "/briefings/4"), Kind = "Briefing", Date = "Date unknown" }]),
        ],
        First = new("First page", "/briefings"),
        Next = new("Next page", "/briefings?after=12"),
        PageNumber = 2,
        OtherLists = [new("Newsletters", "/newsletters"), new("Guidance", "/guidance"), new("Policies", "/policies")],
        Feeds = Feeds,
    };

    public static ListPageView Empty() => Briefings() with
    {
        Title = "Newsletters",
        CanonicalPath = "/newsletters",
        Words = "curiosity \"and\" <more>",
        CountText = "No newsletters",
        Groups = [],
        EmptyText = "No newsletter matches these filters. Remove a filter, or look in all publications.",
        First = null,
        Next = null,
        PageNumber = 1,
    };

    public static AToZView AToZ() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.Shared,
        Title = "A to Z",
        CanonicalPath = "/a-to-z",
        Breadcrumbs = [new("Home", "/")],
        Letters = [new("0 to 9", null), .. Enumerable.Range('A', 26).Select(letter => new LetterView(((char)letter).ToString(), (char)letter is 'A' or 'E' or 'F' ? "letter-" + char.ToLowerInvariant((char)letter) : null))],
        Groups =
        [
            new("A", "letter-a", [new(new("Access Service", "/contacts/access-service"), null, null)]),
            new("E", "letter-e", [new(new("Edulink", "/portal"), "Children's Services Portal", null), new(new("Escalation Policy", "/policies/escalation"), null, "South Worcestershire")]),
            new("F", "letter-f", [new(new("Family Front Door", "/contacts/family-front-door"), null, null)]),
        ],
    };

    public static GlossaryView Glossary() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.Shared,
        Title = "Glossary",
        CanonicalPath = "/glossary",
        Breadcrumbs = [new("Home", "/")],
        Terms =
        [
            new("CSE", "cse", "Child sexual exploitation", "A kind of child sexual abuse.", []),
            new("LSCB", "lscb", "Local Safeguarding Children Board", "The body that brought agencies of an area together until 2019.", [new("SAB", "#sab")]),
            new("SAB", "sab", null, null, [new("LSCB", "#lscb")]),
        ],
    };
}
