using SafeguardingHub.Rendering.Contacts;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>
/// What the parts of an item say of the page as a whole, for places outside its blocks. Displays set it while they show
/// their parts; the composer copies it to the page.
/// </summary>
public sealed class PageHead
{
    /// <summary>The introduction under the heading: plain text, or null.</summary>
    public string? Summary { get; set; }

    /// <summary>That the page is not the one to rely on, or null.</summary>
    public PageStateView? State { get; set; }

    /// <summary>When the page was reviewed, or null where pages of its kind are not.</summary>
    public ReviewView? Review { get; set; }

    /// <summary>Whom to call now, or null on pages that are not about a worry.</summary>
    public WhoToCallView? WhoToCall { get; set; }
}
