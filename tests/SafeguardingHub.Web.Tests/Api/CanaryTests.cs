using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>
/// A word that stands only where the public may not look, hunted through every address that the host has: a new endpoint is
/// hunted without anybody remembering to. Another word that everybody may read is hunted with it, so that a hunt that reaches
/// nothing is no clean hunt.
/// </summary>
public class CanaryTests
{
    // All that is outside the API and must be seen to be reached; of the API, every address must be.
    private static readonly string[] Reached =
    [
        "/search", "/search/suggest", "/feed.atom", "/feed.rss", "/briefings", "/briefings/feed.atom", "/guidance", "/contacts", "/a-to-z",
        "/embed/route/{alias}", "/embed/contact/{alias}", "/" + CanaryGround.LivePath,
    ];

    // They hold no words for readers: one is for editors alone, the other tells times and ids.
    private static readonly string[] Wordless = ["/api/checks", "/api/routes/{name}/coverage"];

    [Fact]
    public async Task Word_OfDraftsNotesAndWithdrawnItems_StandsAtNoAddress()
    {
        await using var hub = await HubFactory.StartAsync(more: services => services.AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter, AlwaysFromElsewhere>());
        await CanaryGround.PlantAsync(hub);
        var reader = hub.Reader();
        await CanaryGround.UntilFoundAsync(reader);

        var hunt = new CanaryHunt(hub, reader);
        await hunt.RunAsync();

        Assert.Empty(hunt.Betrayed);
        Assert.Empty(hunt.Unanswered);
        Assert.True(hunt.Asked > 600, $"Only {hunt.Asked} addresses were asked.");
        Assert.Empty(Reached.Concat(hunt.ApiPatterns).Except(hunt.Reached).Except(Wordless));
    }

    [Fact]
    public async Task Item_WithNotesAndNamesInside_ComesWithoutThem()
    {
        await using var hub = await HubFactory.StartAsync();
        await CanaryGround.PlantAsync(hub);

        var item = await hub.Reader().JsonAsync($"/api/content/{CanaryGround.Live}");

        var widget = item.GetProperty("FlowPart").GetProperty("Widgets")[0];
        Assert.False(item.TryGetProperty("EditorNotePart", out _));
        Assert.False(widget.TryGetProperty("EditorNotePart", out _));
        Assert.Equal(("", ""), (widget.Text("Owner"), widget.Text("Author")));
        Assert.Equal($"<p>{CanaryGround.LiveWord}</p>", widget.GetProperty("HtmlBodyPart").Text("Html"));
        var unknown = item.GetProperty("UnknownPart").GetProperty("Entries")[0];
        Assert.Equal(["ContentItemId", "Author", "Kept"], unknown.Names());
        Assert.Equal("1", unknown.GetProperty("Kept").GetRawText());
        await hub.Reader().JsonAsync($"/api/content/{CanaryGround.NeverLive}", 404);
        await hub.Reader().JsonAsync($"/api/content/{CanaryGround.Withdrawn}", 404);
    }

    [Fact]
    public async Task Service_ConfirmedBySomebody_TellsTheDayAndNotTheName()
    {
        await using var hub = await HubFactory.StartAsync();
        await CanaryGround.PlantAsync(hub);

        var part = (await hub.Reader().JsonAsync($"/api/content/{CanaryGround.DutyTeam}")).GetProperty("ServicePart");

        Assert.Equal(CanaryGround.ConfirmedOn, part.GetProperty("Confirmation").Text("On"));
        Assert.False(part.GetProperty("Confirmation").TryGetProperty("By", out var by) && by.GetString() is { Length: > 0 });
        Assert.False(part.GetProperty("Hours").TryGetProperty("AsStated", out var stated) && stated.GetString() is { Length: > 0 });
    }
}
