using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SafeguardingHub.Content.Html;

/// <summary>
/// Parses as the reader's browser does: as the content of a body, with scripting on (so that noscript is raw text), and
/// without ever loading or running anything. A parser holds state, so each call makes its own.
/// </summary>
internal static class HtmlSource
{
    private const string HtmlNamespace = "http://www.w3.org/1999/xhtml";

    private static readonly HtmlParserOptions Options = new() { IsScripting = true };

    /// <summary>The element that holds the parsed nodes.</summary>
    public static INode Parse(string html)
    {
        var parser = new HtmlParser(Options);
        var document = parser.ParseDocument(string.Empty);
        var holder = document.CreateElement("div");
        foreach (var node in parser.ParseFragment(html, document.Body!).ToArray())
        {
            holder.AppendChild(node);
        }

        return holder;
    }

    /// <summary>True where neither the element nor anything in it is prose.</summary>
    public static bool IsDropped(IElement element) =>
        !string.Equals(element.NamespaceUri, HtmlNamespace, StringComparison.Ordinal) || AllowList.Dropped.Contains(element.LocalName);
}
