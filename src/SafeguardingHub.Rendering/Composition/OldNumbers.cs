using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Numbers that stand on a page that is kept as it was, and are no longer right: a newsletter of 2015 is not mended.</summary>
internal static class OldNumbers
{
    /// <summary>A line for each of them, with the service to call instead; from the shared ground, without a query.</summary>
    public static IReadOnlyList<OldNumberView> Of(PublicSnapshot snapshot, ContentItemId page) => !snapshot.OldNumbers.TryGetValue(page, out var digits)
        ? []
        :
        [
            .. from number in digits
               let service = snapshot.With<ServicePart>().FirstOrDefault(pair => pair.Part.FormerNumbers.Any(former => former.Telephone()?.Digits == number)).Item
               where service is not null
               group number by service into same
               select new OldNumberView(
                   string.Join(" and ", same.Select(number => TelephoneNumber.TryParse(number, out var known, out _) ? known.Display : number)),
                   new LinkView(same.Key.DisplayText ?? same.Key.Id.Value, same.Key.Path?.Address ?? SiteComposer.Contacts.Address)),
        ];
}
