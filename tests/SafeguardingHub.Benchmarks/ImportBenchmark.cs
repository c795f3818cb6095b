using SafeguardingHub.Testing;

namespace SafeguardingHub.Benchmarks;

/// <summary>
/// Recipes of 1,000 and of 10,000 items by <c>recipe run</c>, each in a process and a database of its own, then once more
/// into the same database. A recipe of no items tells what starting the process costs.
/// </summary>
internal static class ImportBenchmark
{
    private static readonly int[] Sizes = [0, 1_000, 10_000];

    public static async Task RunAsync(Effort effort, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        foreach (var size in Sizes)
        {
            await Briefings.WriteAsync(Recipe(folder, size), size, largePageWords: 0, cancellationToken);
        }

        await MeasureAsync(effort, "SQLite", folder, number => Task.FromResult<IReadOnlyDictionary<string, string>>(
            new Dictionary<string, string> { ["Hub__Data"] = folder.File($"sqlite-{number}") }), cancellationToken);

        PostgresServer server;
        try
        {
            server = await PostgresServer.SharedAsync();
        }
        catch (InvalidOperationException error)
        {
            Console.WriteLine($"{Environment.NewLine}PostgreSQL left out: {error.Message}");
            return;
        }

        await MeasureAsync(effort, "PostgreSQL", folder, async number => new Dictionary<string, string>
        {
            ["Hub__Data"] = folder.File($"postgres-{number}"),
            ["Hub__Database"] = "postgres",
            ["ConnectionStrings__Hub"] = server.ConnectionString(await server.CreateDatabaseAsync("template0", cancellationToken)),
        }, cancellationToken);
    }

    private static async Task MeasureAsync(
        Effort effort, string database, TemporaryFolder folder, Func<int, Task<IReadOnlyDictionary<string, string>>> newHub, CancellationToken cancellationToken)
    {
        var first = Sizes.ToDictionary(size => size, _ => new List<CommandCost>());
        var second = Sizes.ToDictionary(size => size, _ => new List<CommandCost>());
        for (var round = 0; round < effort.LongRounds; round++)
        {
            foreach (var size in Sizes)
            {
                var hub = await newHub((round * Sizes.Length) + Array.IndexOf(Sizes, size));
                await HubProcess.CommandAsync(hub, ["recipe", "run", Path.Combine(HubProcess.HostFolder, "recipes", "hub.recipe.json")], cancellationToken);
                first[size].Add(await HubProcess.CommandAsync(hub, ["recipe", "run", Recipe(folder, size)], cancellationToken));
                second[size].Add(await HubProcess.CommandAsync(hub, ["recipe", "run", Recipe(folder, size)], cancellationToken));
                if (Directory.Exists(hub["Hub__Data"]))
                {
                    Directory.Delete(hub["Hub__Data"], recursive: true);
                }
            }
        }

        var table = new Table($"Import into {database}, median of {effort.LongRounds}", "items", "seconds", "without start", "ms an item", "processor", "peak memory", "second run", "it said");
        foreach (var size in Sizes)
        {
            var net = Median(first[size]) - Median(first[0]);
            table.Add(
                $"{size:N0}", Median(first[size]).Seconds(), size == 0 ? "" : net.Seconds(), size == 0 ? "" : $"{net.TotalMilliseconds / size:0.00}",
                TimeSpan.FromSeconds(first[size].Select(cost => cost.Processor.TotalSeconds).Median()).Seconds(), first[size].Max(cost => cost.PeakMemory).Megabytes(), Median(second[size]).Seconds(), Said(second[size]));
        }

        table.Print();
        Console.WriteLine($"10,000 to 1,000: {Ratio(first[10_000], first[1_000], TimeSpan.Zero):0.0} (goal at most 12), without start {Ratio(first[10_000], first[1_000], Median(first[0])):0.0}; "
            + $"second run {Ratio(second[10_000], second[1_000], TimeSpan.Zero):0.0}, without start {Ratio(second[10_000], second[1_000], Median(second[0])):0.0}. Peak goal: under 500 MB.");
    }

    private static string Recipe(TemporaryFolder folder, int size) => folder.File($"briefings-{size}.recipe.json");

    private static string Said(List<CommandCost> costs) => string.Join(" / ", costs.Select(cost => cost.LastLine[(cost.LastLine.IndexOf(": ", StringComparison.Ordinal) + 2)..]).Distinct());

    private static TimeSpan Median(List<CommandCost> costs) => TimeSpan.FromSeconds(costs.Select(cost => cost.Time.TotalSeconds).Median());

    private static double Ratio(List<CommandCost> large, List<CommandCost> small, TimeSpan start) => (Median(large) - start) / (Median(small) - start);
}
