using System.Globalization;

namespace SafeguardingHub.Benchmarks;

/// <summary>
/// A hub's data folder with the hub's own content and so many archive entries, brought in by recipes of 10,000 as an operator
/// would. It takes minutes: a folder that is named on the command line is kept, and used again where it is whole.
/// </summary>
internal static class ArchiveHub
{
    private const int AtATime = 10_000;

    /// <summary>Makes the data folder, unless it is there.</summary>
    public static async Task<string> MakeAsync(string folder, int entries, CancellationToken cancellationToken)
    {
        var data = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"hub-{entries}"));
        var whole = Path.Combine(data, "entries-are-in");
        if (File.Exists(whole))
        {
            return data;
        }

        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        Directory.CreateDirectory(data);
        var hub = new Dictionary<string, string> { ["Hub__Data"] = data };
        await HubProcess.CommandAsync(hub, ["recipe", "run", Path.Combine(HubProcess.HostFolder, "recipes", "hub.recipe.json")], cancellationToken);
        var archive = new ArchiveEntries();
        var recipe = Path.Combine(data, "entries.recipe.json");
        for (var first = 1; first <= entries; first += AtATime)
        {
            await archive.WriteAsync(recipe, first, Math.Min(AtATime, entries - first + 1), cancellationToken);
            var cost = await HubProcess.CommandAsync(hub, ["recipe", "run", recipe], cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Entries from {first}: {cost.Time.TotalSeconds:0.0} s, peak {cost.PeakMemory.Megabytes()}: {cost.LastLine}"));
        }

        File.Delete(recipe);
        await File.WriteAllTextAsync(whole, "", cancellationToken);
        return data;
    }
}
