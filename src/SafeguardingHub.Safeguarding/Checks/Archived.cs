using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>Tells what is kept as it was: nobody mends a newsletter of 2015, so what is found there is a note and no more.</summary>
internal static class Archived
{
    /// <summary>Whether the version is of an entry of the archive, or of an edition that another has replaced.</summary>
    public static bool Is(CheckContext context) =>
        context.Reading.Parts.Any(found => found.Part is PublicationPart)
        || (context.Reading.Parts.Any(found => found.Part is EditionPart)
            && IsOldEdition(context.Ground, context.Item.Id));

    /// <summary>Whether the item is an edition that is no longer the one to use.</summary>
    public static bool IsOldEdition(CheckGround ground, ContentItemId item) => PublishedEditions.ChainWith(ground.Snapshot, item)?.On(ground.Today)
        .Any(standing => standing.Edition.Id == item.Value && standing.State is EditionState.Superseded or EditionState.Withdrawn) == true;

    /// <summary>The findings as they weigh in this version.</summary>
    public static IEnumerable<Finding> WeighedIn(this IEnumerable<Finding> findings, CheckContext context)
    {
        var isArchived = Is(context);
        return findings.Select(finding => isArchived ? finding with { Severity = Severity.Note } : finding).DistinctBy(finding => finding.Key);
    }
}
