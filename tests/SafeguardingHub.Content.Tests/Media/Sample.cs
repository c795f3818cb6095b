using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SafeguardingHub.Content.Tests.Media;

/// <summary>Small files of every kind, made for the tests.</summary>
internal static class Sample
{
    public const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public static byte[] Pdf => "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A ZIP of those files.</summary>
    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A document of Office with that main part and those files more.</summary>
    public static byte[] Office(string type, params (string Name, byte[] Bytes)[] more) => Zip(
    [
        ("[Content_Types].xml", Text($"""<?xml version="1.0"?><Types xmlns="x"><Override PartName="/main.xml" ContentType="{type}"/></Types>""")), ("main.xml", Text("<main/>")), .. more,
    ]);

    public static byte[] Docx(params (string Name, byte[] Bytes)[] more) => Office(WordType, more);

    /// <summary>A container of old Office in which a stream of that name is listed.</summary>
    public static byte[] Compound(string stream) =>
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, .. new byte[70_000], .. Encoding.Unicode.GetBytes(stream), .. new byte[100]];

    public static byte[] Png(int width, int height, params (string Name, byte[] Bytes)[] more) =>
    [
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a,
        .. Chunk("IHDR", [.. Big(width), .. Big(height), 8, 2, 0, 0, 0]), .. more.SelectMany(chunk => Chunk(chunk.Name, chunk.Bytes)), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []),
    ];

    public static byte[] Jpeg(int width, int height, params (byte Marker, byte[] Bytes)[] more) =>
    [
        0xff, 0xd8, .. Segment(0xe0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. more.SelectMany(segment => Segment(segment.Marker, segment.Bytes)),
        .. Segment(0xc0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9,
    ];

    public static byte[] Gif(int width, int height, params byte[][] blocks) =>
    [
        .. "GIF89a"u8, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0x80, 0, 0, 0, 0, 0, 255, 255, 255,
        .. blocks.SelectMany(block => block), 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b,
    ];

    public static byte[] WebP(int width, int height, params (string Name, byte[] Bytes)[] more)
    {
        byte[] chunks =
        [
            .. Riff("VP8X", [(byte)(more.Length == 0 ? 0 : 0x0c), 0, 0, 0, (byte)(width - 1), (byte)((width - 1) >> 8), 0, (byte)(height - 1), (byte)((height - 1) >> 8), 0]),
            .. Riff("VP8 ", [0, 0, 0, 0x9d, 1, 0x2a, 1, 0, 1, 0]), .. more.SelectMany(chunk => Riff(chunk.Name, chunk.Bytes)),
        ];
        return [.. "RIFF"u8, .. Little(chunks.Length + 4), .. "WEBP"u8, .. chunks];
    }

    /// <summary>Exif that says which side is up, and where the picture was taken.</summary>
    public static byte[] ExifOf(byte orientation) =>
    [
        .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 50, 0, 0, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. "52.19N 2.22W Canon"u8,
    ];

    private static byte[] Chunk(string name, byte[] bytes) => [.. Big(bytes.Length), .. Encoding.ASCII.GetBytes(name), .. bytes, 0, 0, 0, 0];

    private static byte[] Segment(byte marker, byte[] bytes) => [0xff, marker, (byte)((bytes.Length + 2) >> 8), (byte)(bytes.Length + 2), .. bytes];

    private static byte[] Riff(string name, byte[] bytes) => [.. Encoding.ASCII.GetBytes(name), .. Little(bytes.Length), .. bytes, .. new byte[bytes.Length % 2]];

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
