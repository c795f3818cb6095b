using System.Net;
using System.Net.Mail;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Configuration;

namespace SafeguardingHub.Web.Access;

/// <summary>Sends the letters of the outbox, where a mail server is configured; what fails is tried again, ever more seldom.</summary>
internal sealed partial class MailSender(IOutbox outbox, HubOptions options, TimeProvider time, ILogger<MailSender> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly Duration LongestPause = Duration.FromHours(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Mail.IsOn)
        {
            return;
        }

        try
        {
            while (true)
            {
                while (await SendNextAsync(stoppingToken))
                {
                }

                await Task.Delay(Pause, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    // Whether there was a letter: the next is looked for at once.
    private async Task<bool> SendNextAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Whoever takes a letter and is gone leaves it to others after that time.
            if (await outbox.TakeAsync(time.Now(), time.Now() + Duration.FromMinutes(5), cancellationToken) is not { } next)
            {
                return false;
            }

            try
            {
                await SendAsync(next.Mail, cancellationToken);
                await outbox.SentAsync(next.Id, CancellationToken.None);
            }
            catch (Exception error) when (error is SmtpException or IOException or System.Net.Sockets.SocketException or FormatException)
            {
                LogFailed(next.Id, next.Tries, error.GetType().Name);
                var pause = Duration.FromMinutes(Math.Pow(2, Math.Min(next.Tries, 10)) / 2);
                await outbox.PutOffAsync(next.Id, time.Now() + Duration.Min(pause, LongestPause), cancellationToken);
            }

            return true;
        }
        catch (Exception error) when (error is System.Data.Common.DbException or StoreBusyException)
        {
            LogStore(error.GetType().Name);
            return false;
        }
    }

    private async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var server = options.Mail;
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.Tls, Timeout = 30_000 };
        if (server.UserName.Length > 0)
        {
            client.Credentials = new NetworkCredential(server.UserName, server.Password);
        }

        using var message = new MailMessage(server.From, mail.To, mail.Subject, mail.Text);
        await client.SendMailAsync(message, cancellationToken);
    }

    [LoggerMessage(50, LogLevel.Warning, "Letter {Letter} could not be sent, try {Tries}: {Fault}. It is tried again later.", EventName = "MailFailed")]
    private partial void LogFailed(long letter, int tries, string fault);

    [LoggerMessage(51, LogLevel.Warning, "The outbox could not be read: {Fault}.", EventName = "OutboxFailed")]
    private partial void LogStore(string fault);
}
