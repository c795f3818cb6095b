using System.Text;

namespace SafeguardingHub.Content.Media.Inspection;

/// <summary>Text of which nobody said how it is encoded.</summary>
public static class TextDecoding
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// By its byte order mark; else UTF-8 where every byte fits, for hardly any other text does; else as Windows of western Europe
    /// has always written it. Null where it is no text.
    /// </summary>
    /// <param name="bytes">The bytes, from the beginning.</param>
    /// <param name="isWhole">Whether these are all; otherwise they may end within a character.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        var text = bytes switch
        {
            [0xef, 0xbb, 0xbf, .. var rest] => Encoding.UTF8.GetString(rest),
            [0xff, 0xfe, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xfe, 0xff, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            _ => Utf8(bytes, isWhole) ?? CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes),
        };

        // No text has this character; pictures, archives and text in unmarked UTF-16 are full of it.
        return text.Contains('\0', StringComparison.Ordinal) ? null : text;
    }

    private static string? Utf8(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        try
        {
            var decoder = Strict.GetDecoder();
            var characters = new char[Strict.GetMaxCharCount(bytes.Length)];
            return new string(characters, 0, decoder.GetChars(bytes, characters, flush: isWhole));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
