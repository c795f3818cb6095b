using System.Diagnostics;
using System.Net;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Benchmarks;

/// <summary>
/// Searching a hundred thousand entries of about 300 words, against bare FTS5 statements over the same rows in a file of its own:
/// finding with marked snippets and all counts, suggesting, and building the index anew; then the memory of a host that does all this.
/// </summary>
internal static class SearchBenchmark
{
    private const int Entries = 100_000;
    private const int Searches = 1_000;

    // Enough of them first that the code is compiled for speed, as it is in a host that has served for a minute.
    private const int Warming = 60;

    /// <summary>Building the index.</summary>
    public static Task RebuildAsync(Effort effort, CancellationToken cancellationToken) => InAsync(effort, async (data, made) =>
    {
        await RebuildAsync(effort, data, await ArchiveHub.MakeAsync(made, 0, cancellationToken), Bare(made), cancellationToken);
    }, cancellationToken);

    /// <summary>Finding and suggesting, in this process.</summary>
    public static Task FindAsync(Effort effort, CancellationToken cancellationToken) => InAsync(effort, async (data, made) =>
    {
        if (!File.Exists(OpenSearch.IndexOf(data)))
        {
            await RebuildAsync(data, cancellationToken);
        }

        BareIndex.Fill(OpenSearch.IndexOf(data), Bare(made));
        await FindAsync(effort, data, Bare(made), cancellationToken);
    }, cancellationToken);

    /// <summary>A host that builds its index and is searched.</summary>
    public static Task ServeAsync(Effort effort, CancellationToken cancellationToken) =>
        InAsync(effort, (data, _) => ServeAsync(data, cancellationToken), cancellationToken);

    private static async Task InAsync(Effort effort, Func<string, string, Task> measure, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var made = effort.Keep ?? folder.Path;
        await measure(await ArchiveHub.MakeAsync(made, Entries, cancellationToken), made);
    }

    private static string Bare(string made) => Path.Combine(made, "bare.db");

    private static async Task RebuildAsync(Effort effort, string data, string empty, string bare, CancellationToken cancellationToken)
    {
        List<double> hubs = [], bares = [], starts = [], hubProcessors = [], bareProcessors = [], startProcessors = [];
        var peak = 0L;
        for (var round = 0; round < effort.LongRounds; round++)
        {
            var start = await RebuildAsync(empty, cancellationToken);
            var cost = await RebuildAsync(data, cancellationToken);
            var (time, processor) = BareIndex.Fill(OpenSearch.IndexOf(data), bare);
            starts.Add(start.Time.TotalSeconds);
            startProcessors.Add(start.Processor.TotalSeconds);
            hubs.Add(cost.Time.TotalSeconds);
            hubProcessors.Add(cost.Processor.TotalSeconds);
            bares.Add(time.TotalSeconds);
            bareProcessors.Add(processor.TotalSeconds);
            peak = Math.Max(peak, cost.PeakMemory);
        }

        var table = new Table(
            $"Building the index of {Entries:N0} entries, median of {effort.LongRounds} in turn", "", "seconds", "without start", "to bare", "goal", "ms an entry", "processor, s", "without start", "to bare", "peak memory");
        var net = hubs.Median() - starts.Median();
        var netProcessor = hubProcessors.Median() - startProcessors.Median();
        table.Add(
            "index rebuild", $"{hubs.Median():0.0}", $"{net:0.0}", $"{net / bares.Median():0.00}", "2.5", $"{net * 1000 / Entries:0.000}", $"{hubProcessors.Median():0.0}", $"{netProcessor:0.0}",
            $"{netProcessor / bareProcessors.Median():0.00}", peak.Megabytes());
        table.Add("bare FTS5", $"{bares.Median():0.0}", "", "1", "", $"{bares.Median() * 1000 / Entries:0.000}", $"{bareProcessors.Median():0.0}", "", "1", "");
        table.Print();
        Console.WriteLine($"The index: {new FileInfo(OpenSearch.IndexOf(data)).Length.Megabytes()}; bare FTS5 with names: {new FileInfo(bare).Length.Megabytes()}");
    }

    private static Task<CommandCost> RebuildAsync(string data, CancellationToken cancellationToken) =>
        HubProcess.CommandAsync(new Dictionary<string, string> { ["Hub__Data"] = data }, ["index", "rebuild"], cancellationToken);

    private static async Task FindAsync(Effort effort, string data, string file, CancellationToken cancellationToken)
    {
        using var hub = OpenSearch.Open(data);
        using var bare = new BareIndex(file);
        var rounds = effort.Rounds * 40;
        var table = new Table(
            $"Finding the first 20 with snippets and all counts, one after another, median of {rounds} in turn", "asked for", "found", "hub, ms", "95th of 100", "bare, ms", "ratio", "goal", "without counts, ms");
        foreach (var (word, oneIn) in ArchiveEntries.Planted)
        {
            var request = new SearchRequest { Text = word, Facets = SearchKeys.All };
            var total = (await hub.Search.FindAsync(request, SearchGround.Empty, cancellationToken)).Total;
            List<double> hubs = [], bares = [], plain = [];
            for (var round = -Warming; round < rounds; round++)
            {
                var ofHub = await TimeAsync(() => hub.Search.FindAsync(request, SearchGround.Empty, cancellationToken));
                var ofBare = Time(() => bare.Find(word));
                var ofPlain = await TimeAsync(() => hub.Search.FindAsync(request with { Facets = [] }, SearchGround.Empty, cancellationToken));
                if (round >= 0)
                {
                    hubs.Add(ofHub);
                    bares.Add(ofBare);
                    plain.Add(ofPlain);
                }
            }

            var goal = oneIn switch { 100 => "3", 10 => "4", _ => "" };
            table.Add(
                $"a word in one of {oneIn:N0}", $"{total:N0}", $"{hubs.Median():0.00}", $"{hubs.Order().ElementAt(hubs.Count * 95 / 100):0.00}", $"{bares.Median():0.00}",
                $"{hubs.Median() / bares.Median():0.0}", goal, $"{plain.Median():0.00}");
        }

        await SuggestAsync(hub, bare, rounds, table, cancellationToken);
        table.Print();
    }

    private static async Task SuggestAsync(OpenSearch hub, BareIndex bare, int rounds, Table table, CancellationToken cancellationToken)
    {
        var vocabulary = new Vocabulary();
        var chance = new Chance(3);
        foreach (var letters in new[] { 2, 4 })
        {
            List<double> hubs = [], bares = [];
            var found = new List<double>();
            for (var round = -10 * Warming; round < rounds * 10; round++)
            {
                var word = vocabulary[chance.Next(2_000)];
                var typed = word[..Math.Min(letters, word.Length)];
                IReadOnlyList<SearchSuggestion> suggestions = [];
                var ofHub = await TimeAsync(async () => suggestions = await hub.Search.SuggestAsync(typed, 8, cancellationToken));
                var ofBare = Time(() => bare.Suggest(typed));
                if (round >= 0)
                {
                    hubs.Add(ofHub);
                    bares.Add(ofBare);
                    found.Add(suggestions.Count);
                }
            }

            table.Add(
                $"suggestions for {letters} letters", $"{found.Median():0}", $"{hubs.Median():0.000}", $"{hubs.Order().ElementAt(hubs.Count * 95 / 100):0.000}", $"{bares.Median():0.000}",
                $"{hubs.Median() / bares.Median():0.0}", "5", "");
        }
    }

    // The host finds no index, builds it while it serves, and is then searched.
    private static async Task ServeAsync(string data, CancellationToken cancellationToken)
    {
        OpenSearch.Delete(data);
        using var client = Asking.Client();
        await using var hub = await HubProcess.ServeHubAsync(data, "/health/live", cancellationToken);
        var watch = Stopwatch.StartNew();
        while (await StatusAsync(client, hub.Address + "/health/ready", cancellationToken) is not { Status: HttpStatusCode.OK, IsIndexed: true })
        {
            await Task.Delay(200, cancellationToken);
        }

        var (indexed, afterIndex) = (watch.Elapsed, hub.PeakMemory);
        var vocabulary = new Vocabulary();
        var chance = new Chance(5);
        var times = new List<double>();
        for (var search = 0; search < Searches; search++)
        {
            var words = string.Join('+', Enumerable.Range(0, 1 + chance.Next(3)).Select(_ => search % 10 == 0 ? ArchiveEntries.Planted[chance.Next(3)].Word : vocabulary.Next(chance)));
            times.Add(await TimeAsync(() => client.AskAsync($"{hub.Address}/search?q={words}", "identity", cancellationToken)));
        }

        Console.WriteLine(
            $"{Environment.NewLine}A host without an index: ready after {indexed.Seconds()}, peak {afterIndex.Megabytes()}; then {Searches:N0} different searches over HTTP, median {times.Median():0.0} ms, "
            + $"95th of 100 {times.Order().ElementAt(Searches * 95 / 100):0.0} ms, peak memory {hub.PeakMemory.Megabytes()} (goal: under 400 MB)");
    }

    private static async Task<(HttpStatusCode Status, bool IsIndexed)> StatusAsync(HttpClient client, string address, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(new Uri(address), cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return (response.StatusCode, text.Contains("search index: following", StringComparison.Ordinal));
    }

    private static async Task<double> TimeAsync<T>(Func<Task<T>> work)
    {
        var watch = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
    }

    private static double Time(Func<int> work)
    {
        var watch = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
    }
}
