using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SafeguardingHub.Admin.Controls;

namespace SafeguardingHub.Admin.Look;

/// <summary>
/// Every fault of the form at the top of the page, each a link to what it is about: <c>&lt;hub-errors /&gt;</c>. It takes the
/// focus where script runs; without, it is the first thing after the menu.
/// </summary>
public sealed class HubErrorsTagHelper : TagHelper
{
    /// <summary>The view that is being written.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var faults = ViewContext.ModelState.Where(entry => entry.Value?.ValidationState == ModelValidationState.Invalid)
            .SelectMany(entry => entry.Value!.Errors.Select(error => (entry.Key, error.ErrorMessage))).ToList();
        if (ViewContext.HttpContext.Items[typeof(HubErrorsTagHelper)] is ImmutableArray<string> order)
        {
            faults = [.. faults.OrderBy(fault => order.IndexOf(fault.Key) is >= 0 and var place ? place : int.MaxValue)];
        }

        if (faults.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "nhsuk-error-summary");
        output.Attributes.SetAttribute("aria-labelledby", "error-summary-title");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-focus", "");
        output.Content.AppendHtml("<h2 class=\"nhsuk-error-summary__title\" id=\"error-summary-title\">There is a problem</h2>");
        var list = new TagBuilder("ul");
        list.AddCssClass("nhsuk-list nhsuk-error-summary__list");
        foreach (var (name, message) in faults)
        {
            list.InnerHtml.AppendHtml(Line(name, message));
        }

        output.Content.AppendHtml(list);
    }

    private static TagBuilder Line(string name, string message)
    {
        var line = new TagBuilder("li");
        if (name.Length == 0)
        {
            line.InnerHtml.Append(message);
            return line;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + FormControl.IdOf(name);
        link.InnerHtml.Append(message);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
