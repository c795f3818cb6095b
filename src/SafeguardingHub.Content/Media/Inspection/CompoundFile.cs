using System.Text;

namespace SafeguardingHub.Content.Media.Inspection;

/// <summary>
/// The container of Office before 2007, in which newer documents are put as well when they have a password. The names of its
/// streams say what it is.
/// </summary>
internal static class CompoundFile
{
    private static readonly (byte[] Name, FileKind Kind)[] Streams =
    [
        (Name("EncryptedPackage"), FileKinds.Locked),
        (Name("PowerPoint Document"), FileKinds.OldSlides),
        (Name("WordDocument"), FileKinds.OldWord),
        (Name("Workbook"), FileKinds.OldSheet),
        (Name("Book"), FileKinds.OldSheet),
        (Name("__substg1.0_"), FileKinds.Message),
    ];

    // The stream in which the Packager of Windows puts a file of any kind.
    private static readonly byte[] Package = Name("\u0001Ole10Native");

    /// <summary>What the container holds.</summary>
    public static async ValueTask<FileKind> KindAsync(Stream content, CancellationToken cancellationToken)
    {
        var found = await ByteSearch.WhichAsync(content, [.. Streams.Select(stream => stream.Name)], cancellationToken);
        return Streams.Where((_, index) => found[index]).Select(stream => stream.Kind).FirstOrDefault(FileKinds.OldOther);
    }

    /// <summary>Whether a container within a document has another file packed into it, which may be a program.</summary>
    public static bool HoldsAPackage(ReadOnlySpan<byte> bytes) => bytes.IndexOf(Package) >= 0;

    private static byte[] Name(string name) => Encoding.Unicode.GetBytes(name);
}

/// <summary>Looks for words in a file that is not read into memory.</summary>
internal static class ByteSearch
{
    private const int Piece = 64 * 1024;

    /// <summary>Which of the words stand somewhere in the file. Leaves the stream at its beginning.</summary>
    public static async ValueTask<bool[]> WhichAsync(Stream content, IReadOnlyList<byte[]> words, CancellationToken cancellationToken)
    {
        var found = new bool[words.Count];
        var overlap = words.Max(word => word.Length) - 1;
        var buffer = new byte[Piece + overlap];
        var kept = 0;
        content.Seek(0, SeekOrigin.Begin);
        while (await content.ReadAtLeastAsync(buffer.AsMemory(kept), Piece, throwOnEndOfStream: false, cancellationToken) is var read and > 0)
        {
            var piece = buffer.AsSpan(0, kept + read);
            for (var index = 0; index < words.Count; index++)
            {
                found[index] = found[index] || piece.IndexOf(words[index]) >= 0;
            }

            kept = Math.Min(overlap, piece.Length);
            piece[^kept..].CopyTo(buffer);
        }

        content.Seek(0, SeekOrigin.Begin);
        return found;
    }
}
