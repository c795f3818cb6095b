using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SafeguardingHub.Admin.Access;

namespace SafeguardingHub.Admin;

/// <summary>Puts the editors' screens into a host.</summary>
public static class AdminHosting
{
    /// <summary>Registers the screens and the rule that decides who may open which.</summary>
    public static IServiceCollection AddHubAdmin(this IServiceCollection services)
    {
        services.AddRazorPages(pages => pages.Conventions.Add(new EveryPageIsForEditors()));
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationHandler, NeedsHandler>();
        services.AddSingleton<Items.ItemChanges>();
        services.AddSingleton<Editing.FormNamesReader>();
        services.AddSingleton<Editing.FormDesk>();
        services.TryAddSingleton<Editing.IAutosaves, Editing.MemoryAutosaves>();
        services.TryAddSingleton<Editing.IPresence, Editing.MemoryPresence>();
        return services;
    }

    /// <summary>Maps the screens; each says its address in its own file.</summary>
    public static void MapHubAdmin(this IEndpointRouteBuilder endpoints) => endpoints.MapRazorPages().WithStaticAssets();

    // A screen that says nothing of who may open it is for those who may enter the editors' part at all.
    private sealed class EveryPageIsForEditors : IPageApplicationModelConvention
    {
        public void Apply(PageApplicationModel model)
        {
            if (!model.HandlerTypeAttributes.OfType<IAllowAnonymous>().Any())
            {
                model.EndpointMetadata.Add(new NeedsAttribute(Content.Access.Permission.AccessAdminPanel));
            }
        }
    }
}
