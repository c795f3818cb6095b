using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace SafeguardingHub.Rendering.TagHelpers;

/// <summary>
/// <c>&lt;link rel="stylesheet" hub-asset="_content/Library/dist/site.css" /&gt;</c> links a built file by the address that
/// carries its fingerprint, so that browsers keep it for ever and never keep an old one; a <c>script</c> likewise, by its <c>src</c>.
/// </summary>
/// <remarks>
/// The framework's own helper finds fingerprints through the endpoint that serves the page, and so only on endpoints of
/// controllers and Razor Pages. The hub writes pages from other places too, the error page among them; this one asks the
/// static files themselves. Where no fingerprinted file is known the plain address is written, which always works.
/// </remarks>
/// <param name="endpoints">All endpoints of the host, static files among them.</param>
[HtmlTargetElement("link", Attributes = AssetAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("script", Attributes = AssetAttribute)]
public sealed class AssetTagHelper(EndpointDataSource endpoints) : TagHelper
{
    private const string AssetAttribute = "hub-asset";

    /// <summary>The file's path under the web root, without a leading slash.</summary>
    [HtmlAttributeName(AssetAttribute)]
    public string Asset { get; set; } = "";

    /// <summary>The view around, for the path that the host is mounted under.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var address = Fingerprinted(Asset) ?? Asset;
        output.Attributes.SetAttribute(output.TagName == "script" ? "src" : "href", $"{ViewContext.HttpContext.Request.PathBase}/{address}");
    }

    private string? Fingerprinted(string asset)
    {
        foreach (var endpoint in endpoints.Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is { } file
                && file.Properties.Any(property => property.Name == "label" && property.Value == asset))
            {
                return file.Route;
            }
        }

        return null;
    }
}
