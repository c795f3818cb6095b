using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>Finds pictures, tables and lists that people who cannot see them cannot use.</summary>
public sealed partial class StructureCheck : Check
{
    private static readonly CheckCode Picture = new(
        "picture-without-words", "Picture without words", Severity.Error,
        "Somebody who cannot see the picture needs words that say the same. Where it only decorates, say so: then it is passed over.");

    private static readonly CheckCode Headers = new(
        "table-without-headers", "Table without headings", Severity.Error,
        "Without cells that head a row or a column nobody who hears the table knows what a number means.");

    private static readonly CheckCode EmptyHeader = new(
        "table-header-empty", "Table with an empty heading", Severity.Error,
        "A cell that heads a row or a column has no words, so nobody who hears the table knows what stands below or beside it.");

    private static readonly CheckCode Caption = new(
        "table-without-caption", "Table without a caption", Severity.Warning, "A caption says what the table shows, and is read before the table is.");

    private static readonly CheckCode TypedList = new(
        "list-typed", "List typed with dashes", Severity.Note, "Lines that begin with a dash look like a list but are none. Use a list: it says how many points there are.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Picture, Headers, EmptyHeader, Caption, TypedList];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context) => Pictures(context).Concat(Tables(context)).Concat(Lists(context)).Once();

    private static IEnumerable<Finding> Pictures(CheckContext context) => context.Texts.Pictures.Where(picture => picture.Alt is null).Select(picture =>
        Picture.At(picture.Place, picture.Source, $"The picture {Finds.Quoted(picture.Source[(picture.Source.LastIndexOf('/') + 1)..])} has no words. Say what it shows, or that it only decorates."));

    private static IEnumerable<Finding> Tables(CheckContext context)
    {
        foreach (var table in context.Texts.Tables)
        {
            var known = table.Caption ?? (table.FirstCell.Length > 0 ? table.FirstCell : "The table");
            if (!table.HasHeaders)
            {
                yield return Headers.At(table.Place, known, $"No cell of the table that begins {Finds.Quoted(known)} is a heading. Make the first row, or the first column, headings.");
            }

            if (table.HasEmptyHeader)
            {
                yield return EmptyHeader.At(table.Place, known, $"A heading of the table that begins {Finds.Quoted(known)} is empty. Give it words, or make it an ordinary cell.");
            }

            if (table.Caption is null)
            {
                yield return Caption.At(table.Place, known, $"The table that begins {Finds.Quoted(known)} has no caption. Say what it shows.");
            }
        }
    }

    // One line alone may be a dash of another sort; two that follow each other are a list.
    private static IEnumerable<Finding> Lists(CheckContext context)
    {
        var blocks = Wording.Of(context.Texts).Blocks;
        for (var at = 1; at < blocks.Length; at++)
        {
            if (IsPoint(blocks[at - 1]) && IsPoint(blocks[at]) && blocks[at].Place == blocks[at - 1].Place && (at < 2 || !IsPoint(blocks[at - 2]) || blocks[at - 2].Place != blocks[at].Place))
            {
                yield return TypedList.At(blocks[at].Place, blocks[at - 1].Words, $"The lines from {Finds.Quoted(blocks[at - 1].Words)} on look like a list. Make them a list.");
            }
        }
    }

    private static bool IsPoint(WordedBlock block) => block.Kind == TextBlockKind.Paragraph && Point().IsMatch(block.Words);

    [GeneratedRegex(@"^(?:[-–—•*·▪]|\(?(?:[0-9]{1,2}|[a-z])[.)]) ?\p{L}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Point();
}
