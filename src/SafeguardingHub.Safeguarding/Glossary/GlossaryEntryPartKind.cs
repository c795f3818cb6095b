using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Safeguarding.Glossary;

/// <summary>The kind of <see cref="GlossaryEntryPart"/>.</summary>
public sealed class GlossaryEntryPartKind : PartKind<GlossaryEntryPart>
{
    /// <inheritdoc />
    protected override GlossaryEntryPart Normalise(GlossaryEntryPart part) => part with
    {
        Expansion = PlainText.Normalise(part.Expansion),
        Meaning = PlainText.Normalise(part.Meaning),
        SeeAlso = [.. part.SeeAlso.Select(term => PlainText.Normalise(term) ?? "")],
    };

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(GlossaryEntryPart part) => [new PartText(nameof(part.Expansion), part.Expansion), new PartText(nameof(part.Meaning), part.Meaning)];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(GlossaryEntryPart part) =>
        [.. SearchTexts.Of(SearchRole.Name, part.Expansion), .. SearchTexts.Of(SearchRole.Summary, part.Meaning)];
}
