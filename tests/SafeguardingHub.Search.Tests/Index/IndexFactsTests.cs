using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;
using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Search.Tests.Index;

public sealed class IndexFactsTests
{
    [Fact]
    public async Task Fault_OfAFileThatWasRead_IsAskedForOnceUntilItIsReadAgain()
    {
        var files = new GivenFiles();
        var facts = new IndexFacts(layout: null!, place: null!, files);
        var file = new MediaFile("a.pdf", new string('a', 64), 5, "application/pdf");

        var waiting = await facts.FaultOfAsync(file, CancellationToken.None);
        files.Texts[file.Sha256] = ExtractedText.None("Only pictures.");
        var read = await facts.FaultOfAsync(file, CancellationToken.None);
        files.Texts.Clear();
        var remembered = await facts.FaultOfAsync(file, CancellationToken.None);
        files.Finish(file.Sha256, "Words");
        var again = await facts.FaultOfAsync(file, CancellationToken.None);

        Assert.Equal((false, (string?)null), waiting);
        Assert.Equal((true, "Only pictures."), read);
        Assert.Equal(read, remembered);
        Assert.Equal((true, (string?)null), again);
    }
}
