using System.Collections.Immutable;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Search.Index;

/// <summary>The words of a published item: what it says itself, what it embeds, and what its files say.</summary>
internal sealed record DocumentText
{
    /// <summary>The title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Other and former names, abbreviations, the alias in words.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Those of <see cref="Names"/> that it is no longer known by.</summary>
    public ImmutableArray<string> FormerNames { get; init; } = [];

    /// <summary>Whether it is a service that people call or use.</summary>
    public bool IsService { get; init; }

    /// <summary>The headings, a line each.</summary>
    public string Headings { get; init; } = "";

    /// <summary>What sums it up.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The running text, shortcodes and variables expanded.</summary>
    public string Body { get; init; } = "";

    /// <summary>Telephone numbers.</summary>
    public ImmutableArray<SearchNumber> Numbers { get; init; } = [];

    /// <summary>The text of its files, as far as it has been read.</summary>
    public ImmutableArray<FileText> Files { get; init; } = [];

    /// <summary>
    /// What the words depend on besides the item: <c>id:</c> and an item's id, <c>alias:</c> and an alias in lower case,
    /// <c>media:</c> and a path in lower case, <c>sha:</c> and the hash of a file, <c>wait:</c> and the hash of a file that has not been
    /// read yet. Whoever changes one of these changes the words.
    /// </summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];
}

/// <summary>The text of a file.</summary>
/// <param name="Media">Its path in the media library.</param>
/// <param name="Pages">The text page by page; one for files without pages.</param>
/// <param name="HasPages">Whether the pages are pages that a reader can turn to.</param>
internal sealed record FileText(string Media, ImmutableArray<string> Pages, bool HasPages);
