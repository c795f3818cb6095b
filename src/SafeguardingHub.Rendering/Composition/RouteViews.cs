using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Contacts;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Whom to call, as pages show it at a moment.</summary>
/// <param name="snapshot">The shared ground: routes, services, bank holidays.</param>
/// <param name="readAt">The moment.</param>
/// <param name="links">The pages that routes link to, loaded.</param>
public sealed class RouteViews(PublicSnapshot snapshot, ReadAt readAt, PageLinks links)
{
    private readonly BankHolidays holidays = PublishedRoutes.Holidays(snapshot);

    /// <summary>The address below which the blocks for other sites stand.</summary>
    public const string EmbedPath = "/embed";

    /// <summary>All routes in order of name.</summary>
    public static IEnumerable<PublishedItem> All(PublicSnapshot snapshot) =>
        snapshot.With<RoutePart>().Select(pair => pair.Item).OrderBy(item => item.DisplayText, StringComparer.OrdinalIgnoreCase);

    /// <summary>The routes of those ids; ids of other things are left out.</summary>
    public static IEnumerable<PublishedItem> Routes(PublicSnapshot snapshot, IEnumerable<string?> ids) =>
        ids.Select(snapshot.Find).OfType<PublishedItem>().Where(item => Part(item) is not null);

    /// <summary>Notes the pages that routes link to.</summary>
    public static void Gather(IEnumerable<PublishedItem> routes, PageLinks links)
    {
        foreach (var route in routes.Select(Part).OfType<RoutePart>())
        {
            links.Want(route.Page);
            foreach (var audience in route.Audiences)
            {
                links.Want(audience.Page);
            }
        }
    }

    /// <summary>Whom to call on these routes; null where none of them is a route.</summary>
    /// <param name="routes">The routes, first to show first.</param>
    /// <param name="address">The path of the page that shows them.</param>
    public WhoToCallView? WhoToCall(IEnumerable<PublishedItem> routes, string address)
    {
        List<RouteView> views = [.. routes.Select(route => Part(route) is { } part ? Route(route, part, address) : null).OfType<RouteView>()];
        return views.Count == 0 ? null : new WhoToCallView { Routes = views, AsAt = readAt.Words.AsAt, NotNow = readAt.NotNow(address) };
    }

    /// <summary>A service at the moment.</summary>
    public ServiceNowView Service(PublishedItem item, ServicePart part) => View(item, new RouteServiceNow(new ServiceOnRoute(item.Id.Value, part), OpeningHours.Of(part).At(readAt.Moment, holidays)));

    internal static RoutePart? Part(PublishedItem item) => PartJson.FindReadable<RoutePart>(item.Parts);

    private RouteView Route(PublishedItem item, RoutePart part, string address)
    {
        var now = RouteNow.At(PublishedRoutes.Entries(snapshot, part), readAt.Moment, holidays);
        var services = now.Services.Select(service => (Now: service, View: View(snapshot.Find(service.Entry.Id)!, service))).ToList();
        var emergency = services.Find(service => service.Now.IsEmergency).View;
        var name = item.Alias ?? item.Id.Value;
        return new RouteView
        {
            Name = name,
            Heading = item.DisplayText ?? name,
            ForWhom = Words.OrNull(part.ForWhom),
            Emergency = emergency,
            Services = [.. services.Select(service => service.View).Where(view => view != emergency)],
            Gap = Gap(part, now),
            Audiences = [.. part.Audiences.Where(audience => Words.OrNull(audience.Text) is not null).Select(audience => new RouteAudienceView(audience.Name ?? "", audience.Text!, Elsewhere(audience.Page, null, address)))],
            Page = Elsewhere(part.Page, null, address),
            EmbedAddress = $"{EmbedPath}/route/{Uri.EscapeDataString(name)}",
        };
    }

    private ServiceNowView View(PublishedItem item, RouteServiceNow service)
    {
        var view = ServiceViews.Of(snapshot, item, service.Entry.Service, LondonTime.Day(readAt.Moment));
        var state = service switch
        {
            { IsEmergency: true } => ServiceState.Always,
            { Hours.State: OpenState.Open or OpenState.Always } => ServiceState.Open,
            { Hours.State: OpenState.Closed } => ServiceState.Closed,
            _ => ServiceState.Unknown,
        };
        return new ServiceNowView(view, state, service.IsEmergency ? "" : StateWords.Of(service.Hours, view.Confirmation.IsConfirmed, readAt.Words), service.Entry.When);
    }

    // Never that all is closed alone: what to do comes with it.
    private GapView? Gap(RoutePart part, RouteNow now) => GapTexts.Of(part, now, readAt.Words) is not { } text
        ? null
        : new GapView(
            now.Gap == RouteGap.Gap
                ? readAt.IsNow ? "No team is listed as open right now" : "No team is listed as open at that time"
                : readAt.IsNow ? "We do not know if a team is open right now" : "We do not know if a team is open at that time",
            text);

    private LinkView? Elsewhere(string? page, string? text, string address) =>
        links.Find(page, text) is { } link && link.Address != address ? link : null;
}
