using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Browser.Tests.Preview;

/// <summary>Sample pages of the search in each of its states, and suggestions for its box.</summary>
internal static class PreviewSearch
{
    public const string SuggestPath = "/search/suggest";

    /// <summary>What the box is told whatever is typed: several kinds of names, one of them long.</summary>
    public static object Suggestions { get; } = new
    {
        Items = new object[]
        {
            new { Text = "Family Front Door", Address = "/contacts/family-front-door", Kind = "Service", IsFormerName = false },
            new { Text = "FamilyDoorPortal", Address = "/contacts", Kind = "Online service", IsFormerName = true },
            new { Text = "Do you refer children and young people to children's social care or make requests for Early Help family support?", Address = "/briefings", Kind = "Publication", IsFormerName = false },
            new { Text = "Elsewhere", Address = "//elsewhere.example", Kind = "Page", IsFormerName = false },
        },
    };

    public static SearchView Empty() => Base("", "Search this site") with { CanonicalPath = null, WhoToCall = PreviewCalls.Daytime };

    public static SearchView Results() => Base("sexual exploitation", "3 results for sexual exploitation") with
    {
        RangeText = "Results 1 to 3 of 3",
        Filters = Filters(chosen: false),
        Sort = Sort(),
        ShortForms = [new(new("CSE", "/glossary"), "Child sexual exploitation"), new(new("PSAS", "/glossary"), null)],
        LeftOutText = "2 superseded or withdrawn editions are left out.",
        WithLeftOut = new("Show them too", "/search/filtered"),
        Results =
        [
            new()
            {
                Title = [new("Child ", false), new("sexual exploitation", true), new(" (CSE)", false)], Address = "/worried-about-a-child",
                Facts = ["Page", "Wyre Forest"], ForWhom = "GP practices, Professionals", Snippet = [new("An old page of the CCG said that several agencies meet every day about child ", false), new("sexual exploitation", true), new(" (CSE).", false)],
            },
            new()
            {
                Title = [new("Family Front Door", false)], Address = "/contacts/family-front-door", States = ["Not confirmed"], Facts = ["Service", "Worcestershire, shared"],
                Notes = ["01905 768 999 is an old number: do not use it.", "Also known as Access Centre."],
            },
            new()
            {
                Title = [new("Independent Inquiry into Child Sexual Exploitation in Rotherham 1997-2013", false)], Address = "/briefings", States = ["In the archive", "Not in use yet"],
                Facts = ["Report", "Date unknown", "Worcestershire Safeguarding Children Board", "South Worcestershire"],
                Snippet = [new("… ", false), new("exploited", true), new(" by gangs …", false)], File = new("inquiry-into-child-sexual-exploitation-in-rotherham-1997-2013-final.pdf, page 12", "/media/x.pdf#page=12", "PDF only, 1.5MB"),
            },
        ],
    };

    public static SearchView PageTwo() => Results() with
    {
        PageNumber = 2, RangeText = "Results 21 to 23 of 57", IsIncomplete = true,
        Previous = new("Previous page (1)", "/search/results"), Next = new("Next page (3)", "/search/results"),
    };

    public static SearchView Filtered() => Results() with
    {
        Filters = Filters(chosen: true), IsWithSuperseded = true, LeftOutText = null, WithLeftOut = null,
        Chosen = [new("Section: Wyre Forest", "/search/results"), new("With superseded and withdrawn editions", "/search/results")],
    };

    public static SearchView Urgent() => Results() with { WhoToCall = PreviewCalls.Daytime, PastCall = new("Go to the results", "#results") };

    public static SearchView Nothing() => Base("familly \"frount\" <door>", "No results for familly \"frount\" <door>") with
    {
        WhoToCall = PreviewCalls.Daytime, EmptyText = "Nothing matches what you typed and the filters that you chose.", DidYouMean = new("family front door", "/search/results"),
        WithoutFilters = new("Search without filters", "/search"), Chosen = [new("Year: 2015", "/search")],
    };

    public static SearchView Fault() => Base("title:(working AND", "We cannot read this search") with
    {
        WhoToCall = PreviewCalls.Daytime, Hidden = [new("syntax", "lucene")],
        Fault = new("title:(working AND", "", "", 19, "A word is missing after AND: write one, or take AND out.", new("Search in plain words instead", "/search/results")),
    };

    private static SearchView Base(string words, string title) => new()
    {
        Site = PreviewSite.Site, Section = PreviewSite.Shared, Title = title, NoIndex = true, Breadcrumbs = [new("Home", "/")], Words = words, ShortWords = words,
        Exit = new("/elsewhere", new("Staying safe online", "/staying-safe-online")),
    };

    private static FilterView[] Filters(bool chosen) =>
    [
        new("section", "Section", [new("sw", "South Worcestershire (8)", false), new("wf", "Wyre Forest (4)", chosen)]),
        new("type", "Kind of page", [new("Page", "Page (3)", false), new("Briefing", "Briefing (9)", false)]),
        new("state", "State", [new("archived", "In the archive (9)", false)]),
    ];

    private static FilterView Sort() => new("sort", "Order", [new("relevance", "Best match first", true), new("newest", "Newest first", false)]);
}
