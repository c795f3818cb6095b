using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace SafeguardingHub.Content.Recipes;

/// <summary>Brings the bytes of a text file to UTF-8 without a byte order mark.</summary>
internal static class RecipeEncoding
{
    /// <summary>What the bytes were.</summary>
    /// <param name="Utf8">The text; empty where <paramref name="Refusal"/> is given.</param>
    /// <param name="WasUtf16">Whether the file was UTF-16, which Orchard Core cannot read.</param>
    /// <param name="Refusal">Why the bytes are no text, or null.</param>
    /// <param name="RefusedAt">The line, from 1, of the first bytes that are no text.</param>
    internal readonly record struct Decoded(ReadOnlyMemory<byte> Utf8, bool WasUtf16, string? Refusal, int? RefusedAt);

    /// <summary>UTF-8 with or without its mark, and UTF-16 of either order with or without its mark.</summary>
    public static Decoded Decode(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            return Utf8(file[3..]);
        }

        if (bytes.Length >= 4 && (BinaryPrimitives.ReadUInt32LittleEndian(bytes) is 0x0000FEFF or 0xFFFE0000))
        {
            return new Decoded(default, false, "it is UTF-32; save it as UTF-8", null);
        }

        if (bytes.Length >= 2)
        {
            // A recipe starts with an ASCII character, so that in UTF-16 one of the first two bytes is zero.
            switch (bytes[0], bytes[1])
            {
                case (0xFF, 0xFE): return Utf16(bytes[2..], bigEndian: false);
                case (0xFE, 0xFF): return Utf16(bytes[2..], bigEndian: true);
                case (not 0, 0): return Utf16(bytes, bigEndian: false);
                case (0, not 0): return Utf16(bytes, bigEndian: true);
            }
        }

        return Utf8(file);
    }

    private static Decoded Utf8(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return new Decoded(file, false, null, null);
        }

        var good = 0;
        while (Rune.DecodeFromUtf8(bytes[good..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            good += length;
        }

        return new Decoded(default, false, "it has bytes that are not UTF-8; save it as UTF-8", 1 + bytes[..good].Count((byte)'\n'));
    }

    private static Decoded Utf16(ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        try
        {
            var text = new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes);
            return new Decoded(Encoding.UTF8.GetBytes(text), true, null, null);
        }
        catch (DecoderFallbackException)
        {
            return new Decoded(default, true, "it is UTF-16 with broken characters; save it as UTF-8", null);
        }
    }
}
