using System.Text.RegularExpressions;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Pipeline;

namespace SafeguardingHub.Content.Changes;

/// <summary>
/// A picture says in words what it shows, or that it is decorative, at each place where it is used. Pictures that the item had
/// before stay as they are: a fault that is there already keeps nobody from putting something else right.
/// </summary>
internal static partial class PicturesRule
{
    private static readonly HashSet<string> Endings = new([".png", ".jpg", ".jpeg", ".gif", ".webp"], StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Reason> Check(ContentReading draft, IEnumerable<ContentReading> before)
    {
        var without = Pictures(draft).Where(picture => !picture.HasWords).ToList();
        if (without.Count == 0)
        {
            return [];
        }

        var known = before.SelectMany(Pictures).Select(picture => picture.Source).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return without.Where(picture => !known.Contains(picture.Source)).Select(picture => Reason.Invalid(picture.Place, picture.Message));
    }

    private static IEnumerable<Picture> Pictures(ContentReading reading) =>
        reading.Fields.Where(found => found.Field is MediaField).SelectMany(found => OfField((MediaField)found.Field!, found.Place))
            .Concat(reading.Parts.SelectMany(found => found.Kind.Bodies(found.Part).Select(body => (Place: $"{found.Place}.{body.Place}", body.Html)))
                .Concat(reading.Fields.Where(found => found.Field is not null)
                    .SelectMany(found => found.Kind.Bodies(found.Field!).Select(body => (Place: $"{found.Place}.{body.Place}", body.Html))))
                .Where(text => text.Html.Contains("<img", StringComparison.OrdinalIgnoreCase))
                .SelectMany(text => Tag().Matches(text.Html).Select(tag => OfText(tag.Value, text.Place))));

    private static IEnumerable<Picture> OfField(MediaField field, string place) =>
        (field.Paths ?? []).Select((path, index) => (Path: path ?? "", Index: index)).Where(file => Endings.Contains(Path.GetExtension(file.Path)))
            .Select(file => new Picture(
                file.Path, $"{place}.{nameof(MediaField.MediaTexts)}", field.MediaTexts is { } texts && file.Index < texts.Length && !string.IsNullOrWhiteSpace(texts[file.Index]),
                $"Say what '{Path.GetFileName(file.Path)}' shows, on line {file.Index + 1}, for people who cannot see it; write decorative where it says nothing."));

    private static Picture OfText(string tag, string place) => new(
        Source().Match(tag).Groups[1].Value, place, tag.Contains(" alt=", StringComparison.OrdinalIgnoreCase),
        "A picture in the text has no words for people who cannot see it: say what it shows, or that it is decorative with an empty alt.");

    [GeneratedRegex("<img\\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("\\ssrc=\"([^\"]*)\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Source();

    private sealed record Picture(string Source, string Place, bool HasWords, string Message);
}
