using Microsoft.Extensions.DependencyInjection.Extensions;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Search;
using SafeguardingHub.Web.Configuration;

namespace SafeguardingHub.Web.Searching;

/// <summary>Puts the search into the hub.</summary>
internal static class SearchHosting
{
    /// <summary>Registers the search, for the server and for the command line alike.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services, HubOptions options)
    {
        services.AddSingleton<SectionVariables>();
        services.AddSingleton<PageVariable>(provider => provider.GetRequiredService<SectionVariables>().Find);
        services.TryAddSingleton<IIndexGround, ReadGround>();
        return services.AddSearch(options.Data, HubComposition.Kinds, typeof(PageVariables).Assembly);
    }

    /// <summary>Registers what keeps the index of a server up to date.</summary>
    public static IServiceCollection AddSearchWorker(this IServiceCollection services)
    {
        services.AddSingleton<IIndexGround, LiveGround>();
        services.AddSingleton<ISearchDesk, SearchDesk>();
        services.AddSingleton<RebuildSearch>();
        services.AddHostedService<SearchWorker>();
        services.AddHostedService<ExtractionWork>();
        return services;
    }
}
