using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Rendering.Composition.Lists;

/// <summary>What the values of filters are called: all from memory.</summary>
internal sealed class ListLabels(PublicSnapshot snapshot, SiteComposer site, LocalDate today)
{
    private readonly Lazy<Dictionary<string, string>> terms = new(() => Terms(snapshot));

    /// <summary>The name of a value; null where nothing of that name is known.</summary>
    public string? Of(string filter, string value) => filter switch
    {
        ListFilters.Section => snapshot.With<SectionProfilePart>().Any(section => section.Item.Id.Value == value) ? site.Section(ContentItemId.Parse(value)).Name : null,
        ListFilters.Topic => terms.Value.GetValueOrDefault(value),
        ListFilters.Publisher => Publisher(value, today),
        ListFilters.Year => value == PublicationPartKind.UnknownYear ? "Date unknown" : value.Length == 4 && value.All(char.IsAsciiDigit) ? value : null,
        ListFilters.Kind => PublicationKinds.Find(value)?.Words,
        ListFilters.State => GuidanceLines.LabelOf(value),
        _ => null,
    };

    /// <summary>The name of a publisher on a day: an organisation's id, or <c>name:</c> and the name itself.</summary>
    public string? Publisher(string value, LocalDate day)
    {
        if (value.StartsWith(PublicationPartKind.NamePrefix, StringComparison.Ordinal))
        {
            return value[PublicationPartKind.NamePrefix.Length..];
        }

        if (snapshot.Find(value) is not { } item)
        {
            return null;
        }

        var organisation = PartReading.Find<OrganisationPart>(item.Parts);
        return (organisation?.NameOn(day) ?? organisation?.Names.LastOrDefault())?.Name ?? item.DisplayText;
    }

    // Terms of every taxonomy: their ids do not clash, and a topic that is an audience too has one name.
    private static Dictionary<string, string> Terms(PublicSnapshot snapshot)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var term in snapshot.With<TaxonomyPart>().SelectMany(taxonomy => taxonomy.Part.Terms))
        {
            if (term.Id is { } id && (PartReading.Find<TitlePart>(term.Parts)?.Title ?? term.DisplayText) is { Length: > 0 } name)
            {
                names[id.Value] = name;
            }
        }

        return names;
    }
}

/// <summary>Parts for showing: what cannot be read, say because a newer node has written it, is not there.</summary>
internal static class PartReading
{
    public static T? Find<T>(PartMap parts) where T : ContentPart
    {
        try
        {
            return PartJson.Find<T>(parts);
        }
        catch (ContentFormatException)
        {
            return null;
        }
    }
}
