namespace SafeguardingHub.Rendering.Pages;

/// <summary>A link as a reader sees it.</summary>
/// <param name="Text">The words of the link; they make sense without the text around them.</param>
/// <param name="Address">A path of this site (<c>/contacts</c>) or an absolute address elsewhere.</param>
public sealed record LinkView(string Text, string Address);

/// <summary>A card: a link with a sentence on what is behind it. The whole card can be clicked, and it is one stop of Tab.</summary>
/// <param name="Heading">The words of the link.</param>
/// <param name="Address">Where the card leads.</param>
/// <param name="Description">One sentence, or null where the heading says it all.</param>
public sealed record CardView(string Heading, string Address, string? Description = null);

/// <summary>Links under a heading of their own, such as the pages beside this one.</summary>
/// <param name="Heading">The heading, which also names the navigation landmark; unique on a page.</param>
/// <param name="Links">The links; a list without links is not shown at all.</param>
public sealed record LinkListView(string Heading, IReadOnlyList<LinkView> Links);
