using System.Collections.Concurrent;
using System.Collections.Immutable;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;

namespace SafeguardingHub.Search.Index;

/// <summary>What whoever runs the hub asks about the index and the files that it reads, beside <see cref="IndexStatus"/>.</summary>
public sealed class IndexFacts
{
    private readonly IndexLayout layout;
    private readonly IndexPlace place;
    private readonly IFileTexts texts;

    // Of files that were read, by the hash of their bytes: to ask for a fault is to read the whole text, and who looks at a library of
    // thousands of files looks again and again.
    private readonly ConcurrentDictionary<string, (string ContentType, string? Fault)> known = new(StringComparer.Ordinal);

    internal IndexFacts(IndexLayout layout, IndexPlace place, IFileTexts texts)
    {
        (this.layout, this.place, this.texts) = (layout, place, texts);
        texts.Read += hash => known.TryRemove(hash, out _);
    }

    /// <summary>What the code makes indexes of: it differs where texts are read or kept in another way.</summary>
    public string Schema => layout.Fingerprint;

    /// <summary>Whether a build was asked for that has not ended.</summary>
    public bool IsAsked => place.IsAsked;

    /// <summary>The size of the index in bytes, with what is not yet folded into it; 0 where there is none.</summary>
    public long Bytes => new[] { "", "-wal" }.Select(ending => new FileInfo(place.Index + ending)).Where(file => file.Exists).Sum(file => file.Length);

    /// <summary>When the index was built anew; null where there is none.</summary>
    public DateTimeOffset? BuiltAt => File.Exists(place.Index) ? new DateTimeOffset(File.GetCreationTimeUtc(place.Index)) : null;

    /// <summary>Asks whoever writes the index to build it anew.</summary>
    public void Ask() => place.Ask();

    /// <summary>Why the text of a file, or some of it, is not searched; a null reason where it was read, and false where it waits to be read.</summary>
    public async Task<(bool IsRead, string? Fault)> FaultOfAsync(MediaFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (known.TryGetValue(file.Sha256, out var found) && found.ContentType == file.ContentType)
        {
            return (true, found.Fault);
        }

        if (await texts.FindAsync(file, cancellationToken) is not { } text)
        {
            return (false, null);
        }

        known[file.Sha256] = (file.ContentType, text.Fault);
        return (true, text.Fault);
    }
}
