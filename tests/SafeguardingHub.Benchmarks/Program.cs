using SafeguardingHub.Benchmarks;

// `floor` is this program as the bare endpoint that the page benchmark starts beside the hub.
if (args is ["floor", var url, var body, var contentType, var encoding])
{
    await BareEndpoint.ServeAsync(url, body, contentType, encoding);
    return 0;
}

// `recipe` writes what the import benchmark imports, for profiling by hand.
if (args is ["recipe", var file, var count])
{
    await Briefings.WriteAsync(file, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), largePageWords: 0, CancellationToken.None);
    return 0;
}

// `archive` makes a data folder of many entries, for trying things on by hand.
if (args is ["archive", var archiveFolder, var entries])
{
    Console.WriteLine(await ArchiveHub.MakeAsync(archiveFolder, int.Parse(entries, System.Globalization.CultureInfo.InvariantCulture), CancellationToken.None));
    return 0;
}

// `bare` fills a file with FTS5 alone from the hub's index, for trying statements on by hand.
if (args is ["bare", var hubIndex, var bareFile])
{
    var (time, processor) = BareIndex.Fill(hubIndex, bareFile);
    Console.WriteLine($"{time.Seconds()}, {processor.Seconds()} of processor");
    return 0;
}

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};

var keep = Array.IndexOf(args, "--keep") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
var verb = args.FirstOrDefault(argument => !argument.StartsWith('-') && argument != keep) ?? "all";
var effort = (args.Contains("--quick", StringComparer.Ordinal) ? Effort.Quick : Effort.Full) with { Keep = keep };
Dictionary<string, Func<Effort, CancellationToken, Task>> benchmarks = new(StringComparer.Ordinal)
{
    ["import"] = ImportBenchmark.RunAsync,
    ["check"] = CheckBenchmark.RunAsync,
    ["page"] = PageBenchmark.RunAsync,
    ["start"] = StartBenchmark.RunAsync,
    ["api"] = ApiBenchmark.RunAsync,
    ["index"] = SearchBenchmark.RebuildAsync,
    ["search"] = SearchBenchmark.FindAsync,
    ["searching"] = SearchBenchmark.ServeAsync,
};

if (verb != "all" && !benchmarks.ContainsKey(verb))
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/SafeguardingHub.Benchmarks -- [import|check|page|start|api|index|search|searching|all] [--quick] [--keep FOLDER], or -- recipe FILE ITEMS, or -- archive FOLDER ENTRIES");
    return 1;
}

Console.WriteLine($"{Environment.ProcessorCount} processors, load {Machine.Load()}, .NET {Environment.Version}");
foreach (var benchmark in benchmarks.Where(entry => verb == "all" || verb == entry.Key))
{
    await benchmark.Value(effort, stopping.Token);
}

Console.WriteLine($"{Environment.NewLine}Load at the end: {Machine.Load()}");
return 0;
