using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.TagHelpers;

/// <summary>
/// <c>&lt;hub-found pieces="result.Title" /&gt;</c> writes a text that was found with what matched marked, and nothing between
/// the pieces: a view of its own would put blanks into words of which a part matched.
/// </summary>
[HtmlTargetElement("hub-found", Attributes = PiecesAttribute, TagStructure = TagStructure.WithoutEndTag)]
public sealed class FoundTagHelper : TagHelper
{
    private const string PiecesAttribute = "pieces";

    /// <summary>The text.</summary>
    [HtmlAttributeName(PiecesAttribute)]
    public IReadOnlyList<FoundPiece> Pieces { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        foreach (var piece in Pieces)
        {
            if (piece.IsMatch)
            {
                var mark = new TagBuilder("mark");
                mark.AddCssClass("hub-mark");
                mark.InnerHtml.Append(piece.Text);
                output.Content.AppendHtml(mark);
            }
            else
            {
                output.Content.Append(piece.Text);
            }
        }
    }
}
