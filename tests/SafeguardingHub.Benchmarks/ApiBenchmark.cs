using SafeguardingHub.Testing;

namespace SafeguardingHub.Benchmarks;

/// <summary>What other sites read: one item, and a list of twenty of ten thousand, against the same bytes from a bare endpoint.</summary>
internal static class ApiBenchmark
{
    private const int Entries = 10_000;

    public static async Task RunAsync(Effort effort, CancellationToken cancellationToken)
    {
        if (!Wrk.IsThere())
        {
            Console.WriteLine($"{Environment.NewLine}The API left out: wrk is not installed (Debian package wrk).");
            return;
        }

        using var folder = new TemporaryFolder();
        var data = await ArchiveHub.MakeAsync(effort.Keep ?? folder.Path, Entries, cancellationToken);
        var item = $"/api/content/{ArchiveEntries.Id(4_321)}";
        var list = $"/api/content?topic={ArchiveEntries.Topic(3)}&sort=-date";
        await using var hub = await HubProcess.ServeHubAsync(data, item, cancellationToken);
        var table = new Table($"The API with {Entries:N0} entries, wrk -t2 -c32 -d{effort.Seconds}s, median of {effort.Rounds} in turn", ["asked for", .. InTurn.Headings]);
        (string What, string Path, string Goal)[] asked =
        [
            ("one item", item, "0.33"),
            ("list of 20 by topic and date", list, "0.33"),

            // How many are wanted may be any number, so such answers are not kept in memory: each is made anew.
            ("the same list, made anew", list + "&limit=20", ""),
        ];
        foreach (var (what, path, goal) in asked)
        {
            table.Add([what, .. (await InTurn.MeasureAsync(effort, hub, path, "identity", cancellationToken)).Cells(goal)]);
        }

        table.Print();
        Console.WriteLine($"The hub's peak memory: {hub.PeakMemory.Megabytes()}");
    }
}
