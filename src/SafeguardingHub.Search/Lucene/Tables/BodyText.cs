using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Search.Lucene.Tables;

/// <summary>The words of bodies, tags left out.</summary>
internal static class BodyText
{
    // What a browser shows on one page; what is longer is cut there in every index of the hub.
    private const int Longest = 2_000_000;

    /// <summary>The words of sanitised HTML.</summary>
    public static string Of(string? html)
    {
        if (string.IsNullOrEmpty(html))
        {
            return "";
        }

        var words = new HtmlWords(Longest, headingsApart: false);
        words.AddHtml(html);
        return words.Body;
    }

    /// <summary>The words of an item's own body, as Orchard Core understands it: the prose of the item itself, without what it embeds.</summary>
    public static string Of(PublishedItem item)
    {
        var words = new HtmlWords(Longest, headingsApart: false);
        foreach (var place in new[] { $"{nameof(HtmlBodyPart)}.{nameof(HtmlBodyPart.Html)}", $"{nameof(MarkdownBodyPart)}.{nameof(MarkdownBodyPart.Markdown)}" })
        {
            foreach (var segment in item.Bodies.GetValueOrDefault(place)?.Segments.OfType<HtmlSegment>() ?? [])
            {
                words.AddHtml(segment.Html);
            }

            words.EndBody();
        }

        return words.Body;
    }
}
