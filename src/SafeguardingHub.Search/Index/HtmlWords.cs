using System.Net;
using System.Text;

namespace SafeguardingHub.Search.Index;

/// <summary>
/// The words of compiled bodies, piece by piece. Reads HTML that the sanitiser has written, and nothing else: names in lower
/// case, values in double quotes, no comments and no "greater than" but at the end of a tag. That is why a scan will do where
/// otherwise a parser would have to: a rebuild reads every body of the hub.
/// </summary>
/// <remarks>
/// White space collapses to one blank, each block is a line of its own, as in <see cref="Content.Html.HtmlText.Plain(string?)"/>.
/// A piece may begin or end inside an element, so the state is kept from one to the next.
/// </remarks>
internal sealed class HtmlWords(int longest, bool headingsApart = true)
{
    private readonly Lines body = new(longest);
    private readonly Lines headings = new(longest);
    private int preDepth;
    private bool inHeading;

    /// <summary>The running text so far, a block a line; the line that is being written is finished.</summary>
    public string Body => body.Finish();

    /// <summary>The headings so far, a line each.</summary>
    public string Headings => headings.Finish();

    private Lines Current => inHeading ? headings : body;

    /// <summary>Adds a piece of sanitised HTML.</summary>
    public void AddHtml(ReadOnlySpan<char> html)
    {
        while (!html.IsEmpty)
        {
            var stop = html.IndexOfAny('<', '&');
            if (stop != 0)
            {
                Current.Add(stop < 0 ? html : html[..stop], preDepth > 0);
                html = stop < 0 ? [] : html[stop..];
            }
            else
            {
                html = html[0] == '<' ? Tag(html) : Entity(html);
            }
        }
    }

    /// <summary>Adds plain text where the last piece ended.</summary>
    public void AddText(string text) => Current.Add(text, keepsSpace: false);

    /// <summary>Adds lines of plain text of their own.</summary>
    public void AddLines(string text, bool isHeading = false)
    {
        var lines = isHeading && headingsApart ? headings : body;
        lines.Break();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines.Add(line, keepsSpace: false);
            lines.Break();
        }
    }

    /// <summary>Ends what is open: the next piece belongs to another body.</summary>
    public void EndBody()
    {
        body.Break();
        headings.Break();
        preDepth = 0;
        inHeading = false;
    }

    private ReadOnlySpan<char> Tag(ReadOnlySpan<char> html)
    {
        var end = html.IndexOf('>');
        if (end < 0)
        {
            return [];
        }

        var isEnd = html[1] == '/';
        var name = html[(isEnd ? 2 : 1)..end];
        var length = name.IndexOf(' ');
        name = length < 0 ? name : name[..length];
        if (IsLine(name))
        {
            Current.Break();
            preDepth = name is "pre" ? Math.Max(0, preDepth + (isEnd ? -1 : 1)) : preDepth;
            if (headingsApart && name is "h2" or "h3" or "h4")
            {
                inHeading = headingsApart && !isEnd;
            }
        }

        return html[(end + 1)..];
    }

    // The sanitiser writes three; others are read all the same, for bodies that an earlier one has written.
    private ReadOnlySpan<char> Entity(ReadOnlySpan<char> html)
    {
        var end = html[..Math.Min(html.Length, 32)].IndexOf(';');
        var entity = end < 0 ? html[..1] : html[..(end + 1)];
        Current.Add(
            entity switch
            {
                "&amp;" or "&" => "&",
                "&lt;" => "<",
                "&gt;" => ">",
                _ => WebUtility.HtmlDecode(entity.ToString()),
            },
            preDepth > 0);
        return html[entity.Length..];
    }

    private static bool IsLine(ReadOnlySpan<char> name) => name is
        "p" or "li" or "h2" or "h3" or "h4" or "ul" or "ol" or "br" or "td" or "th" or "tr" or "div" or "dl" or "dt" or "dd" or "blockquote" or "pre" or "hr"
        or "figure" or "figcaption" or "table" or "caption" or "thead" or "tbody" or "tfoot" or "details" or "summary";

    /// <summary>Gathers text into lines without doubled white space and without empty lines.</summary>
    private sealed class Lines(int longest)
    {
        private readonly StringBuilder output = new();
        private int lineStart;
        private int textStart;
        private bool space;

        public void Add(ReadOnlySpan<char> text, bool keepsSpace)
        {
            if (output.Length >= longest)
            {
                return;
            }

            while (!text.IsEmpty)
            {
                var length = Word(text);
                if (length > 0)
                {
                    Begin();
                    output.Append(text[..length]);
                    text = text[length..];
                }
                else
                {
                    Space(text[0], keepsSpace);
                    text = text[1..];
                }
            }
        }

        public void Break()
        {
            space = false;
            var end = output.Length;
            while (end > textStart && char.IsWhiteSpace(output[end - 1]))
            {
                end--;
            }

            output.Length = end > textStart ? end : lineStart;
            lineStart = textStart = output.Length;
        }

        public string Finish()
        {
            Break();
            return output.ToString();
        }

        private static int Word(ReadOnlySpan<char> text)
        {
            var length = 0;
            while (length < text.Length && !char.IsWhiteSpace(text[length]))
            {
                length++;
            }

            return length;
        }

        private void Space(char character, bool keepsSpace)
        {
            if (!keepsSpace)
            {
                space = true;
            }
            else if (character == '\n')
            {
                Break();
            }
            else
            {
                Begin();
                output.Append(character);
            }
        }

        private void Begin()
        {
            if (output.Length == lineStart && lineStart > 0 && textStart == lineStart)
            {
                output.Append('\n');
                textStart = output.Length;
            }

            if (space && output.Length > textStart)
            {
                output.Append(' ');
            }

            space = false;
        }
    }
}
