using SafeguardingHub.Rendering.Blocks;

namespace SafeguardingHub.Rendering.Pages;

/// <summary>A page of content: a heading, an introduction, blocks one below the other, and the pages beside it.</summary>
public sealed record ContentPageView : PageView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/Page.cshtml";

    /// <summary>The introduction under the heading: one or two sentences of plain text, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>The body. What must be seen first comes first.</summary>
    public IReadOnlyList<BlockView> Blocks { get; init; } = [];

    /// <summary>The contents list of a long page: links to its second-level headings; empty on a short one.</summary>
    public IReadOnlyList<LinkView> Contents { get; init; } = [];

    /// <summary>The pages of this section beside this one.</summary>
    public IReadOnlyList<LinkView> InThisSection { get; init; } = [];

    /// <summary>Pages of the hub to see besides.</summary>
    public IReadOnlyList<LinkView> SeeAlso { get; init; } = [];

    /// <summary>Pages of others to see besides.</summary>
    public IReadOnlyList<LinkView> SeeAlsoOutside { get; init; } = [];

    /// <summary>The day this page was last published, in words ("22 November 2026"), or null.</summary>
    public string? LastPublished { get; init; }
}

/// <summary>The front page of a section.</summary>
public sealed record SectionFrontView : PageView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/SectionFront.cshtml";

    /// <summary>The introduction under the heading, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>The section's own text.</summary>
    public IReadOnlyList<BlockView> Blocks { get; init; } = [];

    /// <summary>The pages of the section, as cards.</summary>
    public IReadOnlyList<CardView> Pages { get; init; } = [];

    /// <summary>The front page of another organisation's section is told apart by the organisation, named in full.</summary>
    private protected override string SectionInTitle => Section.OrganisationName ?? Section.Name;
}

/// <summary>The common home: whom to call now, what to do, the sections.</summary>
public sealed record HomeView : PageView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/Home.cshtml";

    /// <summary>What the hub is for, in a sentence.</summary>
    public string? Summary { get; init; }

    /// <summary>The home page's own text and blocks.</summary>
    public IReadOnlyList<BlockView> Blocks { get; init; } = [];

    /// <summary>The sections.</summary>
    public IReadOnlyList<CardView> Sections { get; init; } = [];
}
