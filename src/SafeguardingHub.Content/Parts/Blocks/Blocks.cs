using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Parts.Blocks;

/// <summary>How urgent a care card is, in the NHS design system's order.</summary>
public enum CareCardUrgency
{
    /// <summary>Something to do soon.</summary>
    NonUrgent = 0,

    /// <summary>Something to do today.</summary>
    Urgent = 1,

    /// <summary>Call 999 now.</summary>
    Immediate = 2,
}

/// <summary>A card that says when to do what: NHS care card.</summary>
public sealed record CareCardPart : ContentPart
{
    /// <summary>The urgency, as Orchard Core writes enumerations: 0, 1 or 2.</summary>
    public CareCardUrgency Urgency { get; init; }

    /// <summary>The heading: <c>Call 999 if:</c></summary>
    public string? Heading { get; init; }

    /// <summary>The text, HTML with shortcodes.</summary>
    public string? Html { get; init; }
}

/// <summary>The kind of <see cref="CareCardPart"/>.</summary>
public sealed class CareCardPartKind : PartKind<CareCardPart>
{
    /// <inheritdoc />
    protected override CareCardPart Normalise(CareCardPart part) => part with { Heading = PlainText.Normalise(part.Heading) };

    /// <inheritdoc />
    protected override CareCardPart MapHtml(CareCardPart part, HtmlMap map) =>
        part.Html is null ? part : part with { Html = map("Html", part.Html) };

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(CareCardPart part) => [new PartText(nameof(part.Heading), part.Heading) { IsHeading = true }];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(CareCardPart part) => SearchText.Of(SearchRole.Heading, part.Heading);

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(CareCardPart part, PartContext context)
    {
        if (string.IsNullOrWhiteSpace(part.Heading))
        {
            yield return Reason.Invalid(context.Place + ".Heading", "Give the card a heading that says when to act, such as 'Call 999 if:'.");
        }

        if (!Enum.IsDefined(part.Urgency))
        {
            yield return Reason.Invalid(context.Place + ".Urgency", "Choose 0 (non-urgent), 1 (urgent) or 2 (immediate).");
        }
    }
}

/// <summary>Steps to take in order.</summary>
public sealed record StepsPart : ContentPart
{
    /// <summary>The heading above the steps; empty for none.</summary>
    public string? Heading { get; init; }

    /// <summary>The steps, each HTML with shortcodes.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];
}

/// <summary>The kind of <see cref="StepsPart"/>.</summary>
public sealed class StepsPartKind : PartKind<StepsPart>
{
    /// <inheritdoc />
    protected override StepsPart Normalise(StepsPart part) => part with { Heading = PlainText.Normalise(part.Heading) };

    /// <inheritdoc />
    protected override StepsPart MapHtml(StepsPart part, HtmlMap map) =>
        part with { Steps = [.. part.Steps.Select((step, index) => map($"Steps[{index}]", step ?? ""))] };

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(StepsPart part) => [new PartText(nameof(part.Heading), part.Heading) { IsHeading = true }];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(StepsPart part) => SearchText.Of(SearchRole.Heading, part.Heading);

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(StepsPart part, PartContext context)
    {
        for (var index = 0; index < part.Steps.Length; index++)
        {
            if (string.IsNullOrWhiteSpace(HtmlText.Plain(part.Steps[index] ?? "")))
            {
                yield return Reason.Invalid($"{context.Place}.Steps[{index}]", $"Step {index + 1} is empty: write it, or take it out.");
            }
        }
    }
}

/// <summary>A short list of links to what readers of the page most often want.</summary>
public sealed record QuickLinksPart : ContentPart
{
    /// <summary>The heading; <c>Quick links</c> where it is empty.</summary>
    public string? Heading { get; init; }

    /// <summary>The links in order; a list without links is not shown.</summary>
    public ImmutableArray<QuickLink> Links { get; init; } = [];
}

/// <summary>One quick link: to an item of the hub, or to an address outside it.</summary>
public sealed record QuickLink
{
    /// <summary>The link's words; the item's own name where they are empty.</summary>
    public string? Text { get; init; }

    /// <summary>The item's id; empty for a link by address.</summary>
    public string? Item { get; init; }

    /// <summary>An http or https address, or a path of the site; empty for a link to an item.</summary>
    public string? Address { get; init; }
}

/// <summary>The kind of <see cref="QuickLinksPart"/>.</summary>
public sealed class QuickLinksPartKind : PartKind<QuickLinksPart>
{
    /// <inheritdoc />
    protected override QuickLinksPart Normalise(QuickLinksPart part) => part with
    {
        Heading = PlainText.Normalise(part.Heading),
        Links = [.. part.Links.Select(link => link with { Text = PlainText.Normalise(link.Text) })],
    };

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(QuickLinksPart part) =>
    [
        new PartText(nameof(part.Heading), part.Heading) { IsHeading = true },
        .. part.Links.Select((link, index) => new PartText($"Links[{index}].Text", link.Text)),
    ];

    /// <inheritdoc />
    protected override IEnumerable<PartLink> Links(QuickLinksPart part) =>
        part.Links.Select((link, index) => new PartLink($"Links[{index}].Address", link.Address, link.Text));

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(QuickLinksPart part) =>
        part.Links.IsEmpty ? [] : SearchText.Of(SearchRole.Heading, part.Heading).Concat(part.Links.SelectMany(link => SearchText.Of(SearchRole.Body, link.Text)));

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(QuickLinksPart part, PartContext context)
    {
        for (var index = 0; index < part.Links.Length; index++)
        {
            var link = part.Links[index];
            var place = $"{context.Place}.Links[{index}]";
            if (string.IsNullOrEmpty(link.Item) == string.IsNullOrEmpty(link.Address))
            {
                yield return Reason.Invalid(place, "Give the link either an item of the hub or an address, not both.");
            }

            if (string.IsNullOrEmpty(link.Item) && string.IsNullOrWhiteSpace(link.Text))
            {
                yield return Reason.Invalid(place + ".Text", "Write words that say where the link goes.");
            }

            if (!string.IsNullOrEmpty(link.Address) && !IsLinkable(link.Address))
            {
                yield return Reason.Invalid(place + ".Address", $"'{link.Address}' is not a web address: begin it with https:// or with a slash.");
            }
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(QuickLinksPart part) =>
        part.Links.SelectMany((link, index) => MediaLinks.ToAddress(link.Address, $"Links[{index}].Address")).Concat(part.Links
            .Select((link, index) => (link, index))
            .Where(entry => !string.IsNullOrEmpty(entry.link.Item))
            .Select(entry => new ContentReference(ReferenceKind.Item, entry.link.Item!, $"Links[{entry.index}].Item", IsRequired: false)));

    /// <summary>Whether a page may link to that address: a path of the site, or http or https. The rule of links in prose, and stricter.</summary>
    public static bool IsLinkable(string? address) =>
        address is not null && UrlRules.Link(address) == address && (address.StartsWith('/') || UrlRules.IsAbsolute(address));
}
