using System.Text;
using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Search.Extraction;

/// <summary>Files of plain text.</summary>
internal sealed class TextFileReader(ReadingLimits limits) : FileReader
{
    /// <inheritdoc />
    public override string Name => "text";

    /// <inheritdoc />
    public override int Version => 1;

    /// <inheritdoc />
    public override async Task<ExtractedText> ReadAsync(string file, CancellationToken cancellationToken)
    {
        // No character takes more bytes, so what is kept is read, and what is not may be enormous.
        var (bytes, isWhole) = await FileBytes.ReadAsync(file, (limits.Characters + 1) * 4, cancellationToken);
        return TextDecoding.Decode(bytes.Span, isWhole) is { } text
            ? Cleaned([text], hasPages: false, limits.Characters, FileFaults.Empty)
            : ExtractedText.None(FileFaults.NotText);
    }
}

/// <summary>Files of HTML: the words that a reader sees.</summary>
internal sealed class HtmlFileReader(ReadingLimits limits) : FileReader
{
    /// <inheritdoc />
    public override string Name => "html";

    /// <inheritdoc />
    public override int Version => 1;

    /// <inheritdoc />
    public override async Task<ExtractedText> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var (bytes, isWhole) = await FileBytes.ReadAsync(file, limits.HtmlBytes, cancellationToken);
        if (!isWhole)
        {
            return ExtractedText.None(FileFaults.TooLarge(limits.HtmlBytes));
        }

        return TextDecoding.Decode(bytes.Span, isWhole) is { } html
            ? Cleaned([HtmlText.Plain(html)], hasPages: false, limits.Characters, FileFaults.Empty)
            : ExtractedText.None(FileFaults.NotText);
    }
}

/// <summary>The beginning of a file.</summary>
internal static class FileBytes
{
    /// <summary>At most so many bytes, and whether that is all of them.</summary>
    public static async Task<(ReadOnlyMemory<byte> Bytes, bool IsWhole)> ReadAsync(string file, int most, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, new FileStreamOptions { Options = FileOptions.Asynchronous });
        var buffer = new byte[(int)Math.Min(stream.Length, most)];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return (buffer.AsMemory(0, read), stream.Length <= read);
    }
}

/// <summary>Text of which nobody said how it is encoded.</summary>
internal static class TextDecoding
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
