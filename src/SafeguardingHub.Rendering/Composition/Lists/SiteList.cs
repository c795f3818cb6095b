using System.Collections.Immutable;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Rendering.Composition.Lists;

/// <summary>A list of published things, which the hub has as a whole and for each section.</summary>
/// <param name="Name">The last part of its address: <c>briefings</c>.</param>
/// <param name="Title">"Briefings".</param>
/// <param name="One">One entry in words: "briefing".</param>
/// <param name="Many">Several entries in words: "briefings".</param>
/// <param name="Summary">What it holds, in a sentence.</param>
/// <param name="Query">Its entries; null for guidance, which is in memory.</param>
/// <param name="Filters">The names of its filters, in the order in which they are shown.</param>
public sealed record SiteList(string Name, string Title, string One, string Many, string Summary, ListQuery? Query, ImmutableArray<string> Filters)
{
    private static readonly ImmutableArray<string> Usual = [ListFilters.Section, ListFilters.Topic, ListFilters.Publisher, ListFilters.Year];

    /// <summary>All lists, in the order in which pages name them.</summary>
    public static ImmutableArray<SiteList> All { get; } =
    [
        new(
            "guidance", "Guidance", "edition", "editions", "Guidance with all its editions, and which of them to use.",
            Query: null, [ListFilters.Section, ListFilters.State, ListFilters.Publisher, ListFilters.Year]),
        Of("policies", "Policies", "policy", "policies", "Policies, procedures and strategies.", PublicationKinds.Policies, Usual),
        Of("briefings", "Briefings", "briefing", "briefings", "Briefings on safeguarding for people who work in health and care.", PublicationKinds.Briefings, Usual),
        Of("newsletters", "Newsletters", "newsletter", "newsletters", "Safeguarding newsletters.", PublicationKinds.Newsletters, Usual),
        Of(
            "publications", "Publications", "publication", "publications", "Leaflets, toolkits, reports, reviews, letters and flowcharts.",
            PublicationKinds.Publications, [.. Usual, ListFilters.Kind]),
        new(
            "archive", "Archive", "entry", "entries", "Everything that was published here, of every kind.",
            new ListQuery(PublicationPartKind.ArchiveKey, PublicationPartKind.InArchive), [.. Usual, ListFilters.Kind]),
    ];

    /// <summary>The list of that name, whatever its case; null for none.</summary>
    public static SiteList? Find(string name) => All.FirstOrDefault(list => string.Equals(list.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A number of entries in words: "12 briefings".</summary>
    public string Count(int entries) => entries switch
    {
        0 => $"No {Many}",
        1 => $"1 {One}",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{entries:N0} {Many}"),
    };

    private static SiteList Of(string name, string title, string one, string many, string summary, string value, ImmutableArray<string> filters) =>
        new(name, title, one, many, summary, new ListQuery(PublicationPartKind.ListKey, value), filters);
}

/// <summary>The filters of lists: the names of their fields in addresses, which are also the keys of the values that they hold.</summary>
public static class ListFilters
{
    /// <summary>The section that holds an entry.</summary>
    public const string Section = "section";

    /// <summary>What an entry is about.</summary>
    public const string Topic = "topic";

    /// <summary>Who published an entry.</summary>
    public const string Publisher = "publisher";

    /// <summary>The year of an entry.</summary>
    public const string Year = "year";

    /// <summary>What an entry is.</summary>
    public const string Kind = "kind";

    /// <summary>Which state a guidance edition is in.</summary>
    public const string State = "state";

    /// <summary>The filter's name as readers see it.</summary>
    public static string LabelOf(string name) => name switch
    {
        Section => "Section",
        Topic => "Topic",
        Publisher => "Published by",
        Year => "Year",
        Kind => "Kind",
        State => "State",
        _ => name,
    };
}
