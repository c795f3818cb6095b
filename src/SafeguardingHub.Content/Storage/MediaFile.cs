using NodaTime;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>A media file: an address that editors chose, and the bytes behind it by their hash.</summary>
/// <param name="Path">The path below <c>/media/</c>, for example <c>docs/leaflet.pdf</c>; compared without regard to case.</param>
/// <param name="Sha256">The hash of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Length">The number of bytes.</param>
/// <param name="ContentType">The media type that the bytes were found to be, for example <c>application/pdf</c>.</param>
public sealed record MediaFile(string Path, string Sha256, long Length, string ContentType)
{
    /// <summary>
    /// What stays the same of the file when it is replaced or renamed: 32 lower-case hexadecimal digits. Empty where the file was
    /// read for a public page, which does not need it.
    /// </summary>
    public string Id { get; init; } = "";

    /// <summary>The section that the file belongs to; null for shared ground.</summary>
    public ContentItemId? Section { get; init; }

    /// <summary>What the file is called among editors, and what a link to it says where nobody wrote other words; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>When it was added.</summary>
    public Instant AddedAt { get; init; }

    /// <summary>The name of who added it; null where nobody is known.</summary>
    public string? AddedBy { get; init; }

    /// <summary>
    /// Whether everybody may have it although no live page may use it, as with files that came by recipe; otherwise it is public
    /// for as long as something live refers to it.
    /// </summary>
    public bool IsOpen { get; init; }

    /// <summary>The width of a picture in pixels; null for anything else, and where nobody looked.</summary>
    public int? Width { get; init; }

    /// <summary>The height of a picture in pixels; null for anything else, and where nobody looked.</summary>
    public int? Height { get; init; }

    /// <summary>The name of the file alone, for example <c>leaflet.pdf</c>.</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Whether it is a picture that a page can show.</summary>
    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>A new <see cref="Id"/>.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N");
}
