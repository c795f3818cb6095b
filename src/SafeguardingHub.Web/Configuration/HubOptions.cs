using System.ComponentModel.DataAnnotations;

namespace SafeguardingHub.Web.Configuration;

/// <summary>Configuration section <c>Hub</c>.</summary>
internal sealed class HubOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Hub";

    /// <summary>The data folder; also <c>--data</c>. The default is <c>data</c> below the current folder.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Hub:Data must name a folder.")]
    public string Data { get; set; } = "data";

    /// <summary>The database: <c>sqlite</c> (the default) or <c>postgres</c>, whose connection string is ConnectionStrings:Hub.</summary>
    [RegularExpression("(?i)sqlite|postgres", ErrorMessage = "Hub:Database must be sqlite or postgres.")]
    public string Database { get; set; } = "sqlite";

    /// <summary>The folder of recipes from which an empty hub is set up. The default is <c>recipes</c> beside the host.</summary>
    public string Recipes { get; set; } = Path.Combine(AppContext.BaseDirectory, "recipes");

    /// <summary>How many months counts of readers' answers are kept. The default is 12.</summary>
    [Range(1, 120, ErrorMessage = "Hub:FeedbackMonths must be a number of months from 1 to 120.")]
    public int FeedbackMonths { get; set; } = 12;

    /// <summary>The recipe that sets up an empty hub, by its file's name; empty to leave it empty. The default is <c>hub.recipe.json</c>.</summary>
    public string SetupRecipe { get; set; } = "hub.recipe.json";
}
