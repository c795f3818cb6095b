using System.Text;

namespace SafeguardingHub.Content.Media.Inspection;

/// <summary>
/// Tells what a file is from how it begins. What is packed (Office, archives) and what is an old container needs a longer
/// look: <see cref="PackedDocument"/>, <see cref="CompoundFile"/>.
/// </summary>
internal static class FileSniffing
{
    /// <summary>How many bytes of the beginning are looked at.</summary>
    public const int HeadLength = 4096;

    /// <summary>How old Office files begin, and new ones that have a password.</summary>
    public static ReadOnlySpan<byte> Compound => [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

    /// <summary>How files begin that are packed.</summary>
    public static ReadOnlySpan<byte> Packed => "PK\u0003\u0004"u8;

    // What a browser takes for a web page when nobody tells it otherwise.
    private static readonly string[] PageTags =
    [
        "!doctype html", "html", "head", "body", "script", "iframe", "title", "style", "meta", "link", "table", "h1", "div", "font", "p>", "br", "b>", "a ", "img", "object", "embed", "form",
    ];

    /// <summary>The kind by how the file begins; null for none that is known, which may be text.</summary>
    public static FileKind? OfBytes(ReadOnlySpan<byte> head) => OfMarks(head) ?? OfBox(head) ?? OfProgram(head) ?? OfMarkup(head);

    private static FileKind? OfMarks(ReadOnlySpan<byte> head) => head switch
    {
        _ when AfterBlanks(head).StartsWith("%PDF-"u8) => FileKinds.Pdf,
        [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ..] => FileKinds.Png,
        [0xff, 0xd8, 0xff, ..] => FileKinds.Jpeg,
        _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => FileKinds.Gif,
        _ when head.StartsWith("BM"u8) && head.Length > 14 && head[6..10].SequenceEqual("\0\0\0\0"u8) => FileKinds.OtherPicture,
        _ when head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) || head.StartsWith("8BPS"u8) => FileKinds.OtherPicture,
        [0, 0, 1, 0, _, ..] => FileKinds.Icon,
        _ when head.StartsWith("{\\rt"u8) => FileKinds.RichText,
        _ when head.StartsWith("ID3"u8) => FileKinds.Mp3,
        [0xff, 0xfb or 0xf3 or 0xf2 or 0xfa, ..] => FileKinds.Mp3,
        _ when head.StartsWith("OggS"u8) => FileKinds.Ogg,
        _ when head.StartsWith("Rar!"u8) => FileKinds.Archive,
        [0x1f, 0x8b, ..] or [0x37, 0x7a, 0xbc, 0xaf, ..] or [0xfd, 0x37, 0x7a, 0x58, ..] => FileKinds.Archive,
        _ when head.StartsWith("BZh"u8) || head.StartsWith("MSCF"u8) || head.StartsWith("PK"u8) && head is [_, _, 5 or 7, ..] => FileKinds.Archive,
        _ when head.Length > 262 && head[257..].StartsWith("ustar"u8) => FileKinds.Archive,
        _ => null,
    };

    // RIFF and MPEG-4 say after their first box what they are.
    private static FileKind? OfBox(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
        {
            return null;
        }

        var brand = head[8..12];
        if (head.StartsWith("RIFF"u8))
        {
            return brand.SequenceEqual("WEBP"u8) ? FileKinds.WebP : brand.SequenceEqual("WAVE"u8) ? FileKinds.Wav : null;
        }

        return !head[4..8].SequenceEqual("ftyp"u8) ? null
            : brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.StartsWith("mif"u8) || brand.StartsWith("msf"u8) || brand.StartsWith("avi"u8) ? FileKinds.Heic
            : brand.StartsWith("M4A"u8) ? FileKinds.M4a
            : FileKinds.Mp4;
    }

    private static FileKind? OfProgram(ReadOnlySpan<byte> head) => head switch
    {
        [0x4d, 0x5a, ..] or [0x7f, 0x45, 0x4c, 0x46, ..] or [0x23, 0x21, ..] => FileKinds.Program,
        [0xca, 0xfe, 0xba, 0xbe, ..] or [0xcf or 0xce, 0xfa, 0xed, 0xfe, ..] or [0x4c, 0, 0, 0, 1, 0x14, 2, 0, ..] => FileKinds.Program,
        _ => null,
    };

    private static FileKind? OfMarkup(ReadOnlySpan<byte> head)
    {
        // UTF-16 hides the same words between noughts.
        var text = head is [0xff, 0xfe, ..] or [0xfe, 0xff, ..] ? (TextDecoding.Decode(head[..(head.Length & ~1)], isWhole: false) ?? "") : Encoding.Latin1.GetString(AfterBlanks(head));
        var rest = text.AsSpan().TrimStart();
        var isXml = rest.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);
        while (rest.StartsWith("<?") || rest.StartsWith("<!--"))
        {
            var close = rest.StartsWith("<?") ? "?>" : "-->";
            var end = rest.IndexOf(close);
            if (end < 0)
            {
                return FileKinds.Xml;
            }

            rest = rest[(end + close.Length)..].TrimStart();
        }

        if (rest is not ['<', .. var tag])
        {
            return isXml ? FileKinds.Xml : null;
        }

        if (tag.StartsWith("svg", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("!doctype svg", StringComparison.OrdinalIgnoreCase))
        {
            return FileKinds.Svg;
        }

        foreach (var page in PageTags)
        {
            if (tag.StartsWith(page, StringComparison.OrdinalIgnoreCase))
            {
                return FileKinds.WebPage;
            }
        }

        return isXml || tag.StartsWith("!doctype", StringComparison.OrdinalIgnoreCase) ? FileKinds.Xml : null;
    }

    private static ReadOnlySpan<byte> AfterBlanks(ReadOnlySpan<byte> head) =>
        (head is [0xef, 0xbb, 0xbf, .. var marked] ? marked : head).TrimStart(" \t\r\n\f"u8);
}
