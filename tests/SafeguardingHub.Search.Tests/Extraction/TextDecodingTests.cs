using System.Text;
using SafeguardingHub.Content.Media.Inspection;
using SafeguardingHub.Search.Extraction;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Search.Tests.Extraction;

public sealed class TextDecodingTests
{
    [Theory]
    [InlineData(new byte[] { 0xef, 0xbb, 0xbf, 0x63, 0x61, 0x66, 0xc3, 0xa9 })]
    [InlineData(new byte[] { 0x63, 0x61, 0x66, 0xc3, 0xa9 })]
    [InlineData(new byte[] { 0xff, 0xfe, 0x63, 0, 0x61, 0, 0x66, 0, 0xe9, 0 })]
    [InlineData(new byte[] { 0xfe, 0xff, 0, 0x63, 0, 0x61, 0, 0x66, 0, 0xe9 })]
    [InlineData(new byte[] { 0x63, 0x61, 0x66, 0xe9 })]
    public void Decode_AnyUsualEncoding_IsTheSameText(byte[] bytes)
    {
        var text = TextDecoding.Decode(bytes, isWhole: true);

        Assert.Equal("café", text);
    }

    [Fact]
    public void Decode_WindowsQuotationMarks_AreQuotationMarks()
    {
        var text = TextDecoding.Decode([0x93, 0x48, 0x69, 0x94], isWhole: true);

        Assert.Equal("\u201cHi\u201d", text);
    }

    [Fact]
    public void Decode_CutWithinACharacter_IsStillUtf8()
    {
        var text = TextDecoding.Decode([0x63, 0x61, 0x66, 0xc3, 0xa9, 0x20, 0xc3], isWhole: false);

        Assert.Equal("café ", text);
    }

    [Fact]
    public void Decode_Picture_IsNoText()
    {
        Assert.Null(TextDecoding.Decode([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d], isWhole: true));
    }

    [Fact]
    public async Task Html_Page_IsTheWordsThatAReaderSees()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("page");
        await File.WriteAllTextAsync(file, "<!DOCTYPE html><html><head><style>p { color: red }</style></head><body><h1>Neglect</h1><script>alert(1)</script><p>Know &amp; act</p></body></html>");

        var text = await new HtmlFileReader(new ReadingLimits()).ReadAsync(file, CancellationToken.None);

        Assert.Equal(["Neglect\nKnow & act"], text.Pages.ToArray());
    }

    [Fact]
    public async Task Html_TooLargeToBeReadHere_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("page");
        await File.WriteAllTextAsync(file, new StringBuilder().Insert(0, "<b>", 100_000).ToString(), CancellationToken.None);

        var text = await new HtmlFileReader(new ReadingLimits { HtmlBytes = 1_000 }).ReadAsync(file, CancellationToken.None);

        Assert.NotNull(text.Fault);
    }
}
