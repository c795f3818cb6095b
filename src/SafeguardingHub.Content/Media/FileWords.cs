using System.Globalization;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Media;

/// <summary>What a link to a file says of it, so that people know what they get before they press it.</summary>
public static class FileWords
{
    private const int Kilobyte = 1000;
    private const int Megabyte = Kilobyte * Kilobyte;

    /// <summary>Type and size as the NHS writes them: <c>PDF only, 545KB</c>.</summary>
    public static string TypeAndSize(MediaFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return $"{TypeOf(file)} only, {Size(file.Length)}";
    }

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
