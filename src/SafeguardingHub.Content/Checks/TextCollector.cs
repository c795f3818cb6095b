using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Checks;

/// <summary>Collects the texts of a version as its parts are visited.</summary>
internal sealed class TextCollector
{
    private static readonly FrozenSet<string> BlockElements = AllowList.Blocks.Concat(AllowList.PlainContainers).Append("br").ToFrozenSet(StringComparer.Ordinal);

    private readonly ImmutableArray<TextBlock>.Builder blocks = ImmutableArray.CreateBuilder<TextBlock>();
    private readonly ImmutableArray<TextLink>.Builder links = ImmutableArray.CreateBuilder<TextLink>();
    private readonly ImmutableArray<TextPicture>.Builder pictures = ImmutableArray.CreateBuilder<TextPicture>();
    private readonly ImmutableArray<TextTable>.Builder tables = ImmutableArray.CreateBuilder<TextTable>();

    public CheckedTexts Collected() => new(blocks.ToImmutable(), links.ToImmutable(), pictures.ToImmutable(), tables.ToImmutable());

    public void Title(ContentItem item)
    {
        if (item.Part<TitlePart>()?.Title is { Length: > 0 } title)
        {
            blocks.Add(new TextBlock(TextBlockKind.Title, 1, Spaced(title), "TitlePart.Title"));
        }
    }

    public void Texts(string place, IEnumerable<PartText> texts) => blocks.AddRange(texts
        .Where(text => !string.IsNullOrWhiteSpace(text.Text))
        .Select(text => new TextBlock(text.IsHeading ? TextBlockKind.Heading : TextBlockKind.Line, text.IsHeading ? 2 : 0, Spaced(text.Text!), $"{place}.{text.Place}")));

    public void Links(string place, IEnumerable<PartLink> found) => links.AddRange(found
        .Where(link => !string.IsNullOrWhiteSpace(link.Address))
        .Select(link => new TextLink(Spaced(link.Text ?? ""), link.Address!.Trim(), $"{place}.{link.Place}", Spaced(link.Text ?? ""))));

    public void Bodies(string place, IEnumerable<PartBody> bodies)
    {
        foreach (var body in bodies)
        {
            new BodyWalk(this, $"{place}.{body.Place}", body.IsMade ? null : body.Html).Visit(HtmlSource.Parse(body.Html));
        }
    }

    private static string Spaced(string text) => string.Join(' ', TextCleaning.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>One body: walks without recursion, since parsed HTML may be of any depth.</summary>
    private sealed class BodyWalk(TextCollector into, string place, string? html)
    {
        private readonly StringBuilder words = new();
        private readonly List<(string Text, string Address)> open = [];
        private IElement? holder;
        private int groups;
        private int group;
        private int quotes;

        public void Visit(INode root)
        {
            var steps = new Stack<(INode Node, bool Leaving)>([(root, false)]);
            while (steps.TryPop(out var step))
            {
                if (step.Leaving)
                {
                    Leave((IElement)step.Node);
                }
                else if (Enter(step.Node))
                {
                    steps.Push((step.Node, true));
                    var children = step.Node.ChildNodes;
                    for (var index = children.Length - 1; index >= 0; index--)
                    {
                        steps.Push((children[index], false));
                    }
                }
            }

            Close(null);
        }

        private bool Enter(INode node)
        {
            switch (node)
            {
                case IText text:
                    words.Append(text.Data);
                    return false;
                case not IElement:
                    return false;
                case IElement element when HtmlSource.IsDropped(element):
                    return false;
            }

            var found = (IElement)node;
            switch (found.LocalName)
            {
                case "img":
                    into.pictures.Add(new TextPicture(found.GetAttribute("src") ?? "", found.GetAttribute("alt"), place));
                    words.Append(CultureInfo.InvariantCulture, $" {found.GetAttribute("alt")} ");
                    return false;
                case "table":
                    into.tables.Add(new TextTable(
                        found.QuerySelector("caption")?.TextContent is { } caption && Spaced(caption) is { Length: > 0 } named ? named : null,
                        found.QuerySelector("th") is not null, Spaced(found.QuerySelector("td, th")?.TextContent ?? ""), place)
                    {
                        HasEmptyHeader = found.QuerySelectorAll("th").Any(header => LinkWords(header).Trim().Length == 0),
                    });
                    group = ++groups;
                    break;
                case "ul" or "ol":
                    group = ++groups;
                    break;
                case "blockquote":
                    quotes++;
                    break;
                case "a" when found.GetAttribute("href") is { Length: > 0 } address:
                    open.Add((Spaced(LinkWords(found)), address.Trim()));
                    break;
            }

            if (BlockElements.Contains(found.LocalName))
            {
                Close(found);
            }

            return true;
        }

        private void Leave(IElement element)
        {
            if (BlockElements.Contains(element.LocalName))
            {
                holder ??= element;
                Close(element.ParentElement);
                if (element.LocalName is "h2" or "h3" or "h4" && Spaced(element.TextContent).Length == 0)
                {
                    into.blocks.Add(new TextBlock(TextBlockKind.Heading, element.LocalName[1] - '0', "", place) { Html = html });
                }
            }

            group = element.LocalName is "ul" or "ol" or "table" ? 0 : group;
            quotes -= element.LocalName == "blockquote" ? 1 : 0;
        }

        // What was read since the last break is a block of the element that it stood in.
        private void Close(IElement? next)
        {
            var text = Spaced(words.ToString());
            words.Clear();
            var (kind, level) = KindOf(holder);
            holder = next;
            into.links.AddRange(open.Select(link => new TextLink(link.Text, link.Address, place, text)));
            open.Clear();
            if (text.Length > 0)
            {
                into.blocks.Add(new TextBlock(kind, level, text, place) { Html = html, Group = kind is TextBlockKind.ListItem or TextBlockKind.Cell ? group : 0, IsQuoted = quotes > 0 });
            }
        }

        private static (TextBlockKind Kind, int Level) KindOf(IElement? element)
        {
            for (var at = element; at is not null; at = at.ParentElement)
            {
                switch (at.LocalName)
                {
                    case "h2" or "h3" or "h4":
                        return (TextBlockKind.Heading, at.LocalName[1] - '0');
                    case "li":
                        return (TextBlockKind.ListItem, 0);
                    case "td" or "th":
                        return (TextBlockKind.Cell, 0);
                }
            }

            return (TextBlockKind.Paragraph, 0);
        }

        private static string LinkWords(IElement link) =>
            link.TextContent + string.Concat(link.QuerySelectorAll("img").Select(picture => $" {picture.GetAttribute("alt")}"));
    }
}
