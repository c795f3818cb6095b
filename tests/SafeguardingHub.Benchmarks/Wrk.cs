using System.Diagnostics;
using System.Globalization;

namespace SafeguardingHub.Benchmarks;

/// <summary>What a load got.</summary>
/// <param name="PerSecond">Answers each second.</param>
/// <param name="Processor">What one answer cost the server's process in processor time, which the load of the machine sways less.</param>
internal sealed record Rate(double PerSecond, TimeSpan Processor);

/// <summary>The load generator <c>wrk</c>, which is not part of this program.</summary>
internal static class Wrk
{
    /// <summary>Whether it is installed.</summary>
    public static bool IsThere() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "wrk")));

    /// <summary>Asks a server for one path over 32 connections.</summary>
    /// <exception cref="InvalidOperationException">wrk failed, or got other answers than it should.</exception>
    public static async Task<Rate> RunAsync(HubProcess server, string path, int seconds, string[] headers, CancellationToken cancellationToken)
    {
        string[] arguments = ["-t2", "-c32", $"-d{seconds}s", .. headers.SelectMany(header => new[] { "-H", header }), server.Address + path];
        var before = server.Processor;
        using var process = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var spent = server.Processor - before;
        var rate = output.Split('\n').FirstOrDefault(line => line.StartsWith("Requests/sec:", StringComparison.Ordinal));
        return process.ExitCode == 0 && rate is not null && !output.Contains("Non-2xx", StringComparison.Ordinal) && !output.Contains("Socket errors", StringComparison.Ordinal)
            ? new Rate(double.Parse(rate["Requests/sec:".Length..].Trim(), CultureInfo.InvariantCulture), spent / Answers(output))
            : throw new InvalidOperationException($"wrk at {server.Address}{path}:\n{output}");
    }

    // "  12345 requests in 10.01s, …"
    private static double Answers(string output) => double.Parse(
        output.Split('\n').First(line => line.Contains(" requests in ", StringComparison.Ordinal)).Trim().Split(' ')[0], CultureInfo.InvariantCulture);
}
