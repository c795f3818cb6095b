using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>Routes, their services and the bank holidays as the public sees them: all of it shared ground, so nothing is queried.</summary>
public static class PublishedRoutes
{
    /// <summary>The bank holidays; the rules alone where no item holds them. Of several items the first counts.</summary>
    public static BankHolidays Holidays(PublicSnapshot snapshot) =>
        BankHolidays.Of(snapshot.With<BankHolidaysPart>().Select(pair => pair.Part).FirstOrDefault());

    /// <summary>The services of a route in its order, each with its content item id; those that are not live are left out.</summary>
    public static IReadOnlyList<ServiceOnRoute> Entries(PublicSnapshot snapshot, RoutePart route) =>
    [
        .. from service in route.Services
           let item = snapshot.Find(service.Service)
           let part = item is null ? null : PartJson.FindReadable<ServicePart>(item.Parts)
           where part is not null
           select new ServiceOnRoute(item.Id.Value, part, string.IsNullOrWhiteSpace(service.When) ? null : service.When),
    ];
}
