using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Contacts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Lifts whom to call to the head of the page, wherever in its blocks it stands; several such blocks are one there.</summary>
public sealed class WhoToCallDisplay : PartDisplay<WhoToCallPart>
{
    /// <inheritdoc />
    protected override void Gather(WhoToCallPart part, PageLinks links) => RouteViews.Gather(RouteViews.Routes(links.Snapshot, part.Routes), links);

    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(WhoToCallPart part, string place, PageContext page)
    {
        page.Head.Routes.AddRange(RouteViews.Routes(page.Snapshot, part.Routes));
        return [];
    }
}

/// <summary>Routes on a page that is being composed: such a page holds for a minute at most.</summary>
internal static class PageRoutes
{
    public static WhoToCallView? WhoToCall(IEnumerable<PublishedItem> routes, PageContext page)
    {
        page.AnswersForAMoment();
        return Views(page).WhoToCall(routes, Address(page));
    }

    public static ServiceNowView Service(PublishedItem item, ServicePart service, PageContext page)
    {
        page.AnswersForAMoment();
        return Views(page).Service(item, service);
    }

    public static string Address(PageContext page) => page.Item.Path?.Address ?? "/";

    private static RouteViews Views(PageContext page) => new(page.Snapshot, page.ReadAt, page.Links);
}
