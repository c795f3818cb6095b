using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>
/// What a part says of its page as a whole rather than in a place of its own: displays fill it while the blocks are made,
/// the composer copies it to the page. Where several parts say the same thing, the first to say it wins.
/// </summary>
public sealed class PageHead
{
    private PageStateView? state;
    private ReviewView? review;
    private string? summary;

    /// <summary>The routes on which to say whom to call now, at the head of the page: those of all blocks that ask for it.</summary>
    public List<PublishedItem> Routes { get; } = [];

    /// <summary>That the page is not the one to rely on.</summary>
    public PageStateView? State { get => state; set => state ??= value; }

    /// <summary>When the page was reviewed.</summary>
    public ReviewView? Review { get => review; set => review ??= value; }

    /// <summary>What has changed on the page, the newest first.</summary>
    public IReadOnlyList<ChangeView> Changes { get; set; } = [];

    /// <summary>The sentence or two under the heading.</summary>
    public string? Summary { get => summary; set => summary ??= value; }

    /// <summary>Whether a person at risk may be reading.</summary>
    public bool MayBeAtRisk { get; set; }

    /// <summary>Pages of the hub to see besides.</summary>
    public IReadOnlyList<LinkView> SeeAlso { get; set; } = [];

    /// <summary>Pages of others to see besides.</summary>
    public IReadOnlyList<LinkView> SeeAlsoOutside { get; set; } = [];
}
