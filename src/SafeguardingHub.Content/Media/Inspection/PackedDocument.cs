using System.Collections.Frozen;
using System.IO.Compression;
using System.Xml;

namespace SafeguardingHub.Content.Media.Inspection;

/// <summary>How much of a packed document is looked at before it is refused.</summary>
internal sealed record PackingLimits
{
    /// <summary>How many files it may be packed of.</summary>
    public int Files { get; init; } = 4_000;

    /// <summary>How many bytes all of it may have, unpacked.</summary>
    public long Bytes { get; init; } = 250_000_000;

    /// <summary>How many times its packed size a part may have, unpacked: text packs to a tenth, a bomb to a thousandth.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>From how many bytes, unpacked, the ratio counts: an empty sheet is small and packs to nothing.</summary>
    public int RatioFrom { get; init; } = 1_000_000;

    /// <summary>How many bytes the list of its parts may have, unpacked.</summary>
    public int TypesBytes { get; init; } = 2_000_000;
}

/// <summary>What a packed document was found to be.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Fault">Why it is not kept all the same, in whole sentences; null for nothing.</param>
internal sealed record PackedLook(FileKind Kind, string? Fault = null);

/// <summary>
/// Documents of Office and OpenDocument: a ZIP in which a list says what it is. Every part is unpacked once, counted and
/// thrown away, because what the ZIP says of its own sizes may be a lie.
/// </summary>
internal static class PackedDocument
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const string Bomb = "It is far larger when it is unpacked than a document can be. Save it again, with smaller pictures or in parts.";
    private const string Damaged = "It is damaged or cut off. Open it, save it again and send it again.";
    private const string Tampered = "It is packed in a way in which no office program packs a document. Open it, save it again and send it again.";
    private const string Password = "It has a password. Take the password off and save it again.";
    private const string Controls = "It has controls in it that run as programs. Take them out, or save it as a PDF.";
    private const string Embedded = "There is a file attached inside it that could be a program. Take it out, or save the document as a PDF.";

    private static readonly FrozenDictionary<string, FileKind> MainParts = new Dictionary<string, FileKind>
    {
        [Office + "wordprocessingml.document.main+xml"] = FileKinds.Word,
        [Office + "spreadsheetml.sheet.main+xml"] = FileKinds.Sheet,
        [Office + "presentationml.presentation.main+xml"] = FileKinds.Slides,
        [Office + "wordprocessingml.template.main+xml"] = FileKinds.Template,
        [Office + "spreadsheetml.template.main+xml"] = FileKinds.Template,
        [Office + "presentationml.template.main+xml"] = FileKinds.Template,
        [Office + "presentationml.slideshow.main+xml"] = FileKinds.Template,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the ZIP is. Leaves the stream at its beginning.</summary>
    public static async ValueTask<PackedLook> LookAsync(Stream content, PackingLimits limits, CancellationToken cancellationToken)
    {
        if (await ZipDirectory.FaultAsync(content, limits.Files, cancellationToken) is { } fault)
        {
            return new PackedLook(FileKinds.Archive, fault == ZipFault.Bomb ? Bomb : Damaged);
        }

        try
        {
            await using var archive = await ZipArchive.CreateAsync(content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            return await LookAsync(archive, limits, cancellationToken);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            return new PackedLook(FileKinds.Archive, Damaged);
        }
        finally
        {
            content.Seek(0, SeekOrigin.Begin);
        }
    }

    private static async ValueTask<PackedLook> LookAsync(ZipArchive archive, PackingLimits limits, CancellationToken cancellationToken)
    {
        if (archive.Entries.Count > limits.Files)
        {
            return new PackedLook(FileKinds.Archive, Bomb);
        }

        if (await KindAsync(archive, limits, cancellationToken) is not { } kind)
        {
            return new PackedLook(FileKinds.Archive);
        }

        return kind.Advice is not null
            ? new PackedLook(kind)
            : new PackedLook(kind, NamesFault(archive) ?? await PartsFaultAsync(archive, limits, cancellationToken));
    }

    private static async ValueTask<FileKind?> KindAsync(ZipArchive archive, PackingLimits limits, CancellationToken cancellationToken)
    {
        if (archive.GetEntry("[Content_Types].xml") is { } types)
        {
            return await UnpackAsync(types, limits.TypesBytes, cancellationToken) is { } xml ? OfficeKind(xml) : null;
        }

        // OpenDocument says it in a file of its own, in one line.
        if (archive.GetEntry("mimetype") is not { } mime || await UnpackAsync(mime, 200, cancellationToken) is not { } line)
        {
            return null;
        }

        var type = System.Text.Encoding.ASCII.GetString(line.GetBuffer(), 0, (int)line.Length).Trim();
        return type == FileKinds.OpenText.ContentType ? FileKinds.OpenText
            : type.StartsWith("application/vnd.oasis.opendocument.", StringComparison.Ordinal) ? FileKinds.OtherOpen
            : null;
    }

    // A list that names two main parts is made to be read in two ways; and one macro is enough.
    private static FileKind? OfficeKind(MemoryStream types)
    {
        var found = new HashSet<FileKind>();
        using var xml = XmlReader.Create(types, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.GetAttribute("ContentType") is not { } type)
            {
                continue;
            }

            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || type.Contains("binary.macro", StringComparison.OrdinalIgnoreCase))
            {
                return FileKinds.WithMacros;
            }

            if (MainParts.TryGetValue(type, out var kind))
            {
                found.Add(kind);
            }
        }

        return found.Count == 1 ? found.Single() : null;
    }

    private static string? NamesFault(ZipArchive archive)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (!names.Add(name) || name.StartsWith('/') || name.Split('/').Contains(".."))
            {
                return Tampered;
            }

            if (entry.IsEncrypted)
            {
                return Password;
            }

            var file = name[(name.LastIndexOf('/') + 1)..];
            var ending = file[(file.LastIndexOf('.') + 1)..];
            if (file.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Basic/", StringComparison.Ordinal) || name.StartsWith("Scripts/", StringComparison.Ordinal))
            {
                return "There are macros in it. " + FileKinds.WithMacros.Advice;
            }

            if (name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase))
            {
                return Controls;
            }

            if (file.Contains('.', StringComparison.Ordinal) && FileKinds.OfEnding(ending) is { } kind && (kind == FileKinds.Program || kind == FileKinds.Archive || kind == FileKinds.WithMacros || kind == FileKinds.WebPage))
            {
                return Embedded;
            }
        }

        return null;
    }

    private static async ValueTask<string?> PartsFaultAsync(ZipArchive archive, PackingLimits limits, CancellationToken cancellationToken)
    {
        var buffer = new byte[128 * 1024];
        var left = limits.Bytes;
        foreach (var entry in archive.Entries)
        {
            var most = Math.Min(left, Math.Max(limits.RatioFrom, entry.CompressedLength * limits.Ratio));
            await using var stream = await entry.OpenAsync(cancellationToken);
            var checksum = Checksum.Start;
            long length = 0;
            while (await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) is var read and > 0)
            {
                if (HoldsAProgram(buffer.AsSpan(0, read), isBeginning: length == 0))
                {
                    return Embedded;
                }

                if ((length += read) > most)
                {
                    return Bomb;
                }

                checksum = Checksum.Add(checksum, buffer.AsSpan(0, read));
            }

            if (checksum != entry.Crc32)
            {
                return Damaged;
            }

            left -= length;
        }

        return null;
    }

    private static bool HoldsAProgram(ReadOnlySpan<byte> piece, bool isBeginning) =>
        isBeginning && (FileSniffing.OfBytes(piece[..Math.Min(piece.Length, FileSniffing.HeadLength)]) == FileKinds.Program || (piece.StartsWith(FileSniffing.Compound) && CompoundFile.HoldsAPackage(piece)));

    // Null where it is larger than anybody would make it.
    private static async ValueTask<MemoryStream?> UnpackAsync(ZipArchiveEntry entry, int most, CancellationToken cancellationToken)
    {
        await using var stream = await entry.OpenAsync(cancellationToken);
        var buffer = new byte[most + 1];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read > most ? null : new MemoryStream(buffer, 0, read, writable: false, publiclyVisible: true);
    }
}
