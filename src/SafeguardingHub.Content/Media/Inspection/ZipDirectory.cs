using System.Buffers.Binary;

namespace SafeguardingHub.Content.Media.Inspection;

/// <summary>What is wrong with the list of files at the end of a ZIP.</summary>
public enum ZipFault
{
    /// <summary>There is no such list: the file is no ZIP.</summary>
    NotAZip,

    /// <summary>The list lies outside the file.</summary>
    Damaged,

    /// <summary>The list is longer than that of any document.</summary>
    Bomb,
}

/// <summary>
/// The list of files at the end of a ZIP, looked at before the library reads it whole into memory: a small file may hold a
/// list of a million entries, and say that it is short.
/// </summary>
public static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;

    // The shortest entry, and one with a long name.
    private const int ShortestEntry = 46;
    private const int UsualEntry = 256;

    /// <summary>Why the file is not to be unpacked; null where it may be. Leaves the stream at its beginning.</summary>
    /// <param name="stream">The file, seekable.</param>
    /// <param name="mostFiles">How many files may be packed in it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async ValueTask<ZipFault?> FaultAsync(Stream stream, int mostFiles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var tail = await TailAsync(stream, cancellationToken);
        return Fault(tail, stream.Length, mostFiles);
    }

    /// <summary>
    /// Whether the file ends as a ZIP does, to the byte. A file that is something else at its beginning and ends so is two
    /// files at once: one program reads it as the one, the next as the other. Leaves the stream at its beginning.
    /// </summary>
    /// <param name="stream">The file, seekable.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async ValueTask<bool> EndsAsync(Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var tail = await TailAsync(stream, cancellationToken);
        return EndOf(tail) is var at and >= 0 && at + EndLength + BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + EndLength - 2)) == tail.Length;
    }

    private static ZipFault? Fault(byte[] tail, long fileLength, int mostFiles)
    {
        var at = EndOf(tail);
        if (at < 0)
        {
            return ZipFault.NotAZip;
        }

        var end = tail.AsSpan(at);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        var length = fileLength - tail.Length + at - offset;

        // The largest values mean that another list counts, which no document needs.
        return length < 0 ? ZipFault.Damaged
            : count > mostFiles || offset == uint.MaxValue || length > Math.Max(count, 1L) * (ShortestEntry + UsualEntry) * 4 ? ZipFault.Bomb
            : null;
    }

    private static async ValueTask<byte[]> TailAsync(Stream stream, CancellationToken cancellationToken)
    {
        var tail = new byte[(int)Math.Min(stream.Length, EndLength + LongestComment)];
        stream.Seek(-tail.Length, SeekOrigin.End);
        await stream.ReadExactlyAsync(tail, cancellationToken);
        stream.Seek(0, SeekOrigin.Begin);
        return tail;
    }

    private static int EndOf(byte[] tail) =>
        tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8) is var at and >= 0 && tail.Length - at >= EndLength ? at : -1;
}
