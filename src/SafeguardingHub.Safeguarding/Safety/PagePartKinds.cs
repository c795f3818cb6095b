using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Safeguarding.Safety;

/// <summary>The kind of <see cref="SeeAlsoPart"/>.</summary>
public sealed class SeeAlsoPartKind : PartKind<SeeAlsoPart>
{
    /// <inheritdoc />
    protected override SeeAlsoPart Normalise(SeeAlsoPart part) =>
        part with { Outside = [.. part.Outside.Select(link => link with { Text = PlainText.Normalise(link.Text) })] };

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(SeeAlsoPart part, PartContext context)
    {
        for (var index = 0; index < part.Outside.Length; index++)
        {
            var place = $"{context.Place}.Outside[{index}]";
            var link = part.Outside[index];
            if (string.IsNullOrWhiteSpace(link.Text))
            {
                yield return Reason.Invalid(place + ".Text", "Write words that say where the link goes.");
            }

            if (!QuickLinksPartKind.IsLinkable(link.Address) || link.Address!.StartsWith('/'))
            {
                yield return Reason.Invalid(place + ".Address", $"'{link.Address}' is not an address of another website: begin it with https://, or list the page under those of the hub.");
            }
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(SeeAlsoPart part) =>
        part.Inside.Select((id, index) => new ContentReference(ReferenceKind.Item, id, $"Inside[{index}]", IsRequired: false));

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(SeeAlsoPart part) => part.Outside.Select((link, index) => new PartText($"Outside[{index}].Text", link.Text));

    /// <inheritdoc />
    protected override IEnumerable<PartLink> Links(SeeAlsoPart part) =>
        part.Outside.Select((link, index) => new PartLink($"Outside[{index}].Address", link.Address, link.Text));

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(SeeAlsoPart part) => SearchTexts.Of(SearchRole.Body, part.Outside.Select(link => link.Text));
}
