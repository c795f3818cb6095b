using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Guidance;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Shows guidance at the address that stays: what it is, and which of its editions is the one to use.</summary>
public sealed class GuidanceDisplay : PartDisplay<GuidancePart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(GuidancePart part, string place, PageContext page)
    {
        var today = LondonTime.Day(page.Now);
        var chain = EditionStates.ChainOf(page.Snapshot, page.Item.Id.Value);
        page.Head.Summary ??= Words.OrNull(part.Summary);
        page.ExpiresOn(chain.ChangesAfter(today));
        if (Facts(part, chain).ToList() is { Count: > 0 } facts)
        {
            yield return new FactsBlock(facts);
        }

        yield return chain.Editions.IsEmpty
            ? new FilesBlock(null, [], FilesBlock.NotYetUploaded, "No edition of this guidance is held here, so which one is current is not known either.")
            : new EditionWords(chain, page.Snapshot, today).Block();
    }

    private static IEnumerable<FactView> Facts(GuidancePart part, EditionChain chain)
    {
        if (Words.OrNull(part.Issuer) is { } issuer)
        {
            yield return new FactView("Issued by", issuer);
        }

        if (part.IsStatutory)
        {
            yield return new FactView("Statutory", "Yes");
        }

        if (chain.Editions.IsEmpty)
        {
            yield return new FactView("Edition", "Not known");
        }

        if (Words.Listed(part.FormerNames) is { } names)
        {
            yield return new FactView("Also known as", names);
        }
    }
}

/// <summary>Shows an edition: its dates, where it stands among the others, and before all else whether it is the one to use.</summary>
public sealed class EditionDisplay : PartDisplay<EditionPart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(EditionPart part, string place, PageContext page)
    {
        var today = LondonTime.Day(page.Now);
        var chain = EditionStates.ChainWith(page.Snapshot, page.Item.Id);
        yield return new FactsBlock([.. Facts(part, page)]);
        if (chain is null)
        {
            // The page is newer than the shared ground for a moment: without the others nobody can say which is current.
            yield break;
        }

        var words = new EditionWords(chain, page.Snapshot, today);
        page.Head.State = words.PageState(page.Item.Id.Value);
        page.ExpiresOn(chain.ChangesAfter(today));
        yield return words.Block();
    }

    private static IEnumerable<FactView> Facts(EditionPart part, PageContext page)
    {
        var edition = new Edition(page.Item.Id.Value, "", part);
        if (page.Snapshot.Find(part.Guidance) is { } guidance)
        {
            yield return new FactView("Guidance", guidance.DisplayText ?? guidance.Id.Value, guidance.Path?.Address);
        }

        yield return new FactView("Published", EditionWords.Known(edition.Published));
        yield return new FactView("In force from", EditionWords.Known(edition.InForce));
        if (edition.Withdrawn.IsKnown)
        {
            yield return new FactView("Withdrawn", edition.Withdrawn.Words);
        }
    }
}
