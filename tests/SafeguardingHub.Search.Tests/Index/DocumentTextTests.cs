using System.Collections.Immutable;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;
using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Search.Tests.Index;

/// <summary>What an item is found by: what its page says, and what that depends on.</summary>
public class DocumentTextTests
{
    private readonly GivenHub hub = new();

    [Fact]
    public async Task Prose_HasItsHeadingsApart()
    {
        hub.PublishProse("page", "Duty", "<h2>Who to call</h2><p>Ring <strong>the</strong> duty desk.</p>", alias: "duty-desk");

        var text = await TextAsync("page");

        Assert.Equal("Duty", text.Title);
        Assert.Equal<string>(["duty desk"], text.Names);
        Assert.Equal("Who to call", text.Headings);
        Assert.Equal("Ring the duty desk.", text.Body);
    }

    [Fact]
    public async Task Alias_ThatOnlyRepeatsTheTitle_IsNoName()
    {
        hub.PublishProse("page", "Family Front Door", "<p>x</p>", alias: "family-front-door");

        Assert.Empty((await TextAsync("page")).Names);
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("Elsewhere")]
    public async Task SharedText_IsExpandedWithTheVariablesOfThePage_WhereverItLies(string type)
    {
        hub.Publish("s", "Wyre Forest", """{"SectionProfilePart":{"Organisation":"org"}}""", "Section");
        hub.Publish("t", "For editors", """{"SharedTextPart":{}}""", type, "duty", section: null, ("SharedTextPart.Html", "<p>The duty of {{ section.name }}.</p>"));
        hub.PublishProse("page", "Page", "<p>Before.</p>[text \"Duty\"]<p>After.</p>", section: "s");

        var text = await TextAsync("page");

        Assert.Equal("Before.\nThe duty of Wyre Forest.\nAfter.", text.Body);
        Assert.Equal<string>(["alias:duty", "id:org", "id:s", "id:t"], text.DependsOn);
    }

    [Fact]
    public async Task Link_IsItsWords_OrTheNameOfWhatItLeadsTo()
    {
        hub.PublishProse("target", "Working together", "<p>Not on this page</p>", alias: "working-together");
        hub.PublishProse("page", "Page", "<p>See [link \"working-together\"] and [link \"working-together\" text=\"this\"] and [link \"none\"].</p>");

        var text = await TextAsync("page");

        Assert.Equal("See Working together and this and .", text.Body);
        Assert.Equal<string>(["alias:none", "alias:working-together", "id:target"], text.DependsOn);
    }

    [Fact]
    public async Task Link_InAText_EmbeddedFourDeep_IsTheNameOfWhatItLeadsTo()
    {
        hub.GroundTypes.Clear();
        hub.PublishProse("target", "Working together", "<p>Not on this page</p>", alias: "working-together");
        hub.PublishText("t4", "<p>Read [link \"working-together\"].</p>[text \"five\"]", "four");
        hub.PublishText("t5", "<p>Too deep</p>", "five");
        foreach (var (id, alias, next) in new[] { ("t1", "one", "two"), ("t2", "two", "three"), ("t3", "three", "four") })
        {
            hub.PublishText(id, $"[text \"{next}\"]", alias);
        }

        hub.PublishProse("page", "Page", "[text \"one\"]");

        Assert.Equal("Read Working together.", (await TextAsync("page")).Body);
    }

    [Fact]
    public async Task Target_ThatIsNotThereYet_IsDependedOn()
    {
        hub.PublishProse("page", "Page", "<p>x</p>[contact \"Front-Door\"]");

        Assert.Equal<string>(["alias:front-door"], (await TextAsync("page")).DependsOn);
    }

    [Fact]
    public async Task Circle_EndsAndSaysEachTextOnce()
    {
        hub.PublishText("a", "<p>Text A</p>[text \"b\"]", "a");
        hub.PublishText("b", "<p>Text B</p>[text \"a\"]", "b");
        hub.PublishProse("page", "Page", "[text \"a\"][text \"a\"][text \"b\"]");

        Assert.Equal("Text A\nText B", (await TextAsync("page")).Body);
    }

    [Fact]
    public async Task Blocks_AreReadInTheOrderOfThePage()
    {
        hub.Publish("page", "Page", """
            {"FlowPart":{"Widgets":[
              {"ContentType":"Card","CareCardPart":{"Heading":"Call 999 if:","Html":"x"}},
              {"ContentType":"Steps","StepsPart":{"Steps":["1","2","3","4","5","6","7","8","9","10"]}},
              {"ContentType":"Table","TablePart":{"Caption":"Hours","Header":["Day","From"],"Rows":[["Monday","9am"]]}}]}}
            """, bodies:
            [
                ("FlowPart.Widgets[1].StepsPart.Steps[9]", "<p>Tenth</p>"), ("FlowPart.Widgets[1].StepsPart.Steps[1]", "<p>Second</p>"),
                ("FlowPart.Widgets[0].CareCardPart.Html", "<p>somebody is in danger</p>"),
            ]);

        var text = await TextAsync("page");

        Assert.Equal("somebody is in danger\nSecond\nTenth\nDay\nFrom\nMonday\n9am", text.Body);
        Assert.Equal("Call 999 if:\nHours", text.Headings);
    }

    [Fact]
    public async Task Organisation_IsFoundByAllItsNames()
    {
        hub.Publish("o", "NHS Wyre Forest CCG", """{"OrganisationPart":{"Names":[{"Name":"Wyre Forest Primary Care Trust","ShortName":"WFPCT"},{"Name":"NHS Wyre Forest CCG"}]}}""");

        Assert.Equal<string>(["Wyre Forest Primary Care Trust", "WFPCT"], (await TextAsync("o")).Names);
    }

    [Fact]
    public async Task File_GivesItsPagesOnceTheyAreRead()
    {
        var files = new GivenFiles();
        var leaflet = new MediaFile("docs/Leaflet.pdf", new string('a', 64), 10, "application/pdf");
        hub.PutMedia(leaflet);
        hub.Publish("page", "Page", """{"FileListPart":{"Files":[{"Media":"Docs/leaflet.pdf","Text":"The leaflet"},{"Media":"docs/none.pdf","Text":"Another"}]}}""");

        var before = await TextAsync("page", files);
        files.Texts[leaflet.Sha256] = new ExtractedText(["first page", "second page"], HasPages: true, Fault: null);
        var after = await TextAsync("page", files);

        Assert.Equal("The leaflet\nAnother", before.Body);
        Assert.Equal<string>(["media:docs/leaflet.pdf", "media:docs/none.pdf", $"sha:{leaflet.Sha256}", $"wait:{leaflet.Sha256}"], before.DependsOn);
        Assert.Equal<string>(["first page", "second page"], Assert.Single(after.Files).Pages);
        Assert.DoesNotContain($"wait:{leaflet.Sha256}", after.DependsOn);
    }

    [Fact]
    public async Task Part_ThatCannotBeRead_LeavesTheRestFound()
    {
        hub.Publish("page", "Page", """{"TitlePart":[1],"CareCardPart":{"Heading":{"a":1}},"HtmlBodyPart":{"Html":"x"}}""", bodies:
            [("HtmlBodyPart.Html", "<p>Still here</p>"), ("CareCardPart.Html", "<p>and here</p>")]);

        var text = await TextAsync("page");

        Assert.Equal("Page", text.Title);
        Assert.Equal("Still here\nand here", text.Body);
    }

    private async Task<DocumentText> TextAsync(string id, IFileTexts? files = null)
    {
        var source = GivenIndex.SourceOf(hub, files);
        var batch = await source.FindAsync([ContentItemId.Parse(id)], Guid.Empty, 0, CancellationToken.None).FirstAsync();
        return Assert.Single(batch.Written).Text;
    }
}

/// <summary>Texts of files that a test has read.</summary>
internal sealed class GivenFiles : IFileTexts
{
    public event Action<string>? Read;

    public System.Collections.Concurrent.ConcurrentDictionary<string, ExtractedText> Texts { get; } = new(StringComparer.Ordinal);

    public ValueTask<ExtractedText?> FindAsync(MediaFile file, CancellationToken cancellationToken) => ValueTask.FromResult(Texts.GetValueOrDefault(file.Sha256));

    public void Finish(string hash, params ImmutableArray<string> pages)
    {
        Texts[hash] = new ExtractedText(pages, HasPages: true, Fault: null);
        Read?.Invoke(hash);
    }
}
