using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SafeguardingHub.Rendering.TagHelpers;

/// <summary>
/// <c>&lt;hub-heading level="3" class="…"&gt;Words&lt;/hub-heading&gt;</c> writes a heading of that level. The level is held
/// between 2 and 6: the first belongs to the page.
/// </summary>
[HtmlTargetElement("hub-heading")]
public sealed class HeadingTagHelper : TagHelper
{
    /// <summary>The level, 2 to 6.</summary>
    [HtmlAttributeName("level")]
    public int Level { get; set; } = 2;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "h" + Math.Clamp(Level, 2, 6).ToString(CultureInfo.InvariantCulture);
    }
}
