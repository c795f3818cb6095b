using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Notices;
using SafeguardingHub.Safeguarding.Safety;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Shows what to do and what not to do.</summary>
public sealed class DoDontDisplay : PartDisplay<DoDontPart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(DoDontPart part, string place, PageContext page) =>
        part.Do.IsEmpty && part.Dont.IsEmpty
            ? []
            :
            [
                new DoDontBlock(
                    [.. part.Do.Select((_, index) => page.Body($"{place}.{nameof(DoDontPart.Do)}[{index}]"))],
                    [.. part.Dont.Select((_, index) => page.Body($"{place}.{nameof(DoDontPart.Dont)}[{index}]"))]),
            ];
}

/// <summary>Shows text that opens when asked for.</summary>
public sealed class DetailsDisplay : PartDisplay<DetailsPart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(DetailsPart part, string place, PageContext page) =>
        [new DetailsBlock(part.Summary ?? "", page.Body($"{place}.{nameof(DetailsPart.Html)}"))];
}

/// <summary>Shows text that stands out.</summary>
public sealed class InsetDisplay : PartDisplay<InsetPart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(InsetPart part, string place, PageContext page) =>
        page.Body($"{place}.{nameof(InsetPart.Html)}") is { IsEmpty: false } body ? [new InsetBlock(body)] : [];
}

/// <summary>Shows a table.</summary>
public sealed class TableDisplay : PartDisplay<TablePart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(TablePart part, string place, PageContext page) =>
        [new TableBlock(part.Caption ?? "", part.Header, [.. part.Rows.Select(row => (IReadOnlyList<string>)row)], part.HasRowHeaders)];
}

/// <summary>Says the pages to see besides at the foot of the page; those that are not live are left out.</summary>
public sealed class SeeAlsoDisplay : PartDisplay<SeeAlsoPart>
{
    /// <inheritdoc />
    protected override void Gather(SeeAlsoPart part, PageLinks links)
    {
        foreach (var id in part.Inside)
        {
            links.Want(id);
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(SeeAlsoPart part, string place, PageContext page)
    {
        page.Head.SeeAlso = [.. part.Inside.Select(id => page.Links.Find(id, text: null)).OfType<LinkView>()];
        page.Head.SeeAlsoOutside = [.. part.Outside
            .Where(link => QuickLinksPartKind.IsLinkable(link.Address)).Select(link => new LinkView(link.Text ?? link.Address!, link.Address!))];
        return [];
    }
}

/// <summary>Gives the page its quick way out.</summary>
public sealed class AtRiskDisplay : PartDisplay<AtRiskPart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(AtRiskPart part, string place, PageContext page)
    {
        page.Head.MayBeAtRisk |= part.MayBeAtRisk;
        return [];
    }
}

/// <summary>Shows a notice on its own page; where it shows besides is the page frame's affair.</summary>
public sealed class NoticeDisplay : PartDisplay<NoticePart>
{
    /// <inheritdoc />
    protected override void Gather(NoticePart part, PageLinks links) => links.Want(part.Page);

    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(NoticePart part, string place, PageContext page)
    {
        page.Head.Summary = Words.OrNull(part.Text);
        return page.Links.Find(part.Page, text: null) is { } more ? [new ProseBlock(new BodyView([new LinkPiece(more)]))] : [];
    }
}

/// <summary>Shows a portal or form.</summary>
public sealed class OnlineServiceDisplay : PartDisplay<OnlineServicePart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(OnlineServicePart part, string place, PageContext page) =>
        [Of(page.Item.DisplayText ?? "", part)];

    /// <summary>The block of an online service.</summary>
    public static OnlineServiceBlock Of(string name, OnlineServicePart part) => new(
        name,
        Words.OrNull(part.Summary),
        string.IsNullOrEmpty(part.Address) ? null : part.Address,
        string.IsNullOrEmpty(part.Address) ? "Its web address is not held here" : $"Go to {name}",
        part.SignIn switch
        {
            Known.Yes => "Sign in needed",
            Known.No => "No sign in needed",
            _ => null,
        },
        part.FormerNames,
        Words.OrNull(part.NotFor));
}

/// <summary>Shows files; those that the media library no longer holds are left out.</summary>
public sealed class FileListDisplay : PartDisplay<FileListPart>
{
    /// <inheritdoc />
    protected override void Gather(FileListPart part, PageLinks links)
    {
        foreach (var file in part.Files)
        {
            links.WantMedia(file.Media);
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(FileListPart part, string place, PageContext page)
    {
        List<FileView> files = [.. part.Files.Select(file => FileViews.Of(file.Media, file.Text, page.Links)).OfType<FileView>()];
        return files.Count == 0 ? [] : [new FilesBlock(Words.OrNull(part.Heading), files)];
    }
}
