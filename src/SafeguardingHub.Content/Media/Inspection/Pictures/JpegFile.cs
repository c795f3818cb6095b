using System.Buffers.Binary;

namespace SafeguardingHub.Content.Media.Inspection.Pictures;

/// <summary>JPEG: segments up to the pixels of each scan, then the pixels up to the next marker.</summary>
internal static class JpegFile
{
    private const byte Start = 0xd8;
    private const byte End = 0xd9;
    private const byte Scan = 0xda;

    /// <summary>Copies what is shown; answers the measures, or null where the picture does not come to its end.</summary>
    public static (int Width, int Height)? Copy(ReadOnlySpan<byte> bytes, Stream kept)
    {
        (int, int)? size = null;
        var hasPixels = false;
        kept.Write([0xff, Start]);
        for (var at = 2; at + 2 <= bytes.Length;)
        {
            // Any number of FF may stand before a marker.
            if (bytes[at] != 0xff)
            {
                return null;
            }

            var marker = bytes[at + 1];
            if (marker == 0xff)
            {
                at++;
                continue;
            }

            if (marker == End)
            {
                kept.Write([0xff, End]);
                return hasPixels ? size : null;
            }

            if (at + 4 > bytes.Length || BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]) is var length && (length < 2 || at + 2 + length > bytes.Length))
            {
                return null;
            }

            var segment = bytes.Slice(at, length + 2);
            if (IsFrame(marker))
            {
                size = segment.Length < 9 ? null : (BinaryPrimitives.ReadUInt16BigEndian(segment[7..]), BinaryPrimitives.ReadUInt16BigEndian(segment[5..]));
            }

            Keep(marker, segment, kept);
            at += segment.Length;
            if (marker == Scan)
            {
                var pixels = PixelsLength(bytes[at..]);
                kept.Write(bytes.Slice(at, pixels));
                at += pixels;
                hasPixels = true;
            }
        }

        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);

    // APP0 (density), APP2 with a colour profile, APP14 (how colours are coded) and tables are needed. Exif (APP1) gives way to
    // the one thing in it that decides how the picture looks: which side is up. Comments and all other APPs are left out.
    private static void Keep(byte marker, ReadOnlySpan<byte> segment, Stream kept)
    {
        var body = segment[4..];
        if (marker == 0xe1)
        {
            if (body.StartsWith("Exif\0\0"u8) && Exif.Orientation(body[6..]) is var up and > 1)
            {
                kept.Write(Exif.Segment(up));
            }

            return;
        }

        var isRemark = marker is >= 0xe0 and <= 0xef or 0xfe;
        var isNeeded = (marker == 0xe0 && body.StartsWith("JFIF\0"u8)) || (marker == 0xe2 && body.StartsWith("ICC_PROFILE\0"u8)) || (marker == 0xee && body.StartsWith("Adobe"u8));
        if (!isRemark || isNeeded)
        {
            kept.Write(segment);
        }
    }

    // Within pixels FF is followed by 0, by a restart marker, or by another FF; anything else ends them.
    private static int PixelsLength(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at + 1 < bytes.Length; at++)
        {
            var next = bytes[at..].IndexOf((byte)0xff);
            if (next < 0 || at + next + 1 >= bytes.Length)
            {
                return bytes.Length;
            }

            at += next;
            if (bytes[at + 1] is not (0 or 0xff or (>= 0xd0 and <= 0xd7)))
            {
                return at;
            }
        }

        return bytes.Length;
    }
}

/// <summary>Exif, of which only one value is ever kept.</summary>
internal static class Exif
{
    private const ushort OrientationTag = 0x0112;

    /// <summary>Which side of the picture is up, 1 to 8 as Exif counts; 1, which is as it stands, where nothing says so.</summary>
    public static byte Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || (!tiff.StartsWith("II*\0"u8) && !tiff.StartsWith("MM\0*"u8)))
        {
            return 1;
        }

        var isLittle = tiff[0] == (byte)'I';
        var list = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (list > tiff.Length - 2)
        {
            return 1;
        }

        var count = Number(tiff[(int)list..], isLittle);
        for (var index = 0; index < count && list + 2 + (12 * (index + 1)) <= tiff.Length; index++)
        {
            var entry = tiff.Slice((int)list + 2 + (12 * index), 12);
            if (Number(entry, isLittle) == OrientationTag)
            {
                return Number(entry[8..], isLittle) is var up and >= 1 and <= 8 ? (byte)up : (byte)1;
            }
        }

        return 1;
    }

    /// <summary>A segment APP1 that says which side is up, and nothing else.</summary>
    public static byte[] Segment(byte orientation) =>
    [
        0xff, 0xe1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static ushort Number(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
