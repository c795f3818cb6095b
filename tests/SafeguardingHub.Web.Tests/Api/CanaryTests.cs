using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Recipes;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>
/// A word that stands only where the public may not look, hunted through every address that the host has: a new endpoint is
/// hunted without anybody remembering to.
/// </summary>
public partial class CanaryTests
{
    // Asked for by its beginning alone, as pages may repeat what was asked.
    private const string Canary = "zyxwcanary";
    private const string Beginning = "zyxwcan";
    private const string Live = "4canarylive000000000000000";
    private const string NeverLive = "4canarydraft00000000000000";
    private const string Withdrawn = "4canarygone000000000000000";
    private const string Text = "4hubtextduty00000000000000";

    private static readonly string[] Queries =
    [
        "", "?depth=3", $"?q={Beginning}", $"?q={Beginning}*&syntax=lucene", $"?q={Beginning}&limit=100&depth=3", "?limit=100&depth=3", "?type=Page&limit=100&depth=3", "?sort=-changed&limit=100&depth=3", "?limit=500",
        "?indexName=Search&query=" + "%7B%22query%22%3A%7B%22match_all%22%3A%7B%7D%7D%2C%22size%22%3A1000%7D",
        "?indexName=Search&query=%7B%22query%22%3A%7B%22prefix%22%3A%7B%22Content.ContentItem.FullText%22%3A%22" + Beginning + "%22%7D%7D%7D",
    ];

    [Fact]
    public async Task Word_OfDraftsNotesAndWithdrawnItems_StandsAtNoAddress()
    {
        await using var hub = await HubFactory.StartAsync();
        await PlantAsync(hub);
        var reader = hub.Reader();

        var found = new List<string>();
        var asked = 0;
        foreach (var address in await AddressesAsync(hub, reader))
        {
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();
            asked++;
            if (text.Contains(Canary, StringComparison.OrdinalIgnoreCase) || Headers(answer).Contains(Canary, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(address);
            }
        }

        Assert.Empty(found);
        Assert.True(asked > 300, $"Only {asked} addresses were asked.");

        // The hunt finds what is there: the live text of the same items.
        Assert.Contains("Livetext", (await reader.JsonAsync($"/api/content/{Live}?depth=3")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_WithNotesAndNamesInside_ComesWithoutThem()
    {
        await using var hub = await HubFactory.StartAsync();
        await PlantAsync(hub);

        var item = await hub.Reader().JsonAsync($"/api/content/{Live}");

        var widget = item.GetProperty("FlowPart").GetProperty("Widgets")[0];
        Assert.False(item.TryGetProperty("EditorNotePart", out _));
        Assert.False(widget.TryGetProperty("EditorNotePart", out _));
        Assert.Equal(("", ""), (widget.Text("Owner"), widget.Text("Author")));
        Assert.Equal("<p>Livetext</p>", widget.GetProperty("HtmlBodyPart").Text("Html"));
        var unknown = item.GetProperty("UnknownPart").GetProperty("Entries")[0];
        Assert.Equal(["ContentItemId", "Author", "Kept"], unknown.Names());
        Assert.Equal("1", unknown.GetProperty("Kept").GetRawText());
        await hub.Reader().JsonAsync($"/api/content/{NeverLive}", 404);
        await hub.Reader().JsonAsync($"/api/content/{Withdrawn}", 404);
    }

    private static async Task PlantAsync(HubFactory hub)
    {
        var recipe = $$"""
            { "name": "Canary", "steps": [ { "name": "content", "data": [
              { "ContentItemId": "{{Live}}", "ContentItemVersionId": "5canarylive000000000000000", "ContentType": "Page", "DisplayText": "Canary page", "Latest": true, "Published": true, "Owner": "{{Canary}}", "Author": "{{Canary}}",
                "TitlePart": { "Title": "Canary page" }, "AutoroutePart": { "Path": "canary-page" }, "EditorNotePart": { "Note": "{{Canary}}" },
                "FlowPart": { "Widgets": [ { "ContentItemId": "4canarywidget0000000000000", "ContentType": "Prose", "Owner": "{{Canary}}", "Author": "{{Canary}}", "HtmlBodyPart": { "Html": "<p>Livetext</p>" }, "EditorNotePart": { "Note": "{{Canary}}" } } ] },
                "UnknownPart": { "Entries": [ { "ContentItemId": "x", "Author": "{{Canary}}", "EditorNotePart": { "Note": "{{Canary}}" }, "Kept": 1 } ] } },
              { "ContentItemId": "{{NeverLive}}", "ContentItemVersionId": "5canarydraft00000000000000", "ContentType": "Page", "DisplayText": "{{Canary}} one", "Latest": true, "Published": false,
                "TitlePart": { "Title": "{{Canary}} one" }, "AutoroutePart": { "Path": "{{Canary}}/one" } },
              { "ContentItemId": "{{Withdrawn}}", "ContentItemVersionId": "5canarygone000000000000000", "ContentType": "Page", "DisplayText": "{{Canary}} two", "Latest": true, "Published": true,
                "TitlePart": { "Title": "{{Canary}} two" }, "AutoroutePart": { "Path": "canary-gone" } }
            ] } ] }
            """;
        var runner = hub.Services.GetRequiredService<RecipeRunner>();
        var outcome = await runner.In(new NoRecipes()).ExecuteAsync(
            Actor.System("a test"), new RecipeSource("canary.recipe.json", Encoding.UTF8.GetBytes(recipe), new NoRecipes()), isStrict: false, RecipeParameters.None, progress: null, CancellationToken.None);
        Assert.True(outcome.Report is not null, string.Join('\n', outcome.Problems));

        await hub.SaveAsync(Live, item => item.With(new TitlePart { Title = Canary + " draft" }));
        await hub.SaveAsync(Text, item => item.With(item.Part<SharedTextPart>()! with { Html = $"<p>{Canary}</p>" }));
        await hub.WithdrawAsync(Withdrawn);
    }

    private static async Task<IReadOnlyCollection<string>> AddressesAsync(HubFactory hub, HttpClient reader)
    {
        var names = new List<string> { Live, NeverLive, Withdrawn, Text, "Search", "LatestBriefings", "child", "family-front-door", "duty", "v1", Beginning };
        var addresses = new List<string>();
        foreach (var pattern in hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/')).Distinct())
        {
            if (!pattern.Contains("{*", StringComparison.Ordinal))
            {
                addresses.AddRange(from name in pattern.Contains('{', StringComparison.Ordinal) ? names : [""] from query in Queries select Parameter().Replace(pattern, name) + query);
            }
        }

        // What is below open patterns: every page that links lead to, with its feeds, and the pages of the planted items.
        var pages = new HashSet<string>(StringComparer.Ordinal) { "/", "/canary-page", "/canary-gone", $"/{Beginning}/one", "/contacts", "/archive", "/sitemap.xml", "/media/x", "/api/none" };
        var waiting = new Queue<string>(pages);
        while (waiting.TryDequeue(out var next) && pages.Count < 600)
        {
            using var answer = await reader.GetAsync(new Uri(next, UriKind.Relative));
            if (answer.Content.Headers.ContentType?.MediaType is not ("text/html" or "application/xml"))
            {
                continue;
            }

            foreach (Match link in Link().Matches(await answer.Content.ReadAsStringAsync()))
            {
                var address = System.Net.WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0];
                if (address.StartsWith('/') && pages.Add(address))
                {
                    waiting.Enqueue(address);
                }
            }
        }

        addresses.AddRange(pages);
        addresses.AddRange(pages.Where(page => !page.Contains('?', StringComparison.Ordinal)).Take(60).SelectMany(page => new[] { page.TrimEnd('/') + "/feed.rss", page.TrimEnd('/') + "/feed.atom" }));
        return addresses;
    }

    private static string Headers(HttpResponseMessage answer) => answer.Headers + " " + answer.Content.Headers;

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Link();

    private sealed class NoRecipes : IRecipeFinder, IRecipeFiles
    {
        public ValueTask<RecipeSource?> FindAsync(string recipeName, CancellationToken cancellationToken) => ValueTask.FromResult<RecipeSource?>(null);

        public ValueTask<byte[]?> ReadAsync(RecipeFilePath path, CancellationToken cancellationToken) => ValueTask.FromResult<byte[]?>(null);
    }
}
