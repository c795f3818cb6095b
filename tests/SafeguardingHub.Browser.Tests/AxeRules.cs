using Deque.AxeCore.Commons;

namespace SafeguardingHub.Browser.Tests;

/// <summary>How axe is asked: WCAG 2.2 level AA and its good practice, with no rule switched off.</summary>
internal static class AxeRules
{
    /// <summary>Rules that a release may leave out unless asked for; they are asked for by tag, so they must turn up.</summary>
    private static readonly string[] Expected =
    [
        "target-size", "color-contrast", "label", "link-name", "heading-order", "landmark-one-main", "region", "skip-link",
        "document-title", "html-has-lang", "duplicate-id-aria", "list", "scrollable-region-focusable", "link-in-text-block", "aria-valid-attr-value",
    ];

    public static AxeRunOptions Options { get; } = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
    };

    /// <summary>
    /// What may come out otherwise where the window is wider: what is seen, what lies over what, how large it is. The rest is of the
    /// document, which is one; a page is asked about it once, at the width of a phone.
    /// </summary>
    private static readonly AxeRunOptions OfLayout = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "rule",
            Values =
            [
                "color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block", "link-name", "button-name", "label", "region", "heading-order",
                "landmark-unique", "aria-hidden-focus", "nested-interactive",
            ],
        },
    };

    /// <summary>What axe is asked at that width.</summary>
    public static AxeRunOptions At(int width) => width <= Viewport.Phone.Width ? Options : OfLayout;

    public static string Describe(IEnumerable<AxeResultItem> violations) =>
        string.Join('\n', violations.Select(rule => $"{rule.Id}: {rule.Help}: {string.Join(" | ", rule.Nodes.Select(node => node.Html))}"));

    public static void AssertRan(AxeResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var ran = new[] { result.Passes, result.Violations, result.Inapplicable, result.Incomplete }.SelectMany(rules => rules).Select(rule => rule.Id);
        Assert.Empty(Expected.Except(ran, StringComparer.Ordinal));
    }
}
