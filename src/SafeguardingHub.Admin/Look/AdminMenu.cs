using System.Collections.Immutable;
using SafeguardingHub.Admin.Calls;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Admin.Look;

/// <summary>A line of the menu.</summary>
/// <param name="Name">Its words.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Needs">The permission without which the page has nothing for somebody.</param>
/// <param name="Everywhere">Whether it must be held for the whole hub.</param>
/// <param name="ContentType">The type of content for which it is enough to hold it; null for content of no type in particular.</param>
public sealed record MenuLine(string Name, string Address, string Needs, bool Everywhere = false, string? ContentType = null)
{
    /// <summary>What is done there, in a sentence; null where the name says it.</summary>
    public string? About { get; init; }

    /// <summary>Whether it is for somebody.</summary>
    public bool IsFor(Actor actor) => Everywhere ? Rights.AllowsEverywhere(actor, Needs)
        : ContentType is { } type ? Rights.HoldsSomewhere(actor, new Demand(Needs, type))
        : Rights.ReachesSomething(actor, Needs);

    /// <summary>Whether it leads to the page at that path or to one above it.</summary>
    public bool LeadsTo(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Equals(Address, StringComparison.OrdinalIgnoreCase)
            || (Address != "/admin" && path.StartsWith(Address + "/", StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>Lines of the page from which a section and the hub are run.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Lines">The lines, in written order.</param>
public sealed record MenuGroup(string Name, ImmutableArray<MenuLine> Lines);

/// <summary>The menu of the editors' screens, in written order: what is used daily. Everything else stands on one page of its own.</summary>
public static class AdminMenu
{
    /// <summary>The address of the page that holds what is not used daily.</summary>
    public const string Running = "/admin/running";

    /// <summary>All lines.</summary>
    public static ImmutableArray<MenuLine> All { get; } =
    [
        new("Dashboard", "/admin", Permission.AccessAdminPanel),
        new("Content", "/admin/content", Permission.ListContent),
        new("Media", "/admin/media", Permission.PreviewContent),
        new("Contacts", "/admin/calls", Permission.PublishContent, ContentType: ContactPages.ServiceType),
        new("Findings", "/admin/findings", Permission.PreviewContent),
        new("Reviews", "/admin/reviews", Permission.PublishContent),
        new("Run the hub", Running, Permission.AccessAdminPanel),
    ];

    /// <summary>What stands on the page <see cref="Running"/>.</summary>
    public static ImmutableArray<MenuGroup> Groups { get; } =
    [
        new("Your section",
        [
            new("Before you open", "/admin/opening", Permission.PublishContent) { About = "What has to be settled before readers may rely on a section." },
            OfType("Menus", "Menu", "Links to find one's way by: at the top and at the foot of every page, and in a section."),
            new("Redirects", "/admin/redirects", Permission.PublishContent) { About = "Where old addresses lead, and what readers asked for in vain." },
            new("Feedback", "/admin/feedback", Permission.PublishContent) { About = "Which pages readers found helpful, and which not." },
            new("Who works here", "/admin/section/people", Permission.ViewAuditTrail) { About = "Who may do what in a section, and what they own." },
        ]),
        new("Words and lists",
        [
            OfType("Topics and audiences", "Taxonomy", "What pages are filed and filtered by."),
            OfType("Glossary", "GlossaryEntry", "Short forms and terms, explained."),
            OfType("Words that mean the same", "Synonyms", "So that the search finds a page by other words than its own."),
            OfType("Words of need", "NeedWords", "Searches for these show first whom to call."),
            OfType("Notices", "Notice", "Lines above pages, with a beginning and an end."),
            OfType("Texts used on several pages", "SharedText", "Written once, shown wherever a page refers to them."),
            OfType("Bank holidays", "BankHolidays", "Days that differ from the rules for England."),
        ]),
        new("The hub",
        [
            new("People", "/admin/people", Permission.ManageUsers, Everywhere: true) { About = "Accounts, invitations and roles." },
            new("Sections", "/admin/sections", Permission.ManageSettings, Everywhere: true) { About = "Added, renamed, ended or merged into another." },
            new("Kinds of content", "/admin/types", Permission.EditContentTypes, Everywhere: true) { About = "What items are made of, and what editors are asked for." },
            OfType("Organisations", "Organisation", "Who publishes, under which name at which time."),
            new("Recipes", "/admin/recipes", Permission.Import, Everywhere: true) { About = "Content, kinds of content and settings in one file: checked, then run." },
            new("Export", "/admin/recipes/export", Permission.Export, Everywhere: true) { About = "Content with its files, as a package for another hub." },
            new("Search", "/admin/search", Permission.ManageLuceneIndexes, Everywhere: true) { About = "Whether readers can find all that is published." },
            new("Audit trail", "/admin/audit", Permission.ViewAuditTrail) { About = "Who did what and when." },
        ]),
    ];

    /// <summary>The lines for somebody.</summary>
    public static IEnumerable<MenuLine> For(Actor actor) => All.Where(line => line.IsFor(actor) && (line.Address != Running || GroupsFor(actor).Any()));

    /// <summary>The groups for somebody; none that is empty.</summary>
    public static IEnumerable<MenuGroup> GroupsFor(Actor actor) =>
        Groups.Select(group => group with { Lines = [.. group.Lines.Where(line => line.IsFor(actor))] }).Where(group => !group.Lines.IsEmpty);

    /// <summary>Whether a line leads to the page at that path, to one above it, or to the page that lists it.</summary>
    public static bool IsCurrent(MenuLine line, string path) =>
        line.LeadsTo(path) || (line.Address == Running && IsBelowRunning(path));

    /// <summary>Whether the page at that path is reached from the page <see cref="Running"/>.</summary>
    public static bool IsBelowRunning(string path) => Groups.SelectMany(group => group.Lines).Any(below => below.LeadsTo(path));

    private static MenuLine OfType(string name, string type, string about) =>
        new(name, "/admin/content?type=" + type, Permission.PreviewContent, ContentType: type) { About = about };
}
