namespace SafeguardingHub.Rendering.Pages;

/// <summary>A link as a reader sees it.</summary>
/// <param name="Text">The words of the link; they make sense without the text around them.</param>
/// <param name="Address">A path of this site (<c>/contacts</c>) or an absolute address elsewhere.</param>
public sealed record LinkView(string Text, string Address)
{
    /// <summary>The links below it in a menu; empty for most. Only a link with others below it may lack an address: it is their heading.</summary>
    public IReadOnlyList<LinkView> Below { get; init; } = [];

    /// <summary>It and those below it, as far as they lead somewhere.</summary>
    public IEnumerable<LinkView> Whole() => Address.Length == 0 ? Below : Below.Prepend(this with { Below = [] });
}

/// <summary>A card: a link with a sentence on what is behind it. The whole card can be clicked, and it is one stop of Tab.</summary>
/// <param name="Heading">The words of the link.</param>
/// <param name="Address">Where the card leads.</param>
/// <param name="Description">One sentence, or null where the heading says it all.</param>
public sealed record CardView(string Heading, string Address, string? Description = null);

/// <summary>Links under a heading of their own, such as the pages beside this one.</summary>
/// <param name="Heading">The heading, which also names the navigation landmark; unique on a page.</param>
/// <param name="Links">The links; a list without links is not shown at all.</param>
public sealed record LinkListView(string Heading, IReadOnlyList<LinkView> Links)
{
    /// <summary>The path of the page that the list stands on: the link that leads there is marked; null where none can.</summary>
    public string? Here { get; init; }

    /// <summary>The <c>aria-current</c> of a link of the list.</summary>
    public string? CurrentState(LinkView link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return Here is not null && link.Address == Here ? "page" : null;
    }
}
