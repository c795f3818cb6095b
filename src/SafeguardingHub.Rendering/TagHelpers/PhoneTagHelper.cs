using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SafeguardingHub.Rendering.Contacts;

namespace SafeguardingHub.Rendering.TagHelpers;

/// <summary>
/// <c>&lt;hub-phone number="…" service="Family Front Door" /&gt;</c> writes a number as a link that dials it. The link's
/// name says whom it calls, for those who go from link to link; the number never breaks over lines.
/// </summary>
[HtmlTargetElement("hub-phone", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PhoneTagHelper : TagHelper
{
    /// <summary>The number.</summary>
    [HtmlAttributeName("number")]
    public NumberView? Number { get; set; }

    /// <summary>Whom the number calls; null where the words before the link say so.</summary>
    [HtmlAttributeName("service")]
    public string? Service { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        if (Number is not null)
        {
            output.Content.AppendHtml(Link(Number, Service));
        }
    }

    /// <summary>The link, or plain text where the number cannot be dialled.</summary>
    internal static TagBuilder Link(NumberView number, string? service)
    {
        var link = new TagBuilder(number.IsDiallable ? "a" : "span");
        link.AddCssClass("hub-phone");
        if (number.IsDiallable)
        {
            link.Attributes["href"] = number.TelHref;
        }

        if (number.IsDiallable && service is not null)
        {
            var hidden = new TagBuilder("span");
            hidden.AddCssClass("nhsuk-u-visually-hidden");
            hidden.InnerHtml.Append($"Call {service}: ");
            link.InnerHtml.AppendHtml(hidden);
        }

        link.InnerHtml.Append(number.Display);
        return link;
    }
}
