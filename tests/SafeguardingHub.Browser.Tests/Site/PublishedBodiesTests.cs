using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;

namespace SafeguardingHub.Browser.Tests.Site;

/// <summary>Whatever editors write: what is published has no fault that axe can find, because publishing refuses the rest.</summary>
[Collection(SiteTestsCollection.Name)]
public class PublishedBodiesTests(ChromiumFixture chromium, RealSite site)
{
    private const int Bodies = 200;
    private const int OnAPage = 15;
    private const string Section = "4hubsectionwyreforest00000";
    private static readonly Actor Editor = Actor.System("a test");
    private int pages;

    [Fact]
    public async Task Bodies_OfEverySort_ArePublishedOnlyIfAxeFindsNothing()
    {
        _ = site.Root;
        var random = new Random(20261123);
        var bodies = Enumerable.Range(0, Bodies).Select(_ => BodyOf(random)).ToList();

        var published = new List<string>();
        foreach (var body in bodies)
        {
            if (await PublishAsync("A page", [body]) is not null)
            {
                published.Add(body);
            }
        }

        // Enough of both, so that neither half of the test is about nothing.
        Assert.InRange(published.Count, 50, Bodies - 50);
        foreach (var some in published.Chunk(OnAPage))
        {
            var path = await PublishAsync("Several bodies", some);
            Assert.NotNull(path);
            await using var watched = await chromium.OpenAsync(site.At(path), Viewport.Phone);
            await Axe.AssertFindsNothingAsync(watched.Page, string.Join("\n---\n", some));
        }
    }

    // The address of the page; null where publishing refused it.
    private async Task<string?> PublishAsync(string title, IEnumerable<string> bodies)
    {
        var name = $"{title}, number {++pages}";
        var parts = ContentItemJson.ReadParts(JsonSerializer.Serialize(new
        {
            TitlePart = new { Title = name },
            SectionPart = new { Section },
            FlowPart = new { Widgets = bodies.Select(html => new { ContentItemId = ContentItemId.New().Value, ContentType = "Prose", HtmlBodyPart = new { Html = html } }) },
        }));
        var made = await site.Services.GetRequiredService<CreateContent>().ExecuteAsync(Editor, new NewContent("Page", parts), CancellationToken.None);
        Assert.True(made.Succeeded, string.Join(" ", made.Reasons.Select(reason => reason.Message)));
        var outcome = await site.Services.GetRequiredService<PublishContent>().ExecuteAsync(Editor, made.Value.Item.Id, made.Value.Revision, note: null, CancellationToken.None);
        return outcome.Succeeded ? outcome.Value.Item.Part<Content.Parts.AutoroutePart>()!.Place()!.Value.Address : null;
    }

    private static string BodyOf(Random random)
    {
        // Half begin as they should, so that what comes later decides.
        var body = random.Next(2) == 0 ? "<h2>How this works</h2>" : "";
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            body += Pieces[random.Next(Pieces.Length)](random);
        }

        return body;
    }

    private static readonly Func<Random, string>[] Pieces =
    [
        random => $"<h{random.Next(2, 5)}>{Words(random)}</h{random.Next(2, 5)}>",
        random => $"<h{random.Next(2, 5)}>{(random.Next(4) == 0 ? "" : Words(random))}</h{random.Next(2, 5)}>",
        random => $"<p>{Words(random)}.</p>",
        random => $"<p>{Words(random)} <a href=\"{Pick(random, "/contacts", "/search", "/no-such-page", "#", "")}\">{Pick(random, "who to call", "here", "", "click here", "/contacts", "<strong>everybody to call</strong>")}</a>.</p>",
        random => $"<ul><li>{Words(random)}</li><li>{Words(random)}{(random.Next(3) == 0 ? "<ol><li>" + Words(random) + "</li></ol>" : "")}</li></ul>",
        random => $"<table>{(random.Next(2) == 0 ? "<caption>" + Words(random) + "</caption>" : "")}<tr>{string.Concat(Enumerable.Range(0, 3).Select(_ => Cell(random)))}</tr><tr><td>1</td><td>2</td><td>{Pick(random, "", "3")}</td></tr></table>",
        random => $"<blockquote><p>{Words(random)}</p></blockquote>",
        random => $"<details><summary>{Pick(random, "More about it", "")}</summary><p>{Words(random)}</p></details>",
        random => $"<dl><dt>{Words(random)}</dt><dd>{Words(random)}</dd></dl>",
        random => $"<p><strong>{Words(random)}</strong></p><p>{Words(random)}</p>",
        random => $"<pre>{string.Join(' ', Enumerable.Repeat("long", 80))}</pre><p lang=\"{Pick(random, "en", "xx-nonsense", "")}\">{Words(random)}</p>",
        random => $"<figure><figcaption>{Words(random)}</figcaption></figure><p><abbr title=\"General practitioner\">GP</abbr> {Words(random)}</p>",
    ];

    private static string Cell(Random random) => random.Next(3) == 0 ? $"<td>{Words(random)}</td>" : $"<th{Pick(random, "", " scope=\"col\"")}>{Pick(random, "Day", "Team", "")}</th>";

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static string Words(Random random) => Pick(random, "What to do next", "Talk to the safeguarding lead", "Keep a record of what was said", "Ask the family", "Who is responsible for what");
}
