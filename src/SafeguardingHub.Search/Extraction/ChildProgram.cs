using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SafeguardingHub.Search.Extraction;

/// <summary>What a program beside the hub wrote.</summary>
/// <param name="Bytes">What it wrote, up to the limit.</param>
/// <param name="ExitCode">How it ended; means nothing where it was ended.</param>
/// <param name="IsTooLong">Whether it was ended because it wrote too much.</param>
/// <param name="IsTooSlow">Whether it was ended because it took too long.</param>
internal sealed record ProgramOutput(ReadOnlyMemory<byte> Bytes, int ExitCode, bool IsTooLong, bool IsTooSlow);

/// <summary>
/// Runs a program on a file that somebody else made, and which may be made to harm it: within limits of time, output and memory,
/// at the lowest priority, with an environment of its own and without a shell. It and all that it started end with the call.
/// </summary>
internal static class ChildProgram
{
    private const string Limiter = "/usr/bin/prlimit";
    private const string Lowerer = "/usr/bin/nice";

    /// <summary>The full path of a program of that name, or null where the machine has none.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs it to its end, or to a limit.</summary>
    /// <exception cref="Win32Exception">The program could not be started.</exception>
    public static async Task<ProgramOutput> RunAsync(
        string program, IReadOnlyList<string> arguments, ReadingLimits limits, TimeProvider time, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Prepared(program, arguments, limits)) ?? throw new Win32Exception($"{program} did not start.");
        using var late = new CancellationTokenSource(limits.Time, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            process.StandardInput.Close();

            // Read and thrown away: a full pipe would hold it up, and what it says may quote the file.
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, ending.Token);
            var (bytes, isTooLong) = await ReadAsync(process.StandardOutput.BaseStream, limits.OutputBytes, ending.Token);
            if (!isTooLong)
            {
                await process.WaitForExitAsync(ending.Token);
                await errors;
            }

            return new ProgramOutput(bytes, isTooLong ? 0 : Started(program, process.ExitCode), isTooLong, IsTooSlow: false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProgramOutput(default, 0, IsTooLong: false, IsTooSlow: true);
        }
        finally
        {
            await EndAsync(process);
        }
    }

    private static ProcessStartInfo Prepared(string program, IReadOnlyList<string> arguments, ReadingLimits limits)
    {
        // No more memory than allowed, no file of any size, no image of its memory where it crashes.
        string[] limited =
            [
                string.Create(CultureInfo.InvariantCulture, $"--as={limits.ProgramMemory}"), "--fsize=0", "--core=0",
                string.Create(CultureInfo.InvariantCulture, $"--cpu={Math.Ceiling(limits.Time.TotalSeconds) + 1:0}"), "--", program,
            ];
        List<string> line = [.. File.Exists(Limiter) ? [Limiter, .. limited] : new[] { program }, .. arguments];

        // From its first moment on: what is lowered after it has started may have started others by then.
        if (File.Exists(Lowerer))
        {
            line.InsertRange(0, [Lowerer, "-n", "19"]);
        }

        var start = new ProcessStartInfo(line[0], line.Skip(1));
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        start.WorkingDirectory = Path.GetTempPath();

        // The hub's own environment may hold connection strings.
        var system = Environment.GetEnvironmentVariable("SystemRoot");
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        if (system is not null)
        {
            start.Environment["SystemRoot"] = system;
        }

        return start;
    }

    // What both answer where they cannot start the program, as a shell would.
    private static int Started(string program, int exitCode) =>
        exitCode is 126 or 127 ? throw new Win32Exception($"{program} could not be started.") : exitCode;

    private static async Task<(ReadOnlyMemory<byte> Bytes, bool IsTooLong)> ReadAsync(Stream output, int most, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        while (true)
        {
            // Awaited apart from the read itself: a pipe that a stray grandchild holds open must not hold the hub.
            var read = await output.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken);
            if (read == 0 || bytes.Length + read > most)
            {
                return (bytes.ToArray(), read > 0);
            }

            bytes.Write(buffer, 0, read);
        }
    }

    private static async Task EndAsync(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended meanwhile.
        }
    }
}
