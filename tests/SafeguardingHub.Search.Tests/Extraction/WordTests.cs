using System.Buffers.Binary;
using System.Text;
using SafeguardingHub.Search.Extraction;
using SafeguardingHub.Testing;
using static SafeguardingHub.Search.Tests.Extraction.GivenFiles;

namespace SafeguardingHub.Search.Tests.Extraction;

public sealed class WordTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Document_ParagraphsAndTables_AreLines()
    {
        var text = await ReadAsync(Word(
            Paragraph("Briefing on neglect")
            + """<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Call</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>01905</w:t><w:tab/><w:t>822666</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"""
            + """<w:p><w:r><w:t xml:space="preserve">Two </w:t></w:r><w:r><w:t>runs,</w:t><w:br/><w:t>two lines</w:t></w:r></w:p>"""));

        Assert.Equal(["Briefing on neglect\nCall\n01905 822666\nTwo runs,\ntwo lines"], text.Pages.ToArray());
        Assert.False(text.HasPages);
        Assert.Null(text.Fault);
    }

    [Fact]
    public async Task Document_TrackedChangesAndTextBoxes_AreReadAsTheyStand()
    {
        var text = await ReadAsync(Word(
            """<w:p><w:ins><w:r><w:t>Kept</w:t></w:r></w:ins><w:del><w:r><w:delText>Struck</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>Moved</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"""
            + $"""<w:p><w:r><mc:AlternateContent><mc:Choice>{Paragraph("Boxed")}</mc:Choice><mc:Fallback>{Paragraph("Boxed")}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>After</w:t></w:r></w:p>"""));

        Assert.Equal(["Kept\nBoxed\nAfter"], text.Pages.ToArray());
    }

    [Fact]
    public async Task Document_MainPartElsewhere_IsFound()
    {
        var text = await ReadAsync(Word(Paragraph("Found"), part: "word/document2.xml"));

        Assert.Equal(["Found"], text.Pages.ToArray());
    }

    [Fact]
    public async Task Document_WithoutText_SaysSo()
    {
        var text = await ReadAsync(Word("<w:p/>"));

        Assert.Equal(FileFaults.Empty, text.Fault);
    }

    [Fact]
    public async Task Bomb_OfOneLetter_IsRefused()
    {
        var text = await ReadAsync(Word(Paragraph(new string('a', 5_000_000))));

        Assert.Equal(FileFaults.Bomb, text.Fault);
    }

    [Fact]
    public async Task Bomb_ThatLiesAboutItsSize_IsNotUnpackedBeyondIt()
    {
        var bytes = Word(Paragraph(new string('a', 5_000_000)));

        // The central directory says how large the part is, unpacked: here, a hundred bytes.
        var entry = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(entry + 24), 100);
        var text = await ReadAsync(bytes);

        Assert.NotNull(text.Fault);
        Assert.Empty(text.Pages);
    }

    [Fact]
    public async Task Bomb_OfManyFiles_IsRefused()
    {
        var text = await ReadAsync(Zip([.. Enumerable.Range(0, 300).Select(number => ($"word/{number}.xml", ""))]), new ReadingLimits { PackedFiles = 200 });

        Assert.Equal(FileFaults.Bomb, text.Fault);
    }

    [Fact]
    public async Task Bomb_OfManyFilesThatSaysItHasFew_IsRefused()
    {
        var bytes = Zip([.. Enumerable.Range(0, 300).Select(number => ($"word/{number}.xml", ""))]);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(bytes.AsSpan().LastIndexOf("PK\u0005\u0006"u8) + 10), 3);
        var text = await ReadAsync(bytes, new ReadingLimits { PackedFiles = 200 });

        Assert.Equal(FileFaults.Bomb, text.Fault);
    }

    [Fact]
    public async Task Document_NestedWithoutEnd_IsRefused()
    {
        var nested = new StringBuilder();
        for (var depth = 0; depth < 5_000; depth++)
        {
            nested.Append("<w:x").Append(depth).Append('>');
        }

        var text = await ReadAsync(Word(nested.ToString()));

        Assert.Equal(FileFaults.Bomb, text.Fault);
    }

    [Fact]
    public async Task Document_WithADoctype_IsRefused()
    {
        var text = await ReadAsync(Word(Paragraph("&lol;"), prologue: """<!DOCTYPE lolz [<!ENTITY lol "lol lol lol">]>"""));

        Assert.Equal(FileFaults.Damaged, text.Fault);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(900)]
    public async Task Document_CutShort_SaysThatItIsDamaged(int length)
    {
        var whole = Word(Paragraph("Whole"));

        var text = await ReadAsync(whole[..Math.Min(length, whole.Length - 1)]);

        Assert.NotNull(text.Fault);
        Assert.Empty(text.Pages);
    }

    [Fact]
    public async Task Document_AnyByteWrong_NeverThrows()
    {
        var whole = Word(Paragraph("Every byte in turn"));
        for (var index = 0; index < whole.Length; index += 7)
        {
            var bytes = whole.ToArray();
            bytes[index] ^= 0x5a;

            var text = await ReadAsync(bytes);

            Assert.True(text.Fault is not null || text.Pages.Length == 1, $"Byte {index}.");
        }
    }

    [Fact]
    public async Task Zip_OfAnotherKind_IsNoDocument()
    {
        var text = await ReadAsync(Zip(("mimetype", "application/vnd.oasis.opendocument.text")));

        Assert.Equal(FileFaults.NotADocument, text.Fault);
    }

    private async Task<ExtractedText> ReadAsync(byte[] bytes, ReadingLimits? limits = null)
    {
        var file = folder.File("document");
        await File.WriteAllBytesAsync(file, bytes);
        return await new WordReader(limits ?? new ReadingLimits()).ReadAsync(file, CancellationToken.None);
    }
}
