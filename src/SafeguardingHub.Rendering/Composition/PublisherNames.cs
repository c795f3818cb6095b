using NodaTime;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>The name that a publisher bore when it published something: never today's name on an old document.</summary>
internal static class PublisherNames
{
    /// <summary>The name on a date of publication, as far as that is known; where the date leaves open which name it was, that is said.</summary>
    /// <param name="item">The organisation, an item of the shared ground.</param>
    /// <param name="date">The date of publication.</param>
    public static string Then(PublishedItem item, UncertainDate date)
    {
        var today = item.DisplayText ?? "Not known";
        var names = PartJson.FindReadable<OrganisationPart>(item.Parts) is { } organisation
            ? organisation.Names.Where(name => date.Earliest is not { } first || Bears(organisation, name, first, date.Latest!.Value))
                .Select(name => Words.OrNull(name.Name)).OfType<string>().Distinct(StringComparer.Ordinal).ToList()
            : [];
        return names switch
        {
            [] when date.IsKnown => $"{today} (its name at the time is not known)",
            [] => today,
            [var only] => only,
            _ when date.IsKnown => string.Join(" or ", names),
            _ => $"{today} (as published: under this name or an earlier one)",
        };
    }

    // Names change on few days: the first day of the date, the last, and the days between on which a name begins.
    private static bool Bears(OrganisationPart organisation, OrganisationName name, LocalDate first, LocalDate last)
    {
        for (var day = first; ; day = organisation.ChangesAfter(day)!.Value)
        {
            if (organisation.NameOn(day) == name)
            {
                return true;
            }

            if (organisation.ChangesAfter(day) is not { } next || next > last)
            {
                return false;
            }
        }
    }
}
