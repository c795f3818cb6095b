using System.Globalization;
using NodaTime.Text;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Contacts;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Services as pages show them.</summary>
public static class ServiceViews
{
    private static readonly LocalDatePattern InFull = LocalDatePattern.Create("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The view of a service.</summary>
    public static ServiceView Of(PublishedItem item, ServicePart service) => new()
    {
        Name = item.DisplayText ?? item.Id.Value,
        Address = item.Path?.Address,
        Summary = string.IsNullOrWhiteSpace(service.Summary) ? null : service.Summary,
        Numbers = [.. service.Numbers.Select(Number).OfType<NumberView>()],
        Confirmation = service.Confirmation?.Day() is { } day ? ConfirmationView.On(InFull.Format(day)) : ConfirmationView.NotConfirmed,
        IsEmergency = service.IsEmergency == true,
    };

    private static NumberView? Number(ServiceNumber number) =>
        number.Telephone() is { } telephone
            ? new NumberView(string.IsNullOrWhiteSpace(number.Label) ? null : number.Label, telephone.Display, telephone.Href)
            : null;
}
