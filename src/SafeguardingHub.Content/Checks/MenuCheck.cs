using System.Collections.Immutable;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Checks;

/// <summary>Menus that no page shows: of shared ground under another short name than those of header and foot, or a second one of a section.</summary>
public sealed class MenuCheck : Check
{
    private static readonly CheckCode NotShown = new(
        "menu-not-shown", "Menu that no page shows", Severity.Warning,
        $"The header shows the shared menu with the short name {MenuPlaces.Header}, the foot the one with {MenuPlaces.Footer}, and each section one menu of its own.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [NotShown];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        if (context.Item.Parts.Find(nameof(MenuPart)) is null)
        {
            yield break;
        }

        var snapshot = context.Ground.Snapshot;
        var section = context.Item.Part<SectionPart>()?.Section;
        var shared = snapshot.With<SectionProfilePart>().Where(pair => pair.Item.Path is { IsHome: true }).Select(pair => pair.Item.Id.Value).ToHashSet(StringComparer.Ordinal);
        var alias = context.Item.Part<AliasPart>()?.Alias;
        if (string.IsNullOrEmpty(section) || shared.Contains(section))
        {
            if (!new[] { MenuPlaces.Header, MenuPlaces.Footer }.Contains(alias, StringComparer.OrdinalIgnoreCase))
            {
                yield return NotShown.At("AliasPart.Alias", alias ?? "", $"No page shows this menu: give it the short name {MenuPlaces.Header} or {MenuPlaces.Footer}, or put it into a section.");
            }
        }
        else if (snapshot.Menus.Select(menu => menu.Item).FirstOrDefault(menu => menu.Id != context.Item.Id && menu.Section?.Value == section) is { } other)
        {
            yield return NotShown.At("", section, $"The section has another menu, “{other.DisplayText}”. Pages show the first of them by name.");
        }
    }
}
