using AngleSharp.Dom;

namespace SafeguardingHub.Content.Html;

/// <summary>How Word and Outlook say things in HTML that HTML has no word for.</summary>
internal static class WordMarkup
{
    /// <summary>A quick look at the source: most HTML never saw Word.</summary>
    public static bool MayHaveLists(string html) =>
        html.Contains("mso-list", StringComparison.OrdinalIgnoreCase)
        || html.Contains("MsoListParagraph", StringComparison.OrdinalIgnoreCase)
        || html.Contains("ListContainerWrapper", StringComparison.Ordinal);

    /// <summary>Text that Word hides, and its comment marks, are not part of the document.</summary>
    public static bool IsHidden(IElement element) =>
        InlineStyle.Has(element.GetAttribute("style"), "mso-hide", "all")
        || HasClass(element, "MsoCommentReference")
        || InlineStyle.Has(element.GetAttribute("style"), "mso-element", "comment-list");

    /// <summary>A paragraph that Word numbers or bullets (or did: a continuation has the class, but no marker).</summary>
    public static bool IsListParagraph(INode node) =>
        node is IElement { LocalName: "p" } paragraph
        && (HasClassPrefix(paragraph, "MsoListParagraph") || Level(paragraph) > 0)
        && !InlineStyle.Value(paragraph.GetAttribute("style"), "mso-list").StartsWith("none", StringComparison.OrdinalIgnoreCase);

    /// <summary>The list level that Word states (<c>mso-list:l0 level2 lfo1</c>), or 0.</summary>
    public static int Level(IElement paragraph)
    {
        var value = InlineStyle.Value(paragraph.GetAttribute("style"), "mso-list");
        var start = value.IndexOf("level", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return 0;
        }

        var digits = value[(start + 5)..];
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], out var level) ? Math.Clamp(level, 1, 9) : 0;
    }

    /// <summary>
    /// Takes the marker that Word draws as text out of the paragraph and answers it trimmed ("·", "2.", "a)"), or null
    /// where there is none.
    /// </summary>
    public static string? TakeMarker(IElement paragraph)
    {
        var marked = paragraph.QuerySelectorAll("span")
            .FirstOrDefault(span => InlineStyle.Has(span.GetAttribute("style"), "mso-list", "Ignore"));
        if (marked is not null)
        {
            var text = Trimmed(marked.TextContent);
            marked.Remove();
            return text;
        }

        return TakeCommented(paragraph) ?? TakeLeadingBullet(paragraph);
    }

    public static bool HasClass(IElement element, string name) => element.ClassList.Contains(name);

    private static bool HasClassPrefix(IElement element, string prefix) =>
        element.ClassList.Any(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>What stands between <c>[if !supportLists]</c> and <c>[endif]</c>, both comments to an HTML parser.</summary>
    private static string? TakeCommented(IElement paragraph)
    {
        List<INode>? marker = null;
        foreach (var node in paragraph.ChildNodes)
        {
            var comment = (node as IComment)?.Data ?? string.Empty;
            if (marker is null)
            {
                marker = comment.Contains("supportLists", StringComparison.OrdinalIgnoreCase) ? [] : null;
            }
            else if (comment.Contains("endif", StringComparison.OrdinalIgnoreCase))
            {
                var text = Trimmed(string.Concat(marker.Select(part => part.TextContent)));
                marker.ForEach(part => paragraph.RemoveChild(part));
                return text;
            }
            else
            {
                marker.Add(node);
            }
        }

        return null;
    }

    /// <summary>A bullet as the paragraph's first character, which older versions and phones leave without any mark.</summary>
    private static string? TakeLeadingBullet(IElement paragraph)
    {
        var first = FirstText(paragraph);
        var text = first is null ? string.Empty : Trimmed(first.Data);
        if (first is null || text.Length == 0 || text[0] is not ('·' or '•' or '§' or '▪' or '◦' or '\uf0b7' or '\uf0a7'))
        {
            return null;
        }

        var marker = text[..1];
        first.Data = text[1..].TrimStart();
        return marker;
    }

    private static IText? FirstText(INode node)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text && Trimmed(text.Data).Length > 0)
            {
                return text;
            }

            if (child is IElement && Trimmed(child.TextContent).Length > 0)
            {
                return FirstText(child);
            }
        }

        return null;
    }

    private static string Trimmed(string text) => TextCleaning.Clean(text).Trim();
}
