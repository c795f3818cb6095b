using System.Diagnostics;

namespace SafeguardingHub.Benchmarks;

/// <summary>What a run of the hub's command line cost.</summary>
/// <param name="Time">From before the process started until it had ended.</param>
/// <param name="Processor">The processor time that it took, which the load of the machine sways less.</param>
/// <param name="PeakMemory">The most memory that it held at once, in bytes.</param>
/// <param name="Lines">What it wrote.</param>
internal sealed record CommandCost(TimeSpan Time, TimeSpan Processor, long PeakMemory, string[] Lines)
{
    /// <summary>The last line that it wrote, where commands say what came of it.</summary>
    public string LastLine => Lines[^1];
}

/// <summary>A server in a process of its own: the built host, or the bare endpoint. Stopped as an operator would stop it.</summary>
internal sealed class HubProcess : IAsyncDisposable
{
    private readonly Process process;

    private HubProcess(Process process, string address, TimeSpan toFirstAnswer) => (this.process, Address, ToFirstAnswer) = (process, address, toFirstAnswer);

    /// <summary>The folder of the built host, recipes included.</summary>
    public static string HostFolder { get; } = FindHost();

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>From before the process started until the first answer with status 200.</summary>
    public TimeSpan ToFirstAnswer { get; }

    /// <summary>The processor time that it has taken.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that it has held at once, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts the built host on a data folder and waits for its first answer.</summary>
    public static Task<HubProcess> ServeHubAsync(string data, string firstPath, CancellationToken cancellationToken)
    {
        var address = Machine.FreeAddress();
        return ServeAsync(address, [Host(), "--data", data, "--urls", address, "--Hub:Links:Ask", "false"], firstPath, cancellationToken);
    }

    /// <summary>Starts this program as the bare endpoint.</summary>
    public static Task<HubProcess> ServeFloorAsync(string bodyFile, string contentType, string encoding, CancellationToken cancellationToken)
    {
        var address = Machine.FreeAddress();
        return ServeAsync(address, [typeof(HubProcess).Assembly.Location, "floor", address, bodyFile, contentType, encoding], "/", cancellationToken);
    }

    /// <summary>Runs a verb of the hub's command line to its end.</summary>
    /// <exception cref="InvalidOperationException">The command failed; the message is what it wrote.</exception>
    public static async Task<CommandCost> CommandAsync(
        IReadOnlyDictionary<string, string> environment, string[] arguments, CancellationToken cancellationToken, int mostExitCode = 0)
    {
        var watch = Stopwatch.StartNew();
        using var process = Start([Host(), .. arguments], environment);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var (processor, peak) = (TimeSpan.Zero, 0L);
        while (!process.HasExited)
        {
            process.Refresh();
            (processor, peak) = Usage(process) ?? (processor, peak);
            await Task.WhenAny(process.WaitForExitAsync(cancellationToken), Task.Delay(20, cancellationToken));
        }

        await process.WaitForExitAsync(cancellationToken);
        watch.Stop();
        return process.ExitCode >= 0 && process.ExitCode <= mostExitCode
            ? new CommandCost(watch.Elapsed, processor, peak, (await output).TrimEnd().Split('\n'))
            : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {process.ExitCode}:\n{await output}{await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static async Task<HubProcess> ServeAsync(string address, string[] arguments, string firstPath, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        var watch = Stopwatch.StartNew();
        var process = Start(arguments, new Dictionary<string, string>());

        // Read and thrown away: a full pipe would hold the server up.
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        while (!process.HasExited)
        {
            try
            {
                using var response = await client.GetAsync(new Uri(address + firstPath), cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return new HubProcess(process, address, watch.Elapsed);
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(5, cancellationToken);
        }

        throw new InvalidOperationException($"The server at {address} ended with {process.ExitCode}:\n{await errors}");
    }

    private static Process Start(string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static (TimeSpan Processor, long Peak)? Usage(Process process)
    {
        try
        {
            // A process that has just ended still answers, with nothing.
            return process.PeakWorkingSet64 is > 0 and var peak ? (process.TotalProcessorTime, peak) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Host() => Path.Combine(HostFolder, "SafeguardingHub.Web.dll");

    private static string FindHost()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SafeguardingHub.sln")))
        {
            folder = folder.Parent;
        }

        var host = Path.Combine(folder?.FullName ?? "", "src/SafeguardingHub.Web/bin/Release/net10.0");
        return File.Exists(Path.Combine(host, "SafeguardingHub.Web.dll"))
            ? host
            : throw new InvalidOperationException($"The host is not built in {host}: run the benchmarks with -c Release.");
    }
}
