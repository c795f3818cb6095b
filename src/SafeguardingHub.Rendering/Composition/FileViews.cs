using System.Globalization;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Blocks;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Files as links say them: name, type and size.</summary>
public static class FileViews
{
    /// <summary>The view of a file; its own name stands in for missing words.</summary>
    public static FileView Of(string? text, MediaFile file) => new(
        string.IsNullOrWhiteSpace(text) ? Path.GetFileNameWithoutExtension(file.Path) : text,
        "/media/" + string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString)),
        $"{Type(file)}, {Size(file.Length)}");

    // "PDF only": the NHS says so where there is no page with the same contents, and a file here never has one.
    private static string Type(MediaFile file) => file.ContentType switch
    {
        "application/pdf" => "PDF only",
        var type when type.StartsWith("image/", StringComparison.Ordinal) => "image",
        _ => Path.GetExtension(file.Path) is { Length: > 1 } ending ? ending[1..].ToUpperInvariant() : "file",
    };

    private static string Size(long bytes) => bytes switch
    {
        < 1000 => "1KB",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{(bytes + 500) / 1000}KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.#}MB"),
    };
}
