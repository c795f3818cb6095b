using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>What those read who keep a copy.</summary>
public class ChangesApiTests
{
    private const string Text = "4hubtextduty00000000000000";

    [Fact]
    public async Task Copy_FollowedToItsEnd_IsWhatIsPublished()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();

        var (copy, next) = await FollowAsync(reader, since: null);

        Assert.Equal((await reader.JsonAsync("/api/content?sort=id&limit=100&fields=ContentItemId")).List("items").Select(item => item.Text("ContentItemId")), copy.Take(100).Select(item => item.Id));
        Assert.Equal(copy.Count, copy.Select(item => item.Id).Distinct().Count());
        Assert.All(copy, item => Assert.Equal("published", item.What));
        var (nothing, same) = await FollowAsync(reader, next);
        Assert.Empty(nothing);
        Assert.Equal(next, same);
    }

    [Fact]
    public async Task Change_AfterTheCopy_IsToldOnceAsItIsNow_AndDraftsNotAtAll()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        var (_, since) = await FollowAsync(reader, since: null);
        var start = (await reader.JsonAsync("/api/changes?limit=1")).GetRawText();

        await hub.SaveAsync(Text, item => item.With(item.Part<SharedTextPart>()! with { Html = "<p>A draft.</p>" }));
        var (drafts, unmoved) = await FollowAsync(reader, since);
        var again = (await reader.JsonAsync("/api/changes?limit=1")).GetRawText();
        await hub.PublishAsync(Text, item => item);
        await hub.PublishAsync(Text, item => item.With(item.Part<SharedTextPart>()! with { Html = "<p>Live.</p>" }));
        var withdrawn = (await reader.JsonAsync("/api/content?type=Newsletter&limit=1")).List("items")[0].Text("ContentItemId")!;
        await hub.WithdrawAsync(withdrawn);
        var (changes, _) = await FollowAsync(reader, since);

        Assert.Empty(drafts);
        Assert.Equal((since, start), (unmoved, again));
        Assert.Equal([(Text, "published"), (withdrawn, "withdrawn")], changes);
        Assert.Equal("<p>Live.</p>", (await reader.JsonAsync($"/api/content/{Text}")).GetProperty("SharedTextPart").Text("Html"));
        await reader.JsonAsync($"/api/content/{withdrawn}", 404);
    }

    [Fact]
    public async Task Position_OfBeforeARestore_IsGone_AndOneThatIsNoneIsRefused()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        var (_, since) = await FollowAsync(reader, since: null);

        foreach (var bad in new[] { "x", "a.b", "....", since[..^4] + "AAAA", since + ".!", new string('a', 3000) })
        {
            await reader.JsonAsync($"/api/changes?since={Uri.EscapeDataString(bad)}", 400);
        }

        await hub.Services.GetRequiredService<HubDatabase>().BeginEpochAsync(CancellationToken.None);
        var problem = await reader.JsonAsync($"/api/changes?since={Uri.EscapeDataString(since)}", 410);

        Assert.Contains("begin anew", problem.Text("detail"), StringComparison.Ordinal);
    }

    private static async Task<(List<(string Id, string What)> Items, string Next)> FollowAsync(HttpClient reader, string? since)
    {
        var items = new List<(string, string)>();
        while (true)
        {
            var page = await reader.JsonAsync($"/api/changes?limit=50{(since is null ? "" : "&since=" + Uri.EscapeDataString(since))}");
            items.AddRange(page.List("items").Select(item => (item.Text("id")!, item.Text("what")!)));
            since = page.Text("next")!;
            if (!page.GetProperty("hasMore").GetBoolean())
            {
                return (items, since);
            }
        }
    }
}
