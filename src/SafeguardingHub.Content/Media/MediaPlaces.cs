using System.Text.RegularExpressions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Liquid;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Media;

/// <summary>Where files stand below <c>/media/</c>: those of a section below its prefix, those of shared ground elsewhere.</summary>
internal static partial class MediaPlaces
{
    /// <summary>The longest path of a file, in characters.</summary>
    public const int LongestPath = 300;

    private const int Tries = 1000;

    /// <summary>The section that a path belongs to; that of shared ground where none has a prefix for it, null where shared ground is no section.</summary>
    public static ContentItemId? SectionOf(string path, SectionMap sections) =>
        (ContentPath.TryParse(Folders(path), out var folder, out _) ? sections.OwnerOf(folder) ?? sections.SharedGround : sections.SharedGround)?.Id;

    /// <summary>The folders of a wish such as <c>Briefings/2019</c>, each made safe: <c>briefings/2019</c>; empty for none.</summary>
    public static string FolderOf(string? wanted) => string.Join('/', (wanted ?? "").Split('/', '\\').Select(Slug.From).Where(name => name.Length > 0).Take(5));

    /// <summary>A path of a name below a section's prefix and a folder.</summary>
    public static string PathOf(SectionEntry? section, string? folder, string fileName) =>
        string.Join('/', new[] { section?.Prefix.Text, FolderOf(folder), fileName }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>The path, or the first of <c>name-2.pdf</c>, <c>name-3.pdf</c>, … that no file has or had; null where none is free.</summary>
    public static async Task<string?> FreeAsync(string path, IMediaWork media, CancellationToken cancellationToken)
    {
        var dot = path.LastIndexOf('.');
        for (var from = 1; from < Tries; from += 10)
        {
            var candidates = Enumerable.Range(from, 10).Select(number => number == 1 ? path : $"{path[..dot]}-{number}{path[dot..]}").ToList();
            var taken = await media.FindByPathsAsync(candidates, cancellationToken);
            if (candidates.Find(candidate => !taken.ContainsKey(candidate.ToLowerInvariant())) is { } free)
            {
                return free;
            }
        }

        return null;
    }

    /// <summary>Why a path that somebody typed cannot be a file's; null where it can.</summary>
    public static string? FaultOf(string path, string ending)
    {
        if (path.Length > LongestPath)
        {
            return $"The address may have {LongestPath} characters; this one has {path.Length}.";
        }

        if (!Typed().IsMatch(path))
        {
            return "Use small letters, digits and hyphens, with slashes between folders, such as briefings/2019/self-neglect.pdf.";
        }

        return path.EndsWith(ending, StringComparison.Ordinal) ? null : $"Keep the ending {ending}: it says what the file is.";
    }

    private static string Folders(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";

    [GeneratedRegex(@"\A[a-z0-9_-]+(/[a-z0-9_-]+)*\.[a-z0-9]{1,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Typed();
}
