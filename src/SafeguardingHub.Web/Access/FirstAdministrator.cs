using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage;
using SafeguardingHub.Web.Configuration;

namespace SafeguardingHub.Web.Access;

/// <summary>
/// A hub in which nobody has an account gets its first at the start: from the configuration, or by a link that only those see
/// who see the console. There is no password that everybody knows.
/// </summary>
internal sealed class FirstAdministrator(IAccounts accounts, SetUpAdministrator setUp, HubOptions options, IConfiguration configuration, SetUpNotice notice)
{
    /// <summary>Makes the account, or shows the link; nothing where there is an account.</summary>
    /// <exception cref="HubDataException">The configuration asks for an account that cannot be made; the message says why.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (await accounts.AnyAsync(cancellationToken))
        {
            return;
        }

        if (options.Admin is { Email.Length: > 0, Password.Length: > 0 } admin)
        {
            var name = string.IsNullOrWhiteSpace(admin.Name) ? admin.Email.Split('@')[0] : admin.Name;
            var outcome = await setUp.ExecuteAsync(secret: null, admin.Email, name, admin.Password, cancellationToken);

            // Another node of the same database may have been first.
            if (!outcome.Succeeded && !await accounts.AnyAsync(cancellationToken))
            {
                throw new HubDataException("The first account cannot be made from Hub:Admin. " + string.Join(" ", outcome.Reasons.Select(reason => reason.Message)));
            }
        }
        else if (await setUp.LinkAsync(cancellationToken) is { } address)
        {
            notice.Show(Origin(configuration["Urls"]) + address);
        }
    }

    // Where this server will listen, in a form that can be opened on the same machine.
    private static string Origin(string? urls)
    {
        var first = (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "http://127.0.0.1:5000";
        return first.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal).TrimEnd('/');
    }
}

/// <summary>Shows the set-up link where it is not kept: on the console, never in a log.</summary>
/// <param name="output">The console.</param>
internal sealed class SetUpNotice(TextWriter output)
{
    /// <summary>The link that was shown last; null for none.</summary>
    public string? Link { get; private set; }

    /// <summary>Shows the link.</summary>
    public void Show(string link)
    {
        Link = link;
        output.WriteLine();
        output.WriteLine("Nobody has an account yet. Make the first one here, within 24 hours:");
        output.WriteLine(link);
        output.WriteLine();
        output.Flush();
    }
}
