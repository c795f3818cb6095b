using System.Text;

namespace SafeguardingHub.Search.Extraction;

/// <summary>
/// PDF by poppler's <c>pdftotext</c>, a program beside the hub: a PDF can be made to hang or crash whoever reads it, and a
/// process of its own can be ended. Without the program there is no text, and editors are told why.
/// </summary>
/// <param name="program">Where the program is, asked each time: it may be installed while the hub runs. Null where it is not.</param>
/// <param name="limits">What it may cost.</param>
/// <param name="time">Measures how long it takes.</param>
internal sealed class PdfReader(Func<string?> program, ReadingLimits limits, TimeProvider time) : FileReader
{
    // Readers of PDF look for the mark in this much of the file.
    private const int MarkWithin = 1024;

    /// <summary>Whether the program is there.</summary>
    public bool IsThere => program() is not null;

    /// <inheritdoc />
    public override string Name => "pdf";

    /// <inheritdoc />
    public override int Version => 2;

    /// <inheritdoc />
    public override int VersionNow => IsThere ? Version : 0;

    /// <inheritdoc />
    public override async Task<ExtractedText> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (program() is not { } path)
        {
            return ExtractedText.None(FileFaults.PdfProgram);
        }

        if (!await IsPdfAsync(file, cancellationToken))
        {
            return ExtractedText.None(FileFaults.NotAPdf);
        }

        var output = await ChildProgram.RunAsync(path, ["-q", "-enc", "UTF-8", "-eol", "unix", file, "-"], limits, time, cancellationToken);
        return output switch
        {
            { IsTooSlow: true } => ExtractedText.None(FileFaults.TooSlow(limits.Time)) with { MayPass = true },
            { IsTooLong: true } or { ExitCode: 0 } => Pages(output),
            { ExitCode: 1 } => ExtractedText.None(FileFaults.PdfClosed),
            { ExitCode: 3 } => ExtractedText.None(FileFaults.PdfForbidden),
            _ => ExtractedText.None(FileFaults.PdfFailed),
        };
    }

    private ExtractedText Pages(ProgramOutput output)
    {
        // A PDF may map its letters to halves of characters, which come out as bytes that are no text: one here and there is no harm.
        var text = Encoding.UTF8.GetString(output.Bytes.Span);
        if (text.Count(character => character == '\ufffd' || (char.IsControl(character) && character is not ('\n' or '\f' or '\t' or '\r'))) > text.Length / 10)
        {
            return ExtractedText.None(FileFaults.PdfFailed);
        }

        // Each page ends with a form feed, the last one too.
        var pages = text.Split('\f');
        var whole = pages is [.., var last] && string.IsNullOrWhiteSpace(last) ? pages[..^1] : pages;
        var cleaned = Cleaned(whole, hasPages: true, limits.Characters, FileFaults.PdfScan);
        return output.IsTooLong && !cleaned.Pages.IsEmpty ? cleaned with { Fault = FileFaults.Cut(cleaned.Pages.Sum(page => page.Length)) } : cleaned;
    }

    private static async Task<bool> IsPdfAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, new FileStreamOptions { Options = FileOptions.Asynchronous });
        var start = new byte[MarkWithin];
        var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        return start.AsSpan(0, read).IndexOf("%PDF-"u8) >= 0;
    }
}
