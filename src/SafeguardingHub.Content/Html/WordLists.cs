using System.Globalization;
using AngleSharp.Dom;

namespace SafeguardingHub.Content.Html;

/// <summary>
/// Word writes lists as paragraphs with a drawn marker, and Word on the web writes one list per item. Both become real
/// lists, in the parsed source, before anything is cleaned away that says so.
/// </summary>
internal static class WordLists
{
    public static void Rebuild(INode root)
    {
        foreach (var parent in Parents(root))
        {
            JoinWrapped(parent);
            RebuildParagraphs(parent);
        }
    }

    /// <summary>Every node that holds list paragraphs or wrapped lists, found without recursion.</summary>
    private static List<INode> Parents(INode root)
    {
        var parents = new List<INode>();
        var open = new Stack<INode>([root]);
        while (open.TryPop(out var node))
        {
            var holds = false;
            foreach (var child in node.ChildNodes)
            {
                holds |= WordMarkup.IsListParagraph(child) || IsWrapper(child);
                if (child.HasChildNodes)
                {
                    open.Push(child);
                }
            }

            if (holds)
            {
                parents.Add(node);
            }
        }

        return parents;
    }

    private static void RebuildParagraphs(INode parent)
    {
        var lists = new Stack<(int Level, IElement List)>();
        foreach (var node in parent.ChildNodes.ToArray())
        {
            if (node is IText text && string.IsNullOrWhiteSpace(text.Data) && lists.Count > 0)
            {
                continue;
            }

            var marker = WordMarkup.IsListParagraph(node) ? WordMarkup.TakeMarker((IElement)node) : null;
            if (marker is null)
            {
                lists.Clear();
                continue;
            }

            Append((IElement)node, marker, lists);
        }
    }

    private static void Append(IElement paragraph, string marker, Stack<(int Level, IElement List)> lists)
    {
        var level = Math.Max(1, WordMarkup.Level(paragraph));
        while (lists.TryPeek(out var deeper) && deeper.Level > level)
        {
            lists.Pop();
        }

        var (name, type, start) = Kind(marker);
        if (lists.TryPeek(out var current) && current.Level == level && current.List.LocalName != name)
        {
            lists.Pop();
        }

        if (!lists.TryPeek(out current) || current.Level < level)
        {
            var list = paragraph.Owner!.CreateElement(name);
            if (type is not null)
            {
                list.SetAttribute("type", type);
            }

            if (start > 1)
            {
                list.SetAttribute("start", start.ToString(CultureInfo.InvariantCulture));
            }

            if (current.List?.LastElementChild is { } item)
            {
                item.AppendChild(list);
            }
            else
            {
                paragraph.Parent!.InsertBefore(list, paragraph);
            }

            current = (level, list);
            lists.Push(current);
        }

        var entry = paragraph.Owner!.CreateElement("li");
        paragraph.Remove();
        foreach (var child in paragraph.ChildNodes.ToArray())
        {
            entry.AppendChild(child);
        }

        current.List.AppendChild(entry);
    }

    /// <summary>Which list a marker belongs to: "2." a numbered one from 2, "a)" a lettered one, anything else bullets.</summary>
    private static (string Name, string? Type, int Start) Kind(string marker)
    {
        var label = marker.AsSpan().Trim("().");
        if (label.Length == marker.Length || label.IsEmpty)
        {
            return ("ul", null, 0);
        }

        if (int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return ("ol", null, number);
        }

        if (label is "i" or "I")
        {
            return ("ol", label.ToString(), 1);
        }

        if (label.Length == 1 && char.IsAsciiLetter(label[0]))
        {
            return char.IsAsciiLetterLower(label[0]) ? ("ol", "a", label[0] - 'a' + 1) : ("ol", "A", label[0] - 'A' + 1);
        }

        return char.IsAsciiLetterOrDigit(label[0]) ? ("ol", null, 0) : ("ul", null, 0);
    }

    private static bool IsWrapper(INode node) => node is IElement { LocalName: "div" } div && WordMarkup.HasClass(div, "ListContainerWrapper");

    private static void JoinWrapped(INode parent)
    {
        IElement? list = null;
        foreach (var node in parent.ChildNodes.ToArray())
        {
            if (node is IText text && string.IsNullOrWhiteSpace(text.Data))
            {
                continue;
            }

            var own = IsWrapper(node) ? ((IElement)node).Children.FirstOrDefault(child => child.LocalName is "ul" or "ol") : null;
            if (own is not null && list is not null && own.LocalName == list.LocalName)
            {
                foreach (var item in own.ChildNodes.ToArray())
                {
                    list.AppendChild(item);
                }

                parent.RemoveChild(node);
            }
            else
            {
                list = own;
            }
        }
    }
}
