using System.Collections.Immutable;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>Looks at the PDF files that a page links to: whether everybody can read them.</summary>
public sealed class FileCheck : Check
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

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [NoText, Untagged, NoTitle, NoLanguage];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context) => context.Texts.Links.SelectMany(link => Look(link, context.Targets.Of(link.Address).File)).Once();

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
}
