using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>Finds sentences in which somebody speaks of themselves and nobody knows who.</summary>
public sealed partial class FirstPersonCheck : Check
{
    private static readonly CheckCode FirstPerson = new(
        "first-person", "“I” without a name", Severity.Warning,
        "“My advice would be” stood in a message from one person. On a page nobody knows who says it and whether it still holds. Say it of the organisation, or name who is speaking.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [FirstPerson];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context) => Wording.Of(context.Texts).Blocks.Any(block => Signed().IsMatch(block.Words))
        ? []
        : (from found in Wording.Of(context.Texts).Sentences()
           where found.Block.Kind is TextBlockKind.Paragraph or TextBlockKind.ListItem or TextBlockKind.Line or TextBlockKind.Cell
           let words = Quotations.TakenOut(found.Sentence.Text)
           where !words.EndsWith('?')
           let match = I().Match(words)
           where match.Success
           select FirstPerson.At(
               found.Block.Place, found.Sentence.Subject,
               $"Nobody can tell who says {Finds.Quoted(match.Value.Trim())}. Write it without, or say who is speaking.")).Once();

    [GeneratedRegex(@"(?<!\b(?:Part|Annex|Schedule|Appendix|Volume|Phase|Level|Stage|Tier|Book|Chapter|Type|Class|Section|War) )\bI(?:['’](?:m|d|ve|ll))? (?=[a-z])|\b(?:[Mm]y|[Mm]yself)\b", RegexOptions.CultureInvariant)]
    private static partial Regex I();

    [GeneratedRegex(@"^(?:(?:A )?[Mm]essage from|[Ff]rom|[Bb]y|[Ww]ritten by|[Bb]log by):? \p{Lu}|\b(?:says|said|writes|wrote)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Signed();
}
