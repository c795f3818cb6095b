using System.Text;

namespace SafeguardingHub.Content.Html;

/// <summary>Writes a clean tree as new text: names from the allow-list, encoded text and values, nothing else.</summary>
internal static class HtmlWriter
{
    public static string Write(CleanElement root)
    {
        var output = new StringBuilder();
        foreach (var child in root.Children)
        {
            Write(child, output);
        }

        return output.ToString();
    }

    /// <summary>Appends the node itself with all that is in it.</summary>
    public static void Write(CleanNode node, StringBuilder output)
    {
        switch (node)
        {
            case CleanText text:
                AppendText(output, text.Text);
                break;
            case CleanElement element:
                Open(element, output);
                foreach (var child in element.Children)
                {
                    Write(child, output);
                }

                Close(element, output);
                break;
            default:
                break;
        }
    }

    public static void Open(CleanElement element, StringBuilder output)
    {
        output.Append('<').Append(element.Name);
        foreach (var (name, value) in element.Attributes)
        {
            output.Append(' ').Append(name).Append("=\"");
            AppendAttribute(output, value);
            output.Append('"');
        }

        output.Append('>');

        // The parser swallows one line end after <pre>; the text's own first line must survive.
        if (element.Is("pre") && element.Children is [CleanText first, ..] && first.Text.StartsWith('\n'))
        {
            output.Append('\n');
        }
    }

    public static void Close(CleanElement element, StringBuilder output)
    {
        if (!AllowList.Voids.Contains(element.Name))
        {
            output.Append("</").Append(element.Name).Append('>');
        }
    }

    public static void AppendText(StringBuilder output, string text)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => output.Append("&amp;"),
                '<' => output.Append("&lt;"),
                '>' => output.Append("&gt;"),
                _ => output.Append(character),
            };
        }
    }

    private static void AppendAttribute(StringBuilder output, string value)
    {
        foreach (var character in value)
        {
            _ = character switch
            {
                '&' => output.Append("&amp;"),
                '<' => output.Append("&lt;"),
                '>' => output.Append("&gt;"),
                '"' => output.Append("&quot;"),
                '`' => output.Append("&#96;"),
                _ => output.Append(character),
            };
        }
    }
}
