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
    public static BodyView Compose(CompiledBody body, PageContext page)
    {
        var pieces = new List<BodyPiece>();
        foreach (var segment in body.Segments)
        {
            Add(segment, page, pieces);
        }

        return pieces.Count == 0 ? BodyView.Empty : new BodyView(pieces);
    }

    /// <summary>Notes what the page's bodies link to, shared texts inside them included.</summary>
    public static void Gather(PublishedItem item, Content.Delivery.PublicSnapshot snapshot, PageLinks links)
    {
        foreach (var code in item.Bodies.Values.SelectMany(body => body.Segments).OfType<ShortcodeSegment>())
        {
            if (code.Name == "link")
            {
                links.WantAlias(code.Target);
            }
            else if (code.Name == "text" && snapshot.FindByAlias(code.Target) is { } shared && shared.Id != item.Id)
            {
                Gather(shared, snapshot, links);
            }
        }
    }

    private static void Add(BodySegment segment, PageContext page, List<BodyPiece> pieces)
    {
        switch (segment)
        {
            case HtmlSegment html:
                pieces.Add(new HtmlPiece(html.Html));
                break;
            case VariableSegment variable:
                pieces.Add(new TextPiece(PageVariables.Value(variable.Path, page)));
                break;
            case ShortcodeSegment { Name: "link" } link:
                link.Arguments.TryGetValue("text", out var words);
                if (page.Links.FindByAlias(link.Target, words) is { } found)
                {
                    pieces.Add(new LinkPiece(found));
                }
                else if (words is not null)
                {
                    pieces.Add(new TextPiece(words));
                }

                break;
            case ShortcodeSegment { Name: "text" } text:
                if (page.Snapshot.FindByAlias(text.Target) is { } shared && PageContext.BodyOf(shared, SharedTextPlace) is { } body)
                {
                    pieces.AddRange(Compose(body, page).Pieces);
                }

                break;
            case ShortcodeSegment { Name: "contact" } contact:
                if (page.Snapshot.FindByAlias(contact.Target) is { } item && PartJson.Find<ServicePart>(item.Parts) is { } service)
                {
                    var view = ServiceViews.Of(item, service);
                    pieces.Add(contact.IsBlock ? new BlockPiece(new ContactBlock(view) { HeadingLevel = 3 }) : new ContactPiece(view));
                }

                break;
            default:
                throw new InvalidOperationException($"A body holds a segment that no page can show: {segment}.");
        }
    }
}
