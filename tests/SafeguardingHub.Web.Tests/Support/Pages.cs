using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SafeguardingHub.Web.Tests.Support;

/// <summary>Asks a page what a reader would notice: headings, links, numbers, the lines that warn.</summary>
internal static partial class Pages
{
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address, int status = 200)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return await response.PageAsync();
    }

    /// <summary>The page of an answer, whichever it is: on none does an id stand twice, or a label lead to what is no control.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage response)
    {
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Empty(page.All.Where(element => element.Id is { Length: > 0 }).GroupBy(element => element.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(page.QuerySelectorAll("label[for]").OfType<IHtmlLabelElement>().Where(label => label.Control is null).Select(label => label.OuterHtml));
        return page;
    }

    /// <summary>The only heading of the first level.</summary>
    public static string Heading(this IDocument page) => Assert.Single(page.QuerySelectorAll("h1")).Words();

    public static IEnumerable<string> Headings(this IDocument page) => page.QuerySelectorAll("h2, h3, h4").Select(Words);

    public static IElement MainText(this IDocument page) => page.QuerySelector("main")!;

    /// <summary>The links to dial in the page's own text: what is dialled, in the order of the page.</summary>
    public static List<string> Dialled(this IParentNode place) =>
        [.. place.QuerySelectorAll("a[href^='tel:']").Select(link => link.GetAttribute("href")!)];

    /// <summary>The target of the link with that text.</summary>
    public static string Link(this IParentNode place, string text) =>
        Assert.Single(place.QuerySelectorAll("a").Where(link => link.Words() == text).Select(link => link.GetAttribute("href")).Distinct())!;

    /// <summary>The text below the heading, up to the next heading.</summary>
    public static string Below(this IDocument page, string heading)
    {
        var text = page.MainText().Words();
        var at = text.IndexOf(heading, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{heading}' is not on the page.");
        return text[(at + heading.Length)..].TrimStart();
    }

    /// <summary>The text as it is read: white space is one space.</summary>
    public static string Words(this INode node) => Space().Replace(node.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
