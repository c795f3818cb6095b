using System.Buffers.Binary;

namespace SafeguardingHub.Search.Extraction;

/// <summary>
/// The list of files at the end of a ZIP, looked at before the library reads it whole into memory: a small file may hold a
/// list of a million entries, and say that it is short.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;

    // The shortest entry, and one with a long name.
    private const int ShortestEntry = 46;
    private const int UsualEntry = 256;

    /// <summary>Why the file is not to be unpacked; null where it may be. Leaves the stream at its beginning.</summary>
    public static string? Fault(FileStream stream, int mostFiles)
    {
        var tail = new byte[(int)Math.Min(stream.Length, EndLength + LongestComment)];
        stream.Seek(-tail.Length, SeekOrigin.End);
        stream.ReadExactly(tail);
        stream.Seek(0, SeekOrigin.Begin);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || tail.Length - at < EndLength)
        {
            return FileFaults.NotADocument;
        }

        var end = tail.AsSpan(at);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        var length = stream.Length - tail.Length + at - offset;

        // The largest values mean that another list counts, which no document needs.
        return length < 0 ? FileFaults.Damaged
            : count > mostFiles || offset == uint.MaxValue || length > Math.Max(count, 1L) * (ShortestEntry + UsualEntry) * 4 ? FileFaults.Bomb
            : null;
    }
}
