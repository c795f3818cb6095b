using System.Diagnostics;
using System.Net;
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

        var table = new Table(
            $"A cached page, wrk -t2 -c32 -d{effort.Seconds}s, median of {effort.Rounds} in turn", "encoding", "bytes", "hub, requests/s", "bare, requests/s", "ratio", "worst to best", "goal", "hub, \u00b5s a request", "bare endpoint, \u00b5s");
        foreach (var encoding in new[] { "br", "identity" })
        {
            await CachedAsync(effort, hub, encoding, folder, table, cancellationToken);
        }

        table.Print();
        await UnchangedAsync(effort, hub, cancellationToken);
        Console.WriteLine($"The hub's peak memory: {hub.PeakMemory.Megabytes()}");
    }

    private static async Task CachedAsync(Effort effort, HubProcess hub, string encoding, TemporaryFolder folder, Table table, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        var address = hub.Address + Briefings.LargePage;
        var (body, type, came, _) = await AskAsync(client, address, encoding, cancellationToken);
        var file = folder.File($"page.{encoding}");
        await File.WriteAllBytesAsync(file, body, cancellationToken);
        await using var floor = await HubProcess.ServeFloorAsync(file, type, came, cancellationToken);

        string[] headers = [$"Accept-Encoding: {encoding}"];
        List<Rate> hubs = [], floors = [];
        for (var round = -1; round < effort.Rounds; round++)
        {
            var ofHub = await Wrk.RunAsync(hub, Briefings.LargePage, effort.Seconds, headers, cancellationToken);
            var ofFloor = await Wrk.RunAsync(floor, "/", effort.Seconds, headers, cancellationToken);

            // The first round warms both up.
            if (round >= 0)
            {
                hubs.Add(ofHub);
                floors.Add(ofFloor);
            }
        }

        var (ofHubs, ofFloors) = (hubs.Select(rate => rate.PerSecond).Median(), floors.Select(rate => rate.PerSecond).Median());
        double[] ratios = [.. hubs.Zip(floors, (one, other) => one.PerSecond / other.PerSecond)];
        table.Add(
            came, $"{body.Length:N0}", $"{ofHubs:N0}", $"{ofFloors:N0}", $"{ofHubs / ofFloors:0.00}", $"{ratios.Min():0.00} to {ratios.Max():0.00}", "0.5",
            Processor(hubs), Processor(floors));
    }

    private static string Processor(List<Rate> rates) => $"{rates.Select(rate => rate.Processor.TotalMicroseconds).Median():0}";

    private static async Task UnchangedAsync(Effort effort, HubProcess hub, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        var (_, _, _, tag) = await AskAsync(client, hub.Address + Briefings.LargePage, "br", cancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, hub.Address + Briefings.LargePage);
        again.Headers.TryAddWithoutValidation("If-None-Match", tag);
        again.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        using var answer = await client.SendAsync(again, cancellationToken);
        var rates = new List<Rate>();
        for (var round = 0; round < effort.LongRounds; round++)
        {
            rates.Add(await Wrk.RunAsync(hub, Briefings.LargePage, effort.Seconds, ["Accept-Encoding: br", $"If-None-Match: {tag}"], cancellationToken));
        }

        Console.WriteLine($"{Environment.NewLine}With If-None-Match: status {(int)answer.StatusCode}, {rates.Select(rate => rate.PerSecond).Median():N0} requests/s, {Processor(rates)} \u00b5s each, median of {effort.LongRounds}");
    }

    private static async Task UncachedAsync(HubProcess hub, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
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
                var (body, _, _, _) = await AskAsync(client, hub.Address + Briefings.Address(number), encoding, cancellationToken);
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

    private static async Task<(byte[] Body, string Type, string Encoding, string Tag)> AskAsync(HttpClient client, string address, string encoding, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (
            await response.Content.ReadAsByteArrayAsync(cancellationToken),
            response.Content.Headers.ContentType!.ToString(),
            response.Content.Headers.ContentEncoding.SingleOrDefault() ?? "identity",
            response.Headers.ETag?.ToString() ?? "");
    }
}
