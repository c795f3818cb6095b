using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Media;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>Looks at the files that a page links to: whether the link says what people will get, and whether everybody can read it.</summary>
public sealed partial class FileCheck : Check
{
    private static readonly CheckCode NoText = new(
        "pdf-without-text", "PDF is only pictures of pages", Severity.Warning,
        "Nobody who uses a screen reader can read it, and the search does not find what is in it. Ask for the document that it was made from, or put its words on a page.");

    private static readonly CheckCode Untagged = new(
        "pdf-untagged", "PDF has no tags", Severity.Warning,
        "Without tags a screen reader finds no headings, lists or order in the document. Make it again with tags, or put its words on a page.");

    private static readonly CheckCode NoTitle = new(
        "pdf-without-title", "PDF has no title inside it", Severity.Note, "The name of the window and of the tab is then a file name. Set a title in the program that made the document.");

    private static readonly CheckCode NoLanguage = new(
        "pdf-without-language", "PDF does not say its language", Severity.Note, "A screen reader does not know how to pronounce it. Set the language to English (United Kingdom) where the document was made.");

    private static readonly CheckCode NoSize = new(
        "file-link-without-size", "Link does not say that it is a file", Severity.Warning,
        "People on a phone, or who use a screen reader, want to know before they press a link that a document opens, of which sort and how large: “Leaflet (PDF only, 545KB)”.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [NoSize, NoText, Untagged, NoTitle, NoLanguage];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context) => 
        context.Texts.Links.SelectMany(link => Look(link, context.Targets.Of(link.Address).File)).Concat(Labels(context)).Once();

    // Lists of files say type and size by themselves; a link in a text says what its words say.
    private static IEnumerable<Finding> Labels(CheckContext context)
    {
        var bodies = new Lazy<HashSet<string>>(() => Finds.BodyPlaces(context));
        return from link in context.Texts.Links
               let file = context.Targets.Of(link.Address).File?.File
               where file is { IsPicture: false } && link.Text.Length > 0 && !SaysSize().IsMatch(link.Text) && bodies.Value.Contains(link.Place)
               let words = $"{SaysType().Replace(link.Text, "").TrimEnd()} ({FileWords.TypeAndSize(file)})"
               select NoSize.At(link.Place, $"{link.Text} {link.Address}", $"Write {Finds.Quoted(words)}, so that people know what opens.", Labelled(context, link, words));
    }

    private static TextFix? Labelled(CheckContext context, TextLink link, string words)
    {
        var html = context.Texts.Blocks.FirstOrDefault(block => block.Place == link.Place && block.Html is not null)?.Html;
        var (before, after) = ($"href=\"{HtmlText.Encode(link.Address)}\">", "</a>");
        var stored = before + Fixes.Encoded(link.Text) + after;
        return html?.Contains(stored, StringComparison.Ordinal) == true && !link.Place.EndsWith(".Markdown", StringComparison.Ordinal)
            ? new TextFix(link.Place, stored, before + Fixes.Encoded(words) + after, "Say type and size")
            : null;
    }

    private static IEnumerable<Finding> Look(TextLink link, CheckedFile? checkedFile)
    {
        if (checkedFile is not { File: { ContentType: "application/pdf" } file, Facts: { } facts })
        {
            yield break;
        }

        // What nobody could read is not known; a PDF whose other facts are known and that has no language says none.
        var name = Finds.Quoted(file.Title is { Length: > 0 } title ? title : file.FileName);
        if (facts.HasText == false)
        {
            yield return NoText.At(link.Place, file.Path, $"The file {name} has no text: it is pictures of pages.");
        }

        if (facts.IsTagged == false)
        {
            yield return Untagged.At(link.Place, file.Path, $"The file {name} has no tags.");
        }

        if (facts.Title is { } inside && string.IsNullOrWhiteSpace(inside))
        {
            yield return NoTitle.At(link.Place, file.Path, $"The file {name} has no title inside it.");
        }

        if (facts.IsTagged is not null && string.IsNullOrWhiteSpace(facts.Language))
        {
            yield return NoLanguage.At(link.Place, file.Path, $"The file {name} does not say which language it is in.");
        }
    }

    [GeneratedRegex(@"\b[0-9][0-9.,]* ?[kKmM][bB]\b", RegexOptions.CultureInvariant)]
    private static partial Regex SaysSize();

    [GeneratedRegex(@" ?[(\[](?:PDF|Word|Excel|Spreadsheet|PowerPoint|document|doc|docx|xlsx)(?: (?:only|document|file))?[)\]]$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysType();
}
