using System.Buffers.Binary;

namespace SafeguardingHub.Content.Media.Inspection.Pictures;

/// <summary>GIF: a header, then blocks that begin with a mark, up to the mark of the end.</summary>
internal static class GifFile
{
    private const int Header = 13;

    /// <summary>Copies what is shown; answers the measures, or null where the picture does not come to its end.</summary>
    public static (int Width, int Height)? Copy(ReadOnlySpan<byte> bytes, Stream kept)
    {
        if (bytes.Length < Header)
        {
            return null;
        }

        var hasPixels = false;
        var at = Header + Colours(bytes[10]);
        if (at > bytes.Length)
        {
            return null;
        }

        kept.Write(bytes[..at]);
        while (at < bytes.Length)
        {
            var end = bytes[at] switch
            {
                0x21 when at + 2 < bytes.Length => BlocksEnd(bytes, at + 2),
                0x2c when at + 10 < bytes.Length => BlocksEnd(bytes, at + 11 + Colours(bytes[at + 9])),
                0x3b => at + 1,
                _ => -1,
            };
            if (end < 0)
            {
                return null;
            }

            hasPixels |= bytes[at] == 0x2c;
            if (!IsRemark(bytes[at..end]))
            {
                kept.Write(bytes[at..end]);
            }

            if (bytes[at] == 0x3b)
            {
                return hasPixels ? (BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])) : null;
            }

            at = end;
        }

        return null;
    }

    private static int Colours(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    // Comments, and what programs leave for themselves, but for how often a film repeats.
    private static bool IsRemark(ReadOnlySpan<byte> block) =>
        block is [0x21, 0xfe, ..] || (block is [0x21, 0xff, ..] && !block[3..].StartsWith("NETSCAPE2.0"u8));

    private static int BlocksEnd(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length)
        {
            if (bytes[at] == 0)
            {
                return at + 1;
            }

            at += bytes[at] + 1;
        }

        return -1;
    }
}
