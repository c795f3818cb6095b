using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Access;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Letters to people who were invited.</summary>
public sealed class AccessMailTests : IAsyncLifetime
{
    private static readonly Actor Operator = Actor.System("a test");
    private HubFactory hub = null!;

    public async Task InitializeAsync() => hub = await HubFactory.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Invitation_WithAMailServer_IsSentOnceWithTheLinkAndForgotten()
    {
        await using var server = new MailServer();
        var invited = await hub.Services.GetRequiredService<InviteUser>().ExecuteAsync(
            Operator, new Invitation("grace@example.org", "Grace", "Editor", null), "https://hub.example.org", CancellationToken.None);

        using var sender = Sender(server.Port);
        await sender.StartAsync(CancellationToken.None);
        var letter = await server.NextAsync();
        await UntilEmptyAsync();
        await sender.StopAsync(CancellationToken.None);

        Assert.Contains("RCPT TO:<grace@example.org>", letter, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Subject: Your account", letter, StringComparison.Ordinal);
        Assert.Contains("https://hub.example.org" + invited.Value.Address, letter.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(0, server.Waiting);
    }

    [Fact]
    public async Task Letter_ThatCannotBeSent_WaitsAndItsTextIsInNoLog()
    {
        await hub.Services.GetRequiredService<InviteUser>().ExecuteAsync(
            Operator, new Invitation("grace@example.org", "Grace", "Editor", null), "https://hub.example.org", CancellationToken.None);
        using var sender = Sender(port: 1);

        await sender.StartAsync(CancellationToken.None);
        while ((await NextTryAsync()).Tries == 0)
        {
            await Task.Delay(20);
        }

        await sender.StopAsync(CancellationToken.None);
        Assert.DoesNotContain(hub.Logs.Lines, line => line.Contains("token=", StringComparison.Ordinal));
    }

    private MailSender Sender(int port) => new(
        hub.Services.GetRequiredService<IOutbox>(), new HubOptions { Mail = new() { Host = "127.0.0.1", Port = port, From = "hub@example.org", Tls = false } },
        TimeProvider.System, NullLogger<MailSender>.Instance);

    private async Task UntilEmptyAsync()
    {
        while ((await NextTryAsync()).Count > 0)
        {
            await Task.Delay(20);
        }
    }

    private async Task<(int Count, int Tries)> NextTryAsync()
    {
        await using var scope = hub.Services.CreateAsyncScope();
        var rows = scope.ServiceProvider.GetRequiredService<Storage.HubDbContext>().Outbox.ToList();
        return (rows.Count, rows.Count == 0 ? 0 : rows[0].Tries);
    }

    /// <summary>As little of a mail server as a client needs.</summary>
    private sealed class MailServer : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly BlockingCollection<string> letters = [];
        private readonly Task serving;

        public MailServer()
        {
            listener.Start();
            serving = ServeAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public int Waiting => letters.Count;

        public Task<string> NextAsync() => Task.Run(() => letters.TryTake(out var letter, TimeSpan.FromMinutes(2)) ? letter : throw new TimeoutException("No letter came."));

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await serving;
            letters.Dispose();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    using var reader = new StreamReader(client.GetStream());
                    await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
                    await TalkAsync(reader, writer);
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }

        private async Task TalkAsync(StreamReader reader, StreamWriter writer)
        {
            var said = new System.Text.StringBuilder();
            var isText = false;
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync() is { } line)
            {
                said.Append(line).Append("\r\n");
                if (isText && line == ".")
                {
                    isText = false;
                    letters.Add(said.ToString());
                    await writer.WriteLineAsync("250 kept");
                }
                else if (!isText)
                {
                    isText = line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase);
                    await writer.WriteLineAsync(isText ? "354 go on" : line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 ok");
                }
            }
        }
    }
}
