using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace SafeguardingHub.Web.Preview;

/// <summary>
/// A page whose files come from elsewhere than the public has them: those that only a draft uses are not public, so a preview
/// would otherwise show no pictures and lead to documents that are not there.
/// </summary>
/// <param name="page">The page.</param>
/// <param name="addressOf">
/// The address for a file by what stands after <c>/media/</c> in the page's own one, without HTML's escapes; null to leave it.
/// </param>
internal sealed partial class ReaddressedFiles(IResult page, Func<string, string?> addressOf) : IResult
{
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

        var html = Address().Replace(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length), Readdress);
        await original.Stream.WriteAsync(Encoding.UTF8.GetBytes(html), httpContext.RequestAborted);
    }

    private string Readdress(Match match) => addressOf(WebUtility.HtmlDecode(match.Groups["rest"].Value)) is { } address
        ? $"{match.Groups["attribute"].Value}=\"{WebUtility.HtmlEncode(address)}\""
        : match.Value;

    // As the theme and the sanitiser write every attribute; words of the text hold no bare quotation mark before an address.
    [GeneratedRegex("(?<attribute>href|src)=\"/media/(?<rest>[^\"]*)\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
