using System.CommandLine;
using SafeguardingHub.Storage;
using SafeguardingHub.Web.Configuration;

namespace SafeguardingHub.Web.CommandLine;

/// <summary>What all verbs of the command line have in common.</summary>
internal static class HubCommand
{
    /// <summary>Where the hub's data are.</summary>
    public static Option<string?> Data { get; } = new("--data") { Description = "The data folder (default: Hub:Data, else ./data)." };

    /// <summary>The configuration as the server reads it, with that data folder.</summary>
    public static IConfiguration Configuration(string? data)
    {
        var builder = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();
        return (data is null ? builder : builder.AddInMemoryCollection(new Dictionary<string, string?> { ["Hub:Data"] = data })).Build();
    }

    /// <summary>The hub without its server.</summary>
    public static async Task<ServiceProvider> OpenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddLogging();
        services.AddHub(configuration);
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<HubDatabase>().MigrateAsync(new AuditProgressText("older audit entries sealed", Console.Error), cancellationToken);
        return provider;
    }

    /// <summary>Runs a verb; what can go wrong outside the program is said in a sentence.</summary>
    public static async Task<int> GuardAsync(TextWriter errors, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception error) when (error is HubDataException or Content.Storage.StoreBusyException or IOException or UnauthorizedAccessException
            or InvalidDataException or System.Data.Common.DbException)
        {
            errors.WriteLine(error.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine("Given up. Nothing was changed.");
            return 130;
        }
    }
}

/// <summary>One line for each tenth of a walk along the audit: readable on a terminal and in a log.</summary>
internal sealed class AuditProgressText(string what, TextWriter output) : IProgress<Content.Storage.AuditProgress>
{
    private string said = "";

    public void Report(Content.Storage.AuditProgress value)
    {
        var tenths = value.Total == 0 ? 10 : (int)(10L * value.Done / value.Total);
        var text = $"{what}: {tenths * 10}% of {value.Total}";
        if (text != said)
        {
            output.WriteLine(text);
            said = text;
        }
    }
}
