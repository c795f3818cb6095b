using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Media.Inspection;

namespace SafeguardingHub.Content.Tests.Media;

/// <summary>A photograph must not say where somebody lives.</summary>
public sealed class PictureCleaningTests
{
    [Fact]
    public async Task Jpeg_WithItsPlace_KeepsItsPixelsAndWhichSideIsUpAlone()
    {
        var sent = Sample.Jpeg(40, 30, (0xe1, Sample.ExifOf(6)), (0xe1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. "Jane"u8]), (0xed, [.. "Photoshop 3.0\0"u8]), (0xfe, [.. "by Jane"u8]));

        var kept = await CleanedAsync("a.jpg", sent);

        Assert.Equal(Sample.Jpeg(40, 30, (0xe1, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0])), kept);
    }

    [Fact]
    public async Task Jpeg_WithTheUsualSideUp_KeepsNoExif()
    {
        Assert.Equal(Sample.Jpeg(40, 30), await CleanedAsync("a.jpg", Sample.Jpeg(40, 30, (0xe1, Sample.ExifOf(1)))));
    }

    [Fact]
    public async Task Jpeg_WithAColourProfileAndASecondPictureBehind_KeepsTheProfileAndDropsWhatFollows()
    {
        var picture = Sample.Jpeg(40, 30, (0xe2, [.. "ICC_PROFILE\0"u8, 1, 1, 9]));

        Assert.Equal(picture, await CleanedAsync("a.jpg", [.. picture, .. Sample.Zip(("a.js", [1]))]));
    }

    [Fact]
    public async Task Jpeg_WithExifThatLeadsNowhere_IsCleanedAllTheSame()
    {
        byte[] exif = [.. "Exif\0\0II*\0"u8, 0xff, 0xff, 0xff, 0xff];

        Assert.Equal(Sample.Jpeg(40, 30), await CleanedAsync("a.jpg", Sample.Jpeg(40, 30, (0xe1, exif))));
    }

    [Fact]
    public async Task Png_WithTextsAndExif_LosesThemAndWhatFollowsItsEnd()
    {
        var sent = Sample.Png(40, 30, ("tEXt", [.. "Author\0Jane"u8]), ("iTXt", [1]), ("zTXt", [1]), ("eXIf", [1]), ("tIME", [1]), ("pHYs", [1]));

        Assert.Equal(Sample.Png(40, 30, ("pHYs", [1])), await CleanedAsync("a.png", [.. sent, .. "<script>"u8]));
    }

    [Fact]
    public async Task Gif_WithACommentAndXmp_LosesThemAndStillRepeats()
    {
        byte[] repeat = [0x21, 0xff, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0];
        byte[] comment = [0x21, 0xfe, 4, .. "Jane"u8, 0];
        byte[] xmp = [0x21, 0xff, 11, .. "XMP DataXMP"u8, 2, 1, 1, 0];

        Assert.Equal(Sample.Gif(40, 30, repeat), await CleanedAsync("a.gif", Sample.Gif(40, 30, comment, repeat, xmp)));
    }

    [Fact]
    public async Task WebP_WithExifAndXmp_LosesThemAndSaysSo()
    {
        var kept = await CleanedAsync("a.webp", Sample.WebP(40, 30, ("EXIF", [1, 2, 3]), ("XMP ", [1])));

        Assert.Equal(Sample.WebP(40, 30), kept);
    }

    [Fact]
    public async Task Picture_ThatWasCleaned_IsTheSameWhenItIsCleanedAgain()
    {
        var kept = await CleanedAsync("a.jpg", Sample.Jpeg(40, 30, (0xe1, Sample.ExifOf(3))));

        Assert.Null((await InspectAsync("a.jpg", kept)).Cleaned);
    }

    private static async Task<byte[]> CleanedAsync(string name, byte[] bytes) => (await InspectAsync(name, bytes)).Cleaned!.Value.ToArray();

    private static async Task<InspectedFile> InspectAsync(string name, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return (await new FileInspection().InspectAsync(name, stream, CancellationToken.None)).Value;
    }
}
