using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SafeguardingHub.Admin.Look;

/// <summary>
/// Puts the anti-forgery token into every form that posts. The framework does so only for forms that say no address, and
/// the hub's say theirs.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class FormTokenTagHelper(IHtmlGenerator html) : TagHelper
{
    /// <summary>The view that is being written.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (output.Attributes.TryGetAttribute("action", out var action) && !string.IsNullOrEmpty(action.Value?.ToString()))
        {
            output.PostContent.AppendHtml(html.GenerateAntiforgery(ViewContext));
        }
    }
}
