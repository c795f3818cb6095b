using System.Collections.Immutable;

namespace SafeguardingHub.Safeguarding.Publications;

/// <summary>A kind of archive entry.</summary>
/// <param name="Name">As <see cref="PublicationPart.Kind"/> holds it: <c>briefing</c>.</param>
/// <param name="Words">As readers see one: "Briefing".</param>
/// <param name="List">The list in which entries of the kind stand: <c>briefings</c>, which is also the list's address.</param>
public sealed record PublicationKind(string Name, string Words, string List);

/// <summary>The kinds of archive entries: the one place that knows them.</summary>
public static class PublicationKinds
{
    /// <summary>The list of briefings.</summary>
    public const string Briefings = "briefings";

    /// <summary>The list of newsletters.</summary>
    public const string Newsletters = "newsletters";

    /// <summary>The list of policies, procedures and strategies.</summary>
    public const string Policies = "policies";

    /// <summary>The list of everything else that is a document.</summary>
    public const string Publications = "publications";

    /// <summary>The list of notices that have had their time.</summary>
    public const string Notices = "notices";

    /// <summary>All kinds, in the order in which editors choose.</summary>
    public static ImmutableArray<PublicationKind> All { get; } =
    [
        new("briefing", "Briefing", Briefings),
        new("newsletter", "Newsletter", Newsletters),
        new("policy", "Policy", Policies),
        new("procedures", "Procedures", Policies),
        new("strategy", "Strategy", Policies),
        new("leaflet", "Leaflet", Publications),
        new("toolkit", "Toolkit", Publications),
        new("report", "Report", Publications),

        // Not "serious case review": adults have safeguarding adults reviews, and the two must not be taken for each other.
        new("review", "Review", Publications),
        new("letter", "Letter", Publications),
        new("flowchart", "Flowchart", Publications),
        new("statement", "Statement", Publications),
        new("guidelines", "Guidelines", Publications),
        new("notice", "Notice", Notices),
    ];

    /// <summary>The kind of that name, whatever its case; null for none.</summary>
    public static PublicationKind? Find(string? name) =>
        All.FirstOrDefault(kind => string.Equals(kind.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase));
}
