using AngleSharp.Dom;

namespace SafeguardingHub.Content.Html;

/// <summary>
/// Builds a clean tree from a parsed one: keeps allow-listed elements where they may stand, unwraps the others, drops
/// what is not prose.
/// </summary>
internal sealed class TreeBuilder
{
    private const int MaxDepth = 100;

    // A table needs rows, cells and something in them: a block that starts deeper than this could not be finished.
    private const int MaxBlockDepth = MaxDepth - 5;

    // The walk is recursive, and a parsed tree may be far deeper than anything that is kept of it.
    private const int MaxSourceDepth = 400;

    private const int MaxElements = 50_000;

    private readonly AttributeRules attributes = new();
    private int elements;

    private TreeBuilder()
    {
    }

    /// <summary>The clean tree, or null where there is more markup than any article has.</summary>
    public static CleanElement? Build(INode source)
    {
        var builder = new TreeBuilder();
        var root = new CleanElement(string.Empty);
        builder.AddChildren(source, root, default);
        return builder.elements > MaxElements ? null : root;
    }

    private void AddChildren(INode source, CleanElement target, WalkContext context)
    {
        if (context.SourceDepth > MaxSourceDepth)
        {
            target.Append(TextCleaning.Clean(HtmlText.Plain(source)));
            return;
        }

        var inside = context with { SourceDepth = context.SourceDepth + 1 };
        foreach (var child in source.ChildNodes)
        {
            if (child is IText text)
            {
                target.Append(context.InPre ? TextCleaning.Clean(text.Data) : TextCleaning.Collapse(TextCleaning.Clean(text.Data)));
            }
            else if (child is IElement element && !HtmlSource.IsDropped(element) && !WordMarkup.IsHidden(element))
            {
                Add(element, target, inside);
            }
        }
    }

    private void Add(IElement element, CleanElement target, WalkContext context)
    {
        var name = AllowList.Renamed.GetValueOrDefault(element.LocalName, element.LocalName);
        if (AllowList.PlainContainers.Contains(name))
        {
            name = "div";
        }

        if (AllowList.Blocks.Contains(name))
        {
            AddBlock(element, name, target, context);
        }
        else if (name is "span" or "strong" or "em")
        {
            AddStyled(element, name, target, context);
        }
        else if (AllowList.Inlines.Contains(name) && MayStand(name, context))
        {
            AddElement(element, name, target, context);
        }
        else
        {
            AddChildren(element, target, context);
        }
    }

    private void AddBlock(IElement element, string name, CleanElement target, WalkContext context)
    {
        var needsParent = AllowList.RequiredParents.TryGetValue(name, out var parents);
        if (needsParent && parents!.Contains(target.Name))
        {
            AddElement(element, name, target, context);
        }
        else if (!context.InPhrasing && context.Depth < MaxBlockDepth)
        {
            AddElement(element, needsParent ? "div" : name, target, context);
        }
        else
        {
            // Inside a line of text (or too deep) a block becomes words of that line, kept apart from their neighbours.
            var gap = context.InPre ? "\n" : " ";
            Separate(target, gap);
            AddChildren(element, target, context with { InPhrasing = true });
            Separate(target, gap);
        }
    }

    /// <summary>Word processors say bold and italic in styles, and wrap whole documents in a bold that is none.</summary>
    private void AddStyled(IElement element, string name, CleanElement target, WalkContext context)
    {
        var style = element.GetAttribute("style");
        var isSpan = name == "span";
        var strong = isSpan ? InlineStyle.IsBold(style) == true : name == "strong" && InlineStyle.IsBold(style) != false;
        var emphasis = isSpan ? InlineStyle.IsItalic(style) == true : name == "em" && InlineStyle.IsItalic(style) != false;
        if (isSpan && MayStand("span", context) && AttributeRules.HasLanguage(element, context))
        {
            (target, context) = Nest(element, "span", target, context);
        }

        if (strong && MayStand("strong", context))
        {
            (target, context) = Nest(isSpan ? null : element, "strong", target, context);
        }

        if (emphasis && MayStand("em", context))
        {
            (target, context) = Nest(isSpan ? null : element, "em", target, context);
        }

        AddChildren(element, target, context);
    }

    private void AddElement(IElement element, string name, CleanElement target, WalkContext context)
    {
        var link = name == "a" ? AttributeRules.Address(element, "a") : null;
        var source = name == "img" ? AttributeRules.Address(element, "img") : null;
        if ((name == "a" && link is null) || (name == "img" && source is null))
        {
            AddChildren(element, target, context);
            return;
        }

        var (inner, inside) = Nest(element, name, target, context);
        if (!AllowList.Voids.Contains(name))
        {
            AddChildren(element, inner, inside);
        }
    }

    private (CleanElement Inner, WalkContext Inside) Nest(IElement? element, string name, CleanElement target, WalkContext context)
    {
        elements++;
        var inner = new CleanElement(name);
        target.Children.Add(inner);
        var inside = context with { Depth = context.Depth + 1 };
        if (element is not null)
        {
            inside = attributes.Write(element, inner, inside);
        }

        return (inner, name switch
        {
            "a" => inside with { InLink = true },
            "pre" => inside with { InPre = true, InPhrasing = true },
            _ when AllowList.PhrasingOnly.Contains(name) => inside with { InPhrasing = true },
            _ when AllowList.Formatting.Contains(name) => inside with { Formats = inside.Formats | Bit(name) },
            _ => inside,
        });
    }

    private static bool MayStand(string name, WalkContext context) =>
        context.Depth < MaxDepth
        && !(context.InLink && name == "a")
        && !(AllowList.Formatting.Contains(name) && (context.Formats & Bit(name)) != 0);

    private static int Bit(string format) => 1 << Array.IndexOf(AllowList.FormattingNames, format);

    private static void Separate(CleanElement target, string gap)
    {
        if (target.Children is [.., CleanText { Text: [.., var last] }] ? !char.IsWhiteSpace(last) : target.Children.Count > 0)
        {
            target.Append(gap);
        }
    }
}
