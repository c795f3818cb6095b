using System.Diagnostics;
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

        // As the hub lists it: topics that are named by their ids are understood, and their answers not kept in memory.
        const string list = "/api/content?topic=child-trafficking&sort=-date";
        await using var hub = await HubProcess.ServeHubAsync(data, item, cancellationToken);
        var table = new Table($"The API with {Entries:N0} entries, wrk -t2 -c32 -d{effort.Seconds}s, median of {effort.Rounds} in turn", ["asked for", .. InTurn.Headings]);
        foreach (var (what, path) in new[] { ("one item", item), ("list of 20 by topic and date", list) })
        {
            table.Add([what, .. (await InTurn.MeasureAsync(effort, hub, path, "identity", cancellationToken)).Cells(goal: "0.33")]);
        }

        table.Print();
        await MadeAnewAsync(effort, hub, list, cancellationToken);
        Console.WriteLine($"The hub's peak memory: {hub.PeakMemory.Megabytes()}");
    }

    // How many are wanted may be any number, so such answers are not kept in memory: each is made anew.
    private static async Task MadeAnewAsync(Effort effort, HubProcess hub, string list, CancellationToken cancellationToken)
    {
        using var client = Asking.Client();
        var times = new List<double>();
        var before = hub.Processor;
        for (var round = -50; round < effort.Rounds * 50; round++)
        {
            before = round == 0 ? hub.Processor : before;
            var watch = Stopwatch.GetTimestamp();
            await client.AskAsync($"{hub.Address}{list}&limit=20", "identity", cancellationToken);
            if (round >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            }
        }

        Console.WriteLine(
            $"{Environment.NewLine}The same list made anew, one after another: median {times.Median():0.0} ms, 95th of 100 {times.Order().ElementAt(times.Count * 95 / 100):0.0} ms, "
            + $"processor {(hub.Processor - before).TotalMilliseconds / times.Count:0.0} ms");
    }
}
