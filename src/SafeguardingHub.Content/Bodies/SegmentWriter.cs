using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Bodies;

/// <summary>Writes a clean tree as segments: HTML is gathered until a reference, or the end of a link to a page of the hub, interrupts it.</summary>
internal sealed class SegmentWriter(ReferenceScanner scanner)
{
    /// <summary>Elements that may hold a block directly; structure such as a list or a row is passed through to them.</summary>
    private static readonly FrozenSet<string> BlockPlaces =
        new[]
        {
            "ul", "ol", "li", "dl", "dd", "div", "blockquote", "details", "figure", "table", "thead", "tbody", "tfoot", "tr", "th", "td",
        }.ToFrozenSet(StringComparer.Ordinal);

    private readonly ImmutableArray<BodySegment>.Builder segments = ImmutableArray.CreateBuilder<BodySegment>();
    private readonly StringBuilder html = new();

    /// <summary>True once anything was read as a reference or as an escape, or was found to lead to a path of the hub.</summary>
    public bool FoundAny { get; private set; }

    public ImmutableArray<BodySegment> Write(CleanElement root)
    {
        WriteChildren(root, new Place(InsideLink: false, MayHoldBlocks: true));
        FinishHtml();
        return segments.ToImmutable();
    }

    private void WriteElement(CleanElement element, Place place)
    {
        if (element.Name is "pre" or "code")
        {
            HtmlWriter.Write(element, html);
            return;
        }

        if (element.Is("p") && place.MayHoldBlocks && LoneBlocks(element.Children) is { } blocks)
        {
            // A card cannot stand in a paragraph: the paragraph that held nothing else gives way to it.
            blocks.ForEach(Add);
            return;
        }

        HtmlWriter.Open(element, html);
        WriteChildren(element, new Place(
            place.InsideLink || element.Is("a"), place.MayHoldBlocks && BlockPlaces.Contains(element.Name)));
        HtmlWriter.Close(element, html);
        if (element.Is("a") && element.Attributes.Find(static pair => pair.Key == "href").Value is { } address && LinkAddress.PlaceOf(address) is { IsHome: false } target)
        {
            FoundAny = true;
            Add(new LinkedPathSegment(target.Key));
        }
    }

    private void WriteChildren(CleanElement element, Place place)
    {
        var run = new List<CleanNode>();
        foreach (var child in element.Children)
        {
            if (child is CleanElement { IsBlock: true } block)
            {
                WriteRun(run, place);
                WriteElement(block, place);
            }
            else
            {
                run.Add(child);
            }
        }

        WriteRun(run, place);
    }

    /// <summary>Writes what stands between two blocks: a line of its own, though no element says so.</summary>
    private void WriteRun(List<CleanNode> run, Place place)
    {
        if (place.MayHoldBlocks && LoneBlocks(run) is { } blocks)
        {
            blocks.ForEach(Add);
        }
        else
        {
            foreach (var node in run)
            {
                if (node is CleanElement element)
                {
                    WriteElement(element, place with { MayHoldBlocks = false });
                }
                else if (node is CleanText text)
                {
                    WriteText(text.Text, place.InsideLink);
                }
            }
        }

        run.Clear();
    }

    private void WriteText(string text, bool insideLink)
    {
        if (scanner.Scan(text, insideLink) is not { } parts)
        {
            HtmlWriter.AppendText(html, text);
            return;
        }

        FoundAny = true;
        foreach (var part in parts)
        {
            if (part.Reference is null)
            {
                HtmlWriter.AppendText(html, part.Text!);
            }
            else
            {
                Add(part.Reference is ShortcodeSegment shortcode ? shortcode with { IsBlock = false } : part.Reference);
            }
        }
    }

    /// <summary>The block shortcodes of nodes that hold nothing else but white space and line breaks, or null.</summary>
    private List<BodySegment>? LoneBlocks(List<CleanNode> nodes)
    {
        var blocks = new List<BodySegment>();
        foreach (var node in nodes)
        {
            var isGap = node is CleanText { IsBlank: true } or CleanElement { Name: "br" };
            if (isGap)
            {
                continue;
            }

            if (node is not CleanText text || scanner.OnlyBlocks(text.Text) is not { } found)
            {
                return null;
            }

            blocks.AddRange(found);
        }

        FoundAny |= blocks.Count > 0;
        return blocks.Count > 0 ? blocks : null;
    }

    private void Add(BodySegment segment)
    {
        FinishHtml();
        segments.Add(segment);
    }

    private void FinishHtml()
    {
        if (html.Length > 0)
        {
            segments.Add(new HtmlSegment(html.ToString()));
            html.Clear();
        }
    }

    /// <summary>Where the writer is: in a link, in a place where a block may stand.</summary>
    private readonly record struct Place(bool InsideLink, bool MayHoldBlocks);
}
