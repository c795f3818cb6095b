using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Feedback;
using SafeguardingHub.Rendering.Contacts;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Services as pages show them.</summary>
public static class ServiceViews
{
    private const int DigitsOfAFullNumber = 11;

    private const int OthersNamed = 3;

    /// <summary>The view of a service.</summary>
    /// <param name="snapshot">The shared ground, which says whom to call instead of a service that is being checked.</param>
    /// <param name="item">Its item.</param>
    /// <param name="service">The service.</param>
    /// <param name="today">The day from which on days with hours of their own are still to come; null leaves such days out.</param>
    public static ServiceView Of(PublicSnapshot snapshot, PublishedItem item, ServicePart service, LocalDate? today = null)
    {
        var isEmergency = service.IsEmergency == true;
        return new ServiceView
        {
            Name = item.DisplayText ?? item.Id.Value,
            Address = item.Path?.Address,
            Summary = Words.OrNull(service.Summary),
            Numbers = [.. service.Numbers.Select(Number).OfType<NumberView>()],
            Hours = isEmergency ? null : HoursWords.Lines(OpeningHours.Of(service), today),
            Confirmation = Confirmation(service),
            Doubt = service.IsInDoubt() ? new DoubtView(EmergencyNumber, Others(snapshot, item)) : null,
            FormerNames = [.. service.FormerNames.Where(name => !string.Equals(name, item.DisplayText, StringComparison.OrdinalIgnoreCase))],
            FormerNumbers = [.. service.FormerNumbers.Select(Number).OfType<NumberView>().Select(number => number.Label is { } label ? $"{label}: {number.Display}" : number.Display)],
            Channels = isEmergency && service.Channels is null ? [] : [.. Channels(service)],
            ReportAddress = isEmergency || item.Alias is not { } alias ? null : $"{FeedbackForms.NumberAddress}?service={Uri.EscapeDataString(alias)}",
            IsEmergency = isEmergency,
        };
    }

    /// <summary>How far a service's numbers and hours can be relied on.</summary>
    public static ConfirmationView Confirmation(ServicePart service) =>
        service.IsInDoubt() ? ConfirmationView.BeingChecked
        : service.Confirmation?.Day() is { } day ? ConfirmationView.On(MomentWords.Date(day)) : ConfirmationView.NotConfirmed;

    private static NumberView EmergencyNumber { get; } = new(null, ServicePartKind.EmergencyNumber, "tel:" + ServicePartKind.EmergencyNumber);

    // Who else answers on the routes that the service is on, in their order.
    private static IReadOnlyList<OtherNumberView> Others(PublicSnapshot snapshot, PublishedItem item) =>
    [
        .. snapshot.With<RoutePart>().OrderBy(route => route.Item.DisplayText, StringComparer.OrdinalIgnoreCase)
            .Select(route => PublishedRoutes.Entries(snapshot, route.Part)).Where(entries => entries.Any(entry => entry.Id == item.Id.Value))
            .SelectMany(entries => entries).Where(entry => entry.Id != item.Id.Value && entry.Service.IsEmergency != true && !entry.Service.IsInDoubt())
            .DistinctBy(entry => entry.Id)
            .SelectMany(entry => entry.Service.Numbers.Select(Number).OfType<NumberView>().Take(1)
                .Select(number => new OtherNumberView(snapshot.Find(entry.Id)?.DisplayText ?? entry.Id, number)))
            .Take(OthersNamed),
    ];

    private static NumberView? Number(ServiceNumber number) =>
        number.Telephone() is { } telephone
            ? new NumberView(Words.OrNull(number.Label), telephone.Display, telephone.Href)
            : null;

    private static IEnumerable<string> Channels(ServicePart service)
    {
        var channels = service.Channels ?? new ServiceChannels();
        (string Name, Known Known)[] all =
        [
            ("Text relay", channels.TextRelay), ("Text messages", channels.Sms), ("British Sign Language", channels.BritishSignLanguage),
            ("Online form", channels.OnlineForm), ("Interpreter", channels.Interpreter),
        ];
        foreach (var (name, known) in all.Where(channel => channel.Known is Known.Yes or Known.No))
        {
            yield return $"{name}: {(known == Known.No ? "no" : name == all[0].Name && Relay(service) is { } number ? number : "yes")}";
        }

        var unknown = all.Where(channel => channel.Known is not (Known.Yes or Known.No)).Select(channel => Inside(channel.Name)).ToList();
        if (unknown.Count > 0)
        {
            yield return "Not known: " + string.Join(", ", unknown);
        }
    }

    // Text relay is reached by dialling 18001 before the whole number.
    private static string? Relay(ServicePart service) =>
        service.Numbers.Select(number => number.Telephone()).FirstOrDefault(number => number is { Digits.Length: DigitsOfAFullNumber }) is { } number
            ? "18001 " + number.Display
            : null;

    // A name inside a sentence; that of the language keeps its capitals.
    private static string Inside(string name) => name.StartsWith("British", StringComparison.Ordinal) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
