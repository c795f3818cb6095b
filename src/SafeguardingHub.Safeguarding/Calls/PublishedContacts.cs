using System.Collections.Immutable;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Calls;

/// <summary>The services that the public sees, and the bank holidays.</summary>
/// <param name="Services">The services with their parts, 999 among them, in order of name.</param>
/// <param name="Holidays">The bank holidays.</param>
public sealed record ContactsGround(ImmutableArray<(PublishedItem Item, ServicePart Part)> Services, BankHolidays Holidays);

/// <summary>Reads the services that the public sees as the database has them at this moment. It checks nobody's rights.</summary>
public sealed class PublishedContacts(IHubReader hub, IPublishedContent published)
{
    /// <summary>Reads them: the definitions and one query.</summary>
    public async Task<ContactsGround> ReadAsync(CancellationToken cancellationToken)
    {
        // Which types these are is for the definitions to say.
        var definitions = await hub.DefinitionsAsync(cancellationToken);
        var types = definitions.Types.Where(type => type.Parts.Any(part => part.PartName is nameof(ServicePart) or nameof(BankHolidaysPart))).Select(type => type.Name).ToList();
        var items = await published.OfTypesAsync(types, cancellationToken);
        return new ContactsGround(
            [
                .. from item in items
                   let part = PartJson.FindReadable<ServicePart>(item.Parts)
                   where part is not null
                   orderby item.DisplayText
                   select (item, part),
            ],
            BankHolidays.Of(items.Select(item => PartJson.FindReadable<BankHolidaysPart>(item.Parts)).FirstOrDefault(part => part is not null)));
    }
}
