using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>
/// Turns compiled bodies into pieces to write: segments of HTML as they are, references looked up in what the page has
/// loaded. A reference whose target is gone leaves its words out rather than a hole that looks like a fault; publishing
/// keeps that from happening to what a page cannot do without.
/// </summary>
public static class BodyComposer
{
    /// <summary>The place of a shared text's body in its item.</summary>
    private const string SharedTextPlace = nameof(SharedTextPart) + "." + nameof(SharedTextPart.Html);

    /// <summary>The pieces of a body.</summary>
    public static BodyView Compose(CompiledBody body, PageContext page) => Compose(body, page, mayEmbedText: true);

    private static BodyView Compose(CompiledBody body, PageContext page, bool mayEmbedText)
    {
        var pieces = new List<BodyPiece>();
        foreach (var segment in body.Segments)
        {
            Add(segment, page, pieces, mayEmbedText);
        }

        return pieces.Count == 0 ? BodyView.Empty : new BodyView(body.Segments.Any(segment => segment is LinkedPathSegment) ? Joined(pieces) : pieces);
    }

    // Where nothing had to be said of a link, what stands around it is one piece again: a heading, above all.
    private static List<BodyPiece> Joined(List<BodyPiece> pieces)
    {
        var joined = new List<BodyPiece>();
        var run = new List<string>();
        foreach (var piece in pieces)
        {
            if (piece is HtmlPiece html)
            {
                run.Add(html.Html);
                continue;
            }

            Finish();
            joined.Add(piece);
        }

        Finish();
        return joined;

        void Finish()
        {
            if (run.Count > 0)
            {
                joined.Add(new HtmlPiece(string.Concat(run)));
                run.Clear();
            }
        }
    }

    /// <summary>Notes what the page's bodies link to, shared texts inside them included.</summary>
    public static void Gather(PublishedItem item, Content.Delivery.PublicSnapshot snapshot, PageLinks links)
    {
        foreach (var body in item.Bodies.Values)
        {
            Gather(body, snapshot, links, mayEmbedText: true);
        }
    }

    // A shared text embeds no other: publishing refuses it, and what is stored is not trusted to have been refused.
    private static void Gather(CompiledBody body, Content.Delivery.PublicSnapshot snapshot, PageLinks links, bool mayEmbedText)
    {
        foreach (var code in body.Segments.OfType<ShortcodeSegment>())
        {
            if (code.Name == "link")
            {
                links.WantAlias(code.Target);
            }
            else if (code.Name == "route" && snapshot.FindByAlias(code.Target) is { } route)
            {
                RouteViews.Gather([route], links);
            }
            else if (code.Name == "text" && mayEmbedText && SharedText(code.Target, snapshot) is { } shared)
            {
                Gather(shared, snapshot, links, mayEmbedText: false);
            }
        }
    }

    private static CompiledBody? SharedText(string alias, Content.Delivery.PublicSnapshot snapshot) =>
        snapshot.FindByAlias(alias) is { } item ? PageContext.BodyOf(item, SharedTextPlace) : null;

    private static void Add(BodySegment segment, PageContext page, List<BodyPiece> pieces, bool mayEmbedText)
    {
        switch (segment)
        {
            case HtmlSegment html:
                pieces.Add(new HtmlPiece(html.Html));
                break;
            case VariableSegment variable:
                pieces.Add(new TextPiece(PageVariables.Value(variable.Path, page)));
                break;
            case LinkedPathSegment linked:
                if (page.Links.MarkOfPath(linked.Path) is { } state)
                {
                    pieces.Add(new TextPiece(" " + state));
                }

                break;
            case ShortcodeSegment { Name: "link" } link:
                link.Arguments.TryGetValue("text", out var words);
                if (page.Links.FindByAlias(link.Target, words) is { } found)
                {
                    pieces.Add(new LinkPiece(found));
                    if (page.Links.MarkOf(link.Target) is { } mark)
                    {
                        pieces.Add(new TextPiece(" " + mark));
                    }
                }
                else if (words is not null)
                {
                    pieces.Add(new TextPiece(words));
                }

                break;
            case ShortcodeSegment { Name: "text" } text:
                if (mayEmbedText && SharedText(text.Target, page.Snapshot) is { } body)
                {
                    pieces.AddRange(Compose(body, page, mayEmbedText: false).Pieces);
                }

                break;
            case ShortcodeSegment { Name: "contact" } contact:
                if (page.Snapshot.FindByAlias(contact.Target) is { } item && PartJson.FindReadable<ServicePart>(item.Parts) is { } service)
                {
                    var view = ServiceViews.Of(page.Snapshot, item, service, page.ReadAt.Day);
                    pieces.Add(contact.IsBlock ? new BlockPiece(new ContactBlock(view) { HeadingLevel = 3 }) : new ContactPiece(view));
                }

                break;
            case ShortcodeSegment { Name: "route" } route:
                if (page.Snapshot.FindByAlias(route.Target) is { } routeItem && PageRoutes.WhoToCall([routeItem], page) is { } call)
                {
                    pieces.Add(route.IsBlock ? new BlockPiece(new WhoToCallBlock(call) { HeadingLevel = 3 })
                        : call.Routes[0].Page is { } about ? new LinkPiece(about)
                        : new TextPiece(call.Routes[0].Heading));
                }

                break;
            default:
                throw new InvalidOperationException($"A body holds a segment that no page can show: {segment}.");
        }
    }
}
