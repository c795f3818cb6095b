using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace SafeguardingHub.Content.Html;

/// <summary>Between HTML and text.</summary>
public static class HtmlText
{
    private static readonly FrozenSet<string> LineElements = new[] { "br", "h1", "h5", "h6", "dir", "menu", "optgroup", "option" }
        .Concat(AllowList.Blocks).Concat(AllowList.PlainContainers).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The words that a reader sees: entities decoded, runs of white space one space (but kept in <c>pre</c>), each block,
    /// list item and table cell on a line of its own, no empty lines.
    /// </summary>
    public static string Plain(string? html) => string.IsNullOrEmpty(html) ? string.Empty : Plain(HtmlSource.Parse(html));

    /// <summary>Text as it may stand in element content and in a quoted attribute value.</summary>
    public static string Encode(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var output = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => output.Append("&amp;"),
                '<' => output.Append("&lt;"),
                '>' => output.Append("&gt;"),
                '"' => output.Append("&quot;"),
                '\'' => output.Append("&#39;"),
                '`' => output.Append("&#96;"),
                _ => output.Append(character),
            };
        }

        return output.ToString();
    }

    /// <summary>The same for nodes already parsed. Walks without recursion: a parsed tree may be of any depth.</summary>
    internal static string Plain(INode root)
    {
        var lines = new LineCollector();
        var open = new Stack<(INode Node, bool Leaving)>([(root, false)]);
        var preDepth = 0;
        while (open.TryPop(out var step))
        {
            if (step.Leaving)
            {
                Leave((IElement)step.Node, lines, ref preDepth);
            }
            else if (Enter(step.Node, lines, ref preDepth))
            {
                open.Push((step.Node, true));

                // By index: asking a node for its sibling searches the parent's whole list.
                var children = step.Node.ChildNodes;
                for (var index = children.Length - 1; index >= 0; index--)
                {
                    open.Push((children[index], false));
                }
            }
        }

        return lines.Finish();
    }

    private static bool Enter(INode node, LineCollector lines, ref int preDepth)
    {
        switch (node)
        {
            case IText text:
                lines.Add(text.Data, preDepth > 0);
                return false;
            case IElement element when HtmlSource.IsDropped(element):
                return false;
            case IElement element:
                if (LineElements.Contains(element.LocalName))
                {
                    lines.Break();
                }

                preDepth += element.LocalName == "pre" ? 1 : 0;
                return true;
            default:
                return false;
        }
    }

    private static void Leave(IElement element, LineCollector lines, ref int preDepth)
    {
        preDepth -= element.LocalName == "pre" ? 1 : 0;
        if (LineElements.Contains(element.LocalName))
        {
            lines.Break();
        }
    }

    /// <summary>Collects words into lines, so that no white space is doubled and no line is empty.</summary>
    private sealed class LineCollector
    {
        private readonly StringBuilder output = new();
        private readonly StringBuilder line = new();
        private bool space;

        public void Add(string text, bool preserve)
        {
            foreach (var character in TextCleaning.Clean(text))
            {
                if (preserve && character == '\n')
                {
                    Break();
                }
                else if (preserve || !char.IsWhiteSpace(character))
                {
                    if (space && line.Length > 0)
                    {
                        line.Append(' ');
                    }

                    space = false;
                    line.Append(character);
                }
                else
                {
                    space = true;
                }
            }
        }

        public void Break()
        {
            space = false;
            var text = line.ToString().TrimEnd();
            line.Clear();
            if (text.Length > 0)
            {
                output.Append(output.Length > 0 ? "\n" : string.Empty).Append(text);
            }
        }

        public string Finish()
        {
            Break();
            return output.ToString();
        }
    }
}
