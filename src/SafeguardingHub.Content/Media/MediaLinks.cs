using System.Net;
using System.Text.RegularExpressions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Media;

/// <summary>
/// What content says of media files, in every way in which it can: files that parts and fields name, and links and pictures in
/// text. What is found here makes a file public once it is live, so whoever saves it must be one who may see the file.
/// </summary>
public static partial class MediaLinks
{
    /// <summary>Where files stand.</summary>
    public const string Root = "/media/";

    /// <summary>The reference of a part or field that names a file by its path; none for an empty one.</summary>
    public static IEnumerable<ContentReference> ToFile(string? path, string place) =>
        string.IsNullOrWhiteSpace(path) ? [] : [new ContentReference(ReferenceKind.Media, path.Trim(), place, IsRequired: false)];

    /// <summary>The address at which a file of that path stands; null for an empty path.</summary>
    public static string? AddressOf(string? path) =>
        string.IsNullOrWhiteSpace(path) ? null : Root + string.Join('/', path.Trim().Split('/').Select(Uri.EscapeDataString));

    /// <summary>The reference of an address where it leads to a file of this hub; none otherwise.</summary>
    public static IEnumerable<ContentReference> ToAddress(string? address, string place) =>
        address?.StartsWith(Root, StringComparison.OrdinalIgnoreCase) == true ? ToFile(LinkAddress.PathOf(address[Root.Length..]), place) : [];

    /// <summary>The files that the texts of a version link to or show; places are from the item's root.</summary>
    internal static IEnumerable<ContentReference> In(ContentReading reading) =>
        reading.Parts.SelectMany(found => found.Kind.Bodies(found.Part).Select(body => (found.Place, Body: body)))
            .Concat(reading.Fields.Where(found => found.Field is not null)
                .SelectMany(found => found.Kind.Bodies(found.Field!).Select(body => (found.Place, Body: body))))
            .Where(entry => entry.Body.Html.Contains(Root, StringComparison.OrdinalIgnoreCase))
            .SelectMany(entry => Address().Matches(entry.Body.Html)
                .SelectMany(match => ToFile(LinkAddress.PathOf(WebUtility.HtmlDecode(match.Groups["path"].Value)), $"{entry.Place}.{entry.Body.Place}")));

    [GeneratedRegex("(?:href|src)=\"/media/(?<path>[^\"]+)\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
