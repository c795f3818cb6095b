using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Recipes.Sending;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Safeguarding.Publications.Import;
using SafeguardingHub.Web.Recipes;

namespace SafeguardingHub.Web.Importing;

/// <summary>Puts the import of many files into the host.</summary>
internal static class ImportHosting
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ImportLimits { FileBytes = provider.GetRequiredService<MediaLimits>().MaxBytes });
        services.AddSingleton<IWaitingBundles, BundleFolder>();
        services.AddSingleton<BundleFiles>();
        services.AddSingleton<ReceiveBundle>();
        services.AddSingleton<ReceiveRedirects>();
        services.AddSingleton<ImportRedirects>();
        services.AddSingleton<ReadImportValues>();
        services.AddSingleton<PlanImport>();
        services.AddSingleton<RunImport>();
        services.AddSingleton<RecipeLimits>();
        services.AddSingleton<IRecipeShelf, RecipeShelf>();
        services.AddSingleton<ReceiveRecipe>();
        services.AddSingleton<ChooseRecipe>();
        services.AddSingleton<RecipeWork>();
        services.AddSingleton<IRecipeQueue>(provider => provider.GetRequiredService<RecipeWork>());
        services.AddHostedService(provider => provider.GetRequiredService<RecipeWork>());
        services.AddSingleton<ImportWork>();
        services.AddSingleton<IImportQueue>(provider => provider.GetRequiredService<ImportWork>());
        services.AddHostedService(provider => provider.GetRequiredService<ImportWork>());
    }
}
