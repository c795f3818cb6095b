using System.Buffers.Binary;

namespace SafeguardingHub.Content.Media.Inspection.Pictures;

/// <summary>WebP: RIFF chunks of name, length and bytes, padded to even lengths.</summary>
internal static class WebPFile
{
    private const int Header = 12;
    private const int Frame = 8;
    private const byte ExifFlag = 0x08;
    private const byte XmpFlag = 0x04;

    /// <summary>Copies what is shown; answers the measures, or null where the picture does not come to its end.</summary>
    public static (int Width, int Height)? Copy(ReadOnlySpan<byte> bytes, MemoryStream kept)
    {
        if (bytes.Length < Header || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) is var said && (said > bytes.Length - 8 || said < 4))
        {
            return null;
        }

        (int, int)? size = null;
        var hasPixels = false;
        var end = (int)said + 8;
        kept.Write(bytes[..Header]);
        for (var at = Header; at < end;)
        {
            if (at + Frame > end || BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]) is var length && length > end - at - Frame)
            {
                return null;
            }

            var chunk = bytes.Slice(at, (int)Math.Min(Frame + length + (length & 1), end - at));
            size ??= Size(chunk);
            hasPixels |= chunk.StartsWith("VP8 "u8) || chunk.StartsWith("VP8L"u8) || chunk.StartsWith("ANMF"u8);
            if (chunk.StartsWith("VP8X"u8) && chunk.Length > Frame)
            {
                byte[] flags = [.. chunk];
                flags[Frame] &= unchecked((byte)~(ExifFlag | XmpFlag));
                kept.Write(flags);
            }
            else if (IsShown(chunk))
            {
                kept.Write(chunk);
            }

            at += chunk.Length;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(kept.GetBuffer().AsSpan(4), (uint)kept.Length - 8);
        return hasPixels ? size : null;
    }

    private static bool IsShown(ReadOnlySpan<byte> chunk) =>
        chunk.StartsWith("VP8"u8) || chunk.StartsWith("ALPH"u8) || chunk.StartsWith("ANIM"u8) || chunk.StartsWith("ANMF"u8) || chunk.StartsWith("ICCP"u8);

    private static (int, int)? Size(ReadOnlySpan<byte> chunk)
    {
        var body = chunk[Frame..];
        if (chunk.StartsWith("VP8X"u8) && body.Length >= 10)
        {
            return (1 + (body[4] | (body[5] << 8) | (body[6] << 16)), 1 + (body[7] | (body[8] << 8) | (body[9] << 16)));
        }

        if (chunk.StartsWith("VP8L"u8) && body.Length >= 5 && body[0] == 0x2f)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
            return ((int)(bits & 0x3fff) + 1, (int)((bits >> 14) & 0x3fff) + 1);
        }

        return chunk.StartsWith("VP8 "u8) && body.Length >= 10 && body[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9d, 0x01, 0x2a])
            ? (BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3fff, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3fff)
            : null;
    }
}
