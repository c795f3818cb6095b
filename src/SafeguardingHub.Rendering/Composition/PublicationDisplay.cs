using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Shows an entry of the archive: what it is, whose and when, its files, and that its period is over.</summary>
public sealed class PublicationDisplay : PartDisplay<PublicationPart>
{
    private const string NotKnown = "Not known";

    /// <inheritdoc />
    protected override void Gather(PublicationPart part, PageLinks links)
    {
        foreach (var file in part.Files)
        {
            links.WantMedia(file.Media);
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(PublicationPart part, string place, PageContext page)
    {
        page.Head.Summary ??= Words.OrNull(part.Summary);
        SayWherePeriodEnded(part, page);
        yield return new FactsBlock([.. Facts(part, page)]);
        var files = part.Files.Select(file => FileViews.Of(file.Media, Words.OrNull(file.Text) ?? page.Item.DisplayText, page.Links)).OfType<FileView>().ToList();
        if (files.Count > 0)
        {
            yield return new FilesBlock(null, files);
        }
        else if (PublicationPartKind.NeedsDocument(part))
        {
            yield return new FilesBlock(null, files, FilesBlock.NotYetUploaded, Missing(part));
        }
    }

    private static void SayWherePeriodEnded(PublicationPart part, PageContext page)
    {
        if (PublicationPartKind.PeriodEnd(part) is not { } year)
        {
            return;
        }

        page.ExpiresOn(new NodaTime.LocalDate(year + 1, 1, 1));
        if (LondonTime.Day(page.Now).Year > year)
        {
            page.Head.State ??= new PageStateView("Period ended", $"The period that this covers ended in {year}.", Instead: null);
        }
    }

    private static IEnumerable<FactView> Facts(PublicationPart part, PageContext page)
    {
        if (PublicationKinds.Find(part.Kind) is { } kind)
        {
            yield return new FactView("Kind", kind.Words);
        }

        yield return Publisher(part, page);
        yield return new FactView("Published", UncertainDate.Of(part.Date).Words);
        if (Words.OrNull(part.DateNote) is { } note)
        {
            yield return new FactView("About the date", note);
        }

        if (PublicationPartKind.PeriodEnd(part) is { } year)
        {
            yield return new FactView("Covers the period up to", $"{year}");
        }

        if (Words.Listed(part.FormerNames) is { } names)
        {
            yield return new FactView("Also known as", names);
        }

        // The words are the address itself: nobody has looked what is behind it, so no name may be put on it.
        if (PublicationPartKind.IsOutside(part.OutsideAddress))
        {
            yield return new FactView("Address given in the source (not checked)", part.OutsideAddress!, part.OutsideAddress);
        }
    }

    private static FactView Publisher(PublicationPart part, PageContext page)
    {
        const string Term = "Published by";
        return page.Snapshot.Find(part.Publisher) is { } item
            ? new FactView(Term, PublisherNames.Then(item, UncertainDate.Of(part.Date)), item.Path?.Address)
            : new FactView(Term, Words.OrNull(part.PublisherName) ?? NotKnown);
    }

    private static string Missing(PublicationPart part) =>
        PublicationPartKind.IsOutside(part.OutsideAddress)
            ? "The web pages that this entry was taken from give an address for it, which nobody has checked."
            : "The web pages that this entry was taken from name it and give no address for it.";
}
