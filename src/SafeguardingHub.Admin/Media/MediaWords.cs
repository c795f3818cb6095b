using System.Globalization;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Media;

/// <summary>How the screens say what a file is, and where it is.</summary>
public static class MediaWords
{
    private const double Kilobyte = 1000;
    private const double Megabyte = Kilobyte * Kilobyte;

    /// <summary>What the file is called: its title, or its name.</summary>
    public static string NameOf(MediaFile file) => file.Title ?? file.FileName;

    /// <summary>The screen of a file, or one below it.</summary>
    public static string AddressOf(MediaFile file, string? below = null) => $"/admin/media/{file.Id}" + (below is null ? "" : "/" + below);

    /// <summary>The address at which readers have the file once it is public.</summary>
    public static string PublicAddressOf(MediaFile file) => MediaLinks.Root + file.Path;

    /// <summary>The type in a word or two.</summary>
    public static string TypeOf(string contentType) => contentType switch
    {
        "application/pdf" => "PDF",
        "application/msword" or "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "Word document",
        "application/vnd.ms-excel" or "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "Excel workbook",
        "application/vnd.ms-powerpoint" or "application/vnd.openxmlformats-officedocument.presentationml.presentation" => "PowerPoint slides",
        "application/vnd.oasis.opendocument.text" => "OpenDocument text",
        "text/csv" => "Table (CSV)",
        "text/plain" => "Plain text",
        _ when contentType.StartsWith("image/", StringComparison.Ordinal) => contentType["image/".Length..].ToUpperInvariant() + " picture",
        _ => "File",
    };

    /// <summary>The size as people say it: 545KB, 1.2MB.</summary>
    public static string Size(long bytes) => bytes < Megabyte - (Kilobyte / 2)
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round(bytes / Kilobyte))}KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / Megabyte:0.#}MB");

    /// <summary>How many items use the file.</summary>
    public static string Uses(int count) => count switch { 0 => "Not used", 1 => "1 item", _ => string.Create(CultureInfo.InvariantCulture, $"{count} items") };
}
