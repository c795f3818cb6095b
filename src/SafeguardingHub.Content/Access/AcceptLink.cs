using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Access;

/// <summary>Chooses a password by a one-time link: of an invitation, or of a reset. The link stops working.</summary>
public sealed class AcceptLink(ContentEngine engine, PasswordRules rules, IPasswordHash hash)
{
    /// <summary>Why a link does nothing.</summary>
    public const string Worthless = "This link has been used, has run out, or is not complete. Ask for a new one.";

    /// <summary>Sets the password and the name.</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="name">The name as the person writes it.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Outcome<Account>> ExecuteAsync(string secret, string name, string password, CancellationToken cancellationToken)
    {
        name = name.Trim();
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        await unit.Accounts.HoldAsync(cancellationToken);
        if (await unit.Accounts.FindLinkAsync(OneTimeLink.HashOf(secret), engine.Now, cancellationToken) is not { Account: { } id }
            || await unit.Accounts.FindAsync(id, cancellationToken) is not { IsDisabled: false } account)
        {
            return Outcome<Account>.Refused(new Reason(ReasonKind.NotFound, "", Worthless));
        }

        Reason[] faults = [.. PersonRules.FaultsOfName(name), .. rules.Faults(password, account.Email, name)];
        if (faults.Length > 0)
        {
            return Outcome<Account>.Refused(faults);
        }

        await unit.Accounts.RemoveLinksAsync(id, cancellationToken);
        await unit.Accounts.RenameAsync(id, name, cancellationToken);
        await unit.Accounts.SetPasswordAsync(id, hash.Of(password), cancellationToken);
        var accepted = account with { Name = name, CanProve = true };
        unit.Accounts.Note(AuditEntry.Of(accepted.AsActor, nameof(AcceptLink), engine.Now), id, changesRights: false);
        await unit.CommitAsync(cancellationToken);
        return accepted;
    }
}
