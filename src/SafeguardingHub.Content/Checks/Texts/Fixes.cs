using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>Changes that mend a finding at the press of a button: only where what is changed is surely what was found.</summary>
public static class Fixes
{
    private static readonly string[] Headings = ["h2", "h3", "h4"];

    /// <summary>
    /// Other words in place of those of a block. Null where the words do not stand in its HTML in one piece, where the first
    /// place at which they stand is part of a longer word or of a tag, and where the text is not stored as HTML.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="from">The words as a reader sees them.</param>
    /// <param name="to">What to put there, as a reader will see it, or a shortcode.</param>
    /// <param name="words">What the button says.</param>
    /// <param name="isReference">Whether a shortcode is put there, which has no place in a link or a heading.</param>
    public static TextFix? Replace(TextBlock block, string from, string to, string words, bool isReference = false)
    {
        // Markdown is stored as typed, and what was checked is the HTML made of it.
        if (block.Html is not { } html || from.Length == 0 || from.Contains(Wording.Shown, StringComparison.Ordinal) || block.Place.EndsWith(".Markdown", StringComparison.Ordinal))
        {
            return null;
        }

        var stored = Encoded(from);
        var at = html.IndexOf(stored, StringComparison.Ordinal);
        return at < 0 || IsInsideWord(html, at, stored.Length) || IsInside(html, at, "<", ">") || IsInside(html, at, "[", "]") || (isReference && (IsInside(html, at, "<a ", "</a>") || Headings.Any(level => IsInside(html, at, $"<{level}", $"</{level}>"))))
            ? null
            : new TextFix(block.Place, stored, Encoded(to), words);
    }

    /// <summary>Another address in place of a link's; null where the text is not stored as HTML.</summary>
    public static TextFix? Address(CheckedTexts texts, TextLink link, string to, string words)
    {
        var html = texts.Blocks.FirstOrDefault(block => block.Place == link.Place && block.Html is not null)?.Html;
        var stored = $"href=\"{HtmlText.Encode(link.Address)}\"";
        return html?.Contains(stored, StringComparison.Ordinal) == true && !link.Place.EndsWith(".Markdown", StringComparison.Ordinal)
            ? new TextFix(link.Place, stored, $"href=\"{HtmlText.Encode(to)}\"", words)
            : null;
    }

    // As the hub writes text: quotation marks are left as they are.
    internal static string Encoded(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static bool IsInsideWord(string html, int at, int length) =>
        (at > 0 && char.IsLetterOrDigit(html[at - 1]) && char.IsLetterOrDigit(html[at]))
        || (at + length < html.Length && char.IsLetterOrDigit(html[at + length]) && char.IsLetterOrDigit(html[at + length - 1]));

    private static bool IsInside(string html, int at, string opens, string closes)
    {
        var open = at == 0 ? -1 : html.LastIndexOf(opens, at - 1, StringComparison.Ordinal);
        return open >= 0 && html.IndexOf(closes, open, StringComparison.Ordinal) is var close && (close < 0 || close >= at);
    }
}
