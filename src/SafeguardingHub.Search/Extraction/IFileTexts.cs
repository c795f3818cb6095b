using System.Collections.Immutable;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Extraction;

/// <summary>The texts of media files, read once for each content and kept; never read while somebody waits.</summary>
internal interface IFileTexts
{
    /// <summary>
    /// The text of a file, or null where it has not been read yet: it is then read in the background, and whoever listens to
    /// <see cref="Read"/> is told.
    /// </summary>
    ValueTask<ExtractedText?> FindAsync(MediaFile file, CancellationToken cancellationToken);

    /// <summary>Told when a file has been read, or read again in another way: the hash of its bytes.</summary>
    event Action<string>? Read;
}

/// <summary>The text of a file.</summary>
/// <param name="Pages">Page by page, a page without text included; empty where there is no text to be had.</param>
/// <param name="HasPages">Whether these are pages that a reader can turn to.</param>
/// <param name="Fault">Why there is no text or not all of it, for editors; null where there is nothing to say.</param>
internal sealed record ExtractedText(ImmutableArray<string> Pages, bool HasPages, string? Fault)
{
    /// <summary>Whether it may be another time, on a machine that has less to do: it is then not the file's fault for certain.</summary>
    public bool MayPass { get; init; }

    /// <summary>No text, and why.</summary>
    public static ExtractedText None(string fault) => new([], HasPages: false, fault);
}
