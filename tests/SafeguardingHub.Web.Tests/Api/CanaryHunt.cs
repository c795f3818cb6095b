using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>Asks every address that the host has, with every name and question that may bring the words to light.</summary>
internal sealed partial class CanaryHunt(HubFactory hub, HttpClient reader)
{
    private static readonly string[] Names =
    [
        CanaryGround.Live, CanaryGround.NeverLive, CanaryGround.Withdrawn, CanaryGround.Text, CanaryGround.FrontDoor, CanaryGround.Guidance,
        "Search", "LatestBriefings", "child", "family-front-door", "duty", "v1", CanaryGround.Beginning,
    ];

    private readonly string[] patterns =
    [
        .. hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(pattern => !pattern.Contains("{*", StringComparison.Ordinal)).Distinct(),
    ];

    /// <summary>How many answers were read.</summary>
    public int Asked { get; private set; }

    /// <summary>The patterns of the API's addresses.</summary>
    public IEnumerable<string> ApiPatterns => patterns.Where(pattern => pattern.StartsWith("/api/", StringComparison.Ordinal));

    /// <summary>The patterns, and the addresses below open ones, whose answers hold the live word.</summary>
    public HashSet<string> Reached { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the hunted word stands.</summary>
    public List<string> Betrayed { get; } = [];

    /// <summary>What was not answered, being limited or at fault: nothing is known of it.</summary>
    public List<string> Unanswered { get; } = [];

    /// <summary>Asks all of them.</summary>
    public async Task RunAsync()
    {
        foreach (var pattern in patterns)
        {
            foreach (var name in pattern.Contains('{', StringComparison.Ordinal) ? Names : [""])
            {
                foreach (var query in Questions(CanaryGround.Beginning).Concat(Questions(CanaryGround.LiveBeginning)).Distinct())
                {
                    await ReadAsync(pattern, Parameter().Replace(pattern, name) + query);
                }
            }
        }

        foreach (var pattern in new[] { "/api/lucene/content", "/api/lucene/documents" })
        {
            foreach (var beginning in new[] { CanaryGround.Beginning, CanaryGround.LiveBeginning })
            {
                using var answer = await reader.PostAsync(pattern, System.Text.Json.JsonSerializer.Serialize(new { indexName = "Search", query = Prefix(beginning) }));
                await JudgeAsync(pattern, $"POST {pattern} {beginning}", answer);
            }
        }

        await CrawlAsync();
    }

    // Every page that links lead to, with its feeds, and the pages of what was planted.
    private async Task CrawlAsync()
    {
        var pages = new HashSet<string>(StringComparer.Ordinal)
        {
            "/", $"/{CanaryGround.LivePath}", "/canary-gone", $"/{CanaryGround.Beginning}/one", "/contacts", "/archive", "/sitemap.xml", "/media/x", "/api/none",
        };
        var waiting = new Queue<string>(pages);
        var feeds = 0;
        while (waiting.TryDequeue(out var next))
        {
            var (text, type) = await ReadAsync(next, next);
            if (type is not ("text/html" or "application/xml"))
            {
                continue;
            }

            if (!next.Contains('?', StringComparison.Ordinal) && feeds++ < 60)
            {
                await ReadAsync(next.TrimEnd('/') + "/feed.rss", next.TrimEnd('/') + "/feed.rss");
                await ReadAsync(next.TrimEnd('/') + "/feed.atom", next.TrimEnd('/') + "/feed.atom");
            }

            foreach (Match link in Link().Matches(text))
            {
                var address = System.Net.WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0];
                if (address.StartsWith('/') && pages.Count < 600 && pages.Add(address))
                {
                    waiting.Enqueue(address);
                }
            }
        }
    }

    private async Task<(string Text, string? Type)> ReadAsync(string pattern, string address)
    {
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
        return (await JudgeAsync(pattern, address, answer), answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<string> JudgeAsync(string pattern, string address, HttpResponseMessage answer)
    {
        Asked++;
        var text = await answer.Content.ReadAsStringAsync();
        var all = $"{text} {answer.Headers} {answer.Content.Headers}";
        if (all.Contains(CanaryGround.Canary, StringComparison.OrdinalIgnoreCase))
        {
            Betrayed.Add(address);
        }

        if ((int)answer.StatusCode is 429 or >= 500)
        {
            Unanswered.Add($"{(int)answer.StatusCode} {address}");
        }

        if (answer.IsSuccessStatusCode && text.Contains(CanaryGround.LiveWord, StringComparison.OrdinalIgnoreCase))
        {
            Reached.Add(pattern);
        }

        return text;
    }

    private static string[] Questions(string beginning) =>
    [
        "", "?depth=3", $"?q={beginning}", $"?q={beginning}*&syntax=lucene", $"?q={beginning}&limit=100&facets=section,type,topic,audience,publisher,year,state",
        "?limit=100&depth=3", "?type=Page&limit=100&depth=3", "?sort=-changed&limit=100&depth=3", "?limit=500",
        "?indexName=Search&query=" + Uri.EscapeDataString("""{"query":{"match_all":{}},"size":1000}"""),
        "?indexName=Search&query=" + Uri.EscapeDataString(Prefix(beginning)),
    ];

    private static string Prefix(string beginning) => """{"query":{"prefix":{"Content.ContentItem.FullText":"BEGINNING"}}}""".Replace("BEGINNING", beginning, StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Link();
}
