using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Access;

/// <summary>Makes the first account of a hub that has none: an administrator of everything.</summary>
public sealed class SetUpAdministrator(ContentEngine engine, PasswordRules rules, IPasswordHash hash)
{
    /// <summary>The role of whoever runs the hub, as the hub's recipes define it.</summary>
    public const string RoleName = "Administrator";

    /// <summary>Makes a link for whoever can read the host's console; null where somebody has an account.</summary>
    public async Task<string?> LinkAsync(CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        await unit.Accounts.HoldAsync(cancellationToken);
        if ((await unit.Accounts.ListAsync(cancellationToken)).Count > 0)
        {
            return null;
        }

        var (link, secret) = OneTimeLink.New(LinkKind.SetUp, account: null, engine.Now);
        await unit.Accounts.AddLinkAsync(link, cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return OneTimeLink.AddressOf(LinkKind.SetUp, secret);
    }

    /// <summary>Makes the account.</summary>
    /// <param name="secret">The secret of the set-up link; null where the operator's configuration asks for the account.</param>
    /// <param name="email">The address.</param>
    /// <param name="name">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Outcome<Account>> ExecuteAsync(string? secret, string email, string name, string password, CancellationToken cancellationToken)
    {
        (email, name) = (email.Trim(), name.Trim());
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        await unit.Accounts.HoldAsync(cancellationToken);
        if ((secret is not null && await unit.Accounts.FindLinkAsync(OneTimeLink.HashOf(secret), engine.Now, cancellationToken) is not { Kind: LinkKind.SetUp })
            || (await unit.Accounts.ListAsync(cancellationToken)).Count > 0)
        {
            return Outcome<Account>.Refused(new Reason(ReasonKind.NotFound, "", AcceptLink.Worthless));
        }

        var roles = await unit.RolesAsync(cancellationToken);
        Reason[] faults =
        [
            .. PersonRules.FaultsOfEmail(email), .. PersonRules.FaultsOfName(name), .. rules.Faults(password, email, name),
            .. roles.Any(role => role.Name.Equals(RoleName, StringComparison.OrdinalIgnoreCase)) ? Array.Empty<Reason>()
                : [new Reason(ReasonKind.NotFound, "", $"The hub has no role {RoleName}: run the recipe that defines its roles first.")],
        ];
        if (faults.Length > 0)
        {
            return Outcome<Account>.Refused(faults);
        }

        var account = InviteUser.NewAccount(email, name, engine.Now);
        await unit.Accounts.RemoveLinksAsync(account: null, cancellationToken);
        await unit.Accounts.AddAsync(account.Id, email, name, engine.Now, cancellationToken);
        await unit.Accounts.SetPasswordAsync(account.Id, hash.Of(password), cancellationToken);
        await unit.Accounts.AddGrantAsync(account.Id, RoleName, section: null, cancellationToken);
        var by = secret is null ? Actor.System("Configuration") : account.AsActor;
        unit.Accounts.Note(AuditEntry.Of(by, nameof(SetUpAdministrator), engine.Now), account.Id, changesRights: true);
        await unit.CommitAsync(cancellationToken);
        return account with { CanProve = true };
    }
}
