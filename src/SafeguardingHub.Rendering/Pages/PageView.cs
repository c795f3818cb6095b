namespace SafeguardingHub.Rendering.Pages;

/// <summary>
/// One public page, complete: a view writes it down and asks nobody for more. Every kind of page is a record of its own
/// with a template of its own.
/// </summary>
public abstract record PageView
{
    // The length of a link in its place: a title of two lines and this much leave the first numbers in a window of 320 by 568.
    private const int LongestBannerText = 40;

    /// <summary>The view that writes this kind of page, as an application-relative path.</summary>
    public abstract string Template { get; }

    /// <summary>The HTTP status that the page answers with.</summary>
    public virtual int StatusCode => 200;

    /// <summary>The hub around the page.</summary>
    public required SiteView Site { get; init; }

    /// <summary>The section around the page.</summary>
    public required SectionView Section { get; init; }

    /// <summary>The page's only first-level heading.</summary>
    public required string Title { get; init; }

    /// <summary>The pages above this one, outermost first, without this page itself. Empty on a home page.</summary>
    public IReadOnlyList<LinkView> Breadcrumbs { get; init; } = [];

    /// <summary>The page's one true path; null where it has none, such as an error page.</summary>
    public string? CanonicalPath { get; init; }

    /// <summary>Whether this page asks not to be indexed whatever its section says.</summary>
    public bool NoIndex { get; init; }

    /// <summary>Whether search engines may index the page: its section is opened and it does not itself refuse.</summary>
    public bool IsIndexed => !NoIndex && Section.IsOpened;

    /// <summary>Whom to call now, first in the main content; null on pages that are not about a worry.</summary>
    public Contacts.WhoToCallView? WhoToCall { get; init; }

    /// <summary>The way past the contact block to what a reader asked for; null where the block is what the page is about.</summary>
    public LinkView? PastCall { get; init; }

    /// <summary>The banner, or null. Its text stands in it unless <see cref="IsBannerTextAfterCall"/>.</summary>
    public NoticeView? Banner { get; init; }

    /// <summary>
    /// Whether the banner's text follows the contact block as a notice: above the block, a long one, or one beside a link,
    /// would push the numbers to call out of a phone's window.
    /// </summary>
    public bool IsBannerTextAfterCall => WhoToCall is not null && Banner is { Text: not null, More: not null } or { Text.Length: > LongestBannerText };

    /// <summary>Other notices, which follow the contact block.</summary>
    public IReadOnlyList<NoticeView> Notices { get; init; } = [];

    /// <summary>That this page is not the one to rely on, or null.</summary>
    public PageStateView? State { get; init; }

    /// <summary>Numbers on this page, or in its files, that have changed since it was written.</summary>
    public IReadOnlyList<OldNumberView> OldNumbers { get; init; } = [];

    /// <summary>The quick way out, or null.</summary>
    public ExitView? Exit { get; init; }

    /// <summary>When the page was reviewed, or null where pages of its kind are not.</summary>
    public ReviewView? Review { get; init; }

    /// <summary>What has changed on the page as far as readers were told, the newest first.</summary>
    public IReadOnlyList<ChangeView> Changes { get; init; } = [];

    /// <summary>The question at the foot, or null where it makes no sense.</summary>
    public HelpfulView? Helpful { get; init; }

    /// <summary>The page's feeds.</summary>
    public IReadOnlyList<FeedLinkView> Feeds { get; init; } = [];

    /// <summary>"page - section - hub"; a part that says the same as the one before it is said once.</summary>
    public string WindowTitle => TitlePrefix + (State is { } state ? state.Heading + ": " : "")
        + string.Join(" - ", new[] { TitleInWindow, SectionInTitle, Site.Name }.Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>What stands for the page at the end of the trail that leads to it.</summary>
    public virtual string NameInTrail => Title;

    /// <summary>What stands for the page in the window title.</summary>
    private protected virtual string TitleInWindow => Title;

    /// <summary>What stands before everything else in the window title.</summary>
    private protected virtual string TitlePrefix => "";

    /// <summary>The canonical address, absolute where the hub knows its own origin; null where the page has none.</summary>
    public string? CanonicalAddress => CanonicalPath is null ? null : Site.Origin + CanonicalPath;

    /// <summary>What stands for the section in the window title.</summary>
    private protected virtual string SectionInTitle => Section.Name;

    /// <summary>
    /// The <c>aria-current</c> of a link in the site's navigation: <c>page</c> on this very page, <c>true</c> on the section
    /// that holds it, else null. Only one link is current: where one leads to this very page, its section's is not.
    /// </summary>
    public string? CurrentState(LinkView link)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (link.Address == CanonicalPath)
        {
            return "page";
        }

        // The common home is not "where you are" on every shared page: only a section's own front page speaks for it.
        var isInside = !Section.IsShared && link.Address == Section.HomeAddress;
        return isInside && Site.Navigation.SelectMany(other => other.Whole()).All(other => other.Address != CanonicalPath) ? "true" : null;
    }
}
