using System.Buffers.Binary;

namespace SafeguardingHub.Content.Media.Inspection.Pictures;

/// <summary>PNG: chunks of length, name, bytes and checksum, from IHDR to IEND.</summary>
internal static class PngFile
{
    private const int Signature = 8;
    private const int Frame = 12;
    private const int LargestSide = 1_000_000;

    // What is not listed is not needed to show the picture: texts (author, place, software), Exif, the time, what editors leave behind.
    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "bKGD", "hIST", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT",
    };

    /// <summary>Copies what is shown; answers the measures, or null where the picture does not come to its end.</summary>
    public static (int Width, int Height)? Copy(ReadOnlySpan<byte> bytes, Stream kept)
    {
        (int, int)? size = null;
        var hasPixels = false;
        kept.Write(bytes[..Signature]);
        for (var at = Signature; at + Frame <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - Frame)
            {
                return null;
            }

            var chunk = bytes.Slice(at, (int)length + Frame);
            var name = System.Text.Encoding.Latin1.GetString(chunk[4..8]);
            if ((at == Signature) != (name == "IHDR") || !name.All(char.IsAsciiLetter))
            {
                return null;
            }

            if (name == "IHDR")
            {
                size = length == 13 ? (Side(chunk[8..]), Side(chunk[12..])) : null;
            }

            hasPixels |= name == "IDAT";
            if (Shown.Contains(name))
            {
                kept.Write(chunk);
            }

            if (name == "IEND")
            {
                return hasPixels ? size : null;
            }

            at += chunk.Length;
        }

        return null;
    }

    private static int Side(ReadOnlySpan<byte> bytes) => (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes), LargestSide);
}
