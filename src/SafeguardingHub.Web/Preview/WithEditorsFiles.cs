using System.Text;
using Microsoft.AspNetCore.Http.Features;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Web.Delivery;

namespace SafeguardingHub.Web.Preview;

/// <summary>
/// A page for editors whose files come from where editors have them: those that only the draft uses are not public, so a preview
/// would otherwise show no pictures and lead to documents that are not there.
/// </summary>
internal sealed class WithEditorsFiles(IResult page) : IResult
{
    // As the theme and the sanitiser write every attribute; words of the text hold no bare quotation mark before an address.
    private static readonly string[] Attributes = ["href=\"", "src=\""];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var original = httpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        httpContext.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer, original));
        try
        {
            await page.ExecuteAsync(httpContext);
            await httpContext.Response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }
        finally
        {
            httpContext.Features.Set(original);
        }

        var html = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        foreach (var attribute in Attributes)
        {
            html = html.Replace(attribute + MediaLinks.Root, attribute + MediaAnswers.ByPath, StringComparison.OrdinalIgnoreCase);
        }

        await original.Stream.WriteAsync(Encoding.UTF8.GetBytes(html), httpContext.RequestAborted);
    }
}
