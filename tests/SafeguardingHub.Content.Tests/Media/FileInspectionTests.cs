using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Media.Inspection;

namespace SafeguardingHub.Content.Tests.Media;

public sealed class FileInspectionTests
{
    public static TheoryData<string, byte[], string, string> Kept => new()
    {
        { "Briefing May 2019.PDF", Sample.Pdf, "briefing-may-2019.pdf", "application/pdf" },
        { "a.docx", Sample.Docx(), "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "a.xlsx", Sample.Office("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "a.pptx", Sample.Office("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), "a.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
        { "a.odt", Sample.Zip(("mimetype", Sample.Text("application/vnd.oasis.opendocument.text"))), "a.odt", "application/vnd.oasis.opendocument.text" },
        { "a.csv", Sample.Text("title,date\n=1+1,2019"), "a.csv", "text/csv" },
        { "a.txt", [0x93, 0x48, 0x69, 0x94, 0xa3], "a.txt", "text/plain" },
        { "a.jpeg", Sample.Jpeg(40, 30), "a.jpg", "image/jpeg" },
        { "a.png", Sample.Png(40, 30), "a.png", "image/png" },
        { "a.gif", Sample.Gif(40, 30), "a.gif", "image/gif" },
        { "a.webp", Sample.WebP(40, 30), "a.webp", "image/webp" },
    };

    public static TheoryData<string, byte[], string> Lies => new()
    {
        { "a.pdf", Sample.Text("<!DOCTYPE html><html></html>"), "is called .pdf, but is a web page" },
        { "a.pdf", Sample.Text("\n<!-- hello --><SCRIPT>alert(1)</SCRIPT>"), "but is a web page" },
        { "a.txt", Sample.Text("<html>"), "is called .txt, but is a web page" },
        { "a.png", Sample.Text("<?xml version='1.0'?><!-- x --><svg xmlns='x'/>"), "but is an SVG picture" },
        { "a.pdf", [0x4d, 0x5a, 0x90, 0], "but is a program" },
        { "a.csv", Sample.Text("#!/bin/sh\nrm"), "but is a program" },
        { "a.txt", Sample.Text("%PDF-1.4"), "but is a PDF. If that is what you want to send, give it a name that ends in .pdf" },
        { "a.png", Sample.Jpeg(4, 4), "but is a JPEG picture" },
        { "a.pdf", Sample.Text("just words"), "but is plain text" },
        { "a.txt", [0x41, 0, 0x42, 0], "but is not plain text" },
        { "a.txt", [0xff, 0xfe, 0x3c, 0, 0x68, 0, 0x74, 0, 0x6d, 0, 0x6c, 0], "but is a web page" },
        { "a.docx", Sample.Zip(("virus.txt", [1])), "but is an archive" },
        { "a.docx", Sample.Office("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "but is an Excel workbook" },
        { "a.docx", Sample.Office("application/vnd.ms-word.document.macroEnabled.main+xml"), "but is a document with macros" },
        { "a.docx", Sample.Office("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"), "but is an Office template" },
        { "a.docx", Sample.Compound("EncryptedPackage"), "but is a document with a password" },
        { "a.docx", Sample.Compound("WordDocument"), "but is a document of Word before 2007" },
        { "a.xlsx", Sample.Zip(("[Content_Types].xml", Sample.Text("<!DOCTYPE x [<!ENTITY a 'b'>]><Types/>"))), "damaged" },
        { "a.docx", Sample.Docx()[..120], "damaged" },
        { "a.jpg", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0], "Save it as JPEG" },
    };

    public static TheoryData<string, byte[], string> NotKept => new()
    {
        { "a.pdf", [], "is empty" },
        { "a.doc", Sample.Compound("WordDocument"), "Open it in Word and save it as .docx or as a PDF" },
        { "a.svg", Sample.Text("<svg/>"), "can carry script. Save it as PNG" },
        { "a.html", Sample.Text("<html>"), "Web pages are not kept" },
        { "a.docm", Sample.Docx(), "Macros are programs" },
        { "a.zip", Sample.Zip(("a.pdf", [1])), "Upload the files in it one by one" },
        { "x.pdf.exe", Sample.Pdf, "is a program" },
        { "a.mp4", [0, 0, 0, 24, .. "ftypisom"u8], "link to it from a page" },
        { "readme", Sample.Text("x"), "has no ending" },
        { "a.pdf:evil", Sample.Pdf, "'.pdf:evil' are not kept" },
        { "a.png", Sample.Png(40, 30)[..^8], "damaged or cut off" },
        { "a.png", Sample.Png(40, 30)[..50], "damaged or cut off" },
        { "a.png", Sample.Png(0, 30), "damaged or cut off" },
        { "a.jpg", Sample.Jpeg(40, 30)[..^2], "damaged or cut off" },
        { "a.gif", Sample.Gif(40, 30)[..^1], "damaged or cut off" },
        { "a.webp", Sample.WebP(40, 30)[..^3], "damaged or cut off" },
        { "a.png", Sample.Png(10_000, 5_001), "10,000 by 5,001 pixels" },
        { "a.png", Sample.Png(int.MaxValue, int.MaxValue), "too much for readers' phones" },
        { "a.pdf", [.. Sample.Pdf, .. Sample.Zip(("a.class", [1]))], "a PDF and an archive at once" },
        { "a.docx", Sample.Docx(("word/vbaProject.bin", [1])), "There are macros in it" },
        { "a.docx", Sample.Docx(("word/embeddings/setup.exe", [1])), "attached inside it" },
        { "a.docx", Sample.Docx(("word/embeddings/harmless.bin", [0x4d, 0x5a, 0x90, 0])), "attached inside it" },
        { "a.docx", Sample.Docx(("word/embeddings/oleObject1.bin", Sample.Compound("\u0001Ole10Native"))), "attached inside it" },
        { "a.docx", Sample.Docx(("word/activeX/activeX1.bin", [1])), "controls in it that run as programs" },
        { "a.docx", Sample.Docx(("../../etc/cron.d/x", [1])), "no office program packs" },
        { "a.docx", Sample.Docx(("[Content_Types].xml", [1])), "no office program packs" },
        { "a.docx", Sample.Docx(("word/media/bomb.xml", new byte[20_000_000])), "far larger when it is unpacked" },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task File_OfAKindThatIsKept_HasItsTypeAndASafeName(string name, byte[] bytes, string safe, string type)
    {
        var file = (await InspectAsync(name, bytes)).Value;

        Assert.Equal((safe, type), (file.FileName, file.ContentType));
        Assert.Null(file.Cleaned);
        Assert.Equal(type.StartsWith("image/", StringComparison.Ordinal) ? (40, 30) : (null, (int?)null), (file.Width, file.Height));
    }

    [Theory]
    [MemberData(nameof(Lies))]
    [MemberData(nameof(NotKept))]
    public async Task File_ThatIsNotWhatItIsCalledOrNotKept_IsRefusedInWords(string name, byte[] bytes, string words)
    {
        var outcome = await InspectAsync(name, bytes);

        Assert.False(outcome.Succeeded);
        Assert.Contains(words, Assert.Single(outcome.Reasons).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_OfManyPartsThatAreEachWithinTheirLimit_IsRefusedForAllOfThem()
    {
        var part = new byte[950_000];

        var outcome = await InspectAsync("a.docx", Sample.Docx([.. Enumerable.Range(0, 270).Select(number => ($"word/{number}.xml", part))]));

        Assert.Contains("far larger when it is unpacked", Assert.Single(outcome.Reasons).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_ThatUnderstatesWhatItUnpacksTo_IsNotKept()
    {
        var bytes = Sample.Docx(("word/bomb.xml", new byte[3_000_000]));
        var size = BitConverter.GetBytes(3_000_000);
        for (var at = bytes.AsSpan().IndexOf(size); at >= 0; at = bytes.AsSpan().IndexOf(size))
        {
            BitConverter.GetBytes(10).CopyTo(bytes, at);
        }

        var outcome = await InspectAsync("a.docx", bytes);

        Assert.False(outcome.Succeeded);
    }

    [Fact]
    public async Task Pdf_ThatIsProtected_IsKeptAndSaid()
    {
        var file = (await InspectAsync("a.pdf", [.. "%PDF-1.7\n"u8, .. new byte[70_000], .. "trailer <</Encrypt 5 0 R>>"u8])).Value;

        Assert.Contains("The PDF is protected", file.Remark, StringComparison.Ordinal);
        Assert.Null((await InspectAsync("a.pdf", Sample.Pdf)).Value.Remark);
    }

    [Theory]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData(@"C:\Users\Jane Doe\Briefing.pdf", "briefing.pdf")]
    [InlineData("CON.pdf", "con-file.pdf")]
    [InlineData("lpt1.pdf", "lpt1-file.pdf")]
    [InlineData("...pdf", "file.pdf")]
    [InlineData(".pdf", "file.pdf")]
    [InlineData(".hidden.pdf", "hidden.pdf")]
    [InlineData("report.exe.pdf", "report-exe.pdf")]
    [InlineData("Taflen dŵr – Café.pdf", "taflen-dwr-cafe.pdf")]
    [InlineData("Отчёт.pdf", "file.pdf")]
    [InlineData("fdp\u202exe.pdf", "fdpxe.pdf")]
    [InlineData("a_b~c  d.pdf. ", "a-b-c-d.pdf")]
    [InlineData("a\0b\r\n.pdf", "ab.pdf")]
    public async Task Name_OfAnyShape_BecomesSafe(string given, string safe)
    {
        Assert.Equal(safe, (await InspectAsync(given, Sample.Pdf)).Value.FileName);
    }

    [Fact]
    public async Task Name_Of300Characters_IsCutTo100WithItsEnding()
    {
        var file = (await InspectAsync(new string('a', 300) + ".pdf", Sample.Pdf)).Value;

        Assert.Equal(new string('a', 96) + ".pdf", file.FileName);
    }

    [Fact]
    public async Task Message_OfALongAndStrangeName_ShowsItShortAndWithoutFolders()
    {
        var outcome = await InspectAsync("/home/jane/" + new string('x', 300) + "\u202e\n.exe", Sample.Pdf);

        var message = Assert.Single(outcome.Reasons).Message;
        Assert.DoesNotContain("jane", message, StringComparison.Ordinal);
        Assert.InRange(message.IndexOf("' is a program", StringComparison.Ordinal), 10, 90);
    }

    [Fact]
    public async Task Recipe_BringsAnOldWordFile_ButNoneThatIsSomethingElse()
    {
        var recipe = new FileInspection(FileEntrance.Recipe);

        Assert.Equal("application/msword", (await InspectAsync("a.doc", Sample.Compound("WordDocument"), recipe)).Value.ContentType);
        Assert.False((await InspectAsync("a.doc", Sample.Text("<html>"), recipe)).Succeeded);
        Assert.False((await InspectAsync("a.docm", Sample.Docx(), recipe)).Succeeded);
    }

    private static async Task<Outcome<InspectedFile>> InspectAsync(string name, byte[] bytes, FileInspection? inspection = null)
    {
        using var stream = new MemoryStream(bytes);
        var outcome = await (inspection ?? new FileInspection()).InspectAsync(name, stream, CancellationToken.None);
        Assert.Equal(0, stream.Position);
        return outcome;
    }
}
