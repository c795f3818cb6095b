namespace SafeguardingHub.Content.Html;

/// <summary>
/// Brings a clean tree into the one shape that the hub stores: no empty elements, no containers that say nothing, lists
/// that hold items only, neighbouring runs of the same emphasis joined. Works from the leaves upwards.
/// </summary>
internal static class TreeTidier
{
    public static void Tidy(CleanElement element)
    {
        var result = new CleanElement(element.Name);
        foreach (var child in element.Children)
        {
            if (child is CleanText text)
            {
                result.Append(text.Text);
            }
            else if (child is CleanElement inner)
            {
                Tidy(inner);
                Place(inner, result);
            }
        }

        element.Children = result.Children;
        if (!element.Is("pre"))
        {
            TidyContent(element);
        }
    }

    /// <summary>Puts a tidied child into its parent: whole, joined to its neighbour, dissolved, or not at all.</summary>
    private static void Place(CleanElement child, CleanElement parent)
    {
        if (AllowList.Voids.Contains(child.Name))
        {
            parent.Children.Add(child);
        }
        else if (child.Is("div") && child.Attributes.Count == 0)
        {
            PlaceAll(Paragraphs(child), parent);
        }
        else if (!child.IsBlock)
        {
            PlaceInline(child, parent);
        }
        else if (child.Name is "td" or "th" or "tr" or "thead" or "tbody" or "tfoot" || !IsBlank(child))
        {
            parent.Children.Add(child);
        }
    }

    private static void PlaceInline(CleanElement child, CleanElement parent)
    {
        var saysNothing = child.Is("span") && child.Attributes.Count == 0;
        if (saysNothing || IsBlank(child))
        {
            PlaceAll(child.Children, parent);
        }
        else if (AllowList.Formatting.Contains(child.Name) && child.Attributes.Count == 0
            && parent.Children is [.., CleanElement { Attributes.Count: 0 } last] && last.Is(child.Name))
        {
            PlaceAll(child.Children, last);
        }
        else
        {
            parent.Children.Add(child);
        }
    }

    private static void PlaceAll(List<CleanNode> nodes, CleanElement parent)
    {
        foreach (var node in nodes)
        {
            if (node is CleanText text)
            {
                parent.Append(text.Text);
            }
            else
            {
                parent.Children.Add(node);
            }
        }
    }

    private static void TidyContent(CleanElement element)
    {
        switch (element.Name)
        {
            case "ul" or "ol":
                element.Children = ListItems(element);
                break;
            case "p" or "h2" or "h3" or "h4" or "summary" or "caption":
                Edges.Trim(element.Children);
                break;
            case "li" or "td" or "th" or "dd" or "dt":
                Edges.DropBreaksBetweenBlocks(element.Children);
                UnwrapOnlyParagraph(element);
                Edges.Trim(element.Children);
                break;
            case "" or "blockquote" or "div" or "details" or "figure" or "figcaption":
                Edges.DropBreaksBetweenBlocks(element.Children);
                break;
            default:
                break;
        }
    }

    /// <summary>A container's lines of text as paragraphs, its blocks as they are.</summary>
    private static List<CleanNode> Paragraphs(CleanElement container)
    {
        var result = new List<CleanNode>();
        var line = new CleanElement("p");
        foreach (var child in container.Children)
        {
            if (child is CleanElement { IsBlock: true })
            {
                FinishLine();
                result.Add(child);
            }
            else
            {
                line.Children.Add(child);
            }
        }

        FinishLine();
        return result;

        void FinishLine()
        {
            Edges.Trim(line.Children);
            if (!IsBlank(line))
            {
                result.Add(line);
            }

            line = new CleanElement("p");
        }
    }

    /// <summary>Google Docs and Word put a nested list beside the item that it belongs to; loose text becomes an item.</summary>
    private static List<CleanNode> ListItems(CleanElement list)
    {
        var items = new List<CleanNode>();
        CleanElement? open = null;
        var isLoose = false;
        foreach (var child in list.Children)
        {
            switch (child)
            {
                case CleanElement item when item.Is("li"):
                    items.Add(item);
                    open = item;
                    isLoose = false;
                    break;
                case CleanElement { Name: "ul" or "ol" } nested when open is not null:
                    open.Children.Add(nested);
                    break;
                case CleanText { IsBlank: true }:
                    items.Add(child);
                    break;
                case CleanElement breakElement when breakElement.Is("br"):
                    break;
                default:
                    if (open is null || !isLoose || child is CleanElement { IsBlock: true })
                    {
                        open = new CleanElement("li");
                        items.Add(open);
                        isLoose = child is not CleanElement { IsBlock: true };
                    }

                    open.Children.Add(child);
                    break;
            }
        }

        foreach (var item in items.OfType<CleanElement>())
        {
            UnwrapOnlyParagraph(item);
            Edges.Trim(item.Children);
        }

        return items;
    }

    /// <summary>An item or cell whose only paragraph comes first (a nested list may follow) holds the line itself.</summary>
    private static void UnwrapOnlyParagraph(CleanElement element)
    {
        var solid = element.Children.Where(child => child is not CleanText { IsBlank: true }).ToList();
        if (solid is [CleanElement { Attributes.Count: 0 } first, ..] && first.Is("p")
            && solid.Skip(1).All(child => child is CleanElement { Name: "ul" or "ol" }))
        {
            var unwrapped = new CleanElement(element.Name);
            PlaceAll(first.Children, unwrapped);
            PlaceAll(solid[1..], unwrapped);
            element.Children = unwrapped.Children;
        }
    }

    private static bool IsBlank(CleanElement element) => element.Children.All(child => child switch
    {
        CleanText text => text.IsBlank,
        CleanElement { Name: "img" or "hr" } => false,
        CleanElement inner => IsBlank(inner),
        _ => false,
    });
}
