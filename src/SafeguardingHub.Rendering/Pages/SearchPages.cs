using SafeguardingHub.Rendering.Blocks;

namespace SafeguardingHub.Rendering.Pages;

/// <summary>A piece of a text that was found.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="IsMatch">Whether it is what was searched for.</param>
public readonly record struct FoundPiece(string Text, bool IsMatch);

/// <summary>A page that the search found.</summary>
public sealed record SearchResultView
{
    /// <summary>Its name, with what matched marked.</summary>
    public required IReadOnlyList<FoundPiece> Title { get; init; }

    /// <summary>Its path.</summary>
    public required string Address { get; init; }

    /// <summary>How far to rely on it: "Not confirmed", "Superseded", "Latest edition held here", "In the archive".</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>What it is, its date, its publisher in the name of that day, its section.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>For whom it is: "Professionals, School staff"; null where nobody has said.</summary>
    public string? ForWhom { get; init; }

    /// <summary>What a reader who typed an old number or another name must know, each a sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The place that matched best, marked; empty for none.</summary>
    public IReadOnlyList<FoundPiece> Snippet { get; init; } = [];

    /// <summary>The file that the place is from, its words with the page: "leaflet.pdf, page 4"; null where it is from the page itself.</summary>
    public FileView? File { get; init; }
}

/// <summary>A query that cannot be read.</summary>
/// <param name="Before">What was typed up to the fault.</param>
/// <param name="At">The character at which it was noticed; empty at the end.</param>
/// <param name="After">What comes after it.</param>
/// <param name="Column">The character's number, from 1.</param>
/// <param name="Message">What is wrong and how to put it right.</param>
/// <param name="Plain">The same search in plain words.</param>
public sealed record SearchFaultView(string Before, string At, string After, int Column, string Message, LinkView Plain);

/// <summary>A short form among what was typed.</summary>
/// <param name="Term">"LSCB", with its place in the glossary.</param>
/// <param name="Expansion">"Local Safeguarding Children Board"; null where nobody has said.</param>
public sealed record ShortFormView(LinkView Term, string? Expansion);

/// <summary>What the search found, or its form while nothing is asked.</summary>
public sealed record SearchView : PageView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/Search.cshtml";

    /// <inheritdoc/>
    public override int StatusCode => Fault is null ? 200 : 400;

    /// <summary>What was typed; empty while nothing was.</summary>
    public required string Words { get; init; }

    /// <summary>Whether nothing was asked, so that the page explains itself.</summary>
    public bool IsEmpty => Words.Length == 0;

    /// <summary>What the form sends along besides its boxes: name and value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Hidden { get; init; } = [];

    /// <summary>The way back to plain words where Lucene's syntax is read; null otherwise.</summary>
    public LinkView? PlainWords { get; init; }

    /// <summary>The filters, the order of the results last.</summary>
    public IReadOnlyList<FilterView> Filters { get; init; } = [];

    /// <summary>In which order results can come.</summary>
    public FilterView? Sort { get; init; }

    /// <summary>The filters that are on.</summary>
    public IReadOnlyList<ChosenFilterView> Chosen { get; init; } = [];

    /// <summary>Short forms among what was typed.</summary>
    public IReadOnlyList<ShortFormView> ShortForms { get; init; } = [];

    /// <summary>What was probably meant, or null.</summary>
    public LinkView? DidYouMean { get; init; }

    /// <summary>The results.</summary>
    public IReadOnlyList<SearchResultView> Results { get; init; } = [];

    /// <summary>How many there are, and which of them this page shows: "Results 21 to 40 of 57"; null where there is none.</summary>
    public string? RangeText { get; init; }

    /// <summary>What is said where there is none; null where there are some, or nothing was asked.</summary>
    public string? EmptyText { get; init; }

    /// <summary>Whether superseded and withdrawn editions are among the results.</summary>
    public bool IsWithSuperseded { get; init; }

    /// <summary>That editions are left out: "2 superseded or withdrawn editions are left out."; null where none is.</summary>
    public string? LeftOutText { get; init; }

    /// <summary>The results with them.</summary>
    public LinkView? WithLeftOut { get; init; }

    /// <summary>The results without the filters; null where none is on.</summary>
    public LinkView? WithoutFilters { get; init; }

    /// <summary>Whether something may be missing among the results.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>What is wrong with the query, or null.</summary>
    public SearchFaultView? Fault { get; init; }

    /// <summary>The page before this one, or null.</summary>
    public LinkView? Previous { get; init; }

    /// <summary>The page after this one, or null.</summary>
    public LinkView? Next { get; init; }

    /// <summary>Which page this is, from 1.</summary>
    public int PageNumber { get; init; } = 1;

    /// <summary>The words as headings have them, which are short.</summary>
    public required string ShortWords { get; init; }

    /// <inheritdoc/>
    public override string NameInTrail => "Search";

    private protected override string TitlePrefix => Fault is null ? "" : "Error: ";

    // Never the words: the title stands on tabs, in the history and on other people's screens.
    private protected override string TitleInWindow =>
        IsEmpty || Fault is not null ? "Search"
        : RangeText is null ? "No search results"
        : PageNumber > 1 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Search results (page {PageNumber})")
        : "Search results";

    private protected override string SectionInTitle => "Search";
}
