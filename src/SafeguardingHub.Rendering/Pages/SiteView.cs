using SafeguardingHub.Rendering.Contacts;

namespace SafeguardingHub.Rendering.Pages;

/// <summary>
/// What is the same on every page of the hub: its name, the emergency line, the navigation and the help at the foot.
/// It holds nothing of the page, so a host builds it once and keeps a copy for the pages that must work when all else fails.
/// </summary>
public sealed record SiteView
{
    /// <summary>The hub's name, shown as its wordmark and at the end of every window title.</summary>
    public required string Name { get; init; }

    /// <summary>The scheme and host that canonical addresses start with, such as <c>https://hub.example</c>; null leaves them as paths.</summary>
    public string? Origin { get; init; }

    /// <summary>Whom to call when there is no time to read.</summary>
    public required EmergencyView Emergency { get; init; }

    /// <summary>The search box of the header; null while there is nothing to search.</summary>
    public SearchBoxView? Search { get; init; }

    /// <summary>The navigation under the header, in the same order on every page: the menu that editors have made, or common home, sections, contacts. Two levels at most.</summary>
    public required IReadOnlyList<LinkView> Navigation { get; init; }

    /// <summary>The help at the foot, in the same order on every page.</summary>
    public required IReadOnlyList<LinkView> Footer { get; init; }

    /// <summary>A sentence or two at the foot on where the contents come from and how far they have been confirmed.</summary>
    public required string FooterNote { get; init; }
}

/// <summary>The emergency line of every page.</summary>
/// <param name="Condition">When to call, as a question: "In immediate danger?".</param>
/// <param name="Number">The number to call.</param>
public sealed record EmergencyView(string Condition, NumberView Number);
