using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>A form that nobody touched changes nothing: of no item, in no byte.</summary>
public sealed class EditorRoundTripTests : IAsyncLifetime
{
    private EditorHub hub = null!;

    public async Task InitializeAsync() => hub = await EditorHub.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Form_OfEveryItem_SentBackUntouched_ChangesNoByte()
    {
        var reader = hub.Services.GetRequiredService<IHubReader>();
        var definitions = await reader.DefinitionsAsync(CancellationToken.None);
        var seen = new HashSet<string>();
        var changed = new List<string>();
        await foreach (var item in reader.CurrentVersionsAsync(CancellationToken.None))
        {
            var ground = new FormGround { Definitions = definitions, Editors = HubComposition.Editors, ContentType = item.ContentType, Item = item.Id };
            var form = new ItemForm(item.ContentType, item.Parts, ground);
            seen.UnionWith(item.Parts.All.Select(part => part.Key));

            var read = form.Read(form.Opened());

            if (ContentItemJson.PartsText(read) != ContentItemJson.PartsText(item.Parts) || ground.Found.Count > 0)
            {
                changed.Add($"{item.DisplayText}: {string.Join(" ", ground.Found.Select(reason => reason.Message))}");
            }
        }

        Assert.Empty(changed);
        Assert.Contains(nameof(FlowPart), seen);
        Assert.True(seen.Count > 20, string.Join(", ", seen));
    }

    [Fact]
    public async Task Page_OfEveryItem_SentBackAsABrowserWould_ChangesNoByte()
    {
        var reader = hub.Services.GetRequiredService<IHubReader>();
        var definitions = await reader.DefinitionsAsync(CancellationToken.None);
        var browser = hub.Browser(Who.Administrator);
        var changed = new List<string>();
        var count = 0;
        var items = new List<ContentItem>();
        await foreach (var item in reader.CurrentVersionsAsync(CancellationToken.None))
        {
            items.Add(item);
        }

        foreach (var item in items)
        {
            var sent = await browser.FormAsync($"/admin/content/{item.Id}/edit");
            var values = FormValues.Of(sent.All.GroupBy(field => field.Key).Select(group => KeyValuePair.Create(group.Key, new StringValues([.. group.Select(field => field.Value)]))));
            var ground = new FormGround { Definitions = definitions, Editors = HubComposition.Editors, ContentType = item.ContentType, Item = item.Id };

            var read = new ItemForm(item.ContentType, item.Parts, ground).Read(values);

            count++;
            if (ContentItemJson.PartsText(read) != ContentItemJson.PartsText(item.Parts))
            {
                changed.Add($"{item.DisplayText}: {string.Join(", ", read.All.Where(part => part.Value.GetRawText() != item.Parts.Find(part.Key)?.GetRawText()).Select(part => part.Key + " " + part.Value.GetRawText()))}");
            }
        }

        Assert.Empty(changed);
        Assert.True(count > 100);
    }

    [Fact]
    public void Parts_AndFields_HaveAnEditorOrALineThatSaysTheyHaveNone() => HubComposition.CheckPairs();
}
