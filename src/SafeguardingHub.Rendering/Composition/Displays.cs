using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Shows prose.</summary>
public sealed class HtmlBodyDisplay : PartDisplay<HtmlBodyPart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(HtmlBodyPart part, string place, PageContext page) =>
        page.Body($"{place}.{nameof(HtmlBodyPart.Html)}") is { IsEmpty: false } body ? [new ProseBlock(body)] : [];
}

/// <summary>Shows prose written as Markdown.</summary>
public sealed class MarkdownBodyDisplay : PartDisplay<MarkdownBodyPart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(MarkdownBodyPart part, string place, PageContext page) =>
        page.Body($"{place}.{nameof(MarkdownBodyPart.Markdown)}") is { IsEmpty: false } body ? [new ProseBlock(body)] : [];
}

/// <summary>Shows a care card.</summary>
public sealed class CareCardDisplay : PartDisplay<CareCardPart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(CareCardPart part, string place, PageContext page) =>
    [
        new CareCardBlock(
            part.Urgency switch
            {
                CareCardUrgency.Immediate => CareCardLevel.Immediate,
                CareCardUrgency.Urgent => CareCardLevel.Urgent,
                _ => CareCardLevel.NonUrgent,
            },
            part.Heading ?? "",
            page.Body($"{place}.{nameof(CareCardPart.Html)}")),
    ];
}

/// <summary>Shows steps.</summary>
public sealed class StepsDisplay : PartDisplay<StepsPart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(StepsPart part, string place, PageContext page) =>
        part.Steps.IsEmpty
            ? []
            :
            [
                new StepsBlock(
                    Words.OrNull(part.Heading),
                    [.. part.Steps.Select((_, index) => page.Body($"{place}.{nameof(StepsPart.Steps)}[{index}]"))]),
            ];
}

/// <summary>Shows quick links; those whose page is not live are left out, and a list without links is not shown.</summary>
public sealed class QuickLinksDisplay : PartDisplay<QuickLinksPart>
{
    /// <inheritdoc />
    protected override void Gather(QuickLinksPart part, PageLinks links)
    {
        foreach (var link in part.Links)
        {
            links.Want(link.Item);
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(QuickLinksPart part, string place, PageContext page)
    {
        List<LinkView> links = [.. part.Links.Select(link => Link(link, page)).OfType<LinkView>()];
        var heading = string.IsNullOrWhiteSpace(part.Heading) ? "Quick links" : part.Heading;
        return links.Count == 0 ? [] : [new QuickLinksBlock(new LinkListView(heading, links))];
    }

    private static LinkView? Link(QuickLink link, PageContext page)
    {
        var words = Words.OrNull(link.Text);
        if (!string.IsNullOrEmpty(link.Item))
        {
            return page.Links.Find(link.Item, words);
        }

        return QuickLinksPartKind.IsLinkable(link.Address) ? new LinkView(words ?? link.Address!, link.Address!) : null;
    }
}

/// <summary>Shows pages that are featured, with their names and summaries of today; those that are not live are left out.</summary>
public sealed class FeaturedDisplay : PartDisplay<FeaturedPart>
{
    /// <inheritdoc />
    protected override void Gather(FeaturedPart part, PageLinks links)
    {
        foreach (var id in part.Items)
        {
            links.WantWhole(id);
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(FeaturedPart part, string place, PageContext page)
    {
        List<CardView> cards = [.. part.Items.Distinct(StringComparer.Ordinal).Select(id => Card(id, page)).OfType<CardView>()];
        return cards.Count == 0 ? [] : [new FeaturedBlock(Words.OrNull(part.Heading) ?? "Featured", cards)];
    }

    private static CardView? Card(string id, PageContext page) =>
        page.Links.Find(id, text: null) is { } link && page.Links.FindWhole(id) is { } item ? new CardView(link.Text, link.Address, Feeds.FeedEntries.Summary(item.Parts)) : null;
}

/// <summary>Shows a service.</summary>
public sealed class ContactDisplay : PartDisplay<ContactPart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(ContactPart part, string place, PageContext page) =>
        page.Snapshot.Find(part.Service) is { } item && PartJson.FindReadable<ServicePart>(item.Parts) is { } service
            ? [new ContactBlock(ServiceViews.Of(page.Snapshot, item, service, page.ReadAt.Day))]
            : [];
}
