using SafeguardingHub.Testing;

namespace SafeguardingHub.Benchmarks;

/// <summary>From the start of the process to the first page: on an empty data folder, which is set up first, and on one that is there.</summary>
internal static class StartBenchmark
{
    public static async Task RunAsync(Effort effort, CancellationToken cancellationToken)
    {
        List<(double Seconds, double Processor)> empty = [], existing = [];
        for (var round = 0; round < effort.Rounds; round++)
        {
            using var folder = new TemporaryFolder();
            empty.Add(await StartAsync(folder.File("data"), cancellationToken));
            existing.Add(await StartAsync(folder.File("data"), cancellationToken));
        }

        var table = new Table(
            $"Start of the built host to the first 200, {effort.Rounds} rounds", "data folder", "median", "shortest", "longest", "processor time", "goal");
        Add(table, "empty, set up from recipes", empty, "");
        Add(table, "existing", existing, "3 s");
        table.Print();
    }

    private static void Add(Table table, string what, List<(double Seconds, double Processor)> starts, string goal) => table.Add(
        what, Seconds(starts.Select(start => start.Seconds).Median()), Seconds(starts.Min(start => start.Seconds)), Seconds(starts.Max(start => start.Seconds)),
        Seconds(starts.Select(start => start.Processor).Median()), goal);

    private static string Seconds(double seconds) => TimeSpan.FromSeconds(seconds).Seconds();

    private static async Task<(double Seconds, double Processor)> StartAsync(string data, CancellationToken cancellationToken)
    {
        await using var hub = await HubProcess.ServeHubAsync(data, "/", cancellationToken);
        return (hub.ToFirstAnswer.TotalSeconds, hub.Processor.TotalSeconds);
    }
}
