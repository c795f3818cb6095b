using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>The whole site as a visitor could walk it, from the home page along every link.</summary>
[Collection(SharedSiteTests.Name)]
public class CrawlTests(SharedSite site)
{
    private const int Most = 2000;

    [Fact]
    public async Task Site_WalkedWhole_HasNoBrokenLinkNoTwiceUsedTitleAndOneHeadingToEachPage()
    {
        var reader = site.Factory.Reader();
        var pages = await WalkAsync(reader);

        Assert.True(pages.Count > 60, $"Only {pages.Count} pages were found.");
        var broken = pages.Values.Where(page => page.Status != HttpStatusCode.OK).Select(page => $"{page.Address} ({(int)page.Status}) on {page.FoundOn}");
        Assert.Empty(broken);

        var documents = pages.Values.Where(page => page.Document is not null).ToList();
        var titles = documents.Where(page => !page.Address.Contains('?', StringComparison.Ordinal)).GroupBy(page => page.Document!.Title, StringComparer.Ordinal)
            .Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(page => page.Address))}");
        Assert.Empty(titles);
        Assert.Empty(documents.Where(page => page.Document!.QuerySelectorAll("h1").Length != 1).Select(page => page.Address));
    }

    [Fact]
    public async Task Site_WalkedWhole_HasNoSkippedHeadingNoFragmentThatLeadsNowhereAndNoIdTwice()
    {
        var pages = await WalkAsync(site.Factory.Reader());

        var faults = new List<string>();
        foreach (var page in pages.Values.Where(page => page.Document is not null))
        {
            var document = page.Document!;
            faults.AddRange(document.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1)
                .Select(group => $"{page.Address}: the id '{group.Key}' twice"));
            faults.AddRange(document.QuerySelectorAll("a[href^='#']")
                .Where(link => document.GetElementById(link.GetAttribute("href")![1..]) is null)
                .Select(link => $"{page.Address}: nothing at {link.GetAttribute("href")}"));
            var level = 0;
            foreach (var heading in document.QuerySelectorAll("main h1, main h2, main h3, main h4, main h5, main h6"))
            {
                var own = heading.LocalName[1] - '0';
                if (own > level + 1)
                {
                    faults.Add($"{page.Address}: '{heading.Words()}' is h{own} after h{level}");
                }

                level = own;
            }

            faults.AddRange(document.QuerySelectorAll("main p > strong:only-child").Where(bold => bold.ParentElement!.Words() == bold.Words())
                .Select(bold => $"{page.Address}: '{bold.Words()}' is a bold paragraph in place of a heading"));
        }

        Assert.Empty(faults);
    }

    // Browsers mend what is written wrongly, each in its own way: a strict reader accepts no page that needs mending.
    [Fact]
    public async Task Site_WalkedWhole_IsWellFormed()
    {
        var strict = new HtmlParser(new HtmlParserOptions { IsStrictMode = true });
        var pages = await WalkAsync(site.Factory.Reader());

        var faults = new List<string>();
        foreach (var page in pages.Values.Where(page => page.Document is not null))
        {
            try
            {
                strict.ParseDocument(page.Document!.Source.Text);
            }
            catch (HtmlParseException fault)
            {
                faults.Add($"{page.Address}: {fault.Message} at line {fault.Position.Line}, column {fault.Position.Column}");
            }
        }

        Assert.Empty(faults);
    }

    // Words that say nothing of where a link goes, and one text with two targets on the same page.
    [Fact]
    public async Task Site_WalkedWhole_HasLinksThatMakeSenseAlone()
    {
        string[] vague = ["here", "click here", "read more", "more", "download", "link", "this page", "website"];
        var pages = await WalkAsync(site.Factory.Reader());

        var faults = new List<string>();
        foreach (var page in pages.Values.Where(page => page.Document is not null))
        {
            var links = page.Document!.QuerySelectorAll("a[href]").Where(link => link.Words().Length > 0).ToList();
            faults.AddRange(links.Where(link => vague.Contains(link.Words().TrimEnd('.'), StringComparer.OrdinalIgnoreCase))
                .Select(link => $"{page.Address}: '{link.Words()}'"));
            faults.AddRange(links.GroupBy(link => link.Words(), StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Select(link => link.GetAttribute("href")).Distinct(StringComparer.Ordinal).Count() > 1)
                .Select(group => $"{page.Address}: '{group.Key}' leads to {string.Join(" and ", group.Select(link => link.GetAttribute("href")).Distinct())}"));
            faults.AddRange(page.Document!.QuerySelectorAll("a[target='_blank']").Select(link => $"{page.Address}: '{link.Words()}' opens a new tab"));
        }

        Assert.Empty(faults);
    }

    // "8.30am", "5.00pm", "12 Feb" and their like are not how the NHS writes times and dates.
    [Fact]
    public async Task Site_WalkedWhole_WritesTimesAndDatesInOneStyle()
    {
        var pages = await WalkAsync(site.Factory.Reader());

        var faults =
            from page in pages.Values
            where page.Document is not null
            from System.Text.RegularExpressions.Match found in OtherStyles.All.Matches(page.Document!.QuerySelector("main")!.Words())
            select $"{page.Address}: '{found.Value}'";
        Assert.Empty(faults);
    }

    private static async Task<Dictionary<string, Page>> WalkAsync(HttpClient reader)
    {
        var pages = new Dictionary<string, Page>(StringComparer.Ordinal);
        var waiting = new Queue<(string Address, string FoundOn)>([("/", "the start")]);
        while (waiting.TryDequeue(out var next) && pages.Count < Most)
        {
            if (pages.ContainsKey(next.Address))
            {
                continue;
            }

            using var answer = await reader.GetAsync(new Uri(next.Address, UriKind.Relative));
            var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
            var document = isPage && answer.IsSuccessStatusCode ? await answer.PageAsync() : null;
            pages[next.Address] = new Page(next.Address, next.FoundOn, answer.StatusCode, document);
            foreach (var link in document?.QuerySelectorAll("a[href], link[rel=alternate][href]") ?? Enumerable.Empty<IElement>())
            {
                var address = link.GetAttribute("href")!.Split('#')[0];
                if (address.StartsWith('/'))
                {
                    waiting.Enqueue((address, next.Address));
                }
            }
        }

        return pages;
    }

    private sealed record Page(string Address, string FoundOn, HttpStatusCode Status, IHtmlDocument? Document);
}

/// <summary>Times and dates as the NHS does not write them.</summary>
internal static partial class OtherStyles
{
    public static System.Text.RegularExpressions.Regex All { get; } = Any();

    [System.Text.RegularExpressions.GeneratedRegex(
        @"\b\d{1,2}\.\d{2} ?[ap]m\b|\b\d{1,2}:00 ?[ap]m\b|\b\d{1,2}(:\d{2})? [ap]\.?m\b|\b\d{1,2}(st|nd|rd|th) (January|February|March|April|May|June|July|August|September|October|November|December)\b|\b\d{1,2} (Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b|\b(Mon|Tue|Wed|Thu|Fri)\b|\bA-Z\b")]
    private static partial System.Text.RegularExpressions.Regex Any();
}
