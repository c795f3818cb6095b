using System.Collections.Immutable;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Content.Pipeline;

namespace SafeguardingHub.Content.Checks;

/// <summary>
/// Items that somebody chose for a menu, for quick links or to be featured, and that readers do not see: they vanish from
/// there by themselves while they are not live, which nobody would notice.
/// </summary>
public sealed class ShownItemCheck : Check
{
    private static readonly CheckCode NotLive = new(
        "chosen-not-live", "A chosen page is not published", Severity.Warning,
        "Menus, quick links and featured pages leave out what is not published. It comes back by itself when it is published; otherwise choose another page.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [NotLive];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context) =>
        Chosen(context.Reading)
            .Where(chosen => context.Targets.Of(LinkTargets.ItemMark + chosen.Id).Kind == TargetKind.Draft)
            .Select(chosen => NotLive.At(chosen.Place, chosen.Id.Value, "What was chosen here is not published, has no page of its own, or is no longer there. Readers do not see this entry."));

    internal static IEnumerable<string> Addresses(ContentReading reading) => Chosen(reading).Select(chosen => LinkTargets.ItemMark + chosen.Id);

    private static IEnumerable<(string Place, ContentItemId Id)> Chosen(ContentReading reading)
    {
        var references = reading.Parts.Where(found => found.Part is QuickLinksPart or FeaturedPart).SelectMany(found => found.Kind.References(found.Part).Select(reference => (found.Place, reference)))
            .Concat(reading.Fields.Where(found => found.Field is ContentPickerField).SelectMany(found => found.Kind.References(found.Field!).Select(reference => (found.Place, reference))));
        foreach (var (place, reference) in references)
        {
            if (reference.Kind == ReferenceKind.Item && ContentItemId.TryParse(reference.Target, out var id))
            {
                yield return ($"{place}.{reference.Place}", id);
            }
        }
    }
}
