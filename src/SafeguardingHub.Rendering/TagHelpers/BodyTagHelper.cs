using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Contacts;

namespace SafeguardingHub.Rendering.TagHelpers;

/// <summary>
/// <c>&lt;hub-body of="…" /&gt;</c> writes a <see cref="BodyView"/>, without an element of its own.
/// </summary>
/// <remarks>
/// This is the one place of the hub that writes HTML unencoded. That is safe because the HTML of an
/// <see cref="HtmlPiece"/> was sanitised when the text was saved, whatever the way it came in, and compiled to pieces when
/// it was published; whatever is filled in later (a variable, a service) is another kind of piece, which is encoded. To
/// sanitise here instead would cost a parse for each request and could not refuse anything while an editor is there to see.
/// </remarks>
/// <param name="html">Writes the partial view of a block.</param>
[HtmlTargetElement("hub-body", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BodyTagHelper(IHtmlHelper html) : TagHelper
{
    /// <summary>The text to write.</summary>
    [HtmlAttributeName("of")]
    public BodyView? Of { get; set; }

    /// <summary>The view around, for partial views.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        ((IViewContextAware)html).Contextualize(ViewContext);

        foreach (var piece in (Of ?? BodyView.Empty).Pieces)
        {
            switch (piece)
            {
                case HtmlPiece sanitised:
                    output.Content.AppendHtml(sanitised.Html);
                    break;
                case TextPiece words:
                    output.Content.Append(words.Text);
                    break;
                case BlockPiece { Block: var block }:
                    output.Content.AppendHtml(await html.PartialAsync(block.Template, block));
                    break;
                case ContactPiece { Service: var service }:
                    output.Content.AppendHtml(InText(service));
                    break;
                case LinkPiece { Link: var link }:
                    var anchor = new TagBuilder("a");
                    anchor.Attributes["href"] = link.Address;
                    anchor.InnerHtml.Append(link.Text);
                    output.Content.AppendHtml(anchor);
                    break;
                default:
                    throw new InvalidOperationException($"A body holds a piece of the kind {piece.GetType().Name}, which hub-body does not know.");
            }
        }
    }

    /// <summary>
    /// A service within a sentence. Built here and not by a partial view, because no white space may come between it and
    /// the full stop that follows.
    /// </summary>
    private static TagBuilder InText(ServiceView service)
    {
        var text = new TagBuilder("span");
        text.AddCssClass("hub-contact-in-text");
        text.InnerHtml.Append(service.Name);
        if (service.Doubt is { } checking)
        {
            text.InnerHtml.Append(" (being checked: in immediate danger call ").AppendHtml(PhoneTagHelper.Link(checking.Emergency, null));
            foreach (var other in checking.Others.Take(1))
            {
                text.InnerHtml.Append($", otherwise try first {other.Name} on ").AppendHtml(PhoneTagHelper.Link(other.Number, other.Name));
            }

            text.InnerHtml.Append(")");
        }

        if (service.Numbers.Count > 0)
        {
            text.InnerHtml.Append(" on ").AppendHtml(PhoneTagHelper.Link(service.Numbers[0], service.Name));
        }

        if (!service.IsEmergency && service.Doubt is null && !service.Confirmation.IsConfirmed && service.Confirmation.Text is { Length: > 0 } doubt)
        {
            text.InnerHtml.Append($" ({char.ToLowerInvariant(doubt[0])}{doubt[1..]})");
        }

        return text;
    }
}
