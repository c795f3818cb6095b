using System.Diagnostics;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Benchmarks;

/// <summary>
/// A cached page of 20 KB from the hub against the very same bytes from a bare endpoint, asked for in turn; then what a
/// page costs that is not in the cache, and what an answer costs that nothing has changed.
/// </summary>
internal static class PageBenchmark
{
    private const int Distinct = 1_000;
    private const int LargePageWords = 2_050;

    public static async Task RunAsync(Effort effort, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var hubOf = new Dictionary<string, string> { ["Hub__Data"] = folder.File("data") };
        await HubProcess.CommandAsync(hubOf, ["recipe", "run", Path.Combine(HubProcess.HostFolder, "recipes", "hub.recipe.json")], cancellationToken);
        var recipe = await Briefings.WriteAsync(folder.File("pages.recipe.json"), Distinct, LargePageWords, cancellationToken);
        await HubProcess.CommandAsync(hubOf, ["recipe", "run", recipe], cancellationToken);

        await using var hub = await HubProcess.ServeHubAsync(folder.File("data"), Briefings.LargePage, cancellationToken);
        await UncachedAsync(hub, cancellationToken);
        if (!Wrk.IsThere())
        {
            Console.WriteLine($"{Environment.NewLine}Cached pages left out: wrk is not installed (Debian package wrk).");
            return;
        }

        var table = new Table($"A cached page, wrk -t2 -c32 -d{effort.Seconds}s, median of {effort.Rounds} in turn", InTurn.Headings);
        foreach (var encoding in new[] { "br", "identity" })
        {
            table.Add((await InTurn.MeasureAsync(effort, hub, Briefings.LargePage, encoding, cancellationToken)).Cells(goal: "0.5"));
        }

        table.Print();
        await UnchangedAsync(effort, hub, cancellationToken);
        Console.WriteLine($"The hub's peak memory: {hub.PeakMemory.Megabytes()}");
    }

    private static async Task UnchangedAsync(Effort effort, HubProcess hub, CancellationToken cancellationToken)
    {
        using var client = Asking.Client();
        var tag = (await client.AskAsync(hub.Address + Briefings.LargePage, "br", cancellationToken)).Tag;
        using var again = new HttpRequestMessage(HttpMethod.Get, hub.Address + Briefings.LargePage);
        again.Headers.TryAddWithoutValidation("If-None-Match", tag);
        again.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        using var answer = await client.SendAsync(again, cancellationToken);
        var rates = new List<Rate>();
        for (var round = 0; round < effort.LongRounds; round++)
        {
            rates.Add(await Wrk.RunAsync(hub, Briefings.LargePage, effort.Seconds, ["Accept-Encoding: br", $"If-None-Match: {tag}"], cancellationToken));
        }

        Console.WriteLine($"{Environment.NewLine}With If-None-Match: status {(int)answer.StatusCode}, {rates.Select(rate => rate.PerSecond).Median():N0} requests/s, {InTurn.Processor(rates)} \u00b5s each, median of {effort.LongRounds}");
    }

    private static async Task UncachedAsync(HubProcess hub, CancellationToken cancellationToken)
    {
        using var client = Asking.Client();
        var table = new Table("Pages that are not in the cache, one after another", "encoding", "pages", "median ms", "95th of 100", "processor ms", "bytes");

        // Enough of them first that the code is compiled for speed.
        const int Warming = 300;
        foreach (var encoding in new[] { "identity", "br" })
        {
            var times = new List<double>();
            var (bytes, before) = (0L, TimeSpan.Zero);
            for (var number = 1; number <= Distinct; number++)
            {
                before = number == Warming + 1 ? hub.Processor : before;
                var watch = Stopwatch.StartNew();
                var body = (await client.AskAsync(hub.Address + Briefings.Address(number), encoding, cancellationToken)).Body;
                if (number > Warming)
                {
                    times.Add(watch.Elapsed.TotalMilliseconds);
                    bytes += body.Length;
                }
            }

            table.Add(encoding, $"{times.Count:N0}", $"{times.Median():0.00}", $"{times.Order().ElementAt(times.Count * 95 / 100):0.00}",
                $"{(hub.Processor - before).TotalMilliseconds / times.Count:0.00}", $"{bytes / times.Count:N0}");
        }

        table.Print();
    }
}
