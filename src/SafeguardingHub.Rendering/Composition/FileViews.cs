using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Blocks;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Files of the media library as links say them.</summary>
internal static class FileViews
{
    /// <summary>The file at a path of the library, which the page must have asked for; null where the library has no such file.</summary>
    public static FileView? Of(string? path, string? words, PageLinks links) =>
        links.FindMedia(path) is { } file
            ? new FileView(Words.OrNull(words) ?? Words.OrNull(file.Title) ?? Path.GetFileName(file.Path), Address(file.Path), FileWords.TypeAndSize(file))
            : null;

    private static string Address(string path) => "/media/" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
