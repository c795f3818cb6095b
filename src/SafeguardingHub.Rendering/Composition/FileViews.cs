using System.Globalization;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Blocks;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Files of the media library as links say them.</summary>
internal static class FileViews
{
    private const int Kilobyte = 1000;
    private const int Megabyte = Kilobyte * Kilobyte;

    /// <summary>The file at a path of the library, which the page must have asked for; null where the library has no such file.</summary>
    public static FileView? Of(string? path, string? words, PageLinks links) =>
        links.FindMedia(path) is { } file
            ? new FileView(Words.OrNull(words) ?? Words.OrNull(file.Title) ?? Path.GetFileName(file.Path), Address(file.Path), $"{TypeOf(file)} only, {Size(file.Length)}")
            : null;

    private static string Address(string path) => "/media/" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string TypeOf(MediaFile file) => Path.GetExtension(file.Path).ToLowerInvariant() switch
    {
        ".pdf" => "PDF",
        ".doc" or ".docx" or ".odt" or ".rtf" => "Word",
        ".xls" or ".xlsx" or ".ods" or ".csv" => "Spreadsheet",
        ".ppt" or ".pptx" or ".odp" => "PowerPoint",
        ".png" or ".jpg" or ".jpeg" or ".gif" or ".webp" or ".svg" => "Image",
        ".txt" => "Text",
        { Length: > 1 } ending => ending[1..].ToUpperInvariant(),
        _ => "File",
    };

    private static string Size(long bytes) => bytes < Megabyte - (Kilobyte / 2)
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, (bytes + (Kilobyte / 2)) / Kilobyte)}KB")
        : string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / Megabyte:0.#}MB");
}
