using System.Globalization;
using Microsoft.AspNetCore.Identity;
using SafeguardingHub.Storage;

namespace SafeguardingHub.Web.Access;

/// <summary>
/// Codes of an authenticator app, each taken once. Identity takes a code for as long as it holds, which is some minutes; whoever
/// looks over a shoulder could use it again.
/// </summary>
internal sealed class CodesOnce(TimeProvider time) : AuthenticatorTokenProvider<HubUser>
{
    private const string Provider = "SafeguardingHub";
    private const string Name = "UsedCodes";

    // Identity takes codes of two steps of half a minute before and after; beyond that it refuses them by itself.
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<HubUser> manager, HubUser user)
    {
        if (!await base.ValidateAsync(purpose, token, manager, user))
        {
            return false;
        }

        var now = time.GetUtcNow();
        var used = Read(await manager.GetAuthenticationTokenAsync(user, Provider, Name), now - Holds);
        var code = int.Parse(token, CultureInfo.InvariantCulture);
        if (used.Exists(one => one.Code == code))
        {
            return false;
        }

        // Two requests with one code at the same moment: the account's stamp lets one of them save.
        used.Add((code, now.ToUnixTimeSeconds()));
        var text = string.Join(' ', used.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Code}@{one.At}")));
        return (await manager.SetAuthenticationTokenAsync(user, Provider, Name, text)).Succeeded;
    }

    private static List<(int Code, long At)> Read(string? text, DateTimeOffset since) =>
    [
        .. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('@'))
            .Select(pair => (int.Parse(pair[0], CultureInfo.InvariantCulture), long.Parse(pair[1], CultureInfo.InvariantCulture)))
            .Where(one => one.Item2 > since.ToUnixTimeSeconds()),
    ];
}
