using System.Net;

namespace SafeguardingHub.Content.Liquid.Filters;

/// <summary>Filters between text and HTML, addresses and JSON.</summary>
internal static class MarkupFilters
{
    /// <summary>Elements of which the content is no text for a reader.</summary>
    private static readonly string[] Unread = ["script", "style"];

    public static LiquidValue Escape(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(Escaped(input.ToText(), keepEntities: false));

    public static LiquidValue EscapeOnce(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(Escaped(input.ToText(), keepEntities: true));

    public static LiquidValue NewlineToBreak(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(TextFilters.ReplaceAll(input.ToText().Replace("\r\n", "\n", StringComparison.Ordinal), "\n", "<br />\n"));

    public static LiquidValue UrlEncode(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(Uri.EscapeDataString(input.ToText()).Replace("%20", "+", StringComparison.Ordinal));

    public static LiquidValue UrlDecode(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(WebUtility.UrlDecode(input.ToText()));

    public static LiquidValue Json(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(LiquidJson.Write(input));

    /// <summary>Text that the encoder of the rendering leaves alone. The author answers for it.</summary>
    public static LiquidValue Raw(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Encoded(input.ToText());

    /// <summary>The text without tags, remarks, scripts and styles. Not a sanitiser: entities stay as they are.</summary>
    public static LiquidValue StripHtml(LiquidValue input, LiquidArguments arguments, LiquidContext context)
    {
        var html = input.ToText();
        var text = new BoundedText();
        var absent = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < html.Length;)
        {
            var end = html[at] == '<' ? EndOfMarkup(html, at, absent) : -1;
            if (end < 0)
            {
                text.Append(html[at++]);
            }
            else
            {
                at = end;
            }
        }

        return LiquidValue.Of(text.ToString());
    }

    /// <summary>Where the markup that begins with this <c>&lt;</c> ends, or -1 where it never does and so is text.</summary>
    private static int EndOfMarkup(string html, int at, HashSet<string> absent)
    {
        if (html.AsSpan(at).StartsWith("<!--"))
        {
            return EndOf(html, "-->", at + 4, absent);
        }

        foreach (var name in Unread)
        {
            if (html.AsSpan(at + 1).StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && EndOf(html, $"</{name}>", at, absent) is > 0 and var end)
            {
                return end;
            }
        }

        return EndOf(html, ">", at, absent);
    }

    // What is absent from here on is absent further on: without this, a text of "<" alone would be searched to its end
    // from each of its characters.
    private static int EndOf(string html, string mark, int from, HashSet<string> absent)
    {
        var at = absent.Contains(mark) ? -1 : html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            absent.Add(mark);
            return -1;
        }

        return at + mark.Length;
    }

    private static string Escaped(string text, bool keepEntities)
    {
        var result = new BoundedText();
        for (var i = 0; i < text.Length; i++)
        {
            result.Append(text[i] switch
            {
                '&' when keepEntities && IsEntity(text.AsSpan(i + 1)) => "&",
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                var other => other.ToString(),
            });
        }

        return result.ToString();
    }

    private static bool IsEntity(ReadOnlySpan<char> rest)
    {
        var end = rest[..Math.Min(rest.Length, 40)].IndexOf(';');
        if (end < 1)
        {
            return false;
        }

        var body = rest[..end];
        var isNumber = body.Length > 1 && body[0] == '#';
        foreach (var character in isNumber ? body[1..] : body)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }
}
