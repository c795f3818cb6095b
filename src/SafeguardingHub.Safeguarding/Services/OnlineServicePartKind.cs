using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>The kind of <see cref="OnlineServicePart"/>.</summary>
public sealed class OnlineServicePartKind : PartKind<OnlineServicePart>
{
    /// <inheritdoc />
    protected override OnlineServicePart Normalise(OnlineServicePart part) => part with
    {
        Summary = PlainText.Normalise(part.Summary),
        NotFor = PlainText.Normalise(part.NotFor),
        FormerNames = [.. part.FormerNames.Select(name => PlainText.Normalise(name) ?? "")],
    };

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(OnlineServicePart part, PartContext context)
    {
        if (!string.IsNullOrEmpty(part.Address) && (!QuickLinksPartKind.IsLinkable(part.Address) || part.Address.StartsWith('/')))
        {
            yield return Reason.Invalid(context.Place + ".Address", $"'{part.Address}' is not a web address: begin it with https://, or leave it empty while it is not known.");
        }
    }

    /// <inheritdoc />
    protected override bool KeepsMarks => true;

    /// <summary>Somebody has opened this address: where it changes, nobody has.</summary>
    protected override OnlineServicePart Marked(OnlineServicePart part, OnlineServicePart? before) =>
        part with { Confirmation = part.Address == before?.Address ? before?.Confirmation : null };

    /// <inheritdoc />
    protected override OnlineServicePart ForReaders(OnlineServicePart part) => part with { Confirmation = part.Confirmation?.ForReaders() };

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(OnlineServicePart part) => [new PartText(nameof(part.Summary), part.Summary), new PartText(nameof(part.NotFor), part.NotFor)];

    /// <inheritdoc />
    protected override IEnumerable<PartLink> Links(OnlineServicePart part) => [new PartLink(nameof(part.Address), part.Address, null)];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(OnlineServicePart part) =>
    [
        new SearchService(), .. SearchTexts.Of(SearchRole.FormerName, part.FormerNames), .. SearchTexts.Of(SearchRole.Summary, part.Summary), .. SearchTexts.Of(SearchRole.Body, part.NotFor),
    ];
}
