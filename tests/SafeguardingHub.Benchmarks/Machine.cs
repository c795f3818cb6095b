using System.Net;
using System.Net.Sockets;

namespace SafeguardingHub.Benchmarks;

/// <summary>What the benchmarks ask of the machine they run on.</summary>
internal static class Machine
{
    /// <summary>The load of the last minute, where the system tells it.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>An address on the loopback interface where nothing listens now.</summary>
    public static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
