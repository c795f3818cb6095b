using System.Collections.Immutable;
using System.Net;
using System.Text;
using SafeguardingHub.Content.Liquid;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>
/// The contents list of a long page: the second-level headings of its running text, each given an id to jump to. Stored HTML
/// is written by the hub's own sanitiser, so a heading begins with exactly <c>&lt;h2&gt;</c> and nothing has to be parsed.
/// </summary>
public static class ContentsList
{
    /// <summary>With fewer headings a list is no help.</summary>
    private const int Fewest = 3;
    private const string Opening = "<h2>";
    private const string Closing = "</h2>";

    /// <summary>The blocks with ids in their headings, and the links to them; the blocks as they are and no links where there are few.</summary>
    public static (ImmutableArray<BlockView> Blocks, IReadOnlyList<LinkView> Contents) Of(ImmutableArray<BlockView> blocks)
    {
        var links = new List<LinkView>();
        ImmutableArray<BlockView> marked = [.. blocks.Select(block => block is ProseBlock prose ? prose with { Body = Marked(prose.Body, links) } : block)];
        return links.Count < Fewest ? (blocks, []) : (marked, links);
    }

    private static BodyView Marked(BodyView body, List<LinkView> links) =>
        new([.. body.Pieces.Select(piece => piece is HtmlPiece html ? new HtmlPiece(Marked(html.Html, links)) : piece)]);

    private static string Marked(string html, List<LinkView> links)
    {
        var marked = new StringBuilder();
        var from = 0;
        while (html.IndexOf(Opening, from, StringComparison.Ordinal) is var at and >= 0)
        {
            var inner = at + Opening.Length;
            var end = html.IndexOf(Closing, inner, StringComparison.Ordinal);

            // A heading that goes on in another piece, around a link to another page, is not in the list.
            var words = end < 0 ? "" : Words(html[inner..end]);
            marked.Append(html, from, at - from);
            if (words.Length == 0)
            {
                marked.Append(Opening);
            }
            else
            {
                var id = Unique("section-" + Slug.From(words), links);
                links.Add(new LinkView(words, "#" + id));
                marked.Append("<h2 id=\"").Append(WebUtility.HtmlEncode(id)).Append("\" tabindex=\"-1\">");
            }

            from = inner;
        }

        return from == 0 ? html : marked.Append(html, from, html.Length - from).ToString();
    }

    private static string Unique(string id, List<LinkView> links)
    {
        var unique = id;
        for (var number = 2; links.Any(link => link.Address == "#" + unique); number++)
        {
            unique = $"{id}-{number}";
        }

        return unique;
    }

    private static string Words(string html)
    {
        var words = new StringBuilder();
        var isTag = false;
        foreach (var character in html)
        {
            isTag = character == '<' || (isTag && character != '>');
            if (!isTag && character != '>')
            {
                words.Append(character);
            }
        }

        return WebUtility.HtmlDecode(words.ToString()).Trim();
    }
}
