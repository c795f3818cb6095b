using System.Collections.Immutable;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>
/// Whether the editions of a guidance document follow one another, and whether pages still cite one that another has replaced.
/// Which edition is in force follows from the dates, so a page comes to be out of date without anybody touching it.
/// </summary>
public sealed class GuidanceCheck : Check
{
    private static readonly CheckCode Loop = new(
        "edition-loop", "Editions replace each other", Severity.Error,
        "Of editions that replace each other in a loop nobody can say which is in force. Take out the replacement that is wrong.");

    private static readonly CheckCode TwoCurrent = new(
        "edition-two-current", "Two editions in force", Severity.Error,
        "Readers must be told of one edition that it is the one to follow. Say what the newer one replaces, or when the other was withdrawn.");

    private static readonly CheckCode TooEarly = new(
        "edition-too-early", "Edition in force too early", Severity.Error,
        "An edition cannot be in force before the one that it replaces was published. One of the dates is wrong, or what replaces what.");

    private static readonly CheckCode Other = new(
        "edition-of-other-guidance", "Edition replaces other guidance", Severity.Error, "An edition replaces editions of the same guidance only.");

    private static readonly CheckCode Superseded = new(
        "guidance-superseded", "Guidance that has been replaced", Severity.Warning,
        "The page cites an edition that is no longer in force. Read the page against the new edition, then cite that one, or the guidance as a whole, whose page always says which edition is in force.");

    private static readonly CheckCode Explained = new(
        "guidance-explained", "About guidance that has been replaced", Severity.Note,
        "A document of the archive is about an edition that is no longer in force. Nothing need be done where its page says so.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes { get; } = [Loop, TwoCurrent, TooEarly, Other, Superseded, Explained];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var found = context.Reading.Parts.FirstOrDefault(found => found.Place == nameof(EditionPart))?.Part as EditionPart;
        return (found is { Guidance.Length: > 0 } ? OfChain(found, context) : []).Concat(OfCitations(found?.Guidance, context));
    }

    // A fault belongs to the edition at which to mend it, and to the one that would bring it.
    private static IEnumerable<Finding> OfChain(EditionPart part, CheckContext context)
    {
        var id = context.Item.Id.Value;
        var own = new Edition(id, context.Item.DisplayText is { Length: > 0 } name ? name : part.Label ?? id, part);
        List<Edition> published = [.. PublishedEditions.All(context.Ground.Snapshot)];
        var before = EditionChain.Of(part.Guidance!, published).Faults(context.Ground.Today).Select(fault => (fault.Kind, fault.Message)).ToHashSet();
        var after = EditionChain.Of(part.Guidance!, [.. published.Where(edition => edition.Id != id), own]).Faults(context.Ground.Today);
        return after.Where(fault => fault.Edition == id || !before.Contains((fault.Kind, fault.Message))).Select(fault => fault.Kind switch
        {
            EditionFaultKind.Loop => Loop.At("EditionPart.Replaces", fault.Message, fault.Message),
            EditionFaultKind.TwoCurrent => TwoCurrent.At("EditionPart.Replaces", fault.Message, fault.Message),
            EditionFaultKind.OtherGuidance => Other.At("EditionPart.Replaces", fault.Message, fault.Message),
            _ => TooEarly.At(own.InForce.IsKnown ? "EditionPart.InForce" : "EditionPart.Published", fault.Message, fault.Message),
        });
    }

    private static IEnumerable<Finding> OfCitations(string? ownGuidance, CheckContext context)
    {
        var snapshot = context.Ground.Snapshot;
        var code = IsOfArchive(context) ? Explained : Superseded;
        var old = PublishedEditions.Chains(snapshot).Where(chain => chain.Guidance != ownGuidance && chain.Guidance != context.Item.Id.Value)
            .SelectMany(chain => chain.On(context.Ground.Today).Select(standing => (Chain: chain, Standing: standing)))
            .Where(edition => edition.Standing.State is EditionState.Superseded or EditionState.Withdrawn).ToList();
        if (old.Count == 0)
        {
            return [];
        }

        var byId = old.ToDictionary(edition => edition.Standing.Edition.Id, edition => edition.Standing, StringComparer.Ordinal);
        var cited = from citation in Citations.Of(context)
                    let standing = byId.GetValueOrDefault(citation.Item.Id.Value)
                    where standing is not null
                    select (Standing: standing, citation.Place, citation.Words);
        var sentences = Wording.Of(context.Texts).Sentences(alsoQuoted: true).ToList();
        var named = from edition in old
                    let words = EditionMentions.Of(snapshot, edition.Chain, edition.Standing.Edition)
                    from sentence in sentences
                    where words.IsMatch(sentence.Sentence.Text)
                    select (edition.Standing, sentence.Block.Place, Words: sentence.Sentence.Subject);

        // A link whose words name the edition says the same thing twice.
        return named.Concat(cited).DistinctBy(mention => (mention.Standing.Edition.Id, mention.Place))
            .Select(mention => code.At(mention.Place, mention.Words, Message(mention.Standing, code == Explained)));
    }

    private static string Message(EditionStanding standing, bool isOfArchive)
    {
        var name = standing.Edition.Name;
        return standing switch
        {
            { ReplacedBy: [.., var current] } when isOfArchive => $"This is about '{name}', which is no longer in force. '{current.Name}' has taken its place.",
            { ReplacedBy: [.., var current] } => $"'{name}' is no longer in force: '{current.Name}' has taken its place. Read the page against that edition and cite it, or link to the guidance as a whole.",
            _ => $"'{name}' was withdrawn, and nothing has taken its place. Say so, or take it out.",
        };
    }

    // A policy is filed in the archive and meant to be followed; what else is filed there is of its day.
    private static bool IsOfArchive(CheckContext context) =>
        context.Reading.Parts.FirstOrDefault(found => found.Place == nameof(PublicationPart))?.Part is PublicationPart publication
        && PublicationKinds.Find(publication.Kind)?.List != PublicationKinds.Policies;
}
