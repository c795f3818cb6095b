using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Web.Tests.Support;

/// <summary>The built host as a process of its own, as an operator starts it. It is ended with the test, whatever happens.</summary>
internal sealed class HubProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = [];
    private readonly ConcurrentQueue<string> errors = [];

    private HubProcess(IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder,
            ArgumentList = { typeof(Program).Assembly.Location },
            Environment = { ["DOTNET_NOLOGO"] = "1", ["DOTNET_TieredPGO"] = "0" },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
    }

    public string Output => string.Join('\n', output);

    public string Errors => string.Join('\n', errors);

    public int Id => process.Id;

    /// <summary>Where the server answers.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ended> RunAsync(string folder, params string[] arguments)
    {
        await using var hub = new HubProcess(arguments, folder);
        return await hub.EndAsync();
    }

    /// <summary>Starts a command without waiting for it.</summary>
    public static HubProcess Start(string folder, params string[] arguments) => new(arguments, folder);

    /// <summary>Starts a server on a free port and waits until it is ready.</summary>
    public static async Task<HubProcess> ServeAsync(string dataFolder, params string[] more)
    {
        var hub = StartServer(dataFolder, more);
        try
        {
            await hub.ReadyAsync();
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a server on a free port without waiting for it.</summary>
    public static HubProcess StartServer(string dataFolder, params string[] more)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        return new HubProcess(["serve", "--data", dataFolder, "--urls", address.OriginalString, "--Hub:Recipes", Repository.File("recipes"), "--Hub:Links:Ask", "false", .. more], dataFolder)
        {
            Address = address,
        };
    }

    /// <summary>Waits until the server is ready.</summary>
    public async Task ReadyAsync()
    {
        using var client = new HttpClient();
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested && !process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/health/ready"), patience.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50, CancellationToken.None);
        }

        throw new InvalidOperationException($"The host did not become ready.\n{Output}\n{Errors}");
    }

    /// <summary>Waits until the command has said that on either stream.</summary>
    public async Task SaysAsync(string text)
    {
        var started = Stopwatch.GetTimestamp();
        while (!Output.Contains(text, StringComparison.Ordinal) && !Errors.Contains(text, StringComparison.Ordinal))
        {
            Assert.False(process.HasExited, $"The command ended before it said '{text}'.\n{Output}\n{Errors}");
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"'{text}' was not said.\n{Output}\n{Errors}");
            await Task.Delay(5);
        }
    }

    /// <summary>Ends the process without a word, as a power cut does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Waits for the end.</summary>
    public async Task<Ended> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return new Ended(process.ExitCode, Output, Errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>How a command ended.</summary>
internal sealed record Ended(int Code, string Output, string Errors)
{
    /// <summary>All that it said.</summary>
    public string Said => Output + "\n" + Errors;
}
