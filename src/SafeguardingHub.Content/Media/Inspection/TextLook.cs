using System.Text;

namespace SafeguardingHub.Content.Media.Inspection;

/// <summary>Whether bytes are text: UTF-8, or as Windows of western Europe has always written it.</summary>
internal static class TextLook
{
    private const int Piece = 64 * 1024;

    /// <summary>
    /// Whether all of it is text. Noughts and control characters are in no text of either kind; bytes that are not UTF-8
    /// must all be characters of Windows-1252. Leaves the stream at its beginning.
    /// </summary>
    public static async ValueTask<bool> IsAsync(Stream content, CancellationToken cancellationToken)
    {
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var characters = new char[Piece + 4];
        var buffer = new byte[Piece];
        var isUtf8 = true;
        var isWindows = true;
        content.Seek(0, SeekOrigin.Begin);
        while (isUtf8 || isWindows)
        {
            var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            var piece = buffer.AsSpan(0, read);
            isUtf8 = isUtf8 && Fits(decoder, piece, characters, isEnd: read < buffer.Length);
            if (piece.ContainsAnyInRange((byte)0, (byte)8) || piece.ContainsAnyInRange((byte)14, (byte)31))
            {
                isUtf8 = isWindows = false;
            }

            isWindows = isWindows && piece.IndexOfAny((byte)0x81, (byte)0x8d, (byte)0x8f) < 0 && piece.IndexOfAny((byte)0x90, (byte)0x9d) < 0;
            if (read < buffer.Length)
            {
                break;
            }
        }

        content.Seek(0, SeekOrigin.Begin);
        return isUtf8 || isWindows;
    }

    private static bool Fits(Decoder decoder, ReadOnlySpan<byte> piece, char[] characters, bool isEnd)
    {
        try
        {
            decoder.GetChars(piece, characters, isEnd);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
