using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SafeguardingHub.Content.Versions;

namespace SafeguardingHub.Admin.Items;

/// <summary>
/// The words of a comparison: <c>&lt;hub-runs of="place.Runs" /&gt;</c>. Written without white space of its own, because the line
/// breaks of the text are shown.
/// </summary>
public sealed class HubRunsTagHelper : TagHelper
{
    /// <summary>The runs.</summary>
    public required IEnumerable<TextRun> Of { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "hub-compare__text");
        foreach (var run in Of)
        {
            if (run.Kind == RunKind.Same)
            {
                output.Content.Append(run.Text);
                continue;
            }

            var isNew = run.Kind == RunKind.Inserted;
            var mark = new TagBuilder(isNew ? "ins" : "del");
            mark.InnerHtml.AppendHtml(Hidden(isNew ? "Put in: " : "Taken out: "));
            mark.InnerHtml.Append(run.Text);
            mark.InnerHtml.AppendHtml(Hidden(" (end) "));
            output.Content.AppendHtml(mark);
        }
    }

    private static TagBuilder Hidden(string words)
    {
        var span = new TagBuilder("span");
        span.AddCssClass("nhsuk-u-visually-hidden");
        span.InnerHtml.Append(words);
        return span;
    }
}
