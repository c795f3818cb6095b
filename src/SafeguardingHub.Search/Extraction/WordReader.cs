using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using System.Xml;
using SafeguardingHub.Content.Media.Inspection;

namespace SafeguardingHub.Search.Extraction;

/// <summary>
/// Word documents (<c>.docx</c>): paragraphs, lists, tables and text boxes in the order in which they stand; headers, footers,
/// notes, comments and struck-out text left out. Read as what it is, XML in a ZIP, one node after another: the library for this
/// format refuses whole documents for one odd link, and would have to be guarded against bombs all the same.
/// </summary>
internal sealed class WordReader(ReadingLimits limits) : FileReader
{
    private const string MainPart = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    private static readonly FrozenSet<string> Word = new[]
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc />
    public override string Name => "word";

    /// <inheritdoc />
    public override int Version => 1;

    /// <inheritdoc />
    public override async Task<ExtractedText> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new FileStream(file, new FileStreamOptions { Options = FileOptions.Asynchronous });
            if (await ZipDirectory.FaultAsync(stream, limits.PackedFiles, cancellationToken) is { } fault)
            {
                return ExtractedText.None(fault switch
                {
                    ZipFault.Bomb => FileFaults.Bomb,
                    ZipFault.Damaged => FileFaults.Damaged,
                    _ => FileFaults.NotADocument,
                });
            }

            await using var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            if (archive.Entries.Count > limits.PackedFiles)
            {
                return ExtractedText.None(FileFaults.Bomb);
            }

            return await MainAsync(archive, cancellationToken) is { } main
                ? Cleaned([await TextAsync(main, cancellationToken)], hasPages: false, limits.Characters, FileFaults.Empty)
                : ExtractedText.None(FileFaults.NotADocument);
        }
        catch (BombException)
        {
            return ExtractedText.None(FileFaults.Bomb);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            return ExtractedText.None(FileFaults.Damaged);
        }
    }

    // Nearly always word/document.xml; but only the list of parts says so.
    private async Task<ZipArchiveEntry?> MainAsync(ZipArchive archive, CancellationToken cancellationToken)
    {
        if (archive.GetEntry("[Content_Types].xml") is not { } types)
        {
            return null;
        }

        await using var stream = await OpenAsync(types, cancellationToken);
        using var xml = Xml(stream);
        while (await xml.ReadAsync())
        {
            Guard(xml, cancellationToken);
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Override" } && xml.GetAttribute("ContentType") == MainPart
                && xml.GetAttribute("PartName") is { } part)
            {
                return archive.GetEntry(part.TrimStart('/'));
            }
        }

        return null;
    }

    private async Task<string> TextAsync(ZipArchiveEntry part, CancellationToken cancellationToken)
    {
        await using var stream = await OpenAsync(part, cancellationToken);
        using var xml = Xml(stream);
        var text = new StringBuilder();
        var isText = false;
        var more = await xml.ReadAsync();
        while (more && text.Length <= limits.Characters)
        {
            Guard(xml, cancellationToken);
            if (xml.NodeType == XmlNodeType.Element && IsLeftOut(xml))
            {
                // Stands on the next node already.
                await SkipAsync(xml, cancellationToken);
                more = !xml.EOF;
                continue;
            }

            switch (xml.NodeType)
            {
                case XmlNodeType.Element when Word.Contains(xml.NamespaceURI):
                    isText = xml is { LocalName: "t", IsEmptyElement: false };
                    text.Append(xml.LocalName switch { "tab" => " ", "br" or "cr" => "\n", "noBreakHyphen" => "-", _ => "" });
                    break;
                case XmlNodeType.EndElement when Word.Contains(xml.NamespaceURI):
                    isText = false;
                    text.Append(xml.LocalName == "p" ? "\n" : "");
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when isText:
                    text.Append(xml.Value);
                    break;
                default:
                    break;
            }

            more = await xml.ReadAsync();
        }

        return text.ToString();
    }

    // What was deleted or moved away while changes were tracked; and the second copy of text boxes, for old versions of Word.
    private static bool IsLeftOut(XmlReader xml) =>
        (Word.Contains(xml.NamespaceURI) && xml.LocalName is "del" or "moveFrom" or "sectPr" or "tabs") || (xml.LocalName == "Fallback" && xml.NamespaceURI == Compatibility);

    private async Task SkipAsync(XmlReader xml, CancellationToken cancellationToken)
    {
        var depth = xml.Depth;
        if (!xml.IsEmptyElement)
        {
            while (await xml.ReadAsync() && xml.Depth > depth)
            {
                Guard(xml, cancellationToken);
            }
        }

        await xml.ReadAsync();
    }

    private async Task<Stream> OpenAsync(ZipArchiveEntry entry, CancellationToken cancellationToken) =>
        entry.Length > limits.XmlCharacters || entry.Length / Math.Max(entry.CompressedLength, 1) > limits.PackingRatio
            ? throw new BombException()
            : new Measured(await entry.OpenAsync(cancellationToken), limits.XmlCharacters);

    private static XmlReader Xml(Stream stream) => XmlReader.Create(stream, new XmlReaderSettings
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });

    private void Guard(XmlReader xml, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (xml.Depth > limits.XmlDepth)
        {
            throw new BombException();
        }
    }

    private sealed class BombException : Exception;

    /// <summary>Ends the unpacking of what is more than it says it is.</summary>
    private sealed class Measured(Stream inner, long room) : Stream
    {
        private long left = room;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Count(await inner.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }

        private int Count(int read) => (left -= read) < 0 ? throw new BombException() : read;
    }
}
