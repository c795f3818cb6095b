using System.Globalization;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Benchmarks;

/// <summary>
/// All checks over 10,000 items, by the command that an operator uses: the whole run, what an item costs on average with its
/// queries, and what the command says of single items, which is what a save adds to its own work.
/// </summary>
internal static class CheckBenchmark
{
    private const int Entries = 10_000;

    // The command ends with 1 where errors are found, which the hub's own content has.
    private const int FoundErrors = 1;

    public static async Task RunAsync(Effort effort, CancellationToken cancellationToken)
    {
        using var own = effort.Keep is null ? new TemporaryFolder() : null;
        var data = await ArchiveHub.MakeAsync(effort.Keep ?? own!.Path, Entries, cancellationToken);
        List<CommandCost> costs = [];
        for (var round = 0; round < effort.LongRounds; round++)
        {
            costs.Add(await HubProcess.CommandAsync(new Dictionary<string, string> { ["Hub__Data"] = data }, ["check"], cancellationToken, FoundErrors));
        }

        var table = new Table(
            string.Create(CultureInfo.InvariantCulture, $"All checks over {Entries:N0} entries and the hub's own content, {effort.LongRounds} rounds"),
            "", "median", "processor time", "each item, processor", "peak memory", "goal");
        table.Add(
            "check", TimeSpan.FromSeconds(costs.Select(cost => cost.Time.TotalSeconds).Median()).Seconds(),
            TimeSpan.FromSeconds(costs.Select(cost => cost.Processor.TotalSeconds).Median()).Seconds(),
            string.Create(CultureInfo.InvariantCulture, $"{costs.Select(cost => cost.Processor.TotalMilliseconds).Median() / Entries:0.00} ms"),
            costs.Max(cost => cost.PeakMemory).Megabytes(), "50 ms an item");
        table.Print();
        costs[^1].Lines.TakeLast(2).ToList().ForEach(Console.WriteLine);
    }
}
