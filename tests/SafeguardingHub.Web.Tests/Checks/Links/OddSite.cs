using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SafeguardingHub.Web.Checking.Links;

namespace SafeguardingHub.Web.Tests.Checks.Links;

/// <summary>What somebody asked.</summary>
internal sealed record Asked(string Method, string Path, IReadOnlyDictionary<string, string> Headers, TimeSpan At);

/// <summary>A site that answers in every way in which a server can, octet by octet. It stands on a loopback address that nothing else uses.</summary>
internal sealed class OddSite : IAsyncDisposable
{
    public static readonly IPAddress Machine = IPAddress.Parse("127.0.0.2");

    private readonly TcpListener listener = new(Machine, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<string, Func<Asked, Stream, CancellationToken, Task>> answers = new(StringComparer.Ordinal);
    private readonly X509Certificate2? certificate;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Task running;

    public static OddSite Open(bool isSecure = false) => new(isSecure);

    private OddSite(bool isSecure)
    {
        if (isSecure)
        {
            using var key = RSA.Create(2048);
            certificate = new CertificateRequest("CN=other.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                .CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
        }

        listener.Start();
        running = RunAsync();
    }

    public ConcurrentQueue<Asked> Asked { get; } = [];

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int OctetsSent { get; private set; }

    public string Address(string path, string host = "site.test") => $"{(certificate is null ? "http" : "https")}://{host}:{Port}{path}";

    /// <summary>Answers what is asked for at that path, or by that method at that path.</summary>
    public OddSite At(string path, Func<Asked, Stream, CancellationToken, Task> answer)
    {
        answers[path] = answer;
        return this;
    }

    public OddSite At(string path, string status, string headers = "", string body = "") => At(
        path, (asked, stream, token) => SayAsync(stream, $"HTTP/1.1 {status}\r\n{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{(asked.Method == "HEAD" ? "" : body)}", token));

    public async Task SayAsync(Stream stream, string text, CancellationToken cancellationToken)
    {
        var octets = Encoding.UTF8.GetBytes(text);
        await stream.WriteAsync(octets, cancellationToken);
        OctetsSent += octets.Length;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        certificate?.Dispose();
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        var open = new List<Task>();
        while (!stopping.IsCancellationRequested)
        {
            open.Add(ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
        }

        await Task.WhenAll(open);
    }

    private async Task ServeAsync(TcpClient guest)
    {
        using (guest)
        {
            try
            {
                Stream stream = guest.GetStream();
                if (certificate is not null)
                {
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stopping.Token);
                    stream = secure;
                }

                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var first = (await reader.ReadLineAsync(stopping.Token) ?? "").Split(' ');
                var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                while (await reader.ReadLineAsync(stopping.Token) is { Length: > 0 } line)
                {
                    var colon = line.IndexOf(':', StringComparison.Ordinal);
                    headers[line[..colon]] = line[(colon + 1)..].Trim();
                }

                if (first.Length < 3)
                {
                    return;
                }

                var asked = new Asked(first[0], first[1], headers, clock.Elapsed);
                Asked.Enqueue(asked);
                var answer = answers.GetValueOrDefault($"{asked.Method} {asked.Path}") ?? answers.GetValueOrDefault(asked.Path)
                    ?? ((_, to, token) => SayAsync(to, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", token));
                await answer(asked, stream, stopping.Token);
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The guest has gone, or the test is over.
            }
        }
    }
}

/// <summary>The public internet and the odd site: names are made up, nothing is asked of any name server.</summary>
internal sealed class OddReach(params OddSite[] sites) : ILinkReach
{
    private readonly PublicReach real = new();

    public Dictionary<string, IPAddress> Names { get; } = new(StringComparer.OrdinalIgnoreCase) { ["site.test"] = OddSite.Machine, ["other.test"] = OddSite.Machine };

    public bool Allows(IPAddress address) => address.Equals(OddSite.Machine) || real.Allows(address);

    public bool AllowsPort(int port) => sites.Any(site => site.Port == port) || real.AllowsPort(port);

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host, out var address) ? Task.FromResult<IPAddress[]>([address])
        : Names.TryGetValue(host, out var known) ? Task.FromResult<IPAddress[]>([known])
        : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));
}
