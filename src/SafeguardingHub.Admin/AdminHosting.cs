using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Admin.Access;

namespace SafeguardingHub.Admin;

/// <summary>Puts the editors' screens into a host.</summary>
public static class AdminHosting
{
    /// <summary>Registers the screens and the rule that decides who may open which.</summary>
    public static IServiceCollection AddHubAdmin(this IServiceCollection services)
    {
        services.AddRazorPages(pages => pages.Conventions.Add(new EveryPageIsForEditors()));

        // They read names of fields as jQuery writes them, and fail on brackets that do not close: a hostile name is no fault of the hub's.
        services.Configure<MvcOptions>(mvc =>
        {
            mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            mvc.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
        });
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationHandler, NeedsHandler>();
        services.AddSingleton<Items.ItemChanges>();
        services.AddSingleton<Editing.FormNamesReader>();
        services.AddSingleton<Items.ComparisonReader>();
        services.AddSingleton<Editing.FormDesk>();
        services.AddSingleton<Definitions.DefinitionDesk>();
        services.AddSingleton<Checking.FindingsDesk>();
        services.AddSingleton<Opening.OpeningDesk>();
        services.AddSingleton<Calls.ContactReachDesk>();
        services.AddSingleton<Redirecting.RedirectPages>();
        services.AddSingleton<Recipes.ExportDesk>();
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
