using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Content.Tests.Html;

/// <summary>Judges what the sanitiser wrote by parsing it again: its own lists, so that a slip in the allow-list shows.</summary>
internal static class SafeHtml
{
    private static readonly HashSet<string> Elements =
    [
        "p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "figure", "figcaption", "table", "caption",
        "thead", "tbody", "tfoot", "tr", "th", "td", "details", "summary", "div", "a", "strong", "em", "s", "sub", "sup", "small", "mark",
        "abbr", "cite", "q", "time", "code", "kbd", "var", "samp", "ins", "del", "span", "br", "img",
    ];

    private static readonly HashSet<string> Attributes =
    [
        "href", "rel", "src", "alt", "width", "height", "id", "colspan", "rowspan", "scope", "start", "type", "reversed", "value",
        "datetime", "open", "title", "lang", "dir",
    ];

    private static readonly string[] Schemes = ["http:", "https:", "mailto:", "tel:"];

    /// <summary>Why <paramref name="html"/> may not be stored, or null.</summary>
    public static string? Objection(string html) =>
        HtmlSanitiser.Sanitise(html) is var again && again != html ? $"a second pass gives {again}" : Forbidden(html);

    /// <summary>What a browser would find in <paramref name="html"/> that may not be there, or null.</summary>
    public static string? Forbidden(string html)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = true });
        var body = parser.ParseDocument(string.Empty).Body!;
        foreach (var node in parser.ParseFragment(html, body).SelectMany(node => node.GetDescendantsAndSelf()))
        {
            if (node is not (IText or IElement))
            {
                return $"a {node.NodeType}";
            }

            if (node is IElement element && Objection(element) is { } objection)
            {
                return objection;
            }
        }

        return null;
    }

    private static string? Objection(IElement element)
    {
        if (element.NamespaceUri != "http://www.w3.org/1999/xhtml" || !Elements.Contains(element.LocalName))
        {
            return $"the element {element.LocalName}";
        }

        foreach (var attribute in element.Attributes)
        {
            if (!Attributes.Contains(attribute.Name) || (attribute.Name == "id" && element.LocalName[0] != 'h'))
            {
                return $"the attribute {element.LocalName} {attribute.Name}";
            }

            // What a browser would make of it: without control characters and white space, in lower case.
            var url = string.Concat(attribute.Value.Where(character => character > ' ')).ToLowerInvariant();
            if (attribute.Name is "href" or "src"
                && (url.StartsWith("//", StringComparison.Ordinal) || url.Contains('\\', StringComparison.Ordinal)
                    || (url.Split('/', '?', '#')[0].Contains(':', StringComparison.Ordinal)
                        && !Schemes.Any(scheme => url.StartsWith(scheme, StringComparison.Ordinal)))))
            {
                return $"the address {attribute.Value}";
            }
        }

        return element.LocalName == "a" && element.ParentElement?.Closest("a") is not null ? "a link in a link" : null;
    }
}
