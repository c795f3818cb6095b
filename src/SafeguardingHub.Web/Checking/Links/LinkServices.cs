using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Checking.Links;

/// <summary>Registers what follows links to other sites.</summary>
internal static class LinkServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static void AddOutsideLinks(this IServiceCollection services)
    {
        services.AddSingleton<ILinkReach, PublicReach>();
        services.AddSingleton(provider => new LinkAsker(
            provider.GetRequiredService<ILinkReach>(),
            new LinkPace(TimeSpan.FromSeconds(provider.GetRequiredService<HubOptions>().Links.SecondsBetween), provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<TimeProvider>(),
            () => provider.GetRequiredService<PublicGround>() is { IsReady: true } ground ? SiteComposer.OriginOf(ground.Current) : null,
            Patience));
        services.AddSingleton<LinkWorker>();
    }
}
