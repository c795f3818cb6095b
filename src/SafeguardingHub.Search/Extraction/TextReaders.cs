using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Media.Inspection;

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
