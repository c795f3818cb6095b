using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Rendering.Composition.Lists;

/// <summary>What the values of filters are called: all from memory.</summary>
internal sealed class ListLabels(PublicSnapshot snapshot, SiteComposer site, LocalDate today)
{
    /// <summary>The name of a value; null where nothing of that name is known.</summary>
    public string? Of(string filter, string value) => filter switch
    {
        ListFilters.Section => snapshot.With<SectionProfilePart>().Any(section => section.Item.Id.Value == value) ? site.Section(ContentItemId.Parse(value)).Name : null,
        ListFilters.Topic => snapshot.TermName(value),
        ListFilters.Publisher => Publisher(value),
        ListFilters.Year => value == PublicationPartKind.UnknownYear ? "Date unknown" : value.Length == 4 && value.All(char.IsAsciiDigit) ? value : null,
        ListFilters.Kind => PublicationKinds.Find(value)?.Words,
        ListFilters.State => GuidanceLines.LabelOf(value),
        _ => null,
    };

    // The name of a publisher today: an organisation's id, or name: and the name itself.
    private string? Publisher(string value)
    {
        if (value.StartsWith(PublicationPartKind.NamePrefix, StringComparison.Ordinal))
        {
            return value[PublicationPartKind.NamePrefix.Length..];
        }

        if (snapshot.Find(value) is not { } item)
        {
            return null;
        }

        var organisation = PartJson.FindReadable<OrganisationPart>(item.Parts);
        return (organisation?.NameOn(today) ?? organisation?.Names.LastOrDefault())?.Name ?? item.DisplayText;
    }
}
