using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// The media library as editors have it, files that are not public included. It checks nobody's rights: pages ask
/// <see cref="Media.ReadMedia"/>, which does.
/// </summary>
public interface IMediaLibrary
{
    /// <summary>A page of the library, the newest files first; one query.</summary>
    Task<MediaPage> ListAsync(MediaQuery query, CancellationToken cancellationToken);

    /// <summary>The file of that id, or null; one query.</summary>
    Task<MediaLine?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The files at these paths, former addresses included; keyed by the path that was asked for, in lower case. One query.</summary>
    Task<IReadOnlyDictionary<string, MediaLine>> FindByPathsAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken);

    /// <summary>The items whose newest or live version uses the file, in order of name; at most <paramref name="limit"/>. One query.</summary>
    Task<IReadOnlyList<ItemUse>> UsesAsync(string id, int limit, CancellationToken cancellationToken);

    /// <summary>All bytes that the file has had, the newest first; one query.</summary>
    Task<IReadOnlyList<MediaVersion>> VersionsAsync(string id, CancellationToken cancellationToken);

    /// <summary>The file at a path below <c>/media/</c>, whether everybody may have it, and where it is now; null for none. One query.</summary>
    Task<MediaAtPath?> FindAtAsync(string path, CancellationToken cancellationToken);
}

/// <summary>What files a list is to hold.</summary>
public sealed record MediaQuery
{
    /// <summary>Only of these sections, and what is public elsewhere; null for all there is.</summary>
    public ImmutableHashSet<ContentItemId>? Reach { get; init; } = [];

    /// <summary>Only of this section; null for no matter which.</summary>
    public ContentItemId? Section { get; init; }

    /// <summary>Only of shared ground.</summary>
    public bool IsShared { get; init; }

    /// <summary>Only with all these words in the title or the path, each the beginning of a word in it; empty for no matter which.</summary>
    public string Words { get; init; } = "";

    /// <summary>Only of this kind.</summary>
    public MediaSort Sort { get; init; }

    /// <summary>Only what nothing uses.</summary>
    public bool IsUnused { get; init; }

    /// <summary>Only what has no title.</summary>
    public bool HasNoTitle { get; init; }

    /// <summary>Where to go on: what <see cref="MediaPage.Next"/> said; null for the beginning, and for what it never said.</summary>
    public string? After { get; init; }

    /// <summary>How many lines at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>Sorts of files, as editors tell them apart.</summary>
public enum MediaSort
{
    /// <summary>Any file.</summary>
    Any,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>Pictures.</summary>
    Picture,

    /// <summary>Everything else: text documents, spreadsheets, slides.</summary>
    Document,
}

/// <summary>A page of the library.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">Where the next page begins; null for the last.</param>
public sealed record MediaPage(ImmutableArray<MediaLine> Lines, string? Next);

/// <summary>A file in the library.</summary>
/// <param name="File">The file.</param>
/// <param name="IsPublic">Whether everybody may have it.</param>
/// <param name="Uses">How many items use it, in drafts or live.</param>
public sealed record MediaLine(MediaFile File, bool IsPublic, int Uses);

/// <summary>Bytes that a file has or had.</summary>
/// <param name="Number">Its number among all versions of all files.</param>
/// <param name="Sha256">The hash of the bytes.</param>
/// <param name="Length">The number of bytes.</param>
/// <param name="ContentType">Their media type.</param>
/// <param name="At">Since when.</param>
/// <param name="By">The name of who brought them.</param>
public sealed record MediaVersion(long Number, string Sha256, long Length, string ContentType, Instant At, string By);

/// <summary>What stands at a path below <c>/media/</c>.</summary>
/// <param name="File">The file; its path is where it is now.</param>
/// <param name="IsPublic">Whether everybody may have it.</param>
/// <param name="IsFormer">Whether the path that was asked for is one that the file had before.</param>
public sealed record MediaAtPath(MediaFile File, bool IsPublic, bool IsFormer);

/// <summary>The part of a change that is about media files; it reads and writes in the change's transaction.</summary>
public interface IMediaWork
{
    /// <summary>The file of that id, kept from changes by others until this unit ends; null for none.</summary>
    Task<MediaLine?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>
    /// The files at these paths, former addresses included, kept from being removed until this unit ends; keyed by the path that
    /// was asked for, in lower case.
    /// </summary>
    Task<IReadOnlyDictionary<string, MediaLine>> FindByPathsAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken);

    /// <summary>The files that have these bytes now.</summary>
    Task<IReadOnlyList<MediaLine>> FindByBytesAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>The items whose newest or live version uses the file, in order of name; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<ItemUse>> UsesAsync(string id, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the file in place of what it was. Other bytes become a version of its history; another path leaves the old one
    /// behind as a former address. The change log is told only where the public can see a difference.
    /// </summary>
    /// <exception cref="WriteConflictException">Another file took the path.</exception>
    Task PutAsync(MediaFile file, MediaFile? before, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>Removes the file with its history and its former addresses; the bytes are swept later.</summary>
    Task RemoveAsync(MediaFile file, AuditEntry audit, CancellationToken cancellationToken);
}

/// <summary>Removes bytes that no file names, nor any version of one.</summary>
public interface IMediaSweep
{
    /// <summary>Removes those that were last kept before that moment.</summary>
    /// <returns>How many were removed.</returns>
    Task<int> SweepAsync(Instant before, CancellationToken cancellationToken);
}
