namespace SafeguardingHub.Content.Html;

/// <summary>
/// Makes any HTML safe and plain enough to store: what comes out is new text, written from a list of allowed names, that
/// a second pass does not change. Pastes from Word, Outlook and Google Docs lose their markup and keep their meaning.
/// Stateless and safe to call from many threads; it costs a parse or two, so it belongs to saving, not to rendering.
/// </summary>
/// <remarks>
/// Writing text and parsing it again can move nodes (the HTML parser repairs what it reads), so the result is parsed
/// once more until it stays the same: only then is what was checked also what a browser will build.
/// </remarks>
public static class HtmlSanitiser
{
    private const int MaxRounds = 4;

    /// <summary>
    /// The clean HTML of <paramref name="html"/>; empty for null or empty. Text that does not settle, or that holds more
    /// than 50,000 elements, comes back as its words without any markup.
    /// </summary>
    public static string Sanitise(string? html)
    {
        if (string.IsNullOrEmpty(html))
        {
            return string.Empty;
        }

        var current = html;
        for (var round = 0; round < MaxRounds; round++)
        {
            var tree = CleanTree(current);
            if (tree is null)
            {
                break;
            }

            var next = HtmlWriter.Write(tree);
            if (string.Equals(next, current, StringComparison.Ordinal))
            {
                return next;
            }

            current = next;
        }

        var words = new CleanElement(string.Empty);
        words.Append(TextCleaning.Collapse(HtmlText.Plain(html)));
        return HtmlWriter.Write(words);
    }

    /// <summary>The clean tree of one pass, or null where there is too much markup.</summary>
    internal static CleanElement? CleanTree(string html)
    {
        var source = HtmlSource.Parse(html);
        if (WordMarkup.MayHaveLists(html))
        {
            WordLists.Rebuild(source);
        }

        var tree = TreeBuilder.Build(source);
        if (tree is not null)
        {
            TreeTidier.Tidy(tree);
        }

        return tree;
    }
}
