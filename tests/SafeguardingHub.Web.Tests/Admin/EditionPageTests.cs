using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Api;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Editions of guidance that would make a chain wrong are not published; the form says which, and how to mend it.</summary>
public sealed class EditionPageTests : IAsyncLifetime
{
    private const string Shared = "4hubsectionworcestershire0";
    private const string Of2013 = "4hubedition000000000002013";
    private const string Of2015 = "4hubedition000000000002015";
    private const string Of2018 = "4hubedition000000000002018";

    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private FlowHub hub = null!;
    private HttpClient kim = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync(time);
        kim = hub.As("kim", Shared, Permission.PublishContent);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Theory]
    [InlineData(Of2013, Of2018, "replace each other in a loop: take out the replacement that is wrong.")]
    [InlineData(Of2018, null, "2015")]
    public async Task Edition_ThatMakesTheChainWrong_IsRefusedWhereItIsPublished_AndReadersSeeTheOldChain(string edition, string? replaces, string says)
    {
        var stored = await hub.FindAsync(ContentItemId.Parse(edition));
        var part = stored.Latest!.Item.Part<EditionPart>()!;
        var saved = await hub.SaveAsync(stored, stored.Latest.Item.With(part with { Replaces = replaces is null ? [] : [.. part.Replaces, replaces] }).Parts, "kim");

        await hub.Services.GetRequiredService<RunChecks>().OfItemsAsync([stored.Id], CancellationToken.None);
        var shown = await kim.PageAsync($"/admin/content/{edition}/publish");
        using var answer = await kim.SendAsync(shown, $"/admin/content/{edition}/publish", ("PublicNote", "Another order"));

        Assert.True(saved.Succeeded, string.Join(" ", saved.Reasons.Select(reason => reason.Message)));
        Assert.Contains(says, shown.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(says, (await answer.PageAsync()).QuerySelector(".nhsuk-error-summary")!.Words(), StringComparison.Ordinal);
        var current = (await kim.JsonAsync("/api/guidance/working-together-to-safeguard-children")).GetProperty("guidance").List("current");
        Assert.Equal([Of2018], current.Select(id => id.GetString()));
        Assert.Equal(Of2015, Assert.Single((await hub.FindAsync(ContentItemId.Parse(Of2018))).Live!.Item.Part<EditionPart>()!.Replaces));
    }
}
