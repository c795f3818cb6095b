using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SafeguardingHub.Browser.Tests;

/// <summary>
/// Asks axe about a page: WCAG 2.2 level AA and its good practice, with no rule switched off. It is asked inside the page alone,
/// which has no frames; the library's own way opens a second page for each answer, and takes three times as long.
/// </summary>
internal static class Axe
{
    private const string Asking = """
        async asked => {
          const found = await axe.run(document, asked)
          const ids = [found.passes, found.violations, found.incomplete, found.inapplicable].flat().map(rule => rule.id)
          return [ids, found.violations.map(rule => `${rule.id}: ${rule.help}: ${rule.nodes.map(node => node.html).join(' | ')}`)]
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Rules that a release may leave out unless asked for; they are asked for by tag, so they must turn up.</summary>
    private static readonly string[] Expected =
    [
        "target-size", "color-contrast", "label", "link-name", "heading-order", "landmark-one-main", "region", "skip-link",
        "document-title", "html-has-lang", "duplicate-id-aria", "list", "scrollable-region-focusable", "link-in-text-block", "aria-valid-attr-value",
    ];

    private static readonly string[] OfEverything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>
    /// What may come out otherwise where the window is wider: what is seen, what lies over what, how large it is. The rest is of the
    /// document, which is one; a page is asked about it once, at the width of a phone.
    /// </summary>
    private static readonly string[] OfLayout =
    [
        "color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block", "link-name", "button-name", "label", "region", "heading-order",
        "landmark-unique", "aria-hidden-focus", "nested-interactive",
    ];

    /// <summary>Holds that axe finds nothing on the page by any rule.</summary>
    public static async Task AssertFindsNothingAsync(IPage page, string? place = null)
    {
        var (ran, violations) = await AskAsync(page, "tag", OfEverything);
        Assert.Empty(Expected.Except(ran, StringComparer.Ordinal));
        Assert.True(violations.Length == 0, $"{place ?? page.Url}: {string.Join('\n', violations)}");
    }

    /// <summary>Holds that axe finds nothing on the page, which is one of two widths: everything at the width of a phone, otherwise the layout.</summary>
    public static async Task AssertFindsNothingAtAsync(IPage page, int width)
    {
        if (width <= Viewport.Phone.Width)
        {
            await AssertFindsNothingAsync(page, $"{page.Url} at {width}");
            return;
        }

        var (ran, violations) = await AskAsync(page, "rule", OfLayout);
        Assert.Empty(OfLayout.Except(ran, StringComparer.Ordinal));
        Assert.True(violations.Length == 0, $"{page.Url} at {width}: {string.Join('\n', violations)}");
    }

    private static async Task<(string[] Ran, string[] Violations)> AskAsync(IPage page, string type, string[] values)
    {
        await page.EvaluateAsync(Script);

        // What passes is told without its places: a selector for each would take longer than looking at it.
        var answer = await page.EvaluateAsync<string[][]>(Asking, new { runOnly = new { type, values }, resultTypes = new[] { "violations" } });
        return (answer[0], answer[1]);
    }
}
