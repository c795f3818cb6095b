using SafeguardingHub.Rendering.Blocks;

namespace SafeguardingHub.Rendering.Pages;

/// <summary>An entry of a list.</summary>
public sealed record ListItemView
{
    /// <summary>The entry's name and page.</summary>
    public required LinkView Link { get; init; }

    /// <summary>What it is: "Briefing", "Statutory guidance".</summary>
    public string? Kind { get; init; }

    /// <summary>Its date in words: "January 2018", "Date unknown".</summary>
    public string? Date { get; init; }

    /// <summary>Who published it, in the name of its day, or null.</summary>
    public string? Publisher { get; init; }

    /// <summary>What state it is in, where it is not the plain one: "Superseded", "Document not yet uploaded".</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>A sentence on it, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>The section that holds it, where the list is of several.</summary>
    public string? Section { get; init; }
}

/// <summary>Entries under one heading: a year, "Date unknown", a letter.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Anchor">Its id on the page, for links to it.</param>
/// <param name="Items">The entries.</param>
public sealed record ListGroupView(string Heading, string Anchor, IReadOnlyList<ListItemView> Items);

/// <summary>A choice of a filter.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is read: "Wyre Forest (12)".</param>
/// <param name="IsChosen">Whether it is chosen.</param>
public sealed record FilterChoiceView(string Value, string Label, bool IsChosen);

/// <summary>A filter of a list: a select box with "All" first.</summary>
/// <param name="Name">The name of its field in the address.</param>
/// <param name="Label">"Publisher".</param>
/// <param name="Choices">What can be chosen, "All" left out; a filter with fewer than two is not shown.</param>
public sealed record FilterView(string Name, string Label, IReadOnlyList<FilterChoiceView> Choices);

/// <summary>A filter that is on, and the way to take it off.</summary>
/// <param name="Text">"Publisher: NHS Wyre Forest CCG".</param>
/// <param name="RemoveAddress">The list without it.</param>
public sealed record ChosenFilterView(string Text, string RemoveAddress);

/// <summary>A list of published things: briefings, guidance, the whole archive.</summary>
public sealed record ListPageView : PageView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/List.cshtml";

    /// <summary>What the list holds, in a sentence.</summary>
    public string? Summary { get; init; }

    /// <summary>The list's own path, to which the filter form leads.</summary>
    public required string Action { get; init; }

    /// <summary>The filters.</summary>
    public IReadOnlyList<FilterView> Filters { get; init; } = [];

    /// <summary>What is searched for in titles, or null; its field is <see cref="SiteView.Search"/>'s.</summary>
    public string? Words { get; init; }

    /// <summary>The way to the search over everything, with the same words.</summary>
    public LinkView? Everything { get; init; }

    /// <summary>The filters that are on.</summary>
    public IReadOnlyList<ChosenFilterView> Chosen { get; init; } = [];

    /// <summary>The heading over the entries, which says how many: "12 briefings".</summary>
    public required string CountText { get; init; }

    /// <summary>The entries.</summary>
    public required IReadOnlyList<ListGroupView> Groups { get; init; }

    /// <summary>What is said where there is none.</summary>
    public string? EmptyText { get; init; }

    /// <summary>The link to the first entries, where these are not they.</summary>
    public LinkView? First { get; init; }

    /// <summary>The link to the next entries, or null where these are the last.</summary>
    public LinkView? Next { get; init; }

    /// <summary>Which page of the list this is, from 1; in the window title from 2 on.</summary>
    public int PageNumber { get; init; } = 1;

    /// <summary>The other lists, in their order.</summary>
    public IReadOnlyList<LinkView> OtherLists { get; init; } = [];

    /// <summary>Two pages of one list are told apart by their numbers.</summary>
    private protected override string TitlePrefix => PageNumber > 1 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Page {PageNumber}: ") : "";
}

/// <summary>A letter of an A to Z.</summary>
/// <param name="Letter">The letter, or "0 to 9".</param>
/// <param name="Anchor">The id of its heading; null where the letter has no entry.</param>
public sealed record LetterView(string Letter, string? Anchor);

/// <summary>An entry of the A to Z.</summary>
/// <param name="Link">The link.</param>
/// <param name="SeeUnder">Set for a former name: the name of today, as in "Edulink: see Children's Services Portal".</param>
/// <param name="Section">The section that holds it, where it is not common ground.</param>
public sealed record AToZEntryView(LinkView Link, string? SeeUnder, string? Section);

/// <summary>Entries of one letter.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Anchor">Its id on the page.</param>
/// <param name="Entries">The entries.</param>
public sealed record AToZGroupView(string Letter, string Anchor, IReadOnlyList<AToZEntryView> Entries);

/// <summary>Everything that has a page, by name.</summary>
public sealed record AToZView : PageView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/AToZ.cshtml";

    /// <summary>All letters.</summary>
    public required IReadOnlyList<LetterView> Letters { get; init; }

    /// <summary>The entries by letter; letters without any are left out.</summary>
    public required IReadOnlyList<AToZGroupView> Groups { get; init; }
}

/// <summary>A term of the glossary.</summary>
/// <param name="Term">"LSCB".</param>
/// <param name="Anchor">Its id on the page.</param>
/// <param name="Expansion">"Local Safeguarding Children Board", or null where nobody has said.</param>
/// <param name="Meaning">What it means, or null.</param>
/// <param name="SeeAlso">Other terms, each with the anchor of its entry.</param>
public sealed record GlossaryTermView(string Term, string Anchor, string? Expansion, string? Meaning, IReadOnlyList<LinkView> SeeAlso);

/// <summary>The glossary.</summary>
public sealed record GlossaryView : PageView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/Glossary.cshtml";

    /// <summary>The terms in order of the alphabet.</summary>
    public required IReadOnlyList<GlossaryTermView> Terms { get; init; }
}
