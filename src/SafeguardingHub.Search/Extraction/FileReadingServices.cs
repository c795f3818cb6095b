using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Extraction;

/// <summary>Puts the reading of files together.</summary>
public static class FileReadingServices
{
    /// <summary>
    /// Registers the texts of media files, which need an <see cref="IMediaStore"/> and a <see cref="TimeProvider"/>. Nothing is
    /// read until <see cref="IFileReading.RunAsync"/> runs.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="folder">The folder for what was read; made when it is needed.</param>
    public static IServiceCollection AddFileTexts(this IServiceCollection services, Func<IServiceProvider, string> folder)
    {
        services.AddSingleton(provider => new FileTexts(
            provider.GetRequiredService<IMediaStore>(), folder(provider), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<FileTexts>>()));
        services.AddSingleton<IFileTexts>(provider => provider.GetRequiredService<FileTexts>());
        return services.AddSingleton<IFileReading>(provider => provider.GetRequiredService<FileTexts>());
    }
}
